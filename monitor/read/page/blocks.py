"""Cuts a page into blocks, the pieces that a reader sees apart: paragraphs, headings, list items, cells.

Not here: which blocks are the article (body.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from monitor.vietnamese.clean import one_line

# What stands inside a line of text; everything else begins a new block, unknown elements too.
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "rb",
        "rp",
        "rt",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"])
# Where elements of a date keep it for scripts, often as seconds since 1970.
_STAMPS = ("datetime", "content", "data-datetime", "data-date", "data-time", "data-timestamp", "data-utime", "title")
_SHORT_DATE = 12  # characters that are looked at where a piece of text ends
_DAY_END, _DAY_START = re.compile(r"\d[/.-]\d{1,2}[/.-]\d{2,4}$"), re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d")
_HOUR_END, _HOUR_START = re.compile(r"\d\s?[:hg]\s?\d{2}$"), re.compile(r"\d{1,2}\s?[:hg]\s?\d{2}(?!\d)")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of visible text."""

    element: _Element  # the innermost block element around it
    text: str  # clean, one line, never empty
    linked: float  # share of its letters that are a link, 0 to 1
    bold: bool  # all of it is bold or a heading
    heading: bool
    stamp: str = ""  # a moment that an element in it carries as an attribute, raw


@dataclass(slots=True)
class _Line:
    """A block being collected."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    plain: int = 0  # letters that are not bold
    stamp: str = ""

    def add(self, text: str | None, depth: dict[str, int]) -> None:
        if text and not depth["hidden"]:
            if self.pieces and _parted_by_style(self.pieces, text):
                self.pieces.append(" ")
            self.pieces.append(text)
            letters = len(text) - text.count(" ") if text.strip() else 0
            self.linked += letters if depth["a"] else 0
            self.plain += 0 if depth["bold"] else letters

    def block(self, element: _Element) -> Block | None:
        joined = "".join(self.pieces)
        text = one_line(joined) if joined and not joined.isspace() else ""
        if not text:
            return None
        share = min(1.0, self.linked / max(1, len(text) - text.count(" ")))
        return Block(element, text, share, self.plain == 0, element.tag in _HEADINGS, self.stamp)


def _parted_by_style(pieces: list[str], text: str) -> bool:
    """Whether a page sets *text* apart from *pieces* by style ("Hà Nội" in front of a lead); without a blank they are one."""
    if text[0].isupper():
        return pieces[-1][-1].islower() and _ends_a_word(pieces)
    return text[0].isdigit() and _parts_day_and_hour(pieces[-1], text)


def _parts_day_and_hour(before: str, behind: str) -> bool:
    """Whether a day ends *before* and its hour begins *behind*, or the other way round, as styles set them apart."""
    if not before[-1].isdigit():
        return False
    dated = _DAY_END.search(before[-_SHORT_DATE:]) and _HOUR_START.match(behind)
    return bool(dated or (_HOUR_END.search(before[-_SHORT_DATE:]) and _DAY_START.match(behind)))


def _ends_a_word(pieces: list[str]) -> bool:
    """Whether *pieces*, which end with a letter, end with a word and not with one letter of pH, kWh or iPhone."""
    last = "".join(pieces[-2:])[-2:] if len(pieces[-1]) < 2 else pieces[-1][-2:]
    return len(last) > 1 and (last[0].isalpha() or not last[1].isascii())  # "ở" is a word


def cut(root: _Element) -> tuple[Block, ...]:
    """Every block under *root*, in page order. Goes through the tree without recursion."""
    return tuple(block for block in _cut(root) if block)


def _cut(root: _Element) -> Iterator[Block | None]:
    line, depth = _Line(), {"a": 0, "bold": 0, "hidden": 0}
    stack = [root]  # block elements around the place we are at
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        starts = event == "start"
        if tag not in _INLINE or _is_paragraph(element):
            yield line.block(stack[-1])
            line = _Line()
            if starts:
                stack.append(element)
            else:
                stack.pop()
        step = 1 if starts else -1
        depth["a"] += step if tag == "a" else 0
        depth["bold"] += step if tag in _BOLD or _is_styled_bold(element) else 0
        depth["hidden"] += step if tag in _INLINE and _is_hidden(element) else 0
        if starts:
            line.stamp = line.stamp or _stamp(element)
        line.add(element.text if starts else element.tail if element is not root else None, depth)


def _is_paragraph(element: _Element) -> bool:
    """Whether *element*, of a kind that stands inside a line, is named as a paragraph; styles make it one."""
    names = (element.get("class") or "").split() if element.tag == "span" else ()
    if not any(name.partition("__")[0].endswith("paragraph") for name in names):
        return False
    return next(element.iterancestors("p", "li", "td"), None) is None


def _is_styled_bold(element: _Element) -> bool:
    style = element.get("style") if element.tag in _INLINE or element.tag == "p" else None
    return style is not None and _BOLD_STYLE.search(style) is not None


def _is_hidden(element: _Element) -> bool:
    style = element.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


def _stamp(element: _Element) -> str:
    """A moment of publication that *element* carries beside its text: `<time datetime>`, microdata, data-time.

    Elements that call themselves the date of a change carry none.
    """
    tag, name, item = element.tag, element.get("class") or "", element.get("itemprop") or ""
    if tag != "time" and not name and not item:
        return ""
    name, item = name.lower(), item.lower()
    if (
        tag != "time"
        and item != "datepublished"
        and "date" not in name
        and "time" not in name
        and "publish" not in name
    ):
        return ""
    if "publish" not in name + item and ("modif" in name + item or "update" in name):
        return ""
    attributes = _STAMPS if tag in ("time", "span", "abbr") else () if tag == "meta" else _STAMPS[:-1]
    return next((value for value in map(element.get, attributes) if value and any(map(str.isdigit, value))), "")
