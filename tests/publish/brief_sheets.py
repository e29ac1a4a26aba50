"""Reads the Excel annex of a briefing back, as Excel would show its numbers. Not for: what it should say."""

import io
import re
import zipfile
from decimal import Decimal

from lxml import etree

from monitor.publish.briefing.walk import grids
from monitor.vietnamese.wording import decimal, padded

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def opened(data):
    """The workbook as a zip file."""
    return zipfile.ZipFile(io.BytesIO(data))


def xml(book, name):
    return etree.fromstring(book.read(name))


def names(book):
    """Its sheets in their order."""
    return [each.get("name") for each in xml(book, "xl/workbook.xml").iter(f"{MAIN}sheet")]


def sheet(book, number):
    """The rows of sheet *number* (1: the first): place -> value, texts as they are, numbers as Decimal."""
    rows = xml(book, f"xl/worksheets/sheet{number}.xml").iter(f"{MAIN}row")
    return [{place: value for place, value, _ in _cells(row)} for row in rows]


def shown(book, number):
    """The same with every number as Excel shows it where Vietnamese is spoken."""
    styles = xml(book, "xl/styles.xml")
    forms = {each.get("numFmtId"): each.get("formatCode") for each in styles.iter(f"{MAIN}numFmt")}
    forms |= {"0": "0", "2": "0.00", "3": "#,##0", "9": "0%", "10": "0.00%"}
    layouts = [each.get("numFmtId") for each in styles.find(f"{MAIN}cellXfs")]
    rows = xml(book, f"xl/worksheets/sheet{number}.xml").iter(f"{MAIN}row")
    return [
        {
            place: _as_shown(value, forms.get(layouts[style], "")) if isinstance(value, Decimal) else value
            for place, value, style in _cells(row)
        }
        for row in rows
    ]


def cells_of(data, document):
    """The cells of each table of *document*, as the workbook shows them; tables stand on the first sheets."""
    book = opened(data)
    read = []
    for number, grid in enumerate(grids(document), start=1):
        rows = shown(book, number)
        assert rows[0][0] == grid.title
        body = rows[2 : 2 + len(grid.rows)]
        read.append([[row.get(place, "") for place in range(len(grid.columns))] for row in body])
    return read


def _cells(row):
    for cell in row.iter(f"{MAIN}c"):
        letters = re.match("[A-Z]+", cell.get("r"))[0]
        place = 0
        for letter in letters:
            place = place * 26 + ord(letter) - 64
        inline, value = cell.find(f"{MAIN}is"), cell.findtext(f"{MAIN}v")
        if inline is not None:
            yield place - 1, "".join(inline.itertext()), 0
        elif value is not None:
            yield place - 1, Decimal(value), int(cell.get("s") or 0)


def _as_shown(value, form):
    share = "%" if form.endswith("%") else ""
    places = len(re.search(r"\.(0+)", form)[1]) if re.search(r"\.0", form) else 0
    size = abs(value) * (100 if share else 1)
    padded_to_two = "00;" in form.replace(".00;", ";") or form.startswith("[=0]")
    text = decimal(size, places) if places or share or not padded_to_two else padded(int(size))
    if not form.startswith("+"):
        return text + share
    return ("-" if value < 0 else "+") + text + share
