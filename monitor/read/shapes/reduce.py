"""Takes out of a page what a learned shape says is the article; everything else is thrown away unread.

What is left is read as any page is, but there is nothing to search for: that saves most of the time. Not here:
whether what was read makes sense (reading.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.etree import _Element

from monitor.model import Shape
from monitor.read.about import first_picture
from monitor.read.page.tree import ancestors, start_of
from monitor.read.shapes.places import find
from monitor.read.text.aside.chrome import remove

_NEAR = 2  # elements behind a known one that are looked at
_SHORT = 300  # characters of one that may say who wrote, or that the rest is for those who pay
_RUNNING = 80  # characters of a paragraph
_DEEP = 20  # elements around one
_BOXES = 40  # elements of one page that are looked at: it may be built of thousands
_PARAGRAPHS = 100  # of a text beside which its picture stands
_LOOKED_AT = 20  # elements of a box in which one is looked for


@dataclass(frozen=True, slots=True)
class Reduced:
    """The parts of a page in their order, and which of them are what. The page they came from is no longer whole."""

    body: _Element
    title: _Element | None
    lead: tuple[_Element, ...]
    date: tuple[_Element, ...]
    text: _Element  # the place of the text
    picture: str  # address of the first one in the text, as written


def fitting(body: _Element, host: str, shapes: Sequence[Shape]) -> tuple[Shape, Reduced] | None:
    """The first of *shapes* that fits the page of *host*, and the page reduced by it; None when none does."""
    for shape in shapes:
        if shape.host == host:
            found = _fit(body, shape)
            if found is not None:
                return shape, found
    return None


def _fit(body: _Element, shape: Shape) -> Reduced | None:
    titles = find(body, shape.title) if shape.title else []
    places = find(body, shape.text)
    leads, dates = (_found(body, names) for names in (shape.lead, shape.date))
    if len(places) != 1 or (shape.title and len(titles) != 1) or len(leads) > 1 or len(dates) > 1:
        return None  # a second one may be that of other news
    authors = _found(body, shape.authors)
    # A date may stand inside of what is never text; it is read from a copy, which stands just behind the headline.
    copies = [deepcopy(date) for date in dates]
    place = places[0]
    running = (p for p in islice(place.iter("p"), _PARAGRAPHS) if p.find(".//a") is None and _is_running(p))
    words = {outer for paragraph in running for outer in ancestors(paragraph)}
    picture = first_picture(place, words or {place})
    remove(place, frozenset(_chrome(place, shape.chrome, [*titles, *authors])))
    new = _gathered(body, [place, *titles, *leads, *authors, *_beside([*titles, *leads, place])])
    behind = next((n for n, element in enumerate(new, start=1) if element in titles), 0)
    for copy in copies:
        copy.tail = None
        new.insert(behind, copy)
    return Reduced(new, titles[0] if titles else None, tuple(leads), tuple(copies), place, picture)


def _beside(elements: Sequence[_Element]) -> Iterator[_Element]:
    """The short elements just before and behind *elements*: who wrote may stand there without a name of its own."""
    for element in elements:
        before = islice(element.itersiblings(preceding=True), 1)
        for near in (*before, *islice(element.itersiblings(), _NEAR)):
            if isinstance(near.tag, str) and len(start_of(near, 4 * _SHORT)) <= _SHORT:
                yield near


def _found(body: _Element, selectors: Iterable[str]) -> list[_Element]:
    return [element for selector in selectors for element in find(body, selector)]


def _chrome(place: _Element, steps: Iterable[str], spared: Sequence[_Element]) -> Iterable[_Element]:
    """What is never text in *place*, unless it is, or holds, one of *spared*."""
    around = {place, *(outer for element in spared for outer in ancestors(element))}
    gone: set[_Element] = set()
    found = (element for step in steps for element in find(place, step) if element not in around)
    for element in islice(found, _BOXES):
        if not any(outer in gone for outer in islice(ancestors(element), _DEEP)) and not _runs(element):
            gone.add(element)
            yield element


def _runs(element: _Element) -> bool:
    """Whether running text stands in *element*: what was never text may be a box of the text on another page."""
    paragraphs = (inner for inner in element.iter("p", "div", "li") if inner.find("a") is None)
    return any(_is_running(inner) for inner in islice(paragraphs, _LOOKED_AT))


def _is_running(element: _Element) -> bool:
    return len(start_of(element, 4 * _RUNNING)) >= _RUNNING


def _gathered(body: _Element, wanted: Sequence[_Element]) -> _Element:
    """A new body that holds the outermost of *wanted*, in page order."""
    chosen = set(wanted)
    outermost = (e for e in chosen if not any(outer in chosen for outer in e.iterancestors()))
    new = etree.SubElement(etree.Element("html"), "body")
    for element in sorted(outermost, key=lambda e: _position(body, e)):
        element.tail = None
        new.append(element)
    return new


def _position(body: _Element, element: _Element) -> tuple[int, ...]:
    """Where *element* stands, so that places compare in page order."""
    path = []
    for inner in ancestors(element):
        outer = inner.getparent()
        if inner is body or outer is None:
            break
        path.append(outer.index(inner))
    return tuple(reversed(path))
