"""In which other case the matter of one that was opened twice is told. Pure: cases in, numbers out.

Not here: when a case may end so (closing.py), the words for it (vietnamese/case_words.py).
"""

from collections.abc import Iterable, Mapping

from monitor.case import Case


def told_in(cases: Iterable[Case]) -> Mapping[int, int]:
    """By the number of each of *cases* that was opened twice: the one of *cases* that tells the matter.

    That may have ended in a third in its turn. Where the other is none of *cases* (a report of a time before it was opened), the
    matter is told by the case that there was.
    """
    there = {case.id: case.same for case in cases}
    found = {id_: _last(id_, there) for id_ in there}
    return {id_: last for id_, last in found.items() if last != id_}


def held_by(cases: Iterable[int], other: Mapping[int, int]) -> Mapping[int, tuple[int, ...]]:
    """By the number of a case, which of *cases* it tells along; *other* as told_in finds it."""
    held: dict[int, tuple[int, ...]] = {}
    for case in cases:
        if case in other:
            held[other[case]] = (*held.get(other[case], ()), case)
    return held


def _last(case: int, there: Mapping[int, int | None]) -> int:
    """Where the way from *case* ends; of two that ended in each other (steps written down late): in the older."""
    way = [case]
    while (other := there[way[-1]]) is not None and other in there:
        if other in way:
            return min(way[way.index(other) :])
        way.append(other)
    return way[-1]
