"""Where the parts of an article stood in its page, from an article that was read the careful way.

Not here: what is made of several observations (learn.py).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice, takewhile

from lxml.etree import _Element

from monitor.model import Article, Observation
from monitor.read.page.blocks import Block
from monitor.read.page.tree import ancestors
from monitor.read.shapes.places import Census
from monitor.read.text.title import letters

_LINE = 160  # characters of a paragraph that may stand on every page: notices are short
_LAST = 8  # paragraphs that are compared: notices stand behind a text
_FEW = 5  # blocks of a kind that are looked at: a page may be built to hold thousands
_NO_DIGITS = re.compile(r"\D+")
_NUMBERS = re.compile(r"\d+")
_OUTER = 4  # elements around a text of which the first one with a name stands for its place
_NAME_LINE = 120  # characters of a line that prints who wrote, or when
_ONE_PARAGRAPH = frozenset(["p", "li", "blockquote", "h1", "h2", "h3", "td"])  # around one paragraph, not around a text


@dataclass(frozen=True, slots=True)
class Sight:
    """What was found in one page: blocks of the whole page, and which of them are what."""

    host: str
    census: Census
    title: _Element | None
    blocks: Sequence[Block]  # all of the page
    chosen: Sequence[Block]  # the place of the text
    text: Sequence[Block]  # the article's own words, the lead among them
    lead: Sequence[Block]
    article: Article


def observe(sight: Sight) -> Observation | None:
    """What can be learned from one page; None when its text stands in no place of its own."""
    lead = frozenset(sight.lead)
    rest = [block for block in sight.text if block not in lead]  # the lead may stand in a place of its own
    place = _place(rest if len(rest) > 1 else sight.chosen)
    named = (
        next((e for e in islice(ancestors(place), _OUTER) if sight.census.selectors(e)), None)
        if place is not None
        else None
    )
    if named is None:
        return None
    place = named
    inside = [block for block in sight.blocks if any(element is place for element in ancestors(block.element))]
    kept = _names_around(sight, sight.text, place)
    dropped = _names_around(sight, inside, place) - kept
    names = sight.census.selectors
    return Observation(
        host=sight.host,
        title=names(sight.title) if sight.title is not None else (),
        text=names(place),
        lead=_lead_names(sight, place),
        date=_date_names(sight, place),
        authors=next((found for block in _signed(sight) if (found := names(block.element))), ()),
        printed=sight.article.published_from == "text" or bool(sight.article.repairs),  # it may have mended another
        dropped=tuple(sorted(dropped)),
        kept=tuple(sorted(kept)),
        lines=_lines(sight.text),
        headline=letters(_NUMBERS.sub("", sight.article.title)),
        fingerprint=sha256("".join(sorted(letters(block.text) for block in rest)).encode()).hexdigest()[:16],
    )


def _place(blocks: Sequence[Block]) -> _Element | None:
    """The innermost element around all of *blocks*."""
    if not blocks:
        return None
    common = list(ancestors(blocks[0].element))
    for block in blocks[1:]:
        around = set(ancestors(block.element))
        common = [element for element in common if element in around]
    inner = next((e for e in common if e.tag not in _ONE_PARAGRAPH), None)
    return inner if inner is not None and inner.tag not in ("body", "html") else None


def _names_around(sight: Sight, blocks: Iterable[Block], place: _Element) -> set[str]:
    """The ids and classes of every element between *place* and the *blocks* in it."""
    found: set[str] = set()
    seen: set[_Element] = {place}
    for block in blocks:
        for element in ancestors(block.element):
            if element in seen:
                break
            seen.add(element)
            found.update(sight.census.names(element))
    return found


def _lead_names(sight: Sight, place: _Element) -> tuple[str, ...]:
    """The selectors of the element that prints the lead and nothing else of the text; *place* is that of the text."""
    if not sight.lead:
        return ()
    lead, element = frozenset(sight.lead), sight.lead[0].element
    beside = (block.element for block in sight.text if block not in lead)
    if element is place or any(element is outer for other in beside for outer in ancestors(other)):
        return ()
    return sight.census.selectors(element)


def _date_names(sight: Sight, place: _Element) -> tuple[str, ...]:
    """The selectors of the element that prints the date; inside a larger block, of the line's own piece."""
    outer = set(ancestors(place))
    for block in islice(_dated(sight), _FEW):
        if block.element not in outer:
            if names := sight.census.selectors(block.element):
                return names
            continue
        wanted = _NO_DIGITS.sub("", block.text)
        for piece in block.element.iterdescendants():
            exact = _NO_DIGITS.sub("", piece.text or "") == wanted or piece.get("datetime") == block.stamp != ""
            if exact:
                around = takewhile(lambda element: element not in outer, ancestors(piece))
                return next((names for element in around if (names := sight.census.selectors(element))), ())
    return ()


def _dated(sight: Sight) -> list[Block]:
    """The blocks that print the moment which the page's text claims."""
    raws = [claim.raw for claim in sight.article.dates if claim.origin == "text" and claim.raw]
    short = (block for block in sight.blocks if block.stamp or len(block.text) <= _NAME_LINE)
    return [block for block in short if any(raw in block.text or raw == block.stamp for raw in raws)]


def _signed(sight: Sight) -> list[Block]:
    """The blocks that print who wrote, those first that print little else: captions name photographers too."""
    name = sight.article.authors[0] if sight.article.authors else ""
    lines = [b for b in sight.blocks if name and len(b.text) <= _NAME_LINE and name in b.text]
    return sorted(lines, key=lambda block: len(block.text))[:_FEW]


def _lines(text: Sequence[Block]) -> tuple[str, ...]:
    return tuple(block.text for block in text[1:][-_LAST:] if len(block.text) <= _LINE and letters(block.text))
