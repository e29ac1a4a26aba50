"""Chapters of the report as paragraphs, tables and pictures of a Word document. Not here: the places they stand in (report.py)."""

import io
from collections.abc import Mapping
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Pt

from monitor.addresses import is_http
from monitor.publish.briefing.values import Cell, Chart, Grid, Section, Sentence
from monitor.publish.briefing.word.keeping import kept_with_next
from monitor.publish.briefing.word.widths import column_widths, fits, lines_of
from monitor.publish.word.page import turn
from monitor.publish.word.paragraphs import APART, annex, body, gap, heading
from monitor.publish.word.runs import one_line, write
from monitor.publish.word.tables import SIZE, addressed, grid

_NOTE = 12  # points of the notes below a table or a picture
_DEEPEST = 3  # level of headings
_SHORT = 14  # letters of a cell that is centred
_TOTALS = ("tổng", "cộng")  # with which a row of totals begins
_NOTHING = "Không có số liệu trong kỳ."
_EMU = 36000  # of the library in a millimetre
_FEW = 2  # sentences of an annex that shares its page
_AFTER = 12  # points below a picture and its words
_DESCRIBED = 12  # values of a picture that its description tells


def write_section(document: Any, section: Section, pictures: Mapping[str, bytes], level: int = 1) -> None:
    """All of *section*: heading, sentences, tables, charts, smaller sections."""
    _go(document, lying=False)
    if section.title:
        heading(document, _headed(section, level), min(level, _DEEPEST))
    write_inside(document, section, pictures, level)


def write_annex(  # noqa: PLR0913 - what an annex is, and where
    document: Any,
    section: Section,
    pictures: Mapping[str, bytes],
    *,
    number: int | None,
    goes_with: str,
    below: bool = False,
) -> None:
    """*section* as an annex on pages of its own, which lie where its table does; *number*: None where there is only one.

    *below*: it goes on on the page of the annex before, which holds little.
    """
    lying = _lies(section)
    annex(document, number, section.title, goes_with, lying=lying, below=below and not lying)
    gap(document)
    write_inside(document, section, pictures, 1, lying=lying)


def holds_little(section: Section) -> bool:
    """Whether an annex is a few lines only, for which nobody turns a page."""
    return not section.grids and not section.parts and len(section.sentences) <= _FEW


def _lies(section: Section) -> bool:
    return bool(section.grids) and section.grids[0].wide


def write_inside(
    document: Any, section: Section, pictures: Mapping[str, bytes], level: int, *, lying: bool = False
) -> None:
    """What stands under the heading of *section*; *lying*: all of it on pages that lie."""
    write_sentences(document, section.sentences, lying=lying)
    for table in section.grids:
        _go(document, lying=lying or (table.wide and not _fits_upright(document, table)))
        _table(document, table, captioned=table.title.casefold() != section.title.casefold())
    for chart in section.charts:
        _picture(document, chart, pictures)
    for each in section.parts:
        write_section(document, each, pictures, level + 1)


def write_sentences(document: Any, sentences: tuple[Sentence, ...], *, lying: bool = False) -> None:
    """A paragraph each; a place for people in slanted letters."""
    if sentences:
        _go(document, lying=lying)
    for each in sentences:
        body(document, each.text, italic=each.blank)


def is_lying(document: Any) -> bool:
    """Whether the page that is written on lies."""
    return bool(document.sections[-1].orientation == WD_ORIENT.LANDSCAPE)


def _headed(section: Section, level: int) -> str:
    title = section.title.upper() if level == 1 else section.title
    return f"{section.number}. {title}" if section.number else title


def _go(document: Any, *, lying: bool) -> None:
    """Go on on a page that lies or stands."""
    if is_lying(document) != lying:
        turn(document, lying=lying)


# -- tables ------------------------------------------------------------------------------------------


