"""Tables that go on over pages: heading rows repeated, no row torn apart that need not be. Not here: what stands in them."""

from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from monitor.publish.word.runs import lines, link, one_line, write

SIZE = 11.5  # of the letters
_TOO_LONG = 1500  # letters of a row that may need more than a page: it is broken where the page ends
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_INSIDE, _ABOVE = 1.2, 0.4  # millimetres between a line and the words beside and below it

Cell = str | Callable[[Any], None]  # words, a paragraph a line; or what writes them into the cell's first paragraph


def grid(
    document: Any,
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    centred: Sequence[int] = (),
) -> None:
    """A table with lines; *widths* in millimetres, columns *centred* by place; without *headings*, the first column is bold."""
    table = document.add_table(rows=0, cols=len(widths))
    fixed(table, widths, lined=True)
    if headings:
        row = _row(table, widths)
        for cell, text in zip(row.cells, headings, strict=True):
            _fill(cell, text, bold=True, middle=True)
            once(row, "w:tblHeader")
        once(row, "w:cantSplit")
    for values in rows:
        row = _row(table, widths)
        if sum(len(value) for value in values if isinstance(value, str)) < _TOO_LONG:
            once(row, "w:cantSplit")
        for n, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            _fill(cell, value, bold=not headings and not n, middle=n in centred)


def bare(document: Any, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """Words side by side, without lines, in the letters of the text."""
    table = document.add_table(rows=0, cols=len(widths))
    fixed(table, widths, lined=False)
    for values in rows:
        row = _row(table, widths)
        for cell, value in zip(row.cells, values, strict=True):
            write(cell.paragraphs[0], one_line(value))


def fixed(table: Any, widths: Sequence[float], *, lined: bool) -> None:
    """Columns of *widths* millimetres, whatever stands in them."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    properties = table._tbl.tblPr  # noqa: SLF001 - the library has no lines of tables
    for old in properties.findall(qn("w:tblW")):
        old.set(qn("w:type"), "dxa")
        old.set(qn("w:w"), str(Mm(sum(widths)).twips))
    borders = OxmlElement("w:tblBorders")
    for side in _SIDES:
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if lined else "nil")
        if lined:
            line.set(qn("w:sz"), "4")
            line.set(qn("w:color"), "000000")
        borders.append(line)
    properties.find(qn("w:tblLayout")).addprevious(borders)
    margins = OxmlElement("w:tblCellMar")
    for side, inside in (("top", _ABOVE), ("left", _INSIDE), ("bottom", _ABOVE), ("right", _INSIDE)):
        each = OxmlElement(f"w:{side}")
        each.set(qn("w:w"), str(Mm(inside).twips if lined else 0))
        each.set(qn("w:type"), "dxa")
        margins.append(each)
    properties.find(qn("w:tblLayout")).addnext(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


def addressed(before: str, url: str, after: str = "") -> Callable[[Any], None]:
    """A cell: words, an address to follow, words."""

    def fill(paragraph: Any) -> None:
        write(paragraph, before, size=SIZE)
        link(paragraph, url, size=SIZE)
        write(paragraph, after, size=SIZE)

    return fill


def proof(text: str) -> Callable[[Any], None]:
    """A cell with a hash or the name of a file, in small letters."""
    return lambda paragraph: write(paragraph, text, small=True)


def _row(table: Any, widths: Sequence[float]) -> Any:
    row = table.add_row()
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Mm(width)
    return row


def _fill(cell: Any, value: Cell, *, bold: bool, middle: bool) -> None:
    first = cell.paragraphs[0]
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER if middle else WD_ALIGN_PARAGRAPH.LEFT
    if not isinstance(value, str):
        value(first)
        return
    for n, line in enumerate(lines(value)):
        paragraph = first if not n else cell.add_paragraph()
        paragraph.alignment = first.alignment
        write(paragraph, line, size=SIZE, bold=bold)


def once(row: Any, name: str) -> None:
    """Give *row* the property *name*, such as that no page tears it apart."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    if properties.find(qn(name)) is None:
        properties.append(OxmlElement(name))
