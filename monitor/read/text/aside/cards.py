"""Finds cards of other news by their rhythm: a headline that is a link, a summary, the next headline.

Names of classes tell many of them (chrome.py); this finds those that no name tells, whose summaries look like
paragraphs. Not here: lists of links without summaries (body.py).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from monitor.read.page.blocks import Block
from monitor.read.page.tree import ancestors, classes, text_of
from monitor.read.text.linked import is_sentence

_HEADLINE = 15  # characters of a link that may be a headline
_NEXT_HEADLINE = 8  # of one in a row of them
_LINK = 0.8  # share of such a block that is a link
_LED = 0.15  # share of a card in one piece that is its headline
_WRAPPERS = frozenset(["table", "aside", "section"])
_PARAGRAPH = 60  # characters of a summary or paragraph
_MOST_STEPS = 500_000  # from blocks to the elements around them; real pages have some ten thousand
_SUMMARY = 600  # characters: a longer block is no summary
_CARD = 450  # characters of a lone card, headline and summary
_LONE = re.compile(
    r" (?:news|item|story|card|box\w*|relat\w*|article|post|insert\w*|embed|inline|tin|bai|link|table|template|style) "
)
_NO_CARD = frozenset(["p", "ul", "ol", "dl", "tbody", "tr", "body", "html", "h1", "h2", "h3", "h4"])


def _is_led(block: Block, first_links: dict[_Element, str]) -> bool:
    """Whether *block* begins with a link that is no part of its sentence; *first_links* keeps that of each element, which may hold many blocks."""
    if not _LED <= block.linked < _LINK:
        return False
    if block.element not in first_links:
        link = next(block.element.iter("a"), None)
        first_links[block.element] = text_of(link) if link is not None else ""
    text = first_links[block.element]
    return len(text) >= _HEADLINE and block.text.startswith(text) and not is_sentence(block)


def _least(heads: int) -> int:
    """How many characters make a headline: fewer behind *heads* others."""
    return _NEXT_HEADLINE if heads else _HEADLINE


@dataclass(slots=True)
class _Rhythm:
    """What follows what in one element."""

    blocks: int = 0
    heads: int = 0
    size: int = 0
    led: bool = False  # a link stands at the beginning, and words that are no link behind it
    run: int = 0  # paragraphs since the last headline
    broken: bool = False  # two paragraphs follow one another, or one comes first: no row of cards

    def add(self, block: Block, *, led: bool) -> None:
        """Count *block*; *led*: a link stands at its beginning, and words that are no link behind it."""
        self.blocks += 1
        self.size += len(block.text)
        self.led = self.blocks == 1 and led
        if led:
            self.heads += 1
            self.run = 1
        elif block.linked >= _LINK and (len(block.text) >= _least(self.heads) or block.heading):
            self.heads += 1
            self.run = 0
        elif len(block.text) >= _PARAGRAPH:
            self.run += 1
            self.broken = self.broken or not self.heads or self.run > 1 or len(block.text) > _SUMMARY


def depths(elements: Iterable[_Element]) -> dict[_Element, int]:
    """How deep each of *elements* and of those around them stands."""
    depth: dict[_Element, int] = {}
    for element in elements:
        chain = []
        for outer in ancestors(element):
            if outer in depth:
                break
            chain.append(outer)
        above = chain[-1].getparent() if chain else None
        base = depth[above] + 1 if above is not None else 0
        depth.update((outer, base + n) for n, outer in enumerate(reversed(chain)))
    return depth


def find_cards(blocks: Sequence[Block]) -> frozenset[_Element]:
    """The elements around *blocks* that are rows of cards, or a lone card with its summary."""
    depth = depths(block.element for block in blocks)
    if sum(depth[block.element] for block in blocks) > _MOST_STEPS:
        return frozenset()
    rhythms: dict[_Element, _Rhythm] = {}
    first_links: dict[_Element, str] = {}
    for block in blocks:
        led = _is_led(block, first_links)
        for element in ancestors(block.element):
            rhythm = rhythms.get(element)
            if rhythm is None:
                rhythm = rhythms[element] = _Rhythm()
            rhythm.add(block, led=led)
    return frozenset(element for element, rhythm in rhythms.items() if _is_card(element, rhythm))


def _is_card(element: _Element, rhythm: _Rhythm) -> bool:
    if rhythm.led and element.tag in _WRAPPERS and rhythm.size <= _CARD:
        return True
    if rhythm.broken or not rhythm.heads:
        return False
    if rhythm.heads > 1:
        return rhythm.blocks <= 4 * rhythm.heads + 2
    lone = rhythm.run == 1 and rhythm.blocks <= 3 and rhythm.size <= _CARD and element.tag not in _NO_CARD
    return lone and (next(element.iter("img"), None) is not None or _LONE.search(classes(element)) is not None)
