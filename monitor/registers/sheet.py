"""Rows as a table for a spreadsheet, out and in: CSV as Excel writes it, with `,` or `;`, marked as UTF-8 or not.

A column is called as the key of rules/facts/*.toml; phrases stand between `|`, lists of phrases in `subject` between `&`. What
was written here is read back as it was. Not here: what a row may hold (config), keeping it (entering.py).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.config.entered import SHAPES, cells_of, columns_of, needed_of
from monitor.config.facts import RegisterName, Row
from monitor.errors import InputError
from monitor.model import Fault
from monitor.publish.export.rows import BOM, cell
from monitor.registers.entering import LARGEST, MOST, Entry

REGISTER = "register"
_ALL: tuple[RegisterName, ...] = ("fact", "claim", "argument")
# What says what a row is stands first, then its document and its days.
_FIRST = (
    *(REGISTER, "id", "statement", "kind", "subject", "value", "unit", "tolerance", "other", "unless"),
    *("claim", "wordings", "refutation", "title", "text", "topics"),
)
COLUMNS = (*_FIRST, *(name for name in columns_of("fact") if name not in _FIRST))
_MARKS = (",", ";", "\t")
# By its first line a table tells Excel its mark; other programs fill the line up to all columns.
_SEPARATOR = re.compile(r'"?sep=[,;\t]"?[,;\t]*(?:\r\n|\n|\r|$)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table holds, and what is wrong with it already."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def sheet_of(rows: Iterable[Row]) -> str:
    """The table of *rows*; no cell of it can run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        cells = cells_of(row)
        writer.writerow([_written(cells.get(name, "")) for name in COLUMNS])
    return BOM + out.getvalue()


def _written(text: str) -> str:
    return f"'{text}" if text.startswith("'") else cell(text)


def _read(text: str) -> str:
    """A cell without the apostrophe that kept it from being computed."""
    return text[1:] if text.startswith("'") and _written(text[1:]) == text else text


def read_sheet(name: str, content: bytes, register: RegisterName | None = None) -> Sheet:
    """The rows of the table *content*, of the file *name*; *register* is theirs where no column says it (`fact` if nothing does).

    Raises InputError for what is no table.
    """
    text, begins = _without_separator(_text(name, content))
    mark = max(_MARKS, key=lambda each: len(set(_header(text, each)) & set(COLUMNS)))
    header = _header(text, mark)
    wrong = tuple(Fault(name, begins, column, said) for column, said in _wrong_columns(header, register))
    if wrong:
        return Sheet((), wrong)
    entries: list[Entry] = []
    faults: list[Fault] = []
    for line, cells in _lines(text, mark, begins):
        entry, fault = _entry(header, cells, line, register) if isinstance(cells, list) else (None, ("", cells))
        if entry:
            entries.append(entry)
        else:
            faults.append(Fault(name, line, *fault))
    if not entries and not faults:
        raise InputError(f"{name} holds no row below its columns")
    if len(entries) + len(faults) > MOST:
        raise InputError(f"{name} holds more than {MOST} rows; import it in parts")
    return Sheet(tuple(entries), tuple(faults))


def _text(name: str, content: bytes) -> str:
    if len(content) > LARGEST:
        raise InputError(f"{name} is larger than {LARGEST // 1_000_000} MB; import it in parts")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is no UTF-8 text; save it in Excel as “CSV UTF-8”") from error
    if not text.strip():
        raise InputError(f"{name} is empty; its first line names the columns")
    return text


def _without_separator(text: str) -> tuple[str, int]:
    """*text* from the line with its columns on, and the number of that line."""
    found = _SEPARATOR.match(text)
    return (text[found.end() :], 2) if found else (text, 1)


def _header(text: str, mark: str) -> tuple[str, ...]:
    try:
        first = next(csv.reader(io.StringIO(text, newline=""), delimiter=mark), [])
    except csv.Error:
        return ()
    names = [each.strip().lower() for each in first]
    while names and not names[-1]:  # Excel keeps columns that were emptied
        names.pop()
    return tuple(names)


def _wrong_columns(header: Sequence[str], register: RegisterName | None) -> Iterator[tuple[str, str]]:
    for column in dict.fromkeys(header):
        if column not in COLUMNS:
            shown = column[:60]
            yield shown, f"unknown column; the columns are {', '.join(COLUMNS)}" if shown else "a column has no name"
        elif header.count(column) > 1:
            yield column, "this column stands here twice"
    if REGISTER in header and not register:
        return  # which columns a row needs, its own line says
    for column in needed_of(register or "fact"):
        if column not in header:
            yield column, "this column is missing; add it"


def _lines(text: str, mark: str, begins: int) -> Iterator[tuple[int, list[str] | str]]:
    """Every row below the first with the line on which it begins; last, in words, why the rest cannot be read.

    *text* stands from the line *begins* on. Rows without anything are passed over.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    above = begins - 1
    try:
        for n, cells in enumerate(reader):
            if n and any(each.strip() for each in cells):
                yield begins, cells
            begins = above + reader.line_num + 1
    except csv.Error as error:
        yield begins, f"from here on it cannot be read as a table: {error}; look for a quotation mark too many"


def _entry(
    header: Sequence[str], cells: Sequence[str], line: int, register: RegisterName | None
) -> tuple[Entry | None, tuple[str, str]]:
    """The row of a line, or what is wrong with the line: in which column, and what."""
    if any(each.strip() for each in cells[len(header) :]):
        return None, ("", f"has {len(cells)} cells, but there are {len(header)} columns")
    values = {column: _read(each) for column, each in zip(header, cells, strict=False) if each.strip()}
    said = values.pop(REGISTER, "").strip().lower()
    theirs = next((each for each in _ALL if each == (said or register or "fact")), None)
    if theirs is None:
        return None, (REGISTER, f"`{said[:40]}` is no register; there are {', '.join(SHAPES)}")
    if register and theirs != register:
        return None, (REGISTER, f"this row is of the register `{theirs}`, not `{register}`")
    return Entry(theirs, values, line), ("", "")
