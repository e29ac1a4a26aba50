"""The cells of a form that came back: Excel or CSV in, the same grid out. Not here: an Excel file's parts (workbook.py), what stands in a cell.

A CSV is read as Excel saves it in any language: `,` `;` or tab, with a line "sep=;" or without, UTF-8 or UTF-16.
"""

import csv
import io
import re

from monitor.briefings.units.faults import FormError
from monitor.briefings.units.workbook import Cell, cells_of
from monitor.publish.briefing.unit_form import COLUMNS, HEAD

LARGEST = 5_000_000  # bytes of a file; a form filled in is a hundredth of it
_MOST_ROWS, _MOST_COLUMNS = 2_000, 200
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SEPARATOR = re.compile(r'"?sep=([,;\t])"?[,;\t]*(?:\r\n|\n|\r|$)', re.IGNORECASE)

Grid = dict[tuple[int, int], Cell]  # by row and column, both from 1


def grid_of(content: bytes) -> Grid:
    """The cells that hold something. Raises FormError for a file that is no form of ours."""
    if len(content) > LARGEST:
        raise FormError.of(
            f"is larger than {LARGEST // 1_000_000} MB",
            f"Tệp lớn hơn {LARGEST // 1_000_000} MB; biểu không lớn như vậy.",
        )
    if not content.strip():
        raise FormError.of("is empty", "Tệp không có nội dung.")
    if content.startswith(_OLD_EXCEL):
        raise FormError.of(
            "is an Excel file of the old kind (.xls) or one with a password; save it as .xlsx without a password",
            "Tệp thuộc loại Excel cũ (.xls) hoặc có mật khẩu; hãy lưu dạng .xlsx, không đặt mật khẩu.",
        )
    return cells_of(content) if content.startswith(_ZIP) else _of_csv(content)


def _of_csv(content: bytes) -> Grid:
    text = _text(content)
    found = _SEPARATOR.match(text)
    text, above = (text[found.end() :], 1) if found else (text, 0)
    mark = found[1] if found else _mark(text)
    grid: Grid = {}
    try:
        # The line "sep=;" is none of the form: Excel does not show it, so its cells are counted without it.
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True), 1):
            _room(row, len(cells))
            grid |= {(row, column): Cell(each.strip()) for column, each in enumerate(cells, 1) if each.strip()}
    except csv.Error as error:
        raise FormError.of(
            f"cannot be read as a table: {error} (lines above: {above}); look for a quotation mark too many",
            "Không đọc được tệp như một bảng; xem có thừa dấu ngoặc kép nào không.",
        ) from error
    return {place: Cell("", formula=True) if cell.text.startswith("=") else cell for place, cell in grid.items()}


def _text(content: bytes) -> str:
    coding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as error:
        raise FormError.of(
            "is no UTF-8 text and no .xlsx file; save it in Excel as “CSV UTF-8” or as .xlsx",
            "Tệp không phải biểu Excel (.xlsx), cũng không phải văn bản UTF-8; trong Excel hãy lưu dạng .xlsx hoặc “CSV UTF-8”.",
        ) from error
    if "\0" in text:
        raise FormError.of("is no text", "Tệp không phải văn bản; hãy gửi tệp .xlsx hoặc CSV.")
    return text


def _mark(text: str) -> str:
    """What parts cells: by the first line, which names one thing and its value."""
    first = text.split("\n", 1)[0]
    return max((";", ",", "\t"), key=lambda each: first.startswith((f"{HEAD[0]}{each}", f'"{HEAD[0]}"{each}')))


def _room(row: int, columns: int) -> None:
    if columns > _MOST_COLUMNS:
        raise FormError.of(
            f"has more than {_MOST_COLUMNS} columns in line {row}; a form has {len(COLUMNS)}",
            f"Dòng {row} của tệp có hơn {_MOST_COLUMNS} cột; biểu có {len(COLUMNS):02d} cột.",
        )
    if row > _MOST_ROWS:
        raise FormError.of(
            f"has more than {_MOST_ROWS} lines; a form has about {len(COLUMNS) * 4}",
            f"Tệp có hơn {_MOST_ROWS} dòng; biểu không dài như vậy.",
        )
