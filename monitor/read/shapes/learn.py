"""Several observations of one source's pages in, the shapes they have in common out.

Not here: when there are enough of them to be kept (pipeline), reading by a shape (reduce.py).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product

from monitor.model import Observation, Shape
from monitor.read.text.title import letters

LEARN_FROM = 5  # pages that must agree on where headline and text stand
_MOST_SHAPES = 4  # of one source: articles, photo stories, a second host
_NAMES = 8  # selectors of one part that are compared
_SOME = 3  # pages of which a lead or an element must be known before it counts
_PART = 0.5  # of the pages on which it must stand
_ALWAYS = 0.8  # of the pages on which a line must stand: articles of a series share some of their lines
_MOST_LINES = 20
_PLACES = 2  # a lead or date may be printed in one of so many places


def learn(observations: Iterable[Observation]) -> tuple[Shape, ...]:
    """The shapes that at least LEARN_FROM of *observations* share, the commonest first."""
    # Where only the printed date counts and its place has no name, a shape would lose it.
    once = {o.fingerprint: o for o in observations}.values()
    left = [o for o in once if o.text and (o.date or not o.printed)]
    shapes: list[Shape] = []
    while len(shapes) < _MOST_SHAPES:
        best = _commonest(left)
        if best is None:
            break
        host, title, text = best
        same = [o for o in left if _has(o, best)]
        left = [o for o in left if not _has(o, best)]
        shape = _shape(host, title, text, same)
        if shape.date or sum(o.printed for o in same) < _PART * len(same):
            shapes.append(shape)
    return tuple(shapes)


def _commonest(observations: Sequence[Observation]) -> tuple[str, str, str] | None:
    """Host and selectors of headline and text that most observations have, if they are enough.

    Among equals the pair wins that stands first in the pages' own order of preference.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    ranks: Counter[tuple[str, str, str]] = Counter()
    for o in observations:
        titles, texts = o.title[:_NAMES] or ("",), o.text[:_NAMES]
        for (t, title), (b, text) in product(enumerate(titles), enumerate(texts)):
            counts[o.host, title, text] += 1
            ranks[o.host, title, text] += t + b
    enough = [each for each, count in counts.items() if count >= LEARN_FROM]
    return min(enough, key=lambda each: (-counts[each], ranks[each] / counts[each], each), default=None)


def _has(o: Observation, shape: tuple[str, str, str]) -> bool:
    host, title, text = shape
    return o.host == host and text in o.text[:_NAMES] and (title in o.title[:_NAMES] or (not title and not o.title))


def _shape(host: str, title: str, text: str, same: Sequence[Observation]) -> Shape:
    kept = {step for o in same for step in o.kept}
    dropped = Counter(step for o in same for step in o.dropped)
    headlines = {o.headline: o.lines for o in same}  # once for each series
    lines = Counter(line for ends in headlines.values() for line in dict.fromkeys(ends))
    return Shape(
        host=host,
        title=title,
        text=text,
        lead=_common([o.lead for o in same]),
        date=_common([o.date for o in same]),
        authors=_common([o.authors for o in same]),
        chrome=tuple(sorted(step for step, n in dropped.items() if n >= _SOME and step not in kept)),
        repeated=tuple(line for line, n in lines.most_common(_MOST_LINES) if _repeats(line, n, len(headlines))),
        pages=len(same),
    )


def _common(places: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The selectors of a part that cover the pages printing it, the commonest first; () when few pages do."""
    left = [names for names in places if names]
    if len(left) < max(_SOME, _PART * len(places)):
        return ()
    found: list[str] = []
    while left and len(found) < _PLACES:
        counts = Counter(name for names in left for name in names[:_NAMES])
        ranks = {name: sum(names.index(name) for names in left if name in names) for name in counts}
        best = min(counts, key=lambda name: (-counts[name], ranks[name] / counts[name], name))
        if counts[best] < _SOME:
            break
        found.append(best)
        left = [names for names in left if best not in names]
    return tuple(found)


def _repeats(line: str, count: int, headlines: int) -> bool:
    return count >= max(LEARN_FROM, _ALWAYS * headlines) and bool(letters(line))