def _table(document: Any, table: Grid, *, captioned: bool) -> None:
    if captioned:
        caption = _line(document, above=APART, middle=True)
        write(caption, one_line(table.title), bold=True)
        caption.paragraph_format.keep_with_next = True
    if not table.rows:
        write(_line(document, middle=True), _NOTHING, italic=True)
    else:
        rows = [[_cell(row, each) for each in row] for row in table.rows]
        texts = [[each.text for each in row] for row in table.rows]
        widths = column_widths(table.columns, texts, _width(document))
        grid(
            document,
            table.columns,
            rows,
            widths,
            centred=[n for n in range(1, len(table.columns)) if all(len(row[n]) <= _SHORT for row in texts)],
        )
        lines = lines_of((table.columns, *texts), widths)
        _keep(document.tables[-1], kept_with_next(lines, notes=bool(table.notes)))
    for n, note in enumerate(table.notes):
        paragraph = _line(document, above=APART / 2 if not n else 0)
        write(paragraph, one_line(note), italic=True, size=_NOTE)
        paragraph.paragraph_format.keep_with_next = note is not table.notes[-1]
    gap(document)


def _fits_upright(document: Any, table: Grid) -> bool:
    """Whether there is room for it on a page that stands: then it need not have a page of its own."""
    page = document.sections[-1]
    short, _ = sorted((page.page_width, page.page_height))
    room = Emu(short - page.left_margin - page.right_margin).mm
    return fits(table.columns, [[cell.text for cell in row] for row in table.rows], room)


def _keep(table: Any, kept: frozenset[int]) -> None:
    """Each row of *table* whose place is in *kept* on the page of the row after it, or of the notes below the table."""
    for n, row in enumerate(table.rows):
        if n in kept:
            for paragraph in (each for cell in row.cells for each in cell.paragraphs):
                paragraph.paragraph_format.keep_with_next = True


def _cell(row: tuple[Cell, ...], cell: Cell) -> Any:
    """Its words; those of a row of totals in bold letters, an address to follow."""
    if not row[0].text.lower().startswith(_TOTALS):
        return addressed("", cell.text) if is_http(cell.text) else cell.text
    return lambda paragraph: write(paragraph, one_line(cell.text), size=SIZE, bold=True)


def _width(document: Any) -> float:
    """Of the text on this page, in millimetres."""
    page = document.sections[-1]
    return float(Emu(page.page_width - page.left_margin - page.right_margin).mm)


def _line(document: Any, *, above: float = 0, middle: bool = False) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if middle else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(above), Pt(APART / 2)
    return paragraph


# -- pictures ----------------------------------------------------------------------------------------


def _picture(document: Any, chart: Chart, pictures: Mapping[str, bytes]) -> None:
    """A chart; one that was not drawn is left out: the table has the same numbers."""
    if chart.id not in pictures:
        return
    _go(document, lying=False)
    place = _line(document, above=APART, middle=True)
    place.paragraph_format.keep_with_next = True
    shape = place.add_run().add_picture(io.BytesIO(pictures[chart.id]))
    room = Emu(round(_width(document) * _EMU))
    if shape.width > room:
        shape.width, shape.height = room, Emu(round(shape.height * room / shape.width))
    described = shape._inline.docPr  # noqa: SLF001 - the library has no description of pictures
    described.set("descr", one_line(_description(chart)))
    described.set("title", one_line(chart.title))
    last = _line(document, middle=True)
    write(last, one_line(chart.title), bold=True, size=_NOTE)
    if chart.note:
        last.paragraph_format.keep_with_next = True
        last = _line(document, middle=True)
        write(last, one_line(chart.note), italic=True, size=_NOTE)
    last.paragraph_format.space_after = Pt(_AFTER)


def _description(chart: Chart) -> str:
    """What who cannot see the picture is told."""
    told = [
        f"{label}{f' ({series.name})' if len(chart.series) > 1 else ''}: {'không có số liệu' if value is None else value}"
        for series in chart.series
        for label, value in zip(chart.labels, series.values, strict=True)
    ]
    more = "; các số liệu còn lại ở bảng số liệu" if len(told) > _DESCRIBED else ""
    return f"{chart.title} ({chart.unit}). {'; '.join(told[:_DESCRIBED])}{more}."
