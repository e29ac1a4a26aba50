"""Half a year made up by chance, with units' forms, press and cases: each table of the report by the plan is reckoned again.

Only the lists that the test itself wrote are used for that, none of the program's counting. Page, Excel and Word's document agree.
"""

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from brief_office import AN, keep, noon
from brief_pages import tables_of
from brief_sheets import cells_of, names, opened, sheet

from monitor.briefings.gathering import gather
from monitor.briefings.units.asking import form_of, units_of
from monitor.briefings.units.entering import enter, read
from monitor.case import Linked, Moved, Opened, Paper
from monitor.cases import load as case_now
from monitor.cases import office_of, open_case
from monitor.cases.adding import add
from monitor.config import load
from monitor.periods import named
from monitor.publish.briefing.annex_xlsx import synthesis_xlsx
from monitor.publish.briefing.page import page_html
from monitor.publish.briefing.synthesis import synthesis_document
from monitor.publish.briefing.unit_form import TABLE, form_csv
from monitor.publish.briefing.walk import grids, sections
from monitor.store import Store
from monitor.vietnamese.wording import padded

HALF, FIRST, DAYS = named("2026H1"), date(2026, 1, 1), 181
MADE = datetime(2026, 7, 10, 3, 0, tzinfo=UTC)
TONES = ("tich-cuc", "trung-tinh", "nhieu-chieu", "tieu-cuc", None)
UNITS = 9
TABLE_4 = ("hop-bao", "thong-cao", "cau-hoi", "dung-han", "qua-han")


@pytest.fixture(scope="module")
def settings():
    """The shipped rules, by which everything is in scope that a test keeps."""
    return load(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def made(settings, tmp_path_factory):
    """The half year: (what the test wrote down, its briefing, its report)."""
    chance = Random(2026)
    with Store.open(tmp_path_factory.mktemp("half") / "monitor.db") as store:
        log = {
            "press": _press(store, chance),
            "forms": _forms(store, settings, chance),
            "cases": _cases(store, settings, chance),
        }
        briefing = gather(store, settings, HALF, MADE)
    return log, briefing, synthesis_document(briefing, settings.briefing, settings.synthesis)


def _press(store, chance):
    """(month, tone, reprints) of each item."""
    found = []
    for n in range(160):
        day, tone = FIRST + timedelta(days=chance.randrange(DAYS)), chance.choice(TONES)
        number = keep(
            store, f"bai-{n}", noon(day), tone=tone, in_scope=True, group=chance.choice(("cua-tinh", "trung-uong"))
        )
        copies = chance.randrange(3) if n % 4 == 0 else 0
        for copy in range(copies):
            keep(store, f"bai-{n}-{copy}", noon(day), copy_of=number, outlet=f"Báo {copy}")
        found.append((day.month, tone, copies))
    return found


def _forms(store, settings, chance):
    """What each unit told: (name, day received, {item: number})."""
    found = []
    for unit in units_of(settings, HALF)[:UNITS]:
        rows = _empty(settings, unit.id)
        told = {}
        for row in rows[TABLE:]:
            if chance.random() < 0.6:  # of the rest a unit tells nothing
                told[row[0]] = chance.choice((0, 1, 7, 12, 250, 1234))
        told |= {"cau-hoi": 9, "dung-han": 4, "qua-han": 2} if "cau-hoi" in told else {}
        for row in rows[TABLE:]:
            row[4] = str(told.get(row[0], ""))
        rows[3][1], rows[4][1], rows[5][1] = "Trần Thử", "01/06/2026", "7/BC"
        received = date(2026, 6, 10) + timedelta(days=chance.randrange(9))
        report = read(settings, HALF, _as_csv(rows), received, MADE)
        enter(store, HALF, report, "canbo", MADE)
        found.append(
            (
                unit.name,
                received,
                {id_: number for id_, number in told.items() if id_ in {row[0] for row in rows[TABLE:]}},
            )
        )
    return found


def _empty(settings, unit):
    text = form_csv(form_of(settings, HALF, unit)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text.split("\n", 1)[1]), delimiter=";"))


def _as_csv(rows):
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode()


def _cases(store, settings, chance):
    """(day opened, day closed or None) of each case."""
    found, office = [], office_of(settings)
    for n in range(8):
        day = date(2025, 12, 1) + timedelta(days=chance.randrange(205))
        number = keep(store, f"vu-{n}", noon(date(2025, 11, 1)))
        case = open_case(store, Opened(f"Vụ thử {n}", 2, noon(day)), [Linked(number)], actor=AN, at=noon(day))
        closed = None
        if n % 2:
            closed = day + timedelta(days=chance.randrange(1, 60))
            for body in (Moved("outside"), Moved("closed", outcome="handed-over")):
                now, paper = case_now(store, case), Paper("1/BC", closed)
                add(store, office, now, [body], actor=AN, at=noon(closed), note="Không thuộc thẩm quyền.", paper=paper)
        found.append((day, closed))
    return found


def rows(document, id_):
    return [[cell.text for cell in row] for grid in grids(document) if grid.id == id_ for row in grid.rows]


