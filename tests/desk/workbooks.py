"""Reading a downloaded workbook, for tests of its rows. Not for: how it looks (tests/publish/test_xlsx.py)."""

import io
import re
import zipfile
from datetime import datetime, timedelta

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel knows no zones


def sheet_of(content):
    """The rows of the first sheet as lists of texts, "" for an empty cell; numbers as Excel keeps them, so times too."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    found = []
    for row in sheet.iter(f"{_MAIN}row"):
        cells = {re.match("[A-Z]+", cell.get("r"))[0]: _text(cell) for cell in row.iter(f"{_MAIN}c")}
        found.append([cells.get(chr(65 + place), "") for place in range(26)])
    wide = sum(1 for text in found[0] if text)
    return [row[:wide] for row in found]


def moment(text):
    """The time, of no zone, that Excel keeps as the number *text*; to the second."""
    return (_DAY_0 + timedelta(days=float(text)) + timedelta(milliseconds=500)).replace(microsecond=0)


def _text(cell):
    inline = cell.find(f"{_MAIN}is")
    return "".join(inline.itertext()) if inline is not None else cell.findtext(f"{_MAIN}v")
