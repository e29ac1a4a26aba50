"""The text of an article: all of its paragraphs and sub-headings in order, and nothing of what stands around.

trafilatura finds where the text is; then every block of that place is taken, because trafilatura alone leaves
out sub-headings, short and bold paragraphs. Where it finds too little, the place with the most running text is
taken. Not here: what is chrome by its markup (aside/chrome.py) or its words (phrases.py).
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

import trafilatura
from lxml import etree
from lxml.etree import _Element

from monitor.read.page.blocks import Block
from monitor.read.page.tree import ancestors, classes
from monitor.read.text.aside.captions import find_captions
from monitor.read.text.aside.cards import depths, find_cards
from monitor.read.text.aside.chrome import is_credit_name, remove
from monitor.read.text.aside.thread import find_answers
from monitor.read.text.linked import is_sentence
from monitor.read.text.phrases import opens_comments
from monitor.read.text.title import letters
from monitor.vietnamese.clean import clean

# Its warnings would stand in the middle of a run's report; what it cannot read is told by a ReadFault.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_ENOUGH = 200  # characters: with less, the place of most running text is compared with trafilatura's
_MOST = 0.8  # of the letters trafilatura found must stand in one place
_RUNNING = 60  # characters: a paragraph, not a label
_ONE_PARAGRAPH = frozenset(["p", "li", "blockquote", "h1", "h2", "h3"])  # such an element is not the whole text
_LINKED = 0.5  # a block more than half a link points to another article
_ROW = 3  # links to other news, one after the other
_GAP = 12  # blocks at most between headline and text: date, author, share bar, lead
_INTRO = 30  # characters of a paragraph there
_CREDIT = 120  # characters of a line that says who wrote, whence or when
_NEAR = 4  # elements around such a line that may be named so
_MOST_CARDS = 0.5  # of a page's running text may stand in one row of cards of other news
_FEW_PARAGRAPHS, _FEW_LETTERS = 3, 400  # of a short article beside cards that say more than it
_LARGEST = 10_000  # elements: beyond, trafilatura takes seconds (measured: 1 MB of empty elements)
_BODY_NAMES = (
    " articlebody ",
    " article body ",
    " entry content ",
    " post content ",
    " fck detail ",
    " content detail ",
)


def find_body(body: _Element, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks among *blocks* (those under *body* that are not chrome) that make up the article's text.

    *body* must hold no chrome and no machinery any more; what is found to be of others, cards of other news and
    answers in a forum, is taken out of it too. Empty when there is no running text.
    """
    others = find_answers(body) | _cards(blocks, frozenset(ancestors(body)))
    rest = _outside(others, blocks)
    remove(body, others)
    found = in_place(_place(_hits(body, rest)), rest)
    if _size(found) < _ENOUGH:
        other = in_place(_densest(rest), rest)
        found = other if _size(other) > 2 * _size(found) else found
    return found


