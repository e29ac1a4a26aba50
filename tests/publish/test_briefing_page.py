"""The page of a briefing: on a phone, on a projector, in the dark, on paper; figures open, nothing runs, nothing is loaded.

Not for: the numbers on it (test_briefing_rows.py).
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import axe_playwright_python
import pytest
from brief_documents import full
from brief_pages import numbers_of, parsed
from brief_samples import empty, frozen, of_period, one_item, quarter, running
from brief_sheets import names, opened, sheet

from monitor.briefing import Figure, Want
from monitor.config.briefing import BriefingRules
from monitor.publish.briefing.annex_xlsx import annex_xlsx
from monitor.publish.briefing.document import document
from monitor.publish.briefing.page import page_html
from monitor.publish.briefing.rows import rows_csv, rows_jsonl
from monitor.publish.briefing.values import Cell, Chart, Document, Grid, Section, Sentence, Series
from monitor.publish.briefing.walk import charts, grids, sections

RULES = BriefingRules()
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDTH = "document.documentElement.scrollWidth"
ROOT = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
LONG = "dài" * 80


def long_words():
    """Names without a space, wherever there may be one."""
    chart = Chart("b-1", LONG, "bars", (LONG, "b"), (Series(LONG, (1, None)), Series("s", (2, 3))), note=LONG)
    grid = Grid("bang-1", LONG, (LONG,) * 6, ((Cell(LONG), *(Cell("1.234") for _ in range(5))),), (LONG,))
    section = Section("I", LONG, (Sentence(LONG), Sentence(LONG, blank=True)), (grid,), (chart,))
    return Document("BÁO CÁO", LONG, (), (section,), (), (LONG,))


PAGES = {
    "quarter": lambda: (document(quarter(), RULES), quarter()),
    "year": lambda: (document(of_period("2026"), RULES), of_period("2026")),
    "empty": lambda: (document(empty(), RULES), empty()),
    "one item": lambda: (document(one_item(), RULES), one_item()),
    "long words": lambda: (long_words(), quarter()),
}


@cache
def made(name):
    """One of `PAGES`."""
    return page_html(*PAGES[name]()).decode()


def page(briefing=None, **given):
    """The page without its pictures, which take a while to draw."""
    briefing = briefing or quarter()
    return page_html(document(briefing, RULES), briefing, **({"pictures": {}} | given))


@cache
def whole():
    """The page of a quarter with all that belongs to it."""
    return page(pictures=None).decode()


def sentence(text, *values):
    """A page of one sentence with figures, each of which opens a list."""
    figures = tuple(Figure(value, Want(story=n)) for n, value in enumerate(values))
    told = Document("BÁO CÁO", "thử", (Sentence(text, figures=figures),), (), (), ())
    made = parsed(page_html(told, quarter(), {}, lambda figure: f"/ds?{figure.want.query}"))
    return [(each.get("href"), each.text_content()) for each in made.xpath("//main//a")]


@pytest.mark.parametrize("width", [390, 1200, 1920])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(opened, name, width):
    shown = opened(made(name), width)
    assert shown.evaluate(WIDTH) <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_shuts_people_out(opened, scheme):
    """As axe-core sees it, with every contrast of words."""
    shown = opened(page(running(), link=lambda _: "https://desk.example/").decode(), 1200, scheme)
    shown.evaluate(AXE)
    found = shown.evaluate("axe.run(document)")["violations"]

    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_a_projector_gets_large_letters_and_a_person_larger_ones(opened):
    shown = opened(whole(), 1920)
    usual = shown.evaluate(ROOT)
    shown.get_by_label("Chữ to, để trình chiếu").check()

    assert (opened(whole(), 1200).evaluate(ROOT), usual) == (16, 22)
    assert shown.evaluate(ROOT) > usual
    assert shown.evaluate(WIDTH) <= 1920


def test_a_dark_screen_gets_light_letters_and_the_picture_keeps_its_paper(opened):
    shown = opened(whole(), 390, "dark")

    assert shown.evaluate("getComputedStyle(document.body).color") == "rgb(230, 233, 236)"
    assert (
        shown.evaluate("getComputedStyle(document.querySelector('.picture')).backgroundColor") == "rgb(255, 255, 255)"
    )


def test_paper_is_white_and_has_neither_contents_nor_switch(opened):
    shown = opened(whole(), 1920, "dark")
    shown.get_by_label("Chữ to, để trình chiếu").check()
    shown.emulate_media(media="print", color_scheme="dark")

    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert shown.evaluate(ROOT) < 16  # 11 points, whatever the screen had
    assert not shown.locator("nav").is_visible()
    assert not shown.locator("#chu-to").is_visible()


def test_a_picture_is_whole_on_a_phone(opened):
    shown = opened(whole(), 390)
    wide = "[...document.querySelectorAll('.picture')].filter(each => each.scrollWidth > each.clientWidth).length"
    assert shown.evaluate(wide) == 0


def test_the_page_loads_nothing_and_runs_nothing():
    text = whole()

    assert not re.search(r"<script|<link|<iframe|<img|\son\w+=|@import|javascript:", text)
    assert not re.search(r"url\((?!#)", text)


def test_no_script_of_a_title_runs(opened):
    item = replace(
        quarter().items[0], title="<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">"
    )
    shown = opened(page(replace(quarter(), items=(item, *quarter().items[1:]))).decode(), 1200)
    assert shown.title().startswith("BÁO CÁO")


def test_every_section_table_chart_and_sentence_is_there():
    told, made = document(quarter(), RULES), parsed(page())
    headings = [each.text_content() for each in made.xpath("//main//h2 | //main//h3 | //main//h4")]

    assert len(headings) == len(list(sections(told)))
    assert [each.text for each in made.xpath("//caption")] == [grid.title for grid in grids(told)]
    assert [each.text for each in made.xpath("//figcaption")] == [chart.title for chart in charts(told)]
    text = made.text_content()
    assert [each.text for part in sections(told) for each in part.sentences if each.text not in text] == []


def test_annexes_are_called_so():
    headings = [each.text_content() for each in parsed(page()).xpath("//main//h2")]
    assert [heading for heading in headings if heading.startswith("Phụ lục I")]


def test_the_contents_lead_to_every_chapter():
    made = parsed(page())
    places = [each.get("href") for each in made.xpath("//nav//a")]

    assert len(places) == len(made.xpath("//main//h2"))
    assert all(len(made.xpath(f'//*[@id="{place[1:]}"]')) == 1 for place in places)


def test_no_two_places_of_the_page_have_one_name():
    ids = parsed(whole().encode()).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_place_for_people_can_be_told_from_the_words_of_the_machine():
    blanks = [each.text_content() for each in parsed(page()).xpath('//p[@class="blank"]')]

    assert len(blanks) > 3
    assert all(blank.startswith("[cán bộ điền:") for blank in blanks)


def test_marks_of_a_draft_stand_at_its_head_and_a_frozen_one_says_who_froze_it():
    assert parsed(page(running())).xpath('//header//p[@class="mark"]')
    assert "Số liệu đã chốt, người chốt: Lê Thị Thử." in page(frozen()).decode()
    assert "Số liệu từ ngày 01/07/2026 đến hết ngày 30/09/2026." in page().decode()
    assert "Số liệu ngày 02/09/2026." in page(one_item()).decode()


def test_figures_open_their_lists_where_the_page_is_told_how():
    made = parsed(page(link=lambda figure: f"/danh-sach?{figure.want.query}"))
    found = made.xpath('//td/a[@href="/danh-sach?group=trung-uong&tone=tieu-cuc"]')

    assert found
    assert {each.text for each in found} == {"03"}
    assert not parsed(page()).xpath('//main//a[starts-with(@href, "/")]')


def test_numbers_of_a_sentence_are_links_in_their_order():
    assert sentence("Có 12 tin, bài, trong đó 02 tiêu cực; ngày 12/12.", 12, 2) == [
        ("/ds?story=0", "12"),
        ("/ds?story=1", "02"),
    ]


@pytest.mark.parametrize("text", ["ngày 12/9", "1.012", "12,5%", "012", "12.000"])
def test_part_of_another_number_is_no_link(text):
    assert sentence(f"Viết {text} ở đây.", 12) == []


def test_a_sentence_is_escaped_around_its_links():
    told = Document("B", "t", (Sentence("<b>05</b> & “x”", figures=(Figure(5, Want()),)),), (), (), ())
    text = page_html(told, quarter(), {}, lambda _: '/a?b="c"&d').decode()

    assert '&lt;b&gt;<a href="/a?b=&#34;c&#34;&amp;d" target="_blank" rel="noopener">05</a>&lt;/b&gt; &amp; “x”' in text


def test_an_address_in_a_table_can_be_opened_and_nothing_else():
    rows = tuple((Cell("a"), Cell(url)) for url in ("https://bao.example/1?a=1&b=2", "javascript:alert(1)"))
    told = Document("B", "t", (), (Section("I", "P", grids=(Grid("bang-1", "T", ("a", "b"), rows),)),), (), ())
    made = parsed(page_html(told, quarter(), {}))

    assert made.xpath("//td/a/@href") == ["https://bao.example/1?a=1&b=2"]


def test_a_chart_has_its_numbers_beside_it_and_a_gap_is_said():
    assert numbers_of(page_html(full(), quarter(), {}), "bieu-do-1") == [
        ["7", "12"],
        ["8", "không có số liệu"],
        ["9", "03"],
    ]


def test_many_numbers_of_a_chart_wait_until_they_are_asked_for():
    days = tuple(str(n) for n in range(92))
    chart = Chart("b-1", "T", "line", days, (Series("s", tuple(range(92))),))
    told = Document(
        "B", "t", (), (Section("I", "P", charts=(chart, replace(chart, id="b-2", labels=days[:3]))),), (), ()
    )
    shown = parsed(page_html(told, quarter(), {}))

    assert [each.get("open") is not None for each in shown.xpath("//details")] == [False, True]


def test_given_pictures_stand_as_they_are_and_others_are_drawn():
    told = document(quarter(), RULES)
    given = page_html(told, quarter(), {"bieu-do-1": b"<svg id='own'></svg>"})

    assert given.count(b"<svg") == 1
    assert page_html(told, quarter()).count(b"<svg") == len(list(charts(told)))


@pytest.mark.parametrize("bad", ["\0", "\x0b", "\u202e", "\u2066"])
def test_no_letter_that_cannot_be_shown_reaches_the_page_the_rows_and_the_workbook(bad):
    told = replace(quarter(), items=tuple(replace(each, title=f"Bài{bad} thử") for each in quarter().items))
    made = document(told, RULES)
    assert bad not in page_html(made, told).decode()
    assert bad not in rows_csv(told).decode()
    assert bad not in rows_jsonl(told).decode()
    book = opened(annex_xlsx(made, told))
    rows = sheet(book, names(book).index("Tin, bài") + 1)
    assert "Bài thử" in {value for row in rows for value in row.values()}
