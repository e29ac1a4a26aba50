"""A table of the desk as a file: Excel, CSV for a spreadsheet, JSON lines for other programs. Not here: lists of clips (publish)."""

import csv
import io
import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, Literal, cast, get_args

from monitor.desk.doors.faults import DeskError
from monitor.desk.lists.exports import TYPES as TYPES_OF_LISTS
from monitor.publish.export.columns import Column, Value, Words
from monitor.publish.export.rows import BOM, cell

Form = Literal["xlsx", "csv", "jsonl"]
FORMS: tuple[Form, ...] = get_args(Form)
TYPES: Mapping[Form, str] = {form: TYPES_OF_LISTS[form] for form in FORMS}
LONGEST_BOOK = 50_000  # rows; a workbook of more takes the desk too long, and Excel opens a CSV as well
_PATIENCE = 5.0  # seconds that one who asks for a workbook waits for that of another
_BOOK = threading.Lock()
_IN_MEMORY = 1 << 20  # bytes of a file; a larger one waits on the disk
_USUAL = 18  # letters that a column of a workbook is wide
_WIDE: Mapping[str, int] = {"url": 50, "title": 60, "name": 34, "group": 30, "why": 40, "trouble": 40, "broken": 40}


def table_lines(form: Form, columns: Mapping[str, str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The lines of the file, CSV or JSON: of each of *rows* the keys of *columns*, which a CSV heads with their values.

    Times are ISO 8601; a cell that a spreadsheet would take for a formula is made harmless.
    """
    if form == "jsonl":
        yield from (f"{json.dumps({key: _plain(row[key]) for key in columns}, ensure_ascii=False)}\n" for row in rows)
        return
    yield BOM + _csv(columns.values())
    yield from (_csv(cell(_flat(row[key])) for key in columns) for row in rows)


def columns_of(columns: Mapping[str, str]) -> tuple[Column, ...]:
    """The same *columns* for a workbook."""
    return tuple(_column(key, heading) for key, heading in columns.items())


def forms_of(count: int) -> tuple[Form, ...]:
    """The forms in which a table of *count* rows can be had."""
    return tuple(form for form in FORMS if form != "xlsx" or count <= LONGEST_BOOK)


def workbook(title: str, columns: Sequence[Column], rows: Iterable[Any], zone: tzinfo, at: datetime) -> BinaryIO:
    """A workbook of *rows* as they stand *at* that moment, as `whole` gives it.

    *title* is also the name of its sheet, and Excel has room for 31 letters there. Neither a long table nor its
    file is held in memory. One is made at a time: raises DeskError (503) where another one takes longer.
    """
    from monitor.publish.export.xlsx import About, Table, write_table  # noqa: PLC0415 - XlsxWriter only where Excel is asked for

    words = Words(zone=zone)

    def called(row: Any) -> str:
        return f"{columns[0].heading} {columns[0].value(row, words)}"[:200]

    table = Table(title, tuple(columns), len(columns), lambda _: at, called)
    if not _BOOK.acquire(timeout=_PATIENCE):
        raise DeskError(
            503,
            "Đang lập một tệp Excel khác",
            "Máy chủ lập mỗi lần một tệp Excel; tệp người khác yêu cầu chưa xong.",
            "Chờ một phút rồi tải lại, hoặc tải tệp CSV.",
        )
    try:
        return whole(lambda out: write_table(table, rows, out, About(title, (), words)))
    finally:
        _BOOK.release()


def whole(write: Callable[[BinaryIO], object]) -> BinaryIO:
    """The file that *write* writes, at its beginning, so that none goes out by half; who gets it closes it."""
    file = cast("BinaryIO", SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - it outlives the function
    try:
        write(file)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def _column(key: str, heading: str) -> Column:
    def value(row: Mapping[str, object], words: Words) -> Value:
        found = row[key]
        if isinstance(found, datetime):
            return found.astimezone(words.zone)
        return found if isinstance(found, int | date) else str(_flat(found))

    width = _WIDE.get(key, _USUAL)
    return Column(key, heading, width, value, wrapped=key in _WIDE)


def _csv(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _flat(value: object) -> object:
    plain = _plain(value)
    return "" if plain is None else plain
