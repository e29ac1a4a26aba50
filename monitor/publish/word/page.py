"""The sheet: A4, margins, the number of the page in the top margin from page 2 on, sections that lie or begin anew.

Not here: what stands on it.
"""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from monitor.publish.word.runs import dress, one_line
from monitor.vietnamese.wording import shortened

SHORT, LONG = 210, 297  # millimetres of A4
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
WIDTH, WIDE = SHORT - LEFT - RIGHT, LONG - LEFT - RIGHT  # of the text, upright and lying
_NUMBER_SIZE = 13
_HEADER = 10  # from the edge; inside the top margin
_LONGEST = 255  # letters of what a file says of itself
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # a ZIP file knows no day before
_STYLES = ("Normal", "Heading 1", "Heading 2", "Heading 3", "Header")


def new_document(title: str, author: str, at: datetime, *, size: float) -> Any:
    """An empty document, its text in letters of *size* points, made *at*."""
    document = Document()
    for name in _STYLES:
        style = document.styles[name]
        dress(style.font, size=size, bold=name.startswith("Heading"), italic=False)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = 1.0
        style.paragraph_format.keep_with_next = name.startswith("Heading")
    _language(document)
    without_picture(document)
    section = document.sections[0]
    _measure(section)
    section.different_first_page_header_footer = True
    _numbered(section)
    core = document.core_properties
    core.title, core.author = (shortened(one_line(text), _LONGEST) for text in (title, author))
    core.last_modified_by = core.comments = ""
    core.created = core.modified = at.astimezone(UTC).replace(tzinfo=None)
    core.language = "vi-VN"
    return document


def turn(document: Any, *, lying: bool) -> None:
    """Go on with a new page that lies or stands."""
    section = _next(document)
    _lay(section, lying=lying)
    section.different_first_page_header_footer = False


def count_anew(document: Any, *, lying: bool = False) -> None:
    """Go on with a new page whose numbers begin with 1, which is not printed: an annex."""
    section = _next(document)
    _lay(section, lying=lying)
    section.different_first_page_header_footer = True
    kind = OxmlElement("w:pgNumType")
    kind.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(kind)  # noqa: SLF001 - the library has no numbers of pages


def bytes_of(document: Any) -> bytes:
    """The file. The same document gives the same bytes: its parts bear the day it was made."""
    buffer, out = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    made = max(document.core_properties.created.replace(tzinfo=UTC), _EARLIEST)
    with zipfile.ZipFile(buffer) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, made.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            after.writestr(entry, before.read(name))
    return out.getvalue()


def _next(document: Any) -> Any:
    """A section on a new page; the paragraph that ends the one before takes no room, or a full page would bring an empty one."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    for old in section._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001 - else its pages would be counted anew too
        section._sectPr.remove(old)  # noqa: SLF001
    document.paragraphs[-1].paragraph_format.line_spacing = Pt(1)
    return section


def without_picture(document: Any) -> None:
    """The library's empty document bears a picture of another one, which file managers would show."""
    rels = document.part.package.rels
    for name in [name for name, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[name]


def _measure(section: Any) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(SHORT), Mm(LONG)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance, section.gutter = Mm(_HEADER), Mm(_HEADER), Mm(0)


def _lay(section: Any, *, lying: bool) -> None:
    """Turn the sheet, margins as they are: a template may have others."""
    short, long = sorted((section.page_width, section.page_height))
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if lying else (short, long)


def _numbered(section: Any) -> None:
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    dress(run.font, size=_NUMBER_SIZE, bold=False, italic=False)
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "2"), ("end", "")):
        run._r.append(_field(kind, text))  # noqa: SLF001 - the library has no fields


def _field(kind: str, text: str) -> Any:
    if kind == "text":
        element = OxmlElement("w:t")
        element.text = text
    elif not kind:
        element = OxmlElement("w:instrText")
        element.text = f" {text} "
    else:
        element = OxmlElement("w:fldChar")
        element.set(qn("w:fldCharType"), kind)
    return element


def _language(document: Any) -> None:
    """Vietnamese, so that no reader's program underlines every word; and no fonts of a theme."""
    default = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = default.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for each in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{each}"), "Times New Roman")
    language = default.find(qn("w:lang"))
    language.attrib.clear()
    language.set(qn("w:val"), "vi-VN")
    language.set(qn("w:eastAsia"), "vi-VN")
