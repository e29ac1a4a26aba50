"""The lead (sapo) of an article as the page prints it.

Descriptions in the head of a page are written for search engines and often cut; so they only point to the
paragraph that is printed. Not here: the rest of the text (body.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from monitor.read.page.blocks import Block
from monitor.read.page.head import Head
from monitor.read.page.tree import classes
from monitor.read.text.title import letters
from monitor.vietnamese.clean import one_line

_NAMES = re.compile(
    r" (?:sapo|p ?head|lead|chapeau|summary|teaser|desc|description|intro|introtext|abstract|mota|mo ta|tomtat|tom tat|trich dan|trichdan|strap\w*|standfirst|dek|subtitle|chapo\w*|chappeau|desnews|hometext) "
)
_SHORTEST, _LONGEST = 30, 1200  # characters of a lead
_NAMED_SHORTEST = 10  # of one that the page calls so
_SAME = 50  # letters: a description and a paragraph that share so many at their beginning are the same
_FIRST = 3  # the lead is among the first blocks of the text


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead; `blocks` are where the page prints it, if it does."""

    text: str
    blocks: tuple[Block, ...] = ()


def find_lead(head: Head, summary: str, blocks: Sequence[Block], text: Sequence[Block], intro: Sequence[Block]) -> Lead:
    """The lead among *blocks*, which follow the headline; *text* is the article's own, *intro* what stands before it.

    *summary* is what the source said. Without a printed one, the first description stands in, but only when
    there is no *text* either; else the lead is empty.
    """
    metas = (head.first("og:description"), head.first("description"), head.description, one_line(summary))
    claims = [claim for claim in metas if claim]
    found = _named(blocks, text) or _claimed(claims, blocks) or _bold(text) or _apart(text)
    if not found and 0 < sum(len(block.text) for block in intro) <= _LONGEST:
        found = list(intro)
    if found:
        return Lead(" ".join(block.text for block in found), tuple(found))
    return Lead("" if text or not claims else claims[0])


def _named(blocks: Sequence[Block], text: Sequence[Block]) -> list[Block]:
    """The blocks of the first element that is named as a lead and stands before the running text goes on."""
    end = blocks.index(text[0]) + _FIRST if text and text[0] in blocks else len(blocks)
    for block in blocks[:end]:
        if _could_be(block, _NAMED_SHORTEST) and (_NAMES.search(classes(block.element)) or _named_around(block)):
            return [b for b in blocks[:end] if b.element is block.element]
    return []


def _named_around(block: Block) -> bool:
    """Whether the element just around the block's own is named as a lead (`<div class="sapo"><p>`)."""
    parent = block.element.getparent()
    return parent is not None and len(list(islice(parent, 3))) <= 2 and bool(_NAMES.search(classes(parent)))


def _claimed(claims: Sequence[str], blocks: Sequence[Block]) -> list[Block]:
    for claim in claims:
        key = letters(claim)
        for block in blocks:
            start = letters(block.text[:_LONGEST])
            if (
                _could_be(block)
                and len(key) >= _SHORTEST
                and (key[:_SAME] in start[: 2 * _SAME] or start[:_SAME] in key)
            ):
                return [block]
    return []


def _bold(text: Sequence[Block]) -> list[Block]:
    return [b for b in text[:_FIRST] if _could_be(b) and b.bold and not b.heading][:1]


def _apart(text: Sequence[Block]) -> list[Block]:
    """The first paragraph, where it stands in a place of its own and the next ones stand together.

    They do so too as the lines of one element, in a place that the page names.
    """
    if len(text) <= _FIRST or not _could_be(text[0]):
        return []
    first, second = text[0].element, text[1].element
    lines = sum(block.element is second for block in text) > _FIRST and bool(classes(second).strip())
    if lines and first is not second and first.getparent() is second.getparent():
        return [text[0]]
    one, two, three = (block.element.getparent() for block in text[:_FIRST])
    return [text[0]] if one is not two and two is three and text[0].element is not text[1].element else []


def _could_be(block: Block, shortest: int = _SHORTEST) -> bool:
    return shortest <= len(block.text) <= _LONGEST and block.linked < 0.5
