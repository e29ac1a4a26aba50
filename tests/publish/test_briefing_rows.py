"""The rows of a briefing hold what its figures count; every file of it says the same numbers. Not for: which figures there are."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import brief_samples
import pytest
from brief_documents import HEAD
from brief_pages import numbers_of, parsed, tables_of
from brief_recount import read, recount
from brief_samples import empty, of_period, quarter
from brief_sheets import cells_of
from docx import Document

from monitor.briefing import Figure, Want
from monitor.config.briefing import BriefingRules
from monitor.publish.briefing.annex_xlsx import annex_xlsx
from monitor.publish.briefing.document import document
from monitor.publish.briefing.excel.numbers import number_in
from monitor.publish.briefing.page import page_html
from monitor.publish.briefing.rows import COLUMNS, rows_csv, rows_jsonl
from monitor.publish.briefing.walk import charts, figures, grids
from monitor.publish.briefing.word.maker import new_template
from monitor.publish.briefing.word.report import report_docx
from monitor.vietnamese.wording import padded

RULES = BriefingRules()
SHARE = re.compile(r"\d,\d\d|mẫu số")  # words of a share, or what it is a share of
SAMPLES = {
    **brief_samples.SAMPLES,
    "some days": lambda: of_period("2026-07-01..2026-08-15"),
    "no own sources": lambda: replace(quarter(), own=("cong-thu",)),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_figure_of_the_report_is_counted_again_from_the_rows(name):
    briefing = SAMPLES[name]()
    rows = read(rows_csv(briefing))
    told = list(figures(document(briefing, RULES)))

    assert [(where, words, recount(rows, figure)) for where, words, figure in told] == [
        (where, words, figure.value) for where, words, figure in told
    ]
    assert len(told) > 100 or len(rows) < 66


def test_the_recount_would_see_a_wrong_figure():
    rows = read(rows_csv(quarter()))

    assert recount(rows, Figure(0, Want())) == 66
    assert recount(rows, Figure(0, Want(tone="tieu-cuc", group="trung-uong"))) == 3
    assert recount(rows, Figure(0, Want(), "appearances")) == sum(1 + len(item.copies) for item in quarter().items)


@pytest.mark.parametrize("name", ["quarter", "one item", "running", "no year before"])
def test_tables_say_the_same_in_the_document_on_the_page_and_in_excel(name):
    briefing = SAMPLES[name]()
    told = document(briefing, RULES)
    expected = [[[cell.text for cell in row] for row in grid.rows] for grid in grids(told)]
    page, book = page_html(told, briefing, {}), annex_xlsx(told, briefing)

    assert tables_of(page) == expected
    assert cells_of(book, told) == expected


@pytest.mark.parametrize("name", ["quarter", "running", "frozen"])
def test_tables_and_sentences_say_the_same_in_word_and_on_the_page(name):
    briefing = SAMPLES[name]()
    told = document(briefing, RULES)
    word = Document(io.BytesIO(report_docx(told, briefing, new_template(), HEAD)))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]
    paragraphs = {each.text for each in word.paragraphs}

    for grid in grids(told):
        rows = [[cell.text for cell in row] for row in grid.rows]
        assert [list(grid.columns), *rows] in tables
    page = parsed(page_html(told, briefing, {}))
    shown = [each.text_content() for each in page.xpath("//main//p[not(@class='note')]")]
    told_there = [text.rstrip("./") for text in shown if any(letter.isdigit() for letter in text)]
    assert [text for text in told_there if text not in {each.rstrip("./") for each in paragraphs}] == []
    assert len(told_there) > 50


def test_charts_show_the_numbers_of_their_tables_everywhere():
    briefing = quarter()
    told = document(briefing, RULES)
    by_id = {grid.id: grid for grid in grids(told)}
    page = page_html(told, briefing, {})

    for chart in charts(told):
        shown = [[label, *(padded(each.values[n]) for each in chart.series)] for n, label in enumerate(chart.labels)]
        assert numbers_of(page, chart.id) == shown
        texts = [{cell.text for cell in row} for row in by_id[chart.grid].rows]
        for row in shown:
            assert any(set(row[1:]) <= cells for cells in texts)


def test_every_number_that_a_sentence_or_a_cell_prints_of_its_list_is_the_number_of_the_list():
    told = list(figures(document(quarter(), RULES)))
    counted = [(words, figure) for _, words, figure in told if not SHARE.search(words)]

    assert [words for words, figure in counted if padded(figure.value) not in words] == []
    assert len(counted) > 150


def test_the_number_that_a_cell_carries_is_the_one_that_excel_reads_in_its_words():
    cells = [cell for grid in grids(document(quarter(), RULES)) for row in grid.rows for cell in row[1:]]
    carried = [cell for cell in cells if cell.number is not None and number_in(cell.text)]

    assert [cell for cell in carried if round(number_in(cell.text).value, 2) != round(float(cell.number), 2)] == []
    assert len(carried) > 50


def test_rows_of_csv_and_of_json_lines_are_the_same_items():
    briefing = quarter()
    lines = [json.loads(line) for line in rows_jsonl(briefing).decode().splitlines()]
    rows = read(rows_csv(briefing))

    assert [line["clip"] for line in lines] == [item.clip for item in briefing.items]
    assert [int(row["clip"]) for row in rows] == [item.clip for item in briefing.items]
    for line, row in zip(lines, rows, strict=True):
        assert row["topics"] == "; ".join(line["topics"])
        assert row["published"] == line["published"]
        assert int(row["appearances"]) == line["appearances"] == 1 + len(line["copies"])
        assert row["copies"].count("+07:00") == len(line["copies"])
    assert set(COLUMNS) == set(lines[0])


def test_times_are_those_of_the_office_so_that_a_day_is_its_day():
    late = replace(quarter().items[0], published=datetime(2026, 7, 31, 18, 30, tzinfo=UTC))
    assert read(rows_csv(replace(quarter(), items=(late,))))[0]["published"] == "2026-08-01T01:30:00+07:00"


@pytest.mark.parametrize("title", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_of_csv_runs_as_a_formula(title):
    item = replace(quarter().items[0], title=title, outlet=title)
    text = rows_csv(replace(quarter(), items=(item,))).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))

    assert (row["title"], row["outlet"]) == ("'" + title, "'" + title)


def test_the_same_briefing_is_the_same_bytes():
    assert rows_csv(quarter()) == rows_csv(quarter())
    assert rows_jsonl(quarter()) == rows_jsonl(quarter())
    told = document(quarter(), RULES)
    assert page_html(told, quarter()) == page_html(document(quarter(), RULES), quarter())


def test_a_period_of_nothing_has_its_heading_and_no_row():
    assert read(rows_csv(empty())) == []
    assert rows_csv(empty()).decode("utf-8-sig").strip() == ",".join(COLUMNS)
    assert rows_jsonl(empty()) == b""
