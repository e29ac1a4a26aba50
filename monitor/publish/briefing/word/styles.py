"""Makes a template fit for what is written into it: styles it lacks, lines below words whose length is known only now.

Not here: which places a template has (template.py).
"""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from monitor.publish.briefing.word.template import text_of
from monitor.publish.word.lengths import bold_twips
from monitor.publish.word.page import BOTTOM, LEFT, LONG, RIGHT, SHORT, TOP
from monitor.publish.word.runs import dress

_PART = 0.4  # of the words, for a line of a third to a half
_TWIPS = 635  # of the library's unit
_DEFAULT = 13.0  # points, where a template says nothing


def complete(document: Any) -> None:
    """Give *document* what it leaves to the reader's settings: headings that nobody used yet, the size of its sheets."""
    for section in document.sections:
        section.page_width, section.page_height = section.page_width or Mm(SHORT), section.page_height or Mm(LONG)
        for side, usual in (("left", LEFT), ("right", RIGHT), ("top", TOP), ("bottom", BOTTOM)):
            if getattr(section, f"{side}_margin") is None:
                setattr(section, f"{side}_margin", Mm(usual))
    for level in (1, 2, 3):
        name = f"Heading {level}"
        if name in document.styles:
            continue
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        dress(style.font, size=None, bold=True, italic=False)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.keep_with_next = True


def rule_below(document: Any, name: str, words: str) -> None:
    """The line below the place *name*, if the template has one, as long as the decree wants for *words*."""
    for paragraph in document.element.body.iter(qn("w:p")):
        below = paragraph.getnext()
        if text_of(paragraph).strip() != f"{{{{{name}}}}}" or below is None or below.tag != qn("w:p"):
            continue
        indent = below.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        if below.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}") is None or indent is None or text_of(below):
            continue
        width = _room(document, paragraph)
        length = round(_PART * min(bold_twips(words, _size(paragraph)), width))
        for side in ("left", "right"):
            indent.set(qn(f"w:{side}"), str((width - length) // 2))


def _room(document: Any, paragraph: Any) -> int:
    """How wide the cell or the page of *paragraph* is, in twentieths of a point."""
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    width = None if cell is None else cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    if width is not None and width.get(qn("w:type")) == "dxa":
        return int(width.get(qn("w:w")))
    page = document.sections[0]
    room: int = page.page_width - page.left_margin - page.right_margin
    return round(room / _TWIPS)


def _size(paragraph: Any) -> float:
    size = paragraph.find(f".//{qn('w:rPr')}/{qn('w:sz')}")
    return _DEFAULT if size is None else int(size.get(qn("w:val"))) / 2
