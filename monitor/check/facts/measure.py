"""Reads a figure in the unit of a fact, and tells rounding from difference.

Not here: whether the sentence speaks of the fact at all (figures.py).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from monitor.check.facts.lines import Line, folded
from monitor.config.facts import FactRow
from monitor.vietnamese.numbers import Quantity, quantities
from monitor.vietnamese.syllables import Syllable, syllables

_APPROXIMATE = Decimal("0.1")  # after "gần", "khoảng", ... only a tenth is a difference
_AT_LEAST = Decimal("1.5")  # "hơn 100" is said of 124, hardly of 200
_LONGEST_UNIT = 80  # characters
_OVER = re.compile(r"(?:hơn|trên|quá|vượt|ít nhất|tối thiểu|không dưới)[ ](?:cả )?\Z", re.IGNORECASE)
_UNDER = re.compile(r"(?:dưới|chưa đầy|chưa đến|chưa tới|tối đa|không quá)[ ](?:cả )?\Z", re.IGNORECASE)
# A second unit behind the first: "124 xã, phường" counts no communes alone.
_TOGETHER = re.compile(
    r"(?:, | và |/| - |-|; )(?:các )?(?:xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|quận|thôn|bản|tổ dân phố)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a fact's unit, beside what the fact gives."""

    quantity: Quantity
    end: int  # where the unit's words end
    documented: Decimal
    tolerance: Decimal
    way: str = ""  # "over", "under", or "" where the words before the number say neither


@dataclass(frozen=True, slots=True)
class _Unit:
    words: tuple[str, ...]  # folded, without scale
    factor: Decimal  # 1000000000 for "tỷ đồng"
    percent: bool


def figures(text: str, all_: Iterable[Quantity], fact: FactRow) -> Iterator[Figure]:
    """Those quantities of *text* that one of the fact's units follows directly."""
    units = [_unit(each) for each in fact.unit]
    for quantity in all_:
        behind = _behind(text, quantity)
        ends = [(end, unit) for unit in units if (end := _end(text, quantity, behind, unit)) is not None]
        if ends:
            end, unit = max(ends, key=lambda pair: pair[0])
            yield Figure(quantity, end, fact.figure * unit.factor, fact.tolerance * unit.factor, _way(text, quantity))


def may_measure(where: Line, fact: FactRow) -> bool:
    """Whether the sentence has the words of one of the fact's units; fast."""
    return any(f" {' '.join(unit.words)} " in where.joined if unit.words else True for unit in map(_unit, fact.unit))


def agrees(figure: Figure) -> bool:
    """Whether the figure is the documented one, within tolerance, rounding and estimation."""
    value, documented = figure.quantity.value, figure.documented
    difference, grain = abs(value - documented), _grain(figure.quantity)
    rounded = difference * 2 <= grain if grain > 1 or documented % 1 else difference == 0
    cut = value <= documented < value + grain
    estimated = figure.quantity.approximate and difference <= _APPROXIMATE * abs(documented)
    return difference <= figure.tolerance or rounded or cut or estimated or _is_within(figure)


def _is_within(figure: Figure) -> bool:
    """Whether "hơn" or "dưới" before the number leaves room for the documented one."""
    value, documented = figure.quantity.value, figure.documented
    if figure.way == "over":
        return value <= documented <= value * _AT_LEAST
    return figure.way == "under" and value / _AT_LEAST <= documented <= value


def _way(text: str, quantity: Quantity) -> str:
    before = text[max(0, quantity.start - 16) : quantity.start]
    if _UNDER.search(before):  # "không quá" ends in "quá"
        return "under"
    return "over" if _OVER.search(before) else ""


def _grain(quantity: Quantity) -> Decimal:
    """What the writer counted in: the last digit, or the zeros of a large round number."""
    grain, value = quantity.step, quantity.value
    if quantity.scale != 1 or grain != 1:
        return grain
    while value and value % (grain * 10) == 0 and grain * 100 <= value:
        grain *= 10
    return grain if value >= 1000 else Decimal(1)


@lru_cache(maxsize=1 << 12)
def _unit(phrase: str) -> _Unit:
    """Cut scale and percent sign off a unit, by reading it after a number."""
    text = f"1 {phrase}"
    found = quantities(text)
    if not found:
        return _Unit(folded(phrase), Decimal(1), percent=False)
    return _Unit(folded(text[found[0].end :]), found[0].value, found[0].percent)


def _behind(text: str, quantity: Quantity) -> tuple[Syllable, ...]:
    """The syllables that follow *quantity* at once."""
    tail = text[quantity.end : quantity.end + _LONGEST_UNIT]
    return syllables(tail) if tail.lstrip(" ")[:1].isalnum() else ()


def _end(text: str, quantity: Quantity, behind: Sequence[Syllable], unit: _Unit) -> int | None:
    """Where the unit ends that follows *quantity*; None when another one or none does."""
    if quantity.percent != unit.percent:
        return None
    if not unit.words:
        return quantity.end if unit.percent or quantity.scale == unit.factor else None
    after = behind[: len(unit.words)]
    if tuple(each.key for each in after) != unit.words:
        return None
    end = quantity.end + after[-1].end
    return None if _TOGETHER.match(text, end) else end
