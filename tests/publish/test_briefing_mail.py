"""The mail of a briefing: the report in short, light enough for every mail program, readable on a telephone.

Not for: sending it, the same figures in every paper (tests/pipeline/test_briefing_mails.py).
"""

from dataclasses import replace

import brief_samples
import pytest
from brief_mails import sentences_of, tables_of
from brief_samples import empty, frozen, of_period, quarter, running
from lxml import html

from monitor.briefing import BriefStory
from monitor.config.briefing import BriefingRules
from monitor.publish.briefing.document import document
from monitor.publish.briefing.mail.html import mail_html
from monitor.publish.briefing.mail.short import mail_document
from monitor.publish.briefing.mail.text import mail_text, subject_of
from monitor.publish.briefing.walk import grids, sections

RULES = BriefingRules()
DESK = "https://diem-bao.office.example/briefings/2026Q3"
SAMPLES = {
    **brief_samples.SAMPLES,
    "day": lambda: of_period("2026-09-02"),
}
LONG = "rấtdài" * 40


def link(figure):
    return f"{DESK}/items?{figure.want.query}" if figure.value else ""


def page_of(briefing, desk=DESK):
    return mail_html(mail_document(briefing, RULES), briefing, link, desk).decode()


def text_of(briefing):
    return mail_text(mail_document(briefing, RULES), briefing, DESK).decode()


def large(items=40_000, cases=500, stories=3_000):
    """A quarter of many items, cases and stories, their names as long as names may be."""
    made = quarter(items)
    story, matters = made.stories[0], made.cases
    return replace(
        made,
        stories=tuple(replace(story, id=n, headline=f"Sự kiện {LONG}") for n in range(stories)),
        cases=tuple(
            replace(matters[n % len(matters)], id=n, title=f"Báo nêu {'việc rất dài ' * 20}") for n in range(cases)
        ),
    )


# -- what it says ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["quarter", "frozen", "no year before", "year"])
def test_every_sentence_and_every_cell_is_the_reports_own(name):
    briefing = SAMPLES[name]()
    report, told = document(briefing, RULES), mail_document(briefing, RULES)
    sentences = {*report.opening, *(sentence for section in sections(report) for sentence in section.sentences)}
    rows = {grid.id: [set(row) for row in grid.rows] for grid in grids(report)}

    assert [each for section in told.sections[:-1] for each in section.sentences if each not in sentences] == []
    for grid in grids(told):
        assert all(any(set(row) <= whole for whole in rows[grid.id]) for row in grid.rows)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_place_that_people_fill_is_in_it_and_it_says_that_no_machine_judged_anything(name):
    text = text_of(SAMPLES[name]())

    assert "cán bộ điền" not in text
    assert "không có nhận định, đánh giá nào do máy viết" in text


@pytest.mark.parametrize("name", SAMPLES)
def test_page_and_plain_text_say_the_same(name):
    briefing = SAMPLES[name]()
    text, page = text_of(briefing), html.fromstring(page_of(briefing))
    lines = text.splitlines()

    assert [
        said for said, _ in sentences_of(page) if said not in lines and said != "Danh sách phía sau các con số"
    ] == []
    for rows in tables_of(page).values():
        for named, cells in rows:
            assert f"- {named}" in lines
            assert any("; ".join(f"{head}: {cell}" for head, cell in cells.items()) == line.strip() for line in lines)


def test_its_first_line_is_its_subject():
    assert subject_of(text_of(frozen()).encode()) == "Báo cáo báo chí quý III năm 2026"
    assert subject_of(text_of(of_period("2026-W36")).encode()) == "Báo cáo báo chí tuần 36 năm 2026"


def test_a_line_break_in_the_offices_wording_does_not_end_the_subject():
    rules = RULES.model_copy(update={"headings": {"mail_subject": "Báo cáo\nBcc: {period}"}})
    assert subject_of(mail_text(mail_document(quarter(), rules), quarter())) == "Báo cáo Bcc: quý III năm 2026"


