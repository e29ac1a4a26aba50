"""Finds the quantities of a text and reads their value: 1.234,5 · 19,03% · gần 480 tỷ · từ 15.000 đến 20.000.

Not here: digits that count nothing (other_digits.py), numbers written as words, and what is counted (check).
When a form has two readings and the wrong one could raise a false alarm, the digits are left out:
14.1 may be a day, 2025 a year, 1.5 without scale a heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from monitor.vietnamese.other_digits import other_digits

# Longer strings of digits are account numbers, and would leave the precision of Decimal.
_LONGEST = 15


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts or measures: `text[start:end]` holds the digits with scale and percent sign."""

    start: int
    end: int
    value: Decimal  # "3,9 tỷ" is 3900000000; "19,03%" is 19.03 with `percent`
    percent: bool
    approximate: bool  # gần, khoảng, hơn, ...; both ends of a range
    step: Decimal  # what the last written digit is worth: 100000000 in "3,9 tỷ"
    scale: Decimal = Decimal(1)  # what the words after the digits are worth: 1000000000 in "3,9 tỷ"
    ranged: bool = False  # one end of a range such as 8-10 %


@dataclass(frozen=True, slots=True)
class _Grammar:
    group: str  # separates thousands
    point: str  # begins the decimals
    scales: dict[str, Decimal]
    scale: re.Pattern[str]
    percent: re.Pattern[str]
    about: re.Pattern[str]
    joint: re.Pattern[str]  # what stands between the ends of a range


# A word before the digits, at most with a verb between ("ước đạt gần 480 tỷ" needs none of it).
_ABOUT = r"(?:^|[^\w])(?:{}|~|≈)[ ]?(?:là |đạt |tới |lên tới |lên đến )?\Z"
_PERCENT = r"[ ]?(?:%|{})(?!\w)"

_VIETNAMESE = _Grammar(
    group=".",
    point=",",
    scales={
        "nghìn": Decimal(10**3),
        "ngàn": Decimal(10**3),
        "vạn": Decimal(10**4),
        "triệu": Decimal(10**6),
        "tỷ": Decimal(10**9),
        "tỉ": Decimal(10**9),
    },
    # "Vạn", "Triệu" with one capital begin names of places; "10 tỷ phú" are ten people, "5 tỷ lệ" five rates.
    scale=re.compile(
        r"[ ]?(nghìn|ngàn|vạn|triệu|tỷ|tỉ|NGHÌN|NGÀN|VẠN|TRIỆU|TỶ|TỈ)(?!\w)"
        r"(?! (?i:phú|lệ|trọng|số|giá|suất)(?!\w))(?: (rưỡi)(?!\w))?"
    ),
    percent=re.compile(_PERCENT.format("phần trăm"), re.IGNORECASE),
    about=re.compile(
        _ABOUT.format(
            "gần|khoảng|hơn|trên|dưới|chừng|ngót|xấp xỉ|tầm|cỡ|ước|ước tính|ước đạt|ít nhất|tối thiểu|tối đa|không quá|hàng"
        ),
        re.IGNORECASE,
    ),
    joint=re.compile(r" ?[-–—] ?| (?:[^\W\d_]+ ){0,2}(?:đến|tới) ", re.IGNORECASE),
)
_ENGLISH = _Grammar(
    group=",",
    point=".",
    scales={
        "thousand": Decimal(10**3),
        "million": Decimal(10**6),
        "billion": Decimal(10**9),
        "trillion": Decimal(10**12),
    },
    scale=re.compile(r"[ -]?(thousand|million|billion|trillion)(?!\w)()", re.IGNORECASE),
    percent=re.compile(_PERCENT.format("per ?cent"), re.IGNORECASE),
    about=re.compile(
        _ABOUT.format(
            "about|around|some|nearly|almost|over|under|roughly|approximately|more than|less than|at least|up to"
        ),
        re.IGNORECASE,
    ),
    joint=re.compile(r" ?[-–—] ?| (?:to|and) ", re.IGNORECASE),
)

_DIGITS = re.compile(
    r"(?<![\w.,/+#])"  # inside a word, a longer number, an address
    r"(?<![^\W\d_][-–])"  # COVID-19, N1-2
    r"(?<!\s[-−–])"  # a minus sign or the dash of a list
    r"[0-9]++(?:[.,][0-9]++)*+"
)
_UNIT_ATTACHED = re.compile(r"(?:ha|km|m|kg|g|tấn|cm|mm|l|MW|kW|kV|kWh|USD|VND|đ)[²³23]?(?!\w)")
_CODE = re.compile(r"[^\W\d_]|[-–][^\W\d_]|[+][0-9]")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def quantities(text: str, *, english: bool = False) -> tuple[Quantity, ...]:
    """All quantities of *text*, in order, by Vietnamese or English separators. Never raises."""
    grammar = _ENGLISH if english else _VIETNAMESE
    hidden = other_digits(text, english=english)
    singles = (
        quantity
        for match in _DIGITS.finditer(text)
        if not any(hidden[match.start() : match.end()])
        and (quantity := _quantity(text, match.start(), match.end(), grammar))
    )
    return tuple(_ranges(text, _sums(text, singles), grammar))


