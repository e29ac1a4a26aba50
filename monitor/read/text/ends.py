"""What stands behind the last paragraph of a text: who wrote, whence it comes, notices of the publisher.

Not here: names that stand elsewhere (authors.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from monitor.read.page.blocks import Block
from monitor.read.page.tree import classes
from monitor.read.text.phrases import byline_name, is_caption, is_chrome, is_name, is_notice, is_picture_note

_MOST = 8  # blocks at the end that may be no text
_RIGHT_LINE = 100  # characters of a line on the right that says who wrote
_BEHIND = 3  # blocks behind the text that may say who wrote
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_RIGHT_NAMES = re.compile(r" (?:right|rteright|text right|align right|alignright|pauthor|author) ")


@dataclass(frozen=True, slots=True)
class Ends:
    """What is no text at the end of a text."""

    signed: tuple[str, ...]  # lines that say who wrote, in page order
    blocks: frozenset[Block]  # all that is no text


def find_ends(chosen: Sequence[Block], plain: Sequence[Block]) -> Ends:
    """What stands at the end of *chosen*, or just behind it in *plain*, and is no paragraph of it."""
    signed: list[str] = []
    aside: list[Block] = []
    for block in reversed(chosen[1:][-_MOST:]):
        if (byline_name(block.text) and not is_picture_note(block.text)) or is_name(block.text):
            signed.append(block.text)
        elif not (_is_aside(block) or _is_right(block)):
            break
        aside.append(block)
    if not signed:
        lines = [block for block in chosen[1:][-_MOST:] if block not in aside and _signs_on_right(block)]
        signed, aside = [block.text for block in lines[::-1]], [*aside, *lines]
    return Ends(tuple(signed[::-1] or _behind(chosen, plain)), frozenset(aside))


def _signs_on_right(block: Block) -> bool:
    """Whether *block* is a bold name on the right side, as it stands before a box or a note that ends a text."""
    return block.bold and _is_right(block) and (bool(byline_name(block.text)) or is_name(block.text))


def _is_aside(block: Block) -> bool:
    label = block.text.endswith(":") and len(block.text) <= _RIGHT_LINE  # of pictures or files that follow
    return label or is_notice(block.text) or is_caption(block.text) or is_chrome(block.text, block.linked)


def _is_right(block: Block) -> bool:
    """Whether *block* is a short line on the right side, as who wrote stands, whatever it says."""
    if len(block.text) > _RIGHT_LINE or block.text.endswith((".", "?", "!", ":")):
        return False
    return _on_right(block.element)


def _on_right(element: _Element) -> bool:
    style = element.get("style") or ""
    align = (element.get("align") or "").lower()
    return align == "right" or bool(_RIGHT.search(style)) or bool(_RIGHT_NAMES.search(classes(element)))


def _behind(chosen: Sequence[Block], plain: Sequence[Block]) -> tuple[str, ...]:
    """The first line behind the text that says who wrote: a wording, or, where it comes at once, only names."""
    if not chosen:
        return ()
    end = next(n for n, block in enumerate(plain) if block is chosen[-1])
    for n, block in enumerate(plain[end + 1 : end + 1 + _BEHIND]):
        if block.linked < 0.5 and (byline_name(block.text) or (n == 0 and is_name(block.text))):
            return (block.text,)
    return ()
