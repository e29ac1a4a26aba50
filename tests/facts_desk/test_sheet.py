"""Rows as a table: what is written is read back as it was. Not for: the command that reads it (test_commands.py)."""

import csv
import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.config.entered import read_row
from monitor.config.facts import register_of
from monitor.errors import InputError
from monitor.registers.sheet import COLUMNS, read_sheet, sheet_of

letters = st.sampled_from(list("aăâđêôơưxyAĐ09 ,;.\"'=+-@&|%\n\t\\()“”:/"))
words = st.text(letters, min_size=1, max_size=30)
phrases = st.lists(words, min_size=1, max_size=4)
days = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
numbers = st.decimals(-(10**12), 10**12, places=4, allow_nan=False)
documented = {
    "id": st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,20}\Z"),
    "issuer": words,
    "document": words,
    "document_date": days,
    "page": words,
    "source": words,
    "from": days,
    "unverified": st.booleans(),
}
figures = st.fixed_dictionaries(
    documented
    | {
        "statement": words,
        "subject": st.lists(phrases, min_size=1, max_size=3),
        "value": numbers,
        "unit": phrases,
        "tolerance": st.decimals(0, 1000, places=3),
        "unless": phrases,
    }
)
others = st.fixed_dictionaries(
    documented
    | {"statement": words, "kind": st.just("yes-no"), "subject": st.lists(phrases, min_size=1), "value": st.booleans()}
)
claims = st.fixed_dictionaries(documented | {"claim": words, "refutation": words, "wordings": phrases})
arguments = st.fixed_dictionaries(documented | {"title": words, "text": st.text(letters, min_size=1, max_size=200)})
rows = st.one_of(
    figures.map(lambda values: read_row("fact", values)[0]),
    others.map(lambda values: read_row("fact", values)[0]),
    claims.map(lambda values: read_row("claim", values)[0]),
    arguments.map(lambda values: read_row("argument", values)[0]),
).filter(bool)


def read_again(text):
    sheet = read_sheet("f.csv", text.encode())
    assert sheet.faults == ()
    return [read_row(entry.register, entry.values) for entry in sheet.entries]


def saved_again(text, mark):
    """As a spreadsheet saves it in another country."""
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    return out.getvalue()


@given(st.lists(rows, min_size=1, max_size=3), st.sampled_from([None, ",", ";", "\t"]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_what_is_written_is_read_back_as_it_was(made, mark):
    text = sheet_of(made)
    again = read_again(saved_again(text, mark) if mark else text)

    assert [(register_of(row), row) for row, _ in again] == [(register_of(row), row) for row in made]
    assert all(wrong == () for _, wrong in again)


def test_no_cell_runs_as_a_formula():
    row, _ = read_row(
        "claim",
        {"id": "a", "claim": "=1+1", "refutation": "'=2", "issuer": "@a", "document": "-5", "source": "'a"},
    )
    text = sheet_of([row])

    assert ",'=1+1," in text
    assert read_again(text) == [(row, ())]


def test_lines_are_those_of_the_file_where_cells_hold_line_ends():
    header = "statement,subject,value,unit,issuer,document,source"
    text = f'{header}\n"Một\ncâu",a,1,b,c,d,e\n\nHai,a,1,b,c,d,e\n'
    assert [entry.line for entry in read_sheet("f.csv", text.encode()).entries] == [2, 5]


def test_a_line_with_too_few_cells_has_empty_ones():
    text = "claim;refutation;issuer;document;source;page\na;b;c;d;e\n"
    (entry,) = read_sheet("f.csv", text.encode(), "claim").entries
    assert "page" not in entry.values


@pytest.mark.parametrize("first", ["sep=;\r\n", "\ufeffsep=;\n", "SEP=;\n", '"sep=;"\n', "sep=;;;;;\n"])
def test_the_line_that_tells_excel_the_separator_is_passed_over(first):
    text = f"{first}claim;refutation;issuer;document;source\na;b;c;d;e\n"
    (entry,) = read_sheet("f.csv", text.encode(), "claim").entries
    assert (entry.line, entry.values["claim"]) == (3, "a")


def test_what_is_wrong_with_the_columns_is_told_by_their_line():
    (fault,) = read_sheet("f.csv", b"sep=;\nclaim;refutation;issuer;document;source;x", "claim").faults
    assert (fault.line, fault.key) == (2, "x")


@pytest.mark.parametrize("text", ["sep=;", "sep=;\n", "sep=;\n\n"])
def test_a_separator_without_a_table_is_a_table_without_columns(text):
    assert {fault.key for fault in read_sheet("f.csv", text.encode(), "claim").faults} >= {"claim", "document"}


def test_columns_that_excel_kept_empty_are_passed_over():
    text = "claim;refutation;issuer;document;source;;\na;b;c;d;e;;\n"
    assert len(read_sheet("f.csv", text.encode(), "claim").entries) == 1


def test_every_key_of_the_registers_has_its_column():
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert {"statement", "claim", "title", "supersedes", "from", "to"} <= set(COLUMNS)


def test_more_than_two_thousand_wrong_rows_are_not_told_one_by_one():
    header, wrong = "title,text,issuer,document,source", "1,2,3,4,5,6"
    with pytest.raises(InputError, match="more than 2000 rows"):
        read_sheet("f", "\n".join([header, *[wrong] * 2001]).encode(), "argument")


def test_more_than_two_thousand_rows_are_imported_in_parts():
    text = "claim,refutation,issuer,document,source\n" + "a,b,c,d,e\n" * 2001
    with pytest.raises(InputError, match="in parts"):
        read_sheet("f.csv", text.encode(), "claim")
    with pytest.raises(InputError, match="larger than"):
        read_sheet("f.csv", b"a" * 5_000_001)