def _outside(elements: Collection[_Element], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that stand in none of *elements*."""
    inside = {inner for outer in elements for inner in outer.iter()}
    return tuple(block for block in blocks if block.element not in inside)


def _cards(blocks: Sequence[Block], spared: Collection[_Element]) -> frozenset[_Element]:
    """The cards of other news around *blocks*, but none of *spared*.

    What holds most of the text is none either, unless enough paragraphs stand together elsewhere: short news among
    long summaries. In the same place as those paragraphs it is the rest of them: ten inns, each a link and what it offers.
    """
    cards = find_cards(blocks) - frozenset(spared)
    if not cards:
        return cards
    running = [(block, round((1 - block.linked) * len(block.text))) for block in blocks]
    sums, most = _sums(running), _MOST_CARDS * sum(amount for _, amount in running)
    if all(sums[card] <= most for card in cards):
        return cards
    outside = [b for b in _outside(cards, blocks) if len(b.text) >= _RUNNING and b.linked <= _LINKED]
    enough = len(outside) >= _FEW_PARAGRAPHS and _size(outside) >= _FEW_LETTERS
    place = _place(outside) if enough else None
    own = set(cards) if place is None else set(place.iter())
    return frozenset(card for card in cards if card not in own or sums[card] <= most)


def intro(after: Sequence[Block], found: Sequence[Block]) -> tuple[Block, ...]:
    """The paragraphs between the headline and the text: *after* are the blocks that follow the headline.

    Many pages print the lead in a place of its own, and trafilatura takes it for a label.
    """
    place = next((n for n, block in enumerate(after[:_GAP]) if found and block is found[0]), 0)
    before = [b for b in after[:place] if len(b.text) >= _INTRO and b.linked < 0.3 and not _is_credit(b, None)]
    if not before:
        return ()
    last = set(ancestors(found[-1].element))
    own = next((e for e in ancestors(found[0].element) if e in last), None)
    # What stands among the paragraphs themselves was looked at with them, and is the note of a picture or a card.
    return tuple(b for b in before if all(e is not own for e in ancestors(b.element)))


def _hits(body: _Element, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that trafilatura takes for text."""
    lines = {letters(line) for line in clean(_extract(body)).split("\n")} - {""}
    return [block for block in blocks if block.linked <= _LINKED and letters(block.text) in lines]


def _extract(body: _Element) -> str:
    if sum(1 for _ in body.iter()) > _LARGEST:
        return ""
    try:
        document = trafilatura.bare_extraction(body, include_comments=False, include_tables=True, favor_recall=True)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return ""  # a page it stumbles over is read by the other way
    return (getattr(document, "text", None) or "") if document else ""


def _place(hits: Sequence[Block]) -> _Element | None:
    """The innermost element that holds most of the letters of *hits*."""
    total = _size(hits)
    if not total:
        return None
    sums = _sums((hit, len(hit.text)) for hit in hits)
    longest = max(hits, key=lambda hit: len(hit.text))
    inner = next(e for e in ancestors(longest.element) if sums[e] >= _MOST * total)
    parent = inner.getparent()
    return parent if inner.tag in _ONE_PARAGRAPH and parent is not None else inner


def _densest(blocks: Sequence[Block]) -> _Element | None:
    """The element with the most running text close under it, as readers' views of browsers choose it."""
    scores: dict[_Element, int] = {}
    for block in blocks:
        if len(block.text) < _RUNNING or block.linked > 0.3:
            continue
        for step, element in enumerate(ancestors(block.element)):
            if step > 2:
                break
            bonus = 2 if element.tag == "article" or any(n in classes(element) for n in _BODY_NAMES) else 1
            scores[element] = scores.get(element, 0) + bonus * len(block.text) * (2 if step < 2 else 1)
    return max(scores, key=lambda element: scores[element]) if scores else None


def in_place(place: _Element | None, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that stand in *place*, without the lists of links in it."""
    if place is None:
        return ()
    under = set(place.iter())
    inside: Sequence[Block] = [block for block in blocks if block.element in under]
    asides = _link_lists(place, inside) | _cards(inside, frozenset(ancestors(place)))
    inside = _until_other_news(_until_comments(inside))
    captions = find_captions(place, inside)
    kept = [b for b in _outside(asides, inside) if (b.linked <= _LINKED or is_sentence(b)) and b not in captions]
    text = tuple(b for b in kept if not _is_credit(b, place))
    # Where nothing else is left, that is how the page names its paragraphs ("source-text").
    return text if text or _size(kept) < _ENOUGH else tuple(kept)


def _until_other_news(inside: Sequence[Block]) -> Sequence[Block]:
    """*inside* up to a row of links behind which hardly any text follows: there the article is over.

    It goes on where a paragraph follows beside those before the row.
    """
    total = round(sum((1 - block.linked) * len(block.text) for block in inside))
    seen, row = 0.0, 0
    for n, block in enumerate(inside):
        row = row + 1 if block.linked > _LINKED and len(block.text) >= _INTRO else 0
        seen += (1 - block.linked) * len(block.text)
        if row == _ROW and seen >= _MOST * total and not _goes_on(inside[: n + 1], inside[n + 1 :]):
            return inside[: n + 1]
    return inside


def _goes_on(before: Sequence[Block], after: Sequence[Block]) -> bool:
    """Whether a paragraph of *after* stands in the same element as one of *before*."""
    places = {block.element.getparent() for block in before if _is_paragraph(block)}
    return any(_is_paragraph(block) and block.element.getparent() in places for block in after)


def _is_paragraph(block: Block) -> bool:
    return block.element.tag == "p" and len(block.text) >= _RUNNING and not block.linked


def _until_comments(inside: Sequence[Block]) -> Sequence[Block]:
    """*inside* up to the heading over readers' comments, where enough text for an article stands before it.

    A heading among the paragraphs themselves is a sub-heading: some articles are made of readers' letters.
    """
    seen, parent = 0.0, None
    for n, block in enumerate(inside):
        among = block.element.getparent() is parent and block.element.tag in _ONE_PARAGRAPH
        if seen >= _ENOUGH and opens_comments(block.text) and not among:
            return inside[:n]
        seen += (1 - block.linked) * len(block.text)
        parent = block.element.getparent() if len(block.text) >= _RUNNING else parent
    return inside


def _is_credit(block: Block, place: _Element | None) -> bool:
    """Whether *block* stands in an element (inside *place*) that is named as the author's, the source's or the date's."""
    if len(block.text) > _CREDIT:
        return False
    for element in islice(ancestors(block.element), _NEAR):
        if element is place:
            return False
        if is_credit_name(element):
            return True
    return False


def _link_lists(place: _Element, inside: Sequence[Block]) -> set[_Element]:
    """The elements under *place* with several blocks that are links for the greater part: cards of other news."""
    sizes = _sums((block, len(block.text)) for block in inside)
    linked = _sums((block, 0 if is_sentence(block) else round(block.linked * len(block.text))) for block in inside)
    counts = _sums((block, 1) for block in inside)
    outer = set(ancestors(place))
    return {e for e in sizes if e not in outer and counts[e] > 1 and linked[e] > 0.4 * sizes[e]}


def _sums(amounts: Iterable[tuple[Block, int]]) -> dict[_Element, int]:
    """For every element around the blocks, the sum of their amounts."""
    sums: dict[_Element, int] = {}
    for block, amount in amounts:
        sums[block.element] = sums.get(block.element, 0) + amount
    depth = depths(sums)
    for element in sorted(depth, key=depth.__getitem__, reverse=True):  # the innermost first
        parent = element.getparent()
        if parent is not None:
            sums[parent] = sums.get(parent, 0) + sums.get(element, 0)
    return sums


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)
