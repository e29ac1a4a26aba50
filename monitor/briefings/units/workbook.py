"""The cells of the form's sheet in an Excel file, as people see them; formulas are marked, never computed.

A file comes from outside: nothing of it is unpacked beyond a size, no entity of it is resolved, no other file is opened. Only what
a form needs is read: texts, numbers, days. Not here: what stands in a cell (reading.py).
"""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from posixpath import join, normpath

from lxml import etree

from monitor.briefings.units.faults import FormError
from monitor.publish.briefing.unit_form import HEAD, SHEET

_LARGEST_PART = 5_000_000  # bytes, unpacked: small enough for any of it to be read in seconds and in 200 MB
_MOST_ROWS, _MOST_COLUMNS = 2_000, 200
_SHEETS = 3  # looked at where none bears the name of the form's
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_EPOCH = date(1899, 12, 30)  # day 0 of Excel, for days after February 1900
_EPOCH_1904 = date(1904, 1, 1)
_WHOLE = re.compile(r"-?\d+(\.0+)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows."""

    text: str
    formula: bool = False
    error: bool = False  # Excel shows #REF! or the like
    day: date | None = None  # what the number is as a day


def cells_of(content: bytes) -> dict[tuple[int, int], Cell]:
    """The cells of the sheet of the form, by row and column from 1. Raises FormError for a file that cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            shared = _shared(book)
            paths, base = _sheets(book)
            return _form_of([_held(book, path, shared, base) for path in paths])
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        etree.XMLSyntaxError,
        LookupError,  # a part, a sheet or a text that is named and not there
        ValueError,
        OSError,  # of bz2, and of a file that ends too soon
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise FormError.of(
            f"cannot be read as an Excel file ({type(error).__name__}); open it in Excel and save it again as .xlsx",
            "Không đọc được tệp Excel này; hãy mở bằng Excel rồi lưu lại dạng .xlsx.",
        ) from error


def _part(book: zipfile.ZipFile, name: str) -> bytes:
    info = book.getinfo(name)
    with book.open(info) as file:
        content = file.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise FormError.of("is larger inside than a form can be", "Nội dung tệp lớn hơn mức một biểu có thể có.")
    return content


def _elements(content: bytes, name: str) -> Iterator[etree._Element]:
    found = etree.iterparse(
        io.BytesIO(content),
        tag=f"{{*}}{name}",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    for _, element in found:
        yield element
        element.clear()


def _shared(book: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in book.namelist():
        return []
    return [_words(element) for element in _elements(_part(book, name), "si")]


def _words(element: etree._Element) -> str:
    """The text of *element* without what tells how it is read aloud."""
    return "".join(
        each.text or "" for each in element.iter("{*}t") if not any(True for _ in each.iterancestors("{*}rPh"))
    )


Held = dict[tuple[int, int], Cell]


def _held(book: zipfile.ZipFile, path: str, shared: list[str], epoch: date) -> Held:
    return {place: cell for place, cell in _cells(book, path, shared, epoch) if cell.text or cell.formula}


def _form_of(sheets: Sequence[Held]) -> Held:
    """The sheet that begins as the form does, or the first: who gave it another name may have moved it too."""
    return next((each for each in sheets if each.get((1, 1), Cell("")).text == HEAD[0]), sheets[0])


def _sheets(book: zipfile.ZipFile) -> tuple[list[str], date]:
    """The path of the form's sheet, or of the first few where none bears its name; and the day from which the book counts."""
    content = _part(book, "xl/workbook.xml")
    epoch = _EPOCH
    for element in _elements(content, "workbookPr"):
        epoch = _EPOCH_1904 if element.get("date1904") in ("1", "true") else _EPOCH
    sheets = [(element.get("name", ""), _relation(element)) for element in _elements(content, "sheet")]
    named = [id_ for name, id_ in sheets if name.strip() == SHEET]
    wanted = named[:1] or [id_ for _, id_ in sheets[:_SHEETS]] or [""]
    targets = {
        element.get("Id", ""): element.get("Target", "")
        for element in _elements(_part(book, "xl/_rels/workbook.xml.rels"), "Relationship")
    }
    return [_path(targets[id_]) for id_ in wanted], epoch


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _relation(element: etree._Element) -> str:
    return next((str(value) for name, value in element.attrib.items() if str(name).endswith("}id")), "")


def _cells(book: zipfile.ZipFile, path: str, shared: list[str], epoch: date) -> Iterator[tuple[tuple[int, int], Cell]]:
    for element in _elements(_part(book, path), "c"):
        found = _PLACE.fullmatch(element.get("r", ""))
        if found is None:
            raise ValueError("a cell without a place")
        row, column = int(found[2]), _number(found[1])
        cell = _cell(element, shared, epoch)
        if (cell.text or cell.formula) and (row > _MOST_ROWS or column > _MOST_COLUMNS):
            raise FormError.of(
                "holds something far outside the form", "Có nội dung nằm ngoài phạm vi của biểu.", element.get("r", "")
            )
        yield (row, column), cell


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _cell(element: etree._Element, shared: list[str], epoch: date) -> Cell:
    kind, value = element.get("t", "n"), element.findtext("{*}v") or ""
    if element.find("{*}f") is not None:
        return Cell("", formula=True)
    if kind == "e":
        return Cell(value, error=True)
    if kind == "s":
        return Cell(shared[int(value)].strip() if value else "")
    if kind == "inlineStr":
        return Cell(_words(element).strip())
    if kind in ("str", "b", "d"):
        return Cell(value.strip())
    return Cell(_plain(value), day=_day(value, epoch))


def _plain(value: str) -> str:
    """A number as a person reads it: 12, not 12.0; a fraction with a comma."""
    return value.split(".", 1)[0] if _WHOLE.fullmatch(value) else value.replace(".", ",")


def _day(value: str, epoch: date) -> date | None:
    if not _WHOLE.fullmatch(value):
        return None
    number = int(value.split(".", 1)[0])
    return epoch + timedelta(days=number) if 0 < number < 100_000 else None
