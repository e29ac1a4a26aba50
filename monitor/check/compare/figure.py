"""One figure of a text: what it is worth, in which unit, of what, and how surely it is told.

Not here: finding the figures (figures.py, odd_figures.py), and whether two of them can be one (same_figure.py).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from monitor.vietnamese.measures import measure_after
from monitor.vietnamese.number_words import COUNTED, number_of
from monitor.vietnamese.numbers import Quantity

Way = Literal["", "about", "over", "under"]

COUNT, MONEY, PERCENT, SCORE = "count", "money", "percent", "score"  # money: of a currency that is not named


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `text[start:end]` with its unit; `value` in the own unit of its `kind`."""

    start: int
    end: int
    value: Decimal
    kind: str  # "length", "span", "VND", "percent", "count" …
    noun: tuple[str, ...]  # of a count: the keys of what is counted
    way: Way  # "khoảng", "hơn", "gần"
    grain: Decimal  # what the writer counted in
    digits: str  # its figures without zeros at the ends: 21 for 21.000 tỷ
    high: Decimal  # the other end of a range, else the value


_OVER = re.compile(r"(?:hơn|trên|quá|vượt|ít nhất|tối thiểu|già|không dưới|lên tới hơn)[ ](?:cả )?$", re.IGNORECASE)
_UNDER = re.compile(
    r"(?:gần|ngót|ngót nghét|suýt|suýt soát|dưới|chưa đầy|chưa đến|chưa tới|tối đa|không quá|non|tới|sắp|chưa)[ ](?:cả )?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:khoảng|chừng|xấp xỉ|tầm|cỡ|quãng|độ|ước|ước tính|ước chừng|ước đạt|loanh quanh|quanh mốc|quanh mức|hàng|đâu|tương đương)[ ](?:là |đạt |cả )?$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[ ]([^\W\d_]+)(?:[ ]([^\W\d_]+))?")
_CLASSIFIER = "chiếc cái con quyển cuốn bức tấm cây quả trái tờ ngôi căn tòa người vị tên đứa lượt loại số"
CLASSIFIERS = frozenset(_CLASSIFIER.split())
# Nouns of one syllable; of others the second belongs to them: cổ phiếu, sĩ quan.
_WHOLES = "người nhà hộ ca thùng lần xã nước đảng điểm em bàn xe trận vụ phiếu tàu suất"
_WHOLE = frozenset(_WHOLES.split())
_NO_NOUN = """
và của là có trong được cho đã với các không khi ra này đó để theo vào tại trên về từ đến ở cũng sau bị như lại sẽ chỉ
đang còn cùng nhưng qua hơn do vì nên tới mà thì so tăng giảm lên xuống mới thứ nữa
"""
_NO_NOUNS = frozenset(_NO_NOUN.split())


def of_quantity(text: str, quantity: Quantity) -> Figure:
    """*quantity* of *text* with the unit or the noun behind it."""
    kind, factor, end = COUNT, Decimal(1), quantity.end
    noun: tuple[str, ...] = ()
    if quantity.percent:
        kind = PERCENT
    elif measure := measure_after(text, quantity.end):
        kind, factor, end = measure.kind, measure.factor, measure.end
    elif text[max(0, quantity.start - 2) : quantity.start].rstrip().endswith("$"):
        kind = "USD"
    else:
        noun = noun_after(text, quantity.end)
        if quantity.scale >= 1000 and (not noun or (noun[0] not in COUNTED and quantity.scale >= 10**6)):
            kind, noun = MONEY, ()
    before = text[max(0, quantity.start - 24) : quantity.start]
    return Figure(
        start=quantity.start,
        end=end,
        value=quantity.value * factor,
        kind=kind,
        noun=noun,
        way=_way(before, approximate=quantity.approximate),
        grain=_grain(quantity) * factor,
        digits=_digits(quantity.value),
        high=quantity.value * factor,
    )


def with_noun(text: str, figure: Figure) -> int:
    """Where the words of *figure* end when what is counted is told with it: "6 ngôi nhà", "833 cổ phiếu"."""
    match = _NEXT.match(text, figure.end) if figure.noun else None
    if not match or match[1].lower() != figure.noun[0]:
        return figure.end
    return match.end(1) if len(figure.noun) == 1 or figure.noun[0] in _WHOLE else match.end(2)


def plain(span: tuple[int, int], value: Decimal, kind: str, noun: tuple[str, ...] = ()) -> Figure:
    """A figure at *span* that is told as it is."""
    return Figure(*span, value, kind, noun, "", Decimal(1), _digits(value), value)


def noun_after(text: str, at: int) -> tuple[str, ...]:
    """What is counted: the one or two words behind the number, as far as they can be it."""
    match = _NEXT.match(text, at)
    if not match or match[1].lower() in _NO_NOUNS or number_of(match[1].lower()) is not None:
        return ()
    second = (match[2] or "").lower()
    return (match[1].lower(), second) if second and second not in _NO_NOUNS else (match[1].lower(),)


def _way(before: str, *, approximate: bool) -> Way:
    if _OVER.search(before):
        return "over"
    if _UNDER.search(before):
        return "under"
    return "about" if approximate or _ABOUT.search(before) else ""


def _grain(quantity: Quantity) -> Decimal:
    """What the writer counted in: the last digit, or the zeros of a large round number."""
    grain, value = quantity.step, quantity.value
    if value >= 1000 and quantity.scale == 1:
        while value % (grain * 10) == 0 and grain * 100 <= value:
            grain *= 10
    return grain


def _digits(value: Decimal) -> str:
    return str(value.normalize()).partition("E")[0].replace(".", "").strip("0") or "0"