def written(value: Decimal) -> str:
    """*value* as Vietnamese documents write it: 1.234,5; no exponent, no useless zeros."""
    plain = f"{value:,f}"
    whole, _, rest = plain.partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def _quantity(text: str, start: int, end: int, grammar: _Grammar) -> Quantity | None:
    digits = text[start:end]
    factor, stop, half = _scale(text, end, grammar)
    percent = grammar.percent.match(text, stop)
    approximate = bool(grammar.about.search(text, max(0, start - 24), start))
    number = _number(digits, grammar, loose=bool(stop > end or percent))
    if number is None or (stop == end and not percent and _is_other(text, start, end, approximate=approximate)):
        return None
    value, step = number
    return Quantity(
        start=start,
        end=percent.end() if percent else stop,
        value=(value + half) * factor,
        percent=percent is not None,
        approximate=approximate,
        step=step * factor / 10 if half else step * factor,
        scale=factor,
    )


def _scale(text: str, end: int, grammar: _Grammar) -> tuple[Decimal, int, Decimal]:
    """The factor after the digits, where it ends, and the half of "1 tỷ rưỡi"."""
    factor, half = Decimal(1), Decimal(0)
    for _ in range(2):  # "1,5 nghìn tỷ" has two; more are no number
        match = grammar.scale.match(text, end)
        if match is None or half:
            break
        factor *= grammar.scales[match[1].lower()]
        end = match.end()
        half = Decimal("0.5") if match[2] else half
    return factor, end, half


def _number(digits: str, grammar: _Grammar, *, loose: bool) -> tuple[Decimal, Decimal] | None:
    """Value and worth of the last digit; None when malformed. *loose*: what follows makes "3.9 tỷ" clear."""
    if len(digits) > _LONGEST:
        return None
    group, point = re.escape(grammar.group), re.escape(grammar.point)
    if match := re.fullmatch(rf"([1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+)(?:{point}([0-9]+))?", digits):
        whole, decimals = match[1].replace(grammar.group, ""), match[2] or ""
    elif match := re.fullmatch(rf"([1-9][0-9]{{0,2}}(?:{point}[0-9]{{3}}){{2,}})", digits):
        whole, decimals = match[1].replace(grammar.point, ""), ""  # 1,234,567 has one reading everywhere
    elif match := re.fullmatch(rf"([1-9][0-9]*|0[0-9]?)(?:{point}([0-9]+))?", digits):
        whole, decimals = match[1], match[2] or ""
    elif loose and (match := re.fullmatch(rf"([1-9][0-9]*|0){group}([0-9]{{1,2}})", digits)):
        whole, decimals = match[1], match[2]
    else:
        return None
    return Decimal(whole + decimals).scaleb(-len(decimals)), Decimal(1).scaleb(-len(decimals))


def _is_other(text: str, start: int, end: int, *, approximate: bool) -> bool:
    """Whether plain digits are a year, a code (5G, 12-CT/TU) or the tail of a number with blanks."""
    if _CODE.match(text, end):
        return not _UNIT_ATTACHED.match(text, end)
    if end - start == 3 and re.search(r"[0-9] \Z", text[max(0, start - 2) : start]):
        return True
    return not approximate and bool(_BARE_YEAR.fullmatch(text, start, end))


def _sums(text: str, singles: Iterator[Quantity]) -> Iterator[Quantity]:
    """Join "1 tỷ 200 triệu" into one quantity."""
    last: Quantity | None = None
    for quantity in singles:
        if last and _continues(text, last, quantity):
            last = replace(last, end=quantity.end, value=last.value + quantity.value, step=quantity.step)
            continue
        if last:
            yield last
        last = quantity
    if last:
        yield last


def _continues(text: str, left: Quantity, right: Quantity) -> bool:
    falling = left.scale > right.scale > 1 and not (left.percent or right.percent)
    return falling and right.value < left.scale and text[left.end : right.start] == " "


def _ranges(text: str, all_: Iterator[Quantity], grammar: _Grammar) -> list[Quantity]:
    """Mark both ends of "8-10 %"; drop falling pairs with a dash, which are scores."""
    found = list(all_)
    scores = set()
    for i, pair in enumerate(pairwise(found)):
        between = text[pair[0].end : pair[1].start]
        if not grammar.joint.fullmatch(between):
            continue
        low, high = _like(*pair), replace(pair[1], approximate=True, ranged=True)
        found[i : i + 2] = [low, high]
        if low.value >= high.value and between.strip() in set("-–—"):
            scores |= {i, i + 1}
    return [quantity for i, quantity in enumerate(found) if i not in scores]


def _like(low: Quantity, high: Quantity) -> Quantity:
    """The lower end takes scale and percent sign of the upper one: 3-4 tỷ, 8-10 %."""
    scale = high.scale if low.scale == 1 and low.value * high.scale < high.value else Decimal(1)
    return replace(
        low,
        value=low.value * scale,
        step=low.step * scale,
        scale=low.scale * scale,
        percent=low.percent or high.percent,
        approximate=True,
        ranged=True,
    )
