"""The figures of a text with what they count or measure, so that only figures of one thing are held against each other.

Not here: whether two sentences speak of one thing (compare).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from monitor.vietnamese.measures import measure_after
from monitor.vietnamese.number_words import all_quantities
from monitor.vietnamese.numbers import Quantity

# What is counted may stand behind another of these.
_CLASSIFIERS = frozenset(("ngôi", "căn", "chiếc", "cái", "con", "cây", "người", "em", "cháu", "hộ", "ca"))
_WORDS = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")
_AT_LEAST = re.compile(r"(?<!\w)(?:hơn|trên|quá|ít nhất|tối thiểu)(?: cả)? $", re.IGNORECASE)
_AT_MOST = re.compile(r"(?<!\w)(?:gần|dưới|ngót|chưa đầy|chưa đến|tối đa|không quá)(?: cả)? $", re.IGNORECASE)
_BEFORE = 20  # letters
_LITTLE = Decimal("1.5")  # times: "hơn 100" may be 127, but no 200


@dataclass(frozen=True, slots=True)
class Count:
    """A figure: where it stands, what it is worth in the own unit of what it measures, and what that is."""

    start: int
    end: int
    value: Decimal
    of: tuple[str, ...]  # ("length",), ("%",), or the one or two words behind it
    way: str  # "least" after "hơn", "most" after "gần"


@lru_cache(maxsize=1 << 11)  # members of a story are held against each other
def counts(text: str) -> tuple[Count, ...]:
    """The figures of *text*, in order; those that count nothing named are left out."""
    return tuple(_counts(text))


def _counts(text: str) -> Iterator[Count]:
    for quantity in all_quantities(text):
        before = text[max(0, quantity.start - _BEFORE) : quantity.start]
        way = "least" if _AT_LEAST.search(before) else "most" if _AT_MOST.search(before) else ""
        measure = None if quantity.percent else measure_after(text, quantity.end)
        value, of = quantity.value, _words_behind(text, quantity)
        if measure:
            value, of = value * measure.factor, (measure.kind,)
        if of:
            yield Count(quantity.start, quantity.end, value, of, way)


def _words_behind(text: str, quantity: Quantity) -> tuple[str, ...]:
    """What is counted, as far as words tell it."""
    if quantity.percent:
        return ("%",)
    words = _WORDS.match(text, quantity.end)
    return tuple(word.lower() for word in words.groups() if word) if words else ()


def count_at(text: str, start: int, end: int) -> Count | None:
    """The figure that stands in `text[start:end]`."""
    return next((each for each in counts(text) if each.start < end and start < each.end), None)


def differ(one: Count, other: Count) -> bool:
    """Whether both figures are of one thing, and cannot both be so: "hơn 100" and "127" can."""
    if one.value == other.value or not _of_one_thing(one, other):
        return False
    low, high = sorted((one, other), key=lambda each: each.value)
    both = low.way == "least" or high.way == "most"
    return not both or high.value >= low.value * _LITTLE


def may_differ(one: str, other: str) -> bool:
    """Whether any figures of the two texts differ; fast where none does."""
    return any(differ(mine, theirs) for mine in counts(one) for theirs in counts(other))


def adds_up(value: Decimal, among: Sequence[Count]) -> bool:
    """Whether *value* is the sum or the difference of two of these figures: 59 at home and 7 from abroad are 66."""
    return any(value in (one.value + two.value, abs(one.value - two.value)) for one, two in combinations(among, 2))


def _of_one_thing(one: Count, other: Count) -> bool:
    if one.of[0] == other.of[0]:
        return True
    return bool({one.of[0], other.of[0]} & _CLASSIFIERS and set(one.of) & set(other.of))
