"""Where given paragraphs stand in a page's tree, and how other words are put there. Not for: which words (words.py)."""

import copy
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from monitor.vietnamese.clean import one_line

_NO_TEXT = frozenset(["script", "style", "noscript", "template", "title", "textarea", "select"])
_REPEATED = frozenset(["p", "div"])  # what paragraphs are made of, and may come more or less often
_FEWEST = 2  # paragraphs that are left of those that may be dropped
_PARAGRAPH = 60  # characters


@dataclass(frozen=True, slots=True)
class Spot:
    """One text of the tree: that in *element*, or that behind it."""

    element: _Element
    behind: bool

    @property
    def text(self) -> str:
        """What stands there."""
        return (self.element.tail if self.behind else self.element.text) or ""

    @property
    def holder(self) -> _Element:
        """The element that the text stands in."""
        parent = self.element.getparent()
        return parent if self.behind and parent is not None else self.element

    def write(self, text: str) -> None:
        """Put *text* there, with the blanks around it that stood there before."""
        old = self.text
        start, end = old[: len(old) - len(old.lstrip())], old[len(old.rstrip()) :]
        if self.behind:
            self.element.tail = start + text + end
        else:
            self.element.text = start + text + end


@dataclass(frozen=True, slots=True)
class Run:
    """A printed paragraph: the texts that make it up, in order."""

    text: str  # clean, as it was printed
    spots: tuple[Spot, ...]

    def write(self, line: str) -> None:
        """Print *line* there; bold and linked pieces keep their share of it."""
        words, done, total = line.split(), 0, sum(len(spot.text) for spot in self.spots)
        passed = 0
        for n, spot in enumerate(self.spots):
            passed += len(spot.text)
            end = len(words) if n == len(self.spots) - 1 else round(len(words) * passed / total)
            piece = " ".join(words[done:end])
            glued = end < len(words) and piece and not spot.text[-1:].isspace()
            spot.write(f"{piece} " if glued else piece)
            done = end


def spots(root: _Element) -> Iterator[Spot]:
    """Every text under *root* that is shown, in page order, without what is blank."""
    if isinstance(root.tag, str) and root.tag not in _NO_TEXT:
        yield from _filled(Spot(root, behind=False))
        for child in root:
            yield from spots(child)
            yield from _filled(Spot(child, behind=True))


def _filled(spot: Spot) -> Iterator[Spot]:
    if spot.text.strip():
        yield spot


def find_runs(body: _Element, paragraphs: Sequence[str]) -> list[Run]:
    """Where the *paragraphs* stand, in their order. Raises LookupError for one that the page does not print whole."""
    places, found, after = list(spots(body)), [], 0
    keys = [_key(spot.text) for spot in places]
    for paragraph in paragraphs:
        run = _match(keys, _key(paragraph), after) or _match(keys, _key(paragraph), 0)
        if run is None:
            raise LookupError(paragraph)
        found.append(Run(one_line(paragraph), tuple(places[n] for n in run)))
        after = run.stop
    return found


def _match(keys: Sequence[str], wanted: str, after: int) -> range | None:
    """The first texts in a row that make up *wanted*."""
    for start in range(after, len(keys)):
        rest, n = wanted, start
        while n < len(keys) and keys[n] and rest.startswith(keys[n]):
            rest = rest[len(keys[n]) :]
            n += 1
            if not rest:
                return range(start, n)
    return None


def _key(text: str) -> str:
    return "".join(one_line(text).split())


def vary(runs: Sequence[Run], rng: random.Random) -> list[Run]:
    """*runs* after some paragraphs were dropped from the tree or more were put in; the first one and headings stay."""
    loose = [run for run in runs[1:] if len(run.text) >= _PARAGRAPH and _own_element(run) is not None]
    share = rng.uniform(0.4, 1.8)
    dropped = set(map(id, rng.sample(loose, min(round(len(loose) * max(0, 1 - share)), max(0, len(loose) - _FEWEST)))))
    doubled = set(map(id, rng.sample(loose, round(len(loose) * max(0, share - 1)))))
    left = []
    for run in runs:
        if id(run) in dropped:
            _remove(run)
            continue
        left.append(run)
        if id(run) in doubled:
            left.append(_double(run))
    return left


def _own_element(run: Run) -> _Element | None:
    """The outermost element that holds *run* and nothing else, when it is one that may be repeated."""
    own, key = None, _key(run.text)
    holder = run.spots[0].holder
    while holder is not None and _key("".join(map(str, holder.itertext()))) in key:
        own, holder = holder, holder.getparent()
    whole = own is not None and _key("".join(map(str, own.itertext()))) == key
    return own if whole and own is not None and own.tag in _REPEATED and not (own.tail or "").strip() else None


def _remove(run: Run) -> None:
    element = _own_element(run)
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)  # its tail is blank


def _double(run: Run) -> Run:
    """The same paragraph once more, behind itself."""
    element = _own_element(run)
    if element is None:
        raise LookupError(run.text)
    twin = copy.deepcopy(element)
    element.addnext(twin)
    element.tail, twin.tail = twin.tail, element.tail
    return Run(run.text, tuple(spots(twin)))
