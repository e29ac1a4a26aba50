"""How the blocks of a page follow one another: paragraphs in a row, headlines that are links, clocks, figures.

Not here: what follows from it (the other files of this room).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from monitor.read.page.blocks import Block
from monitor.read.page.tree import ancestors

_CARD = 25  # characters of a link that is a headline
_PARAGRAPH = 60  # characters of a block that is a paragraph
# The hour, or the minute of a match, that an entry begins with: "10:35", "10h35", "Phút 35", "35'".
_CLOCK = re.compile(r"\W{0,3}(?:(?:phút\s*)?(?:[01]?\d|2[0-3])\s?[:hg]\s?[0-5]\d\b|phút (?:thứ )?\d{1,3}\b|\d{1,3}(?:\+\d)?['’′])", re.IGNORECASE)  # fmt: skip
_FIGURES = re.compile(r"[\d.,:;%/°+\-–x$€₫đ\s]*\d[\d.,:;%/°+\-–x$€₫đ\s]*(?:[^\W\d]{1,4})?")
_FIGURE = 40  # characters of a figure
_SIGN = re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_CELLS = frozenset(["td", "th"])


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The rhythm of the blocks of a whole page."""

    cards: int  # headlines that are links
    rows: tuple[int, ...]  # how many paragraphs stand in a row between them, where any do


def size(text: str) -> int:
    """The length of *text* in letters of an alphabet; a Chinese sign says as much as three of them."""
    return len(text) if text.isascii() else len(text) + 2 * len(_SIGN.findall(text))


def said(blocks: Sequence[Block]) -> int:
    """How much *blocks* say, in letters."""
    return sum(size(block.text) for block in blocks)


def is_paragraph(block: Block) -> bool:
    """Whether *block* is running text, long enough for a sentence."""
    return block.linked < 0.3 and not block.heading and _fills(block.text, _PARAGRAPH)


def _fills(text: str, least: int) -> bool:
    return len(text) >= least or (3 * len(text) >= least and size(text) >= least)


def rhythm(blocks: Sequence[Block]) -> Rhythm:
    """The linked headlines of a page, and the paragraphs in a row between them."""
    cards, row, rows = 0, 0, []
    for block in blocks:
        if block.linked > 0.8 and _fills(block.text, _CARD):
            cards += 1
            rows.append(row)
            row = 0
        elif block.linked < 0.3 and _fills(block.text, _PARAGRAPH):
            row += 1
    return Rhythm(cards, tuple(each for each in (*rows, row) if each))


def paragraphs(text: Sequence[Block]) -> int:
    """How many blocks of *text* are running text."""
    return sum(map(is_paragraph, text))


def entries(text: Sequence[Block]) -> tuple[int, int]:
    """How many blocks of *text* begin with a clock, and how many paragraphs at most follow one another between them."""
    clocks, row, longest = 0, 0, 0
    for block in text:
        if _CLOCK.match(block.text):
            clocks += 1
            row = 0
        row += is_paragraph(block)
        longest = max(longest, row)
    return clocks, longest


def figures(text: Sequence[Block]) -> tuple[int, int]:
    """How many blocks of *text* are cells of a table, and how many of these hold only a figure."""
    cells = [b for b in text if any(e.tag in _CELLS for e in islice(ancestors(b.element), 3))]
    return len(cells), sum(len(cell.text) <= _FIGURE and bool(_FIGURES.fullmatch(cell.text)) for cell in cells)
