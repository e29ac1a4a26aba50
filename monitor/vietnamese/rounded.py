"""Round numbers and those that they can stand for: "gần 30" for 29, "hơn 14 triệu" for 14,3 triệu, "một phần ba" for 34%.

Not here: finding the numbers of a text (numbers.py, number_words.py), other ways to write the same number (number_forms.py).
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from monitor.vietnamese.numbers import Quantity

Reach = tuple[Decimal, Decimal]  # from the lowest to the highest

_BELOW = re.compile(
    r"(?<!\w)(?:gần|ngót|ngót nghét|chưa đầy|chưa đến|chưa tới|suýt soát|non|dưới)(?: cả)? \Z", re.IGNORECASE
)
_ABOVE = re.compile(r"(?<!\w)(?:hơn|trên|quá|vượt|ngoài|già|ít nhất)(?: cả)? \Z", re.IGNORECASE)
_MOST = Decimal("0.15")  # of a number: so much it is away at most from what it rounds
_HALF = Decimal("0.5")
_SHARE = Decimal(2)  # percent: so far from a share is what it rounds
_SCALES = {"nghìn": Decimal(10**3), "ngàn": Decimal(10**3), "triệu": Decimal(10**6), "tỉ": Decimal(10**9)}  # keys
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_PLAIN = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,2})?|[0-9]{1,15},[0-9]{3}")
_BEFORE = 24  # letters in which the word before a number is looked for


def rounded(text: str, number: Quantity) -> Reach | None:
    """From where to where lies what *number* of *text* rounds; None where it is no round one.

    A number rounds less than what its last figure that is no zero is worth: "gần 4.100" is more than 4.000.
    """
    before, value = text[max(0, number.start - _BEFORE) : number.start], number.value
    if not (number.approximate or _ABOVE.search(before)) or number.ranged or not value:
        return None
    if number.percent and number.step == 1 and "phần" in text[number.start : number.end]:
        return value - _SHARE, value + _SHARE
    step = min(Decimal(1).scaleb(_last_figure(value)), value * _MOST)
    if _BELOW.search(before):
        return value - step, value
    if _ABOVE.search(before):
        return value, value + step
    return value - step * _HALF, value + step * _HALF


def numbers_within(keys: Sequence[str], reach: Reach) -> list[int]:
    """Where among *keys* of syllables a number in figures stands that lies within *reach*."""
    low, high = reach
    return [at for at, key in enumerate(keys) if key[0].isdecimal() and low <= _value(keys, at) <= high]


def _last_figure(value: Decimal) -> int:
    """The power of ten of the last figure of *value* that is no zero."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _value(keys: Sequence[str], at: int) -> Decimal:
    """What the number at *at* is worth with the scales behind it; -1 for a code, an address."""
    key = keys[at]
    if _GROUPED.fullmatch(key):
        value = Decimal(key.replace(".", "").replace(",", "."))
    elif _PLAIN.fullmatch(key):
        value = Decimal(key.replace(",", "."))
    else:
        return Decimal(-1)
    for behind in keys[at + 1 : at + 3]:
        if behind not in _SCALES:
            break
        value *= _SCALES[behind]
    return value