def said(document):
    return "\n".join(sentence.text for section in sections(document) for sentence in section.sentences)


def number(total):
    """As a table prints it; None: nobody told it."""
    return "–" if total is None else padded(total)


def test_each_sum_of_the_plan_is_that_of_the_forms_with_how_many_told_it(made, settings):
    log, _, report = made
    looked = 0
    for part in settings.synthesis.part:
        for section in (each for each in part.section if each.item):
            wanted = []
            for item in section.item:
                told = [form[item.id] for _, _, form in log["forms"] if item.id in form]
                wanted.append([item.title, item.measure, number(sum(told) if told else None), padded(len(told))])
            assert rows(report, f"bang-ke-hoach-{section.item[0].id}") == wanted
            looked += len(wanted)
    assert looked == len(settings.synthesis.items)


def test_table_4_is_that_of_the_forms(made):
    log, _, report = made
    told = [(name, [form.get(id_) for id_ in TABLE_4]) for name, _, form in log["forms"]]
    told = [(name, numbers) for name, numbers in told if any(each is not None for each in numbers)]
    columns = list(zip(*(numbers for _, numbers in told), strict=True))
    sums = [sum(each for each in column if each is not None) for column in columns]

    assert rows(report, "bang-4") == [[name, *map(number, numbers)] for name, numbers in (*told, ("Tổng", sums))]


def test_each_month_is_that_of_the_press(made):
    log, _, report = made
    by_month = {month: [each for each in log["press"] if each[0] == month] for month in range(1, 7)}
    wanted = []
    for name, found in (*((f"{month:02d}/2026", each) for month, each in by_month.items()), ("Tổng", log["press"])):
        tones = Counter(tone for _, tone, _ in found)
        printed = len(found) + sum(copies for _, _, copies in found)
        wanted.append([name, *map(padded, (len(found), printed, *(tones[tone] for tone in TONES)))])

    assert rows(report, "phu-luc-thang") == wanted


def test_each_unit_stands_as_its_day_says(made, settings):
    log, _, report = made
    received = {name: day for name, day, _ in log["forms"]}
    wanted = []
    for unit in units_of(settings, HALF):
        day = received.get(unit.name)
        late = (day - date(2026, 6, 14)).days if day else 0
        wanted.append("Chưa gửi (đã quá hạn)" if day is None else f"Chậm {late:02d} ngày" if late > 0 else "Đúng hạn")

    assert [row[4] for row in rows(report, "phu-luc-don-vi")] == wanted
    assert f"Tổng hợp báo cáo của {UNITS:02d} trên {len(wanted)} đơn vị" in report.opening[1].text


def test_the_cases_are_those_of_the_half_year_as_they_stood_at_its_end(made):
    log, _, report = made
    last = HALF.last
    there = [(day, closed) for day, closed in log["cases"] if day <= last and (closed is None or closed >= FIRST)]
    ended = [closed for _, closed in there if closed and closed <= last]
    opened_in = [day for day, _ in there if day >= FIRST]
    wanted = (
        f"Đã theo dõi {padded(len(there))} vụ việc: mở mới trong kỳ {padded(len(opened_in))}, đã kết thúc {padded(len(ended))}, "
        f"đang xử lý {padded(len(there) - len(ended))} (Phụ lục III)."
    )

    assert wanted in said(report)
    assert len(rows(report, "phu-luc-vu-viec")) == len(there)
    assert 0 < len(ended) < len([closed for _, closed in log["cases"] if closed])  # some ended before it or after it


def test_page_and_excel_have_the_same_tables_as_the_report(made):
    _, briefing, report = made
    wanted = [[[cell.text for cell in row] for row in grid.rows] for grid in grids(report)]

    assert tables_of(page_html(report, briefing, {})) == wanted
    assert cells_of(synthesis_xlsx(report, briefing), report) == wanted


def test_the_workbook_lists_every_answer_of_every_unit_so_that_each_sum_can_be_made_again(made):
    log, briefing, report = made
    book = opened(synthesis_xlsx(report, briefing))
    assert names(book)[:2] == ["Mục II.1 của Kế hoạch", "Mục II.2.1 của Kế hoạch"]
    place = next(n for n, name in enumerate(names(book), 1) if name == "Đơn vị báo cáo")
    told = [(row[0], row[3], int(row[6])) for row in sheet(book, place)[1:] if 6 in row]

    assert sorted(told) == sorted((name, id_, count) for name, _, form in log["forms"] for id_, count in form.items())


def test_the_office_says_it_in_its_own_words(made, settings):
    _, briefing, _ = made
    words = settings.synthesis.model_copy(
        update={"sentences": {"sums": "Các đơn vị cho biết: {sums}."}, "headings": {"trouble": "Cái khó"}}
    )
    report = synthesis_document(replace(briefing), settings.briefing, words)

    assert "Các đơn vị cho biết: văn bản chỉ đạo" in said(report)
    assert "Theo báo cáo của các đơn vị" not in said(report)
    assert "nêu cái khó trong báo cáo" in said(report)
