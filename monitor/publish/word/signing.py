"""The foot of an official document: who gets it beside the post of who signs; signature and name blank (cells 7 and 9b)."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from monitor.publish.word.runs import one_line, write
from monitor.publish.word.tables import fixed, once
from monitor.publish.word.values import fill_in

COLUMNS = (75, 90)  # millimetres
_TITLE, _LIST, _POST = 12, 11, 14  # points
_LAST = 3  # paragraphs, one of them the gap, one the closing words
_SIGNATURE = 70  # points left for it


def sign(document: Any, post: str, recipients: tuple[str, ...], archive: str) -> None:
    """*recipients* without their marks; *archive*: what stands behind "Lưu:"."""
    _together(document)
    table = document.add_table(rows=1, cols=2)
    fixed(table, COLUMNS, lined=False)
    left, right = table.rows[0].cells
    _line(left.paragraphs[0], "Nơi nhận:", size=_TITLE, bold=True, italic=True)
    for each in recipients:
        _line(left.add_paragraph(), f"- {each};", size=_LIST)
    _line(left.add_paragraph(), f"- Lưu: {archive}.", size=_LIST)
    _posted(right, post or fill_in("chức vụ người ký"), "")
    _whole(table)


def signed_by(document: Any, left: tuple[str, str], right: tuple[str, str]) -> None:
    """Two who sign, each with post and name ("": blank)."""
    _together(document)
    table = document.add_table(rows=1, cols=2)
    fixed(table, (82.5, 82.5), lined=False)
    for cell, (post, name) in zip(table.rows[0].cells, (left, right), strict=True):
        _posted(cell, post, name)
    _whole(table)


def _together(document: Any) -> None:
    """Nobody signs a page with nothing but closing words on it: the last paragraphs go where the signature goes."""
    for paragraph in document.paragraphs[-_LAST:]:
        paragraph.paragraph_format.keep_with_next = True


def _posted(cell: Any, post: str, name: str) -> None:
    for n, line in enumerate(post.splitlines() or [""]):
        paragraph = cell.paragraphs[0] if not n else cell.add_paragraph()
        _line(paragraph, line, size=_POST, bold=True, middle=True)
    room = cell.add_paragraph()
    room.paragraph_format.space_before = Pt(_SIGNATURE)
    _line(room, name, size=_POST, bold=True, middle=True)


def _line(  # noqa: PLR0913 - how a line of the foot looks
    paragraph: Any, text: str, *, size: float, bold: bool = False, italic: bool = False, middle: bool = False
) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if middle else WD_ALIGN_PARAGRAPH.LEFT
    write(paragraph, one_line(text), size=size, bold=bold, italic=italic)


def _whole(table: Any) -> None:
    """On one page."""
    for row in table.rows:
        once(row, "w:cantSplit")
