"""Where a table of the report may be parted between two pages. Not for: the form of the decree (test_briefing_word.py)."""

from dataclasses import replace

import pytest
from brief_documents import HEAD, bare
from brief_samples import quarter
from docx.oxml.ns import qn
from dossiers import read

from monitor.publish.briefing.values import Cell, Grid, Section, Sentence
from monitor.publish.briefing.word.keeping import kept_with_next
from monitor.publish.briefing.word.maker import new_template
from monitor.publish.briefing.word.report import report_docx
from monitor.publish.briefing.word.widths import column_widths, lines_of

LONG, SHORT = 12, 4
GROUPS = ("Nhóm", "Tin, bài", "So quý trước (điểm phần trăm)")


def table(rows, *notes):
    """The table of a report, and the report: one section with a sentence, *rows* short rows and *notes*."""
    cells = tuple((Cell(f"Nhóm {n}"), Cell("01"), Cell("–")) for n in range(rows))
    grid = Grid("bang-1", "Bảng 1. Tin, bài theo nhóm", GROUPS, cells, notes)
    section = Section("I", "Số liệu chung", (Sentence("Câu đầu."),), grids=(grid,))
    report = read(report_docx(replace(bare(), sections=(section,)), quarter(), new_template(), HEAD))
    return next(each for each in report.tables if each.rows[0].cells[0].text == "Nhóm"), report


def kept(found):
    """The places of the rows that stay with the next one, as every cell of them says."""
    said = [{bool(cell.paragraphs[0].paragraph_format.keep_with_next) for cell in row.cells} for row in found.rows]
    assert all(len(each) == 1 for each in said)
    return [n for n, each in enumerate(said) if each == {True}]


def test_a_wide_table_without_rows_says_that_there_is_nothing():
    grid = Grid("bang-3", "Bảng 3. Theo địa bàn", GROUPS, (), wide=True)
    section = Section("I", "Số liệu chung", (Sentence("Câu đầu."),), grids=(grid,))
    report = read(report_docx(replace(bare(), sections=(section,)), quarter(), new_template(), HEAD))
    assert "Không có số liệu trong kỳ." in [paragraph.text for paragraph in report.paragraphs]


def test_a_row_of_more_than_half_a_page_does_not_go_over_for_the_sake_of_the_notes():
    assert sorted(kept_with_next([2, 1, 20], notes=True)) == [0, 2]
    assert sorted(kept_with_next([2, 1, 60], notes=True)) == [0]


def test_a_short_table_stays_whole_and_with_its_notes():
    assert kept(table(SHORT)[0]) == list(range(SHORT))
    assert kept(table(SHORT, "Lời chú")[0]) == list(range(SHORT + 1))


def test_a_long_table_is_parted_behind_its_second_row_at_the_earliest_and_three_rows_go_over_at_least():
    assert kept(table(LONG)[0]) == [0, 1, LONG - 2, LONG - 1]
    assert kept(table(LONG, "Lời chú")[0]) == [0, 1, LONG - 2, LONG - 1, LONG]


def test_where_a_long_table_is_parted_its_heading_row_stands_again_and_no_row_is_broken():
    rows = table(LONG)[0].rows
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True, *[False] * LONG]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


@pytest.mark.parametrize("rows", [SHORT, LONG])
def test_a_heading_and_the_name_of_a_table_stay_with_what_follows_them(rows):
    _, report = table(rows)
    heading = next(each for each in report.paragraphs if each.text.endswith("SỐ LIỆU CHUNG"))
    name = next(each for each in report.paragraphs if each.text.startswith("Bảng 1."))
    assert heading.style.paragraph_format.keep_with_next
    assert name.paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([1, 6, 6, 6], [0]),  # a tall row goes over, or stays, alone
        ([2, 5, 5, 5, 1, 1], [0, 3, 4]),  # seven lines go over together
        ([7, 1, 1, 1, 1], [0, 1, 2, 3]),  # eleven lines: whole
        ([7, 1, 1, 1, 1, 1], [0, 1, 3, 4]),
        ([30, 30], [0]),
    ],
)
def test_tall_rows_need_no_company_and_a_tall_heading_row_counts_as_its_lines(lines, expected):
    assert sorted(kept_with_next(lines, notes=False)) == expected


def test_what_is_kept_together_is_never_more_than_a_part_of_a_page():
    for rows in range(1, 40):
        for tall in (1, 2, 3, 8):
            lines = [2, *[tall] * rows]
            run = longest = 0
            here = kept_with_next(lines, notes=False)
            for n, each in enumerate(lines):
                run = run + each if n - 1 in here else each
                longest = max(longest, run)
            assert longest <= 11


def test_the_long_heading_of_narrow_numbers_takes_lines_so_that_names_have_room():
    headings = (
        "Nhóm cơ quan báo chí",
        *("Tin, bài",) * 8,
        "So quý trước (điểm phần trăm)",
        "So cùng kỳ (điểm phần trăm)",
    )
    rows = [("Cổng/Trang TTĐT cơ quan nhà nước", *("41.374",) * 8, "–", "–")] * 9
    widths = column_widths(headings, rows, 165)
    assert widths[0] > widths[-1] * 1.5
    assert max(lines_of([headings], widths)) <= 7


def test_lines_are_counted_as_words_are_broken():
    (two,) = lines_of([("mười hai chữ cái dài như nhau",)], (40.0,))
    (one,) = lines_of([("ngắn",)], (30.0,))
    (address,) = lines_of([("https://bao.example/" + "x" * 60,)], (30.0,))
    assert (one, two, address > 3) == (1, 2, True)
