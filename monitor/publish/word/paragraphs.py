"""Paragraphs of an official document: body, headings, points, what is wanting. Not here: head, tables, signature."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from monitor.publish.word.page import count_anew
from monitor.publish.word.runs import lines, one_line, write
from monitor.publish.word.writing import letter, roman

FIRST_LINE = 1.27  # centimetres
APART = 6  # points
_ANNEX_SIZE = 14
_BELOW = 30  # points between two annexes on one page
_LONG_WORD = 40  # letters: such as an address, before which a justified line is all gaps


def body(document: Any, text: str, *, italic: bool = False, label: str = "", bold: bool = False) -> None:
    """What *text* says, a paragraph a line, *label* before it in bold letters; justified, unless a word tears lines apart."""
    for n, line in enumerate(lines(text)):
        paragraph = _paragraph(document)
        if max(map(len, line.split())) > _LONG_WORD:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        if label and not n:
            write(paragraph, f"{label} ", bold=True)
        write(paragraph, line, italic=italic, bold=bold)


def part(document: Any, number: int | str, title: str) -> None:
    """As "I. TÌNH HÌNH": *number* 1 is I; a letter stands for itself."""
    name = number if isinstance(number, str) else roman(number)
    heading(document, f"{name}. {title.upper()}", 1)


def clause(document: Any, number: int | str, title: str) -> None:
    """As "1. Kết quả", with a title of its own."""
    heading(document, f"{number}. {title}", 2)


def heading(document: Any, text: str, level: int) -> None:
    """A heading of *level* 1 to 3, its number in *text*."""
    paragraph = document.add_paragraph(style=f"Heading {level}")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.first_line_indent = Cm(FIRST_LINE)
    paragraph.paragraph_format.space_before = Pt(APART if level == 1 else 0)
    paragraph.paragraph_format.space_after = Pt(APART)
    write(paragraph, one_line(text), bold=True)


def point(document: Any, number: int, text: str) -> None:
    """As "đ) …": points are counted by the Vietnamese alphabet."""
    paragraph = _paragraph(document)
    write(paragraph, f"{letter(number)}) {one_line(text)}")


def items(document: Any, texts: tuple[str, ...]) -> None:
    """Each as "- …"."""
    for text in texts:
        write(_paragraph(document), f"- {one_line(text)}")


def annex(  # noqa: PLR0913 - what an annex is, and where
    document: Any, number: int | None, title: str, goes_with: str, *, lying: bool = False, below: bool = False
) -> None:
    """Begin an annex on a page of its own, or *below* the one before; *number* is None where there is only one."""
    if below:
        gap(document, _BELOW)
    else:
        count_anew(document, lying=lying)
    for text, bold, italic, size in (
        (f"Phụ lục {roman(number)}" if number else "Phụ lục", True, False, _ANNEX_SIZE),
        (title.upper(), True, False, None),
        (f"({goes_with})", False, True, None),
    ):
        centred(document, text, bold=bold, italic=italic, size=size)
        document.paragraphs[-1].paragraph_format.keep_with_next = True


def centred(  # noqa: PLR0913 - how a line looks
    document: Any, text: str, *, bold: bool = False, italic: bool = False, size: float | None = None, after: float = 0
) -> None:
    """A line in the middle."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(after)
    write(paragraph, one_line(text), bold=bold, italic=italic, size=size)


def gap(document: Any, points: float = APART) -> None:
    """Room between two tables, which would else grow into one."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(max(points, 1))


def _paragraph(document: Any) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(FIRST_LINE)
    paragraph.paragraph_format.space_after = Pt(APART)
    return paragraph
