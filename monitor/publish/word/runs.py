"""Words in a paragraph: every letter in the document's font, whatever the text holds. Not here: paragraphs, tables.

What XML cannot hold and marks that turn the order of other letters are left out, like any such letter of a text; words
written from right to left are marked so, for the order of their letters and marks.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from monitor.addresses import is_http

FONT = "Times New Roman"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_TURNING = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
_PIECES = re.compile(f"[{_LEFTWARD}]+(?:[\\s]+[{_LEFTWARD}]+)*|[^{_LEFTWARD}]+")
_FONTS = ("ascii", "hAnsi", "eastAsia", "cs")


def plain(text: str) -> str:
    """*text* as a document can hold it, tabs as blanks."""
    return _TURNING.sub("", _NO_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")))


def one_line(text: str) -> str:
    """The same on one line, blanks at its ends left out."""
    return " ".join(plain(text).split())


def lines(text: str) -> tuple[str, ...]:
    """The paragraphs of what a person wrote; empty lines are none."""
    return tuple(line for line in (one_line(part) for part in plain(text).splitlines()) if line)


def write(  # noqa: PLR0913 - what a word may look like
    paragraph: Any,
    text: str,
    *,
    size: float | None = None,
    bold: bool = False,
    italic: bool = False,
    small: bool = False,
) -> None:
    """Add *text* to *paragraph*; *small*: in the smaller letters of proofs, such as a hash."""
    for piece, leftward in _pieces(plain(text)):
        run = paragraph.add_run(piece)
        run._r.insert(0, deepcopy(_look(9 if small else size, bold, italic)))  # noqa: SLF001 - a copy takes a tenth of the time
        if leftward:
            run.font.rtl = True


def link(paragraph: Any, url: str, *, size: float | None = None) -> None:
    """Add the address *url*, to be followed where it may be opened; in black, as all of an official document."""
    shown = one_line(url)
    if not is_http(shown):
        write(paragraph, shown, size=size)
        return
    relation = paragraph.part.relate_to(shown, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), relation)
    run = paragraph.add_run(shown)
    dress(run.font, size=size, bold=False, italic=False)
    element.append(run._r)  # noqa: SLF001 - the library has no links
    paragraph._p.append(element)  # noqa: SLF001


def dress(font: Any, *, size: float | None, bold: bool, italic: bool) -> None:
    """Give *font* its look, for letters of every script alike."""
    font.name = FONT
    fonts = font._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001
    for theme in [name for name in fonts.attrib if "heme" in name]:
        del fonts.attrib[theme]
    for each in _FONTS:
        fonts.set(qn(f"w:{each}"), FONT)
    if size is not None:
        font.size = Pt(size)
        _complex(font, "szCs", str(round(size * 2)))
    font.bold, font.cs_bold = bold, bold
    font.italic, font.cs_italic = italic, italic


@lru_cache(maxsize=64)
def _look(size: float | None, bold: bool, italic: bool) -> Any:
    """How letters look (XML), made once for all words that look so."""
    run = Run(OxmlElement("w:r"), None)  # type: ignore[arg-type] # it stands in no document
    dress(run.font, size=size, bold=bold, italic=italic)
    return run._r.rPr  # noqa: SLF001


def _complex(font: Any, name: str, value: str) -> None:
    properties = font._element.get_or_add_rPr()  # noqa: SLF001
    for old in properties.findall(qn(f"w:{name}")):
        properties.remove(old)
    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), value)
    properties.find(qn("w:sz")).addnext(element)  # the order of the schema


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """*text* in parts, each with whether it is written from right to left."""
    for found in _PIECES.finditer(text):
        yield found.group(), bool(re.match(f"[{_LEFTWARD}]", found.group()))
