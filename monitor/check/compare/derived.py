"""Whether a figure of the statement can be reckoned from figures of the evidence: a sum, a difference, a share.

Not here: figures that are the same told otherwise (figures.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from monitor.check.compare.figure import COUNT, PERCENT, SCORE, Figure
from monitor.check.compare.same_figure import agree, same_kind, same_noun

_MOST = 40  # figures of an article that are looked at in pairs
_LEAST = 3  # smaller counts are sums of something in any text
_FAR = 400  # letters between two figures that belong together


def derived(told: Figure, given: Sequence[Figure]) -> tuple[Figure, ...]:
    """Two figures of *given* from which *told* follows; () when there are none."""
    if told.kind == COUNT and told.value < _LEAST:
        return ()
    for one, other in combinations(given[:_MOST], 2):
        if other.start - one.end <= _FAR and any(agree(told, each) for each in _reckoned(told, one, other)):
            return (one, other)
    return ()


def _reckoned(told: Figure, one: Figure, other: Figure) -> Iterator[Figure]:
    """What both make together, as figures that *told* may agree with."""
    if told.kind == PERCENT and one.kind == other.kind == COUNT:
        low, high = sorted((one.value, other.value))
        if low > 0 and low != high:
            yield _made(told, 100 * low / high)
        return
    if one.kind != other.kind or not same_kind(told, one) or told.kind in (SCORE, "age"):
        return
    if told.kind == COUNT and not (_both_named(one, other) and same_noun(told, one)):
        return
    if one.noun == other.noun or told.noun not in (one.noun, other.noun):  # the dead and the hurt are no more dead
        yield _made(one, one.value + other.value)
    if one.value != other.value:
        yield _made(one, abs(one.value - other.value))


def _both_named(one: Figure, other: Figure) -> bool:
    if one.noun and other.noun:
        return one.noun[0] == other.noun[0]
    return bool(one.noun or other.noun) and one.grain == other.grain >= 1000


def _made(like: Figure, value: Decimal) -> Figure:
    return replace(like, value=value, high=value, way="", grain=min(like.grain, Decimal(1)))
