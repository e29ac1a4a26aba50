"""Whether a figure of the statement can be reckoned from figures of the evidence: a sum, a difference, a share.

Not here: figures that are the same told otherwise (figures.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from monitor.check.compare.figure import COUNT, PERCENT, SCORE, Figure
from monitor.check.compare.same_figure import agree, same_kind, same_noun

_MOST = 40  # figures of an article that are looked at in pairs
_LEAST = 3  # smaller counts are sums of something in any text
_FAR = 400  # letters between two figures that belong together


# What a statement says of a figure that is the difference of two others.
_CHANGE = re.compile(
    r"(?<!\w)(?:tăng|giảm|thêm|bớt|chênh|chênh lệch|hơn|kém|còn|vượt|cách|lãi|lỗ|mất|ít hơn|nhiều hơn|cao hơn|thấp hơn|nới rộng"
    r"|rút ngắn|dư|thừa|thiếu|sau|trước|kéo dài|trong vòng|lên|xuống)(?!\w)",
    re.IGNORECASE,
)


# What stands behind one of these is a part of what stands before it, or its other dimension: both make no sum.
PART = re.compile(r"(?<!\w)(?:trong đó|trong số|riêng|rộng|cao|sâu|dày)(?!\w)", re.IGNORECASE)


def derived(told: Figure, statement: str, given: Sequence[Figure], evidence: str) -> tuple[Figure, ...]:
    """Two figures of *given*, of the *evidence*, from which *told*, of the *statement*, follows; () when there are none.

    A difference is looked for where the statement says that something changed or is left: in any text with many figures
    some two lie as far apart as a third, which proves nothing.
    """
    if told.kind == COUNT and told.value < _LEAST:
        return ()
    change = bool(_CHANGE.search(statement))
    for one, other in combinations(given[:_MOST], 2):
        if other.start - one.end > _FAR or (told.kind == PERCENT and _gives_percent(given, one, other)):
            continue
        apart = change or evidence[one.end : other.start].strip() == "/"  # "460/466 đại biểu": six are not among them
        total = not PART.search(evidence, one.end, other.start)
        if any(agree(told, each) for each in _reckoned(told, one, other, total=total, change=apart)):
            return (one, other)
    return ()


def _gives_percent(given: Sequence[Figure], one: Figure, other: Figure) -> bool:
    """Whether the evidence tells a percentage itself beside two counts: then their share is another one."""
    return one.kind == other.kind == COUNT and any(
        each.kind == PERCENT and one.start - _FAR <= each.start <= other.end + _FAR for each in given
    )


def _reckoned(told: Figure, one: Figure, other: Figure, *, total: bool, change: bool) -> Iterator[Figure]:
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
    if total and (
        one.noun == other.noun or told.noun not in (one.noun, other.noun)
    ):  # the dead and the hurt are no more dead
        yield _made(one, one.value + other.value)
    if change and one.value != other.value:
        yield _made(one, abs(one.value - other.value))


def _both_named(one: Figure, other: Figure) -> bool:
    if one.noun and other.noun:
        return one.noun[0] == other.noun[0]
    return bool(one.noun or other.noun) and one.grain == other.grain >= 1000


def _made(like: Figure, value: Decimal) -> Figure:
    return replace(like, value=value, high=value, way="", grain=min(like.grain, Decimal(1)))
