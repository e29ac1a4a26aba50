"""The head of an official document: who issues it beside the name of the State, number, place and day, title (cells 1 to 5).

The lines below are drawn by the border of an empty paragraph: no underlining, which the decree does not want, and no
floating shape, which another program would put elsewhere. Not here: who issues it (values.py).
"""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from monitor.publish.word.lengths import bold_twips, twips
from monitor.publish.word.page import WIDTH
from monitor.publish.word.runs import one_line, write
from monitor.publish.word.tables import fixed
from monitor.publish.word.values import BLANK, Head

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
COLUMNS = (72, 93)  # millimetres: about 40 to 60
# Sizes in points: the smaller ones of the decree, or the name of a long office touches that of the State.
_NATION, _MOTTO, _BODY, _NUMBER, _DAY, _ABOUT = 12, 13, 12, 13, 13, 13
_AND = " VÀ "
_SIDE = 2  # millimetres left free on both sides of the office
_PART = 0.4  # of the text, for a line of a third to a half
_GAP = 6  # points above "V/v"


def letterhead(document: Any, head: Head, *, about: str = "", mark: str = "") -> None:
    """Cells 1 to 4, number and day blank; *about*: what a letter is about (5b); *mark*, such as "DỰ THẢO", below it."""
    table = document.add_table(rows=2, cols=2)
    fixed(table, COLUMNS, lined=False)
    left, right = table.rows[0].cells
    if head.superior:
        _line(left, one_line(head.superior), size=_BODY)
    _line(left, broken(head.body), size=_BODY, bold=True)
    _rule(left, COLUMNS[0], _part_of(head.body, _BODY, COLUMNS[0] - 2 * _SIDE))
    _line(right, NATION, size=_NATION, bold=True)
    _line(right, MOTTO, size=_MOTTO, bold=True)
    _rule(right, COLUMNS[1], bold_twips(MOTTO, _MOTTO))
    left, right = table.rows[1].cells
    _line(left, one_line(f"Số: {BLANK}/{head.symbol or BLANK}"), size=_NUMBER)
    if about:
        _line(left, one_line(f"V/v {about}"), size=_ABOUT, above=_GAP)
    if mark:
        _line(left, one_line(mark), size=_ABOUT, bold=True, above=_GAP)
    place = f"{head.place or BLANK}, ngày {BLANK} tháng {BLANK} năm {head.year}"
    _line(right, one_line(place), size=_DAY, italic=True)
    for row in table.rows:
        for cell, width in zip(row.cells, COLUMNS, strict=True):
            cell.width = Twips(twips(width))
            cell._tc.remove(cell._tc.p_lst[0])  # noqa: SLF001 - the empty paragraph that every cell begins with
        for paragraph in row.cells[0].paragraphs:
            form = paragraph.paragraph_format
            if form.left_indent is None:  # not the line below the office
                form.left_indent = form.right_indent = Twips(twips(_SIDE))


def title(document: Any, kind: str, subject: str, *, size: float = 14) -> None:
    """Cell 5a: the type in capitals, what it is about, and a line below."""
    for text, above in ((kind.upper(), 12), (subject, 0)):
        _line(document, one_line(text), size=size, bold=True, above=above)
    _rule(document, WIDTH, _part_of(subject, size, WIDTH))


def broken(name: str) -> str:
    """The name of an office, its last part kept together where it takes two lines: nothing stands alone on the second."""
    head, mark, last = one_line(name).rpartition(_AND)
    room = twips(COLUMNS[0] - 2 * _SIDE)
    if not mark or bold_twips(name, _BODY) <= room or bold_twips(f"{mark}{last}", _BODY) > room:
        return one_line(name)
    return head + " " + f"{mark.strip()} {last}".replace(" ", "\u00a0")


def addressees(document: Any, names: tuple[str, ...], *, size: float = 14) -> None:
    """Cell 9a: "Kính gửi", several of them a line each."""
    if len(names) == 1:
        _line(document, one_line(f"Kính gửi: {names[0]}."), size=size, above=12, below=12)
        return
    _line(document, "Kính gửi:", size=size, above=12)
    for n, name in enumerate(names, start=1):
        end = "." if n == len(names) else ";"
        _line(document, one_line(f"- {name}{end}"), size=size, below=12 if n == len(names) else 0)


def _line(  # noqa: PLR0913 - how a line of the head looks
    where: Any, text: str, *, size: float, bold: bool = False, italic: bool = False, above: float = 0, below: float = 0
) -> None:
    paragraph = where.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(above), Pt(below)
    write(paragraph, text, size=size, bold=bold, italic=italic)


def _part_of(text: str, size: float, width: float) -> int:
    """A third to a half of the text's length; of a text of several lines, of the longest they can have."""
    return round(_PART * min(bold_twips(one_line(text), size), twips(width)))


def _rule(where: Any, width: float, length: int) -> None:
    """A line in the middle of *width* millimetres, *length* twentieths of a point long."""
    paragraph = where.add_paragraph()
    side = (twips(width) - length) // 2
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Twips(side)
    form.space_before, form.line_spacing, form.space_after = Pt(2), Pt(4), Pt(8)
    border, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no borders of paragraphs
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