def test_a_draft_and_a_period_that_runs_are_marked_at_its_head():
    assert "BẢN NHÁP: SỐ LIỆU CHƯA CHỐT" in page_of(quarter())
    assert "BẢN NHÁP: KỲ BÁO CÁO CHƯA KẾT THÚC" in text_of(running())
    assert "BẢN NHÁP" not in text_of(frozen()) + page_of(frozen())


def test_nothing_known_is_said_and_has_no_table_of_noughts():
    told = mail_document(empty(), RULES)

    assert "chưa có số liệu" in text_of(empty())
    assert list(grids(told)) == []


def test_of_more_than_five_it_names_five_and_says_how_many_are_left():
    text = text_of(large(items=66, cases=12, stories=9))

    assert text.count("- Vụ việc số") == text.count("- Sự kiện") == 5
    assert text.count("Còn 07 nội dung khác, xem trong báo cáo.") == 1  # cases
    assert text.count("Còn 04 nội dung khác, xem trong báo cáo.") == 1  # stories
    assert text.count("kết luận kiểm chứng:") == 5


# -- its links ---------------------------------------------------------------------------------------


def test_it_says_until_when_cases_are_told_and_what_came_after():
    first, *others = quarter().cases
    text = text_of(replace(quarter(), cases=(replace(first, later=("05/10/2026: kết thúc",)), *others)))
    assert "Tình trạng, thời hạn của vụ việc tính đến hết ngày 30/09/2026" in text
    assert "Trạng thái: đã chuyển đơn vị; sau kỳ báo cáo: 05/10/2026: kết thúc" in text


def test_each_figure_leads_to_its_list_and_a_nought_nowhere():
    page = html.fromstring(page_of(frozen()))
    cells = [cell for row in page.xpath('//table[@id="bang-1"]//tr')[1:] for cell in row[1:]]
    linked = [cell.text_content() for cell in cells if cell.xpath("./a")]

    assert linked == [cell.text_content() for cell in cells if cell.text_content() != "0"]
    assert page.xpath("//a/@href")[0] == f"{DESK}/items?"
    assert page.xpath("//a/@href")[-1] == DESK


def test_without_an_address_of_the_desk_there_is_no_link():
    page = mail_html(mail_document(frozen(), RULES), frozen()).decode()

    assert "<a " not in page
    assert "Danh sách phía sau" not in page


# -- what mail programs do with it -------------------------------------------------------------------


def test_nothing_is_loaded_and_nothing_runs():
    page = html.fromstring(page_of(frozen()))

    assert page.xpath("//img | //script | //link | //style | //iframe | //@src | //svg") == []
    assert "url(" not in page_of(frozen())


def test_titles_with_markup_are_told_and_not_run():
    story = BriefStory(1, "<script>alert(1)</script> & “thử”", *(quarter().period.first,) * 2, 4, 5, 5)
    page = page_of(replace(quarter(), stories=(story,)))

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “thử”" in page
    assert "<script>" not in page


def test_a_quarter_of_40_000_items_stays_far_below_what_mail_programs_cut():
    """Gmail cuts at 102 kB."""
    made = large()

    assert len(page_of(made).encode()) < 60_000
    assert len(text_of(made).encode()) < 30_000


# -- in a browser ------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 390, 800])
@pytest.mark.parametrize("name", [*SAMPLES, "large"])
def test_nothing_is_wider_than_the_window(opened, name, width):
    page = opened(page_of(large(items=66) if name == "large" else SAMPLES[name]()), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_letters_are_large_enough_for_a_telephone(opened):
    sizes = "[...document.querySelectorAll('body *')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    assert min(opened(page_of(frozen()), 390).evaluate(sizes)) >= 14


def test_a_dark_screen_gets_light_letters(opened):
    color = "getComputedStyle(document.querySelector('h1')).color"
    assert opened(page_of(frozen()), 390, "dark").evaluate(color) == "rgb(255, 255, 255)"
    assert opened(page_of(frozen()), 390, "light").evaluate(color) == "rgb(0, 0, 0)"
