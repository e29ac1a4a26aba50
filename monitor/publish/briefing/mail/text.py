"""The mail of a briefing as plain text, complete by itself. Not here: what it says (short.py).

Its first line is the subject of the mail. Lines are not folded: a mail program folds them to its own width.
"""

from collections.abc import Iterator

from monitor.briefing import Briefing
from monitor.publish.briefing.page import frozen_line, period_line
from monitor.publish.briefing.values import Cell, Document, Grid, Section


def mail_text(document: Document, briefing: Briefing, desk: str = "") -> bytes:
    """The text of *document*, which `mail_document` made; *desk* is the address of the period there, "" for none."""
    return ("\n".join(_lines(document, briefing, desk)) + "\n").encode()


def subject_of(text: bytes) -> str:
    """The subject of the mail whose text is *text*."""
    return text.decode().partition("\n")[0]


def _lines(document: Document, briefing: Briefing, desk: str) -> Iterator[str]:
    yield " ".join(document.subject.split())  # no line break may end the subject
    yield briefing.office
    yield period_line(briefing)
    yield from document.marks
    yield from (sentence.text for sentence in document.opening)
    for section in document.sections:
        yield ""
        yield from _section(section)
    yield frozen_line(briefing)
    if desk:
        yield f"Danh sách phía sau các con số: {desk}"


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"{section.number}. {section.title}"
    yield from (sentence.text for sentence in section.sentences)
    for grid in section.grids:
        yield ""
        yield from _grid(grid)


def _grid(grid: Grid) -> Iterator[str]:
    yield grid.title
    for name, *cells in grid.rows:
        yield f"- {name.text}"
        yield "  " + "; ".join(map(_said, grid.columns[1:], cells))
    yield from grid.notes


def _said(column: str, cell: Cell) -> str:
    return f"{column}: {cell.text}"
