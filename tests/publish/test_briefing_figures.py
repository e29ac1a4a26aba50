"""Every figure of a briefing counts what its query says; shares and points. Not for: words and order (test_briefing_document)."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from time import process_time

import pytest
from brief_samples import empty, no_year_before, of_period, one_item, quarter, running
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.briefing import Figure, Want
from monitor.config.briefing import BriefingRules
from monitor.publish.briefing.count import appearances, chosen, count, count_appearances, counting, outlets_of
from monitor.publish.briefing.document import document
from monitor.publish.digest.places import GROUP_NAMES
from monitor.vietnamese.wording import decimal, padded

RULES = BriefingRules()
EVERY = {
    "quarter": quarter,
    "empty": empty,
    "one item": one_item,
    "no year before": no_year_before,
    "running": running,
    "week": lambda: of_period("2026-W36"),
    "half": lambda: of_period("2026H1"),
    "year": lambda: of_period("2026"),
    "range": lambda: of_period("2026-07-01..2026-08-15"),
}


@cache
def told(name):
    briefing = EVERY[name]()
    return briefing, document(briefing, RULES)


def sections_of(document):
    def walk(section):
        yield section
        for part in section.parts:
            yield from walk(part)

    for section in (*document.sections, *document.annexes):
        yield from walk(section)


def grids_of(document):
    return [grid for section in sections_of(document) for grid in section.grids]


def grid(document, id_):
    return next(each for each in grids_of(document) if each.id == id_)


def cells_of(document):
    return [cell for each in grids_of(document) for row in each.rows for cell in row]


def figures_of(document):
    for section in sections_of(document):
        for sentence in section.sentences:
            yield from sentence.figures
    for cell in cells_of(document):
        yield from (figure for figure in (cell.figure, cell.of) if figure)


def recounted(briefing, figure):
    items = chosen(briefing, figure.want)
    return {"items": len(items), "appearances": appearances(items), "outlets": len(outlets_of(items))}[figure.counts]


@pytest.mark.parametrize("name", EVERY)
def test_every_figure_is_the_number_of_rows_that_its_query_chooses(name):
    briefing, made = told(name)
    figures = list(figures_of(made))
    assert figures
    assert [figure for figure in figures if figure.value != recounted(briefing, figure)] == []


@pytest.mark.parametrize("name", EVERY)
def test_a_cell_prints_its_figure_or_a_share_of_it(name):
    for cell in cells_of(told(name)[1]):
        if cell.figure and not cell.of:
            assert cell.text in (
                padded(cell.figure.value),
                cell.text.split(" (")[0] + f" ({padded(cell.figure.value)})",
            )
        if cell.of and not cell.text.startswith(("+", "-", "0,00")):
            assert cell.text == decimal(Decimal(100 * cell.figure.value) / cell.of.value, 2)


@pytest.mark.parametrize("name", EVERY)
def test_a_cell_that_prints_a_number_holds_it_for_a_table_that_reckons(name):
    for cell in cells_of(told(name)[1]):
        if isinstance(cell.number, int) and cell.number >= 0 and not cell.text.startswith("+"):
            assert cell.text in (padded(cell.number), str(cell.number))
        if isinstance(cell.number, Decimal):
            assert cell.text.lstrip("+") == decimal(cell.number, 2)


@pytest.mark.parametrize("name", EVERY)
def test_a_sentence_prints_each_of_its_figures_or_says_that_there_is_none(name):
    for section in sections_of(told(name)[1]):
        for sentence in section.sentences:
            if not sentence.text.startswith("So với "):  # which prints how far they moved
                missing = [each for each in sentence.figures if each.value and padded(each.value) not in sentence.text]
                assert missing == [], sentence.text


def test_table_1_is_what_a_plain_count_of_the_rows_gives():
    briefing, made = told("quarter")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in grid(made, "bang-1").rows}
    items = Counter(item.group for item in briefing.items)
    printed = Counter()
    for item in briefing.items:
        printed[item.group] += 1 + len(item.copies)
    tones = Counter((item.group, item.tone) for item in briefing.items)
    for group, name in GROUP_NAMES.items():
        each = [tones[group, tone] for tone in ("tich-cuc", "trung-tinh", "nhieu-chieu", "tieu-cuc", None)]
        assert rows[name][:7] == [padded(number) for number in (items[group], printed[group], *each)]
    assert rows["Tổng"][:2] == [padded(items.total()), padded(printed.total())]


def test_small_groups_have_no_percentage_and_the_note_says_from_when_on():
    table = grid(told("quarter")[1], "bang-1")
    assert [row[8].text for row in table.rows] == ["–"] * 7 + ["20,00"]
    assert any("dưới 20 tin, bài" in note for note in table.notes)


def test_the_smallest_denominator_is_the_offices_to_set():
    briefing = quarter()
    table = grid(document(briefing, BriefingRules(smallest_denominator=5)), "bang-1")
    assert table.rows[0][8].text == "20,00"
    none = grid(document(briefing, BriefingRules(smallest_denominator=56)), "bang-1")
    assert none.rows[-1][8].text == "–"


def test_points_are_the_difference_of_the_printed_shares():
    briefing, made = told("quarter")
    then = dict(briefing.before.counts.tones)
    share_then = round(Decimal(100 * then["tieu-cuc"]) / sum(then.values()), 2)
    total = grid(made, "bang-1").rows[-1]
    assert total[9].number == total[8].number - share_then
    row = next(row for row in grid(made, "bang-1b").rows if row[0].text == "Tiêu cực")
    assert (row[3].number, row[4].number) == (share_then, total[9].number)


def test_the_rows_of_tones_and_groups_add_up():
    table = grid(told("quarter")[1], "bang-1")
    for row in table.rows:
        assert row[1].number == sum(cell.number for cell in row[3:8])
    for column in range(1, 8):
        assert table.rows[-1][column].number == sum(row[column].number for row in table.rows[:-1])


def test_the_steps_of_time_add_up_to_the_whole():
    for name in ("quarter", "week", "half", "year", "range"):
        briefing, made = told(name)
        table = grid(made, "bang-1c")
        assert sum(row[1].number or 0 for row in table.rows[:-1]) == len(briefing.items) == table.rows[-1][1].number


WANTS = st.builds(
    Want,
    group=st.sampled_from([None, *GROUP_NAMES]),
    tone=st.sampled_from([None, "tich-cuc", "tieu-cuc"]),
    judged=st.sampled_from([None, True, False]),
    topic=st.sampled_from(["", "doi-ngoai", "tin-gia", "khong-co"]),
    place=st.sampled_from(["", "Na Hang", "Không Có"]),
    outlet=st.sampled_from(["", "Báo Tỉnh Thử"]),
    first=st.sampled_from([None, quarter().period.days[20]]),
    last=st.sampled_from([None, quarter().period.days[60]]),
    story=st.sampled_from([None, 1, 99]),
    flagged=st.sampled_from([None, True, False]),
    foreign=st.sampled_from([None, True, False]),
    own=st.sampled_from([None, True, False]),
)


@settings(max_examples=300, deadline=None)
@given(WANTS)
def test_counting_at_once_gives_what_the_plain_definition_gives(want):
    briefing = told("quarter")[0]
    counted = counting(briefing)
    assert counted.items(want) == chosen(briefing, want)
    assert counted.count(want) == count(briefing, want)
    assert counted.appearances(want) == count_appearances(briefing, want)


def test_sources_that_an_office_names_are_its_own_whatever_their_group():
    briefing = replace(quarter(), own=("tw-thu",))
    found = counting(briefing).count(Want(own=True))
    assert found == Figure(18, Want(own=True)) == count(briefing, Want(own=True))


def test_a_query_is_an_address_that_the_desk_can_read():
    first = quarter().period.first
    assert Want(outlet="Báo A & B", first=first, own=True).query == "outlet=B%C3%A1o+A+%26+B&first=2026-07-01&own=yes"
    assert Want().query == ""


def test_a_document_of_fifty_thousand_items_is_made_in_seconds():
    briefing = quarter(52_304)
    begin = process_time()
    made = document(briefing, RULES)
    assert process_time() - begin < 10  # 1 s on an idle computer
    assert grid(made, "bang-1").rows[-1][1].number == 52_304
