"""A list as an Excel workbook: one row a clip, or a story, and a sheet of notes that says how to read it.

What it must never do: let a cell run as a formula, or leave something out in silence. Where Excel has no room (32,767
characters in a cell, 1,048,576 rows and 65,530 links in a sheet), rows go on in a further sheet, and the cell, the notes
and the caller say what is not whole. The same clips give the same bytes. Not here: the columns (export/columns.py,
export/stories.py).
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_rowcol_to_cell

from monitor.addresses import is_http
from monitor.model import Clip
from monitor.publish.export.columns import COLUMNS, Column, Value, Words

NOTES = "Ghi chú"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_BREAKS = re.compile("\r\n?")
_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_EMPTY = datetime(2000, 1, 1, tzinfo=UTC)  # what a list of nothing was made at
_A4, _A3 = 9, 8
_LINE, _MOST_LINES = 15, 6  # points; of a row on the screen
_LOSS = 1.1  # a line ends with a word, not at the margin
_BROAD = 180  # widths of columns together, in letters: what a page of A4 lying on its side shows at a readable size
_EARLIEST = 1900  # before it Excel has no days


@dataclass(frozen=True, slots=True)
class Limits:
    """What Excel has room for (https://support.microsoft.com: "Excel specifications and limits")."""

    rows: int = 1_048_576  # of a sheet, the heading included
    cell: int = 32_767  # UTF-16 units
    links: int = 65_530  # of a sheet
    address: int = 2_079  # UTF-16 units of a link


EXCEL = Limits()


@dataclass(frozen=True, slots=True)
class About:
    """What the notes say of the whole list."""

    title: str
    lines: tuple[str, ...] = ()  # what it was chosen by
    words: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class Table:
    """What its rows are."""

    name: str  # of the sheet
    columns: tuple[Column, ...]
    filtered: int  # the list is filtered by so many of them, the first ones
    made: Callable[[Any], datetime]  # when a row was made; the newest one dates the workbook
    called: Callable[[Any], str]  # how a row is called where a cell of it is not whole


# Without the bylines, which stand in the last column.
CLIPS = Table("Tin, bài", COLUMNS, len(COLUMNS) - 1, lambda clip: clip.clipped_at, lambda clip: f"mã tin {clip.id}")


def write_xlsx(clips: Iterable[Clip], out: BinaryIO, about: About, limits: Limits = EXCEL) -> tuple[str, ...]:
    """Write *clips* as a workbook to *out*; return a sentence for each thing that Excel has no room for, in Vietnamese."""
    return write_table(CLIPS, clips, out, about, limits)


def write_table(
    table: Table, rows: Iterable[Any], out: BinaryIO, about: About, limits: Limits = EXCEL
) -> tuple[str, ...]:
    """Write the rows of *table* as `write_xlsx` does clips."""
    with workbook(out) as book:
        sheets = Sheets(book, table, about.words, limits)
        for row in rows:
            sheets.add(row)
        faults = sheets.end()
        write_notes(book, _notes(table, about, sheets.count, faults))
        book.set_properties({"title": clean(about.title), "created": sheets.newest.replace(tzinfo=None)})
    return tuple(faults)


@contextmanager
def workbook(out: BinaryIO) -> Iterator[Any]:
    """A workbook of XlsxWriter, whose sheets are written row after row; written to *out* at the end, or not at all."""
    # Rows wait in files, not in memory; the folder goes whatever happens. The workbook is made there and not in *out*,
    # since a zip file that was broken off tries once more to end itself.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Path(folder) / "made.xlsx"
        book = Workbook(
            made,
            {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False},
        )
        book.use_zip64()
        yield book
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None  # the OSError that it hides
        with made.open("rb") as file:
            shutil.copyfileobj(file, out)


class Sheets:
    """The sheets of rows: a further one is begun where one is full."""

    def __init__(self, book: Any, table: Table, words: Words, limits: Limits) -> None:
        self.count, self.newest = 0, _EMPTY
        self._book, self._table, self._words, self._limits = book, table, words, limits
        self._faults: list[str] = []
        self._unlinked = 0
        top = {"valign": "top"}
        self._heading = book.add_format(top | {"bold": True, "text_wrap": True, "bg_color": "#DDE6F0", "border": 1})
        self._plain = book.add_format(top)
        self._wrapped = book.add_format(top | {"text_wrap": True})
        # As if a person had put an apostrophe before it: else Excel computes it once somebody edits the cell.
        self._quoted = book.add_format(top | {"quote_prefix": True, "text_wrap": True})
        self._time = book.add_format(top | {"num_format": "dd/mm/yyyy hh:mm", "align": "left"})
        self._day = book.add_format(top | {"num_format": "dd/mm/yyyy", "align": "left"})
        self._link = book.add_format(top | {"font_color": "#0563C1", "underline": 1})
        self._numbers = 0  # of sheets
        self._sheet: Any = None
        self._begin()

    def add(self, row: Any) -> None:
        """Write *row*."""
        if self._row + 1 >= self._limits.rows:
            self._finish()
            self._begin()
        self._row += 1
        self.count += 1
        self.newest = max(self.newest, self._table.made(row))
        values = [column.value(row, self._words) for column in self._table.columns]
        if (lines := _lines(self._table.columns, values)) > 1:
            self._sheet.set_row(self._row, _LINE * lines)
        for number, (column, value) in enumerate(zip(self._table.columns, values, strict=True)):
            self._cell(number, column, value, row)

    def end(self) -> list[str]:
        """Close the last sheet; return what is not whole."""
        self._finish()
        if self._unlinked:
            self._faults.append(
                f"{self._unlinked} địa chỉ chỉ ghi bằng chữ, không bấm được: Excel chỉ nhận "
                f"{self._limits.links} liên kết một trang, mỗi liên kết không quá {self._limits.address} ký tự."
            )
        if self._numbers > 1:
            self._faults.append(
                f"Danh sách dài hơn một trang của Excel: đọc tiếp ở các trang sau ({self._numbers} trang)."
            )
        return self._faults

    def _begin(self) -> None:
        self._numbers += 1
        self._row = self._links = 0
        self._sheet = self._book.add_worksheet(
            self._table.name if self._numbers == 1 else f"{self._table.name} ({self._numbers})"
        )
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)  # on paper too
        # A row is read on one page: a broad table on the larger paper.
        self._sheet.set_landscape()
        self._sheet.set_paper(_A3 if sum(column.width for column in self._table.columns) > _BROAD else _A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_row(0, 45)
        for number, column in enumerate(self._table.columns):
            self._sheet.set_column(number, number, column.width)
            self._sheet.write_string(0, number, column.heading, self._heading)

    def _finish(self) -> None:
        self._sheet.autofilter(0, 0, self._row, self._table.filtered - 1)

    def _cell(self, number: int, column: Column, value: Value, row: Any) -> None:
        if isinstance(value, datetime):
            self._moment(number, value.replace(tzinfo=None))
        elif isinstance(value, date) and value.year >= _EARLIEST:
            self._sheet.write_datetime(self._row, number, value, self._day)
        elif isinstance(value, int):
            self._sheet.write_number(self._row, number, value, self._plain)
        elif value:
            self._write(number, column, clean(str(value)), row)

    def _moment(self, number: int, local: datetime) -> None:
        if local.year >= _EARLIEST:
            self._sheet.write_datetime(self._row, number, local, self._time)
        else:
            self._sheet.write_string(self._row, number, local.isoformat(" ", "minutes"), self._plain)

    def _write(self, number: int, column: Column, text: str, row: Any) -> None:
        if column.key == "url" and is_http(text):
            if self._links < self._limits.links and _units(text) <= self._limits.address:
                self._links += 1
                self._sheet.write_url(self._row, number, text, self._link)
                return
            self._unlinked += 1
        usual = self._wrapped if column.wrapped else self._plain
        layout = self._quoted if text.lstrip(" ").startswith(_FORMULA) else usual
        self._sheet.write_string(self._row, number, self._fitting(number, column, text, row), layout)

    def _fitting(self, number: int, column: Column, text: str, row: Any) -> str:
        """*text*, or as much of it as a cell holds and a word that it was cut."""
        if _units(text) <= self._limits.cell:
            return text
        mark = f" … [BỊ CẮT: Excel chỉ nhận {self._limits.cell} ký tự một ô; bản đủ có trong tệp CSV, JSONL]"
        cell = xl_rowcol_to_cell(self._row, number)
        self._faults.append(
            f"Trang {self._sheet.get_name()}, ô {cell} ({self._table.called(row)}, {column.heading}): bị cắt, "
            f"nguyên văn {len(text)} ký tự."
        )
        return _first(text, self._limits.cell - len(mark)) + mark


def _lines(columns: Sequence[Column], values: Sequence[Value]) -> int:
    """How many lines the longest wrapped text of a row needs, about: LibreOffice shows one where the row does not say how high it is."""
    needed = (
        sum(ceil(len(part) / column.width * _LOSS) or 1 for part in value.split("\n"))
        for column, value in zip(columns, values, strict=True)
        if column.wrapped and isinstance(value, str)
    )
    return min(max(needed, default=1), _MOST_LINES)


def clean(text: str) -> str:
    """*text* without what XML cannot hold."""
    plain = _NO_XML.sub("", _BREAKS.sub("\n", text))
    # XlsxWriter would take this for its own runs of letters, and write it as it stands.
    return f" {plain}" if plain.startswith("<r>") and plain.endswith("</r>") else plain


def _units(text: str) -> int:
    """How long Excel finds *text*."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _first(text: str, most: int) -> str:
    """The beginning of *text*, of at most *most* UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")


def _notes(table: Table, about: About, count: int, faults: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The rows of the sheet of notes."""
    yield (about.title,)
    for line in about.lines:
        yield (line,)
    yield (f"Số dòng: {count}.",)
    yield (f"Thời gian ghi theo múi giờ {about.words.zone}.",)
    faults = list(faults)
    yield ("Những chỗ Excel không chứa đủ:" if faults else "Mọi ô đều ghi đủ, không chỗ nào bị cắt.",)
    for fault in faults:
        yield (fault,)
    yield ()
    yield ("Cột", "Tên cột trong tệp CSV, JSONL", "Ghi chú")
    for column in table.columns:
        yield (column.heading, column.key, column.note)


def write_notes(book: Any, rows: Iterable[tuple[str, ...]], bold: Collection[str] = ("Cột",)) -> None:
    """A sheet of words at the end of *book*; its first row is bold, and each that begins with a word of *bold*."""
    sheet = book.add_worksheet(NOTES)
    sheet.set_column(0, 1, 32)
    sheet.set_column(2, 2, 60)
    heavy = book.add_format({"bold": True})
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            sheet.write_string(number, place, clean(text), heavy if number == 0 or row[0] in bold else None)
