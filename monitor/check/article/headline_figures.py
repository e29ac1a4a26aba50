"""Finds the figure of a headline that the text does not give, while it gives another one for the same thing.

Requirements, before any heuristics:
1. A false alarm is worse than a miss. Whatever the figure could be made from in the text (a rounding, a range, a sum, a
   difference, another unit) stops the flag; so does every change, part or estimate on either side.
2. The same thing is the same unit behind the number and the same words around it, in a sentence much like the headline.

Spans of time, ages and speeds are left out: too many of them are told in one text. Not here: what is no figure (headline.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from monitor.check.article.reading import is_brief, sentences, shared, wordings
from monitor.check.facts.lines import Line, line, names
from monitor.check.facts.measure import Figure, agrees
from monitor.vietnamese.fold import fold
from monitor.vietnamese.measures import measure_after
from monitor.vietnamese.number_words import COUNTED, all_quantities
from monitor.vietnamese.numbers import Quantity
from monitor.vietnamese.syllables import BREAK, keys

_UNTOLD = frozenset({"span", "age", "warmth", "points", "speed"})
_NEXT = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")
# Right before a number: another one is counted, a change, a part, one of many.
_NO_WHOLE = re.compile(
    r"(?<!\w)(?:và|cùng|thêm|tăng|giảm|bớt|còn|mỗi|từng|không|chưa|thứ|lần|trong số|trong đó|riêng|gồm) (?:(?:gần|khoảng|hơn|trên|tới|đến) )?$",
    re.IGNORECASE,
)
_PART = ("trong đó", "trong số", "riêng", "gồm")  # what follows one of these is a part
_MOST_VALUES = 2  # a text with more figures of one unit compares or lists
_MOST_SUMMED = 12
_DAYS = 31  # numbers up to this stand in every text
_LIKE = 0.4  # of the headline's syllables in the sentence that gives another figure
_LIKE_BRIEF = 0.6  # the same in a text no longer than a feed's summary, which may leave the figure to the article
_FAR_OFF = 5  # times more or less: likely another thing is counted
_ROUND = Decimal("0.03")  # a headline's 6.000 is said of 6.011
_ESTIMATED = Decimal("0.3")  # "trên 20" are 23 as well
_NEAR = 5  # syllables between a number and what happened to those counted
# Words for people, by their first syllable: the headline's pupils are the text's children.
_PEOPLE = frozenset(
    (
        *("người", "nạn", "học", "cháu", "trẻ", "em", "bé", "công", "thanh", "thiếu", "phụ", "ông", "bà", "anh", "chị"),
        *("du", "hành", "cán", "chiến", "đối", "bị", "dân", "bệnh", "giáo", "sinh", "lao", "nông"),
    )
)
_LIST = re.compile(r"(?:, | và |/)([^\W\d_]+)")
_MORE_BEHIND = re.compile(r" và (?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)")  # "42 căn nhà và 2 dãy nhà"
# Between a number and the word that tells what of; they tell nothing themselves.
_LIGHT = frozenset(
    (
        *(
            "gần",
            "khoảng",
            "hơn",
            "trên",
            "dưới",
            "chừng",
            "ngót",
            "xấp",
            "xỉ",
            "tầm",
            "cỡ",
            "ước",
            "tính",
            "ít",
            "nhất",
        ),
        *("tối", "thiểu", "là", "có", "tới", "đến", "lên", "với", "tổng", "số", "khiến", "làm", "các", "những", "đã"),
        *("đang", "bị", "của", "và", "ở", "trong", "hiện", "nay", "chỉ"),
    )
)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with its unit, and the words around it."""

    quantity: Quantity
    end: int  # where the unit ends
    unit: tuple[str, ...]  # a kind of measure, or the first syllables of what is counted
    value: Decimal  # in the kind's own unit
    before: str  # the last telling syllable before the number
    state: str  # the phrase of the rules that tells what happened to those counted; "" for none
    where: Line

    @property
    def text(self) -> str:
        """The words of the figure."""
        return self.where.text[self.quantity.start : self.end]


@dataclass(frozen=True, slots=True)
class Beyond:
    """A figure of the headline and the other one of the text."""

    title: Told
    other: Told
    likeness: float  # 0..1: of the headline and the sentence of the other


def beyond(title: str, body: str, states: Sequence[str]) -> Beyond | None:
    """The first figure of *title* that *body* gives otherwise; None for every doubt.

    *title*: without its quotations; *states*: phrases for what happens to those counted ("chết | tử vong").
    """
    heading = line(title)
    told = [each for each in _told(heading, states) if _is_plain(each) and not _opens_list(each)]
    wanted = [each for each in told if not _stands(each, body)]
    if not wanted:
        return None
    there = [each for where in sentences(body) for each in _told(where, states)]
    for each in wanted:
        others = [other for other in there if _same_thing(each, other)]
        if others and all(map(_is_plain, others)) and not _is_made_of(each, there):
            other = max(others, key=lambda found: shared(heading, (found.where,)))
            likeness = shared(heading, (other.where,))
            if _is_whole(other, others) and likeness >= (_LIKE_BRIEF if is_brief(body) else _LIKE):
                return Beyond(each, other, likeness)
    return None


def _is_whole(other: Told, others: Sequence[Told]) -> bool:
    """Whether the text gives few figures of the kind, and this one stands alone in its sentence: no part of a list."""
    beside = [each for each in others if each.where is other.where]
    return len({each.value for each in others}) <= _MOST_VALUES and len({each.value for each in beside}) == 1


def _told(where: Line, states: Sequence[str]) -> list[Told]:
    return [_with_unit(where, quantity, states) for quantity in all_quantities(where.text)]


def _with_unit(where: Line, quantity: Quantity, states: Sequence[str]) -> Told:
    told = Told(quantity, quantity.end, (), quantity.value, _before(where, quantity.start), "", where)
    if quantity.percent:
        return replace(told, unit=("%",))
    if measure := measure_after(where.text, quantity.end):
        unit = () if measure.kind in _UNTOLD else (measure.kind,)
        return replace(told, unit=unit, value=quantity.value * measure.factor, end=measure.end)
    found = _NEXT.match(where.text, quantity.end)
    if not found or not found[1].islower():
        return told
    counted = keys(found[0])
    end = found.end(2) if found[2] and found[2].islower() else found.end(1)
    return replace(told, unit=counted, end=end, state=_state(where, found.end(1), states))


def _before(where: Line, at: int) -> str:
    known = [each.key for each in where.syllables if each.end <= at]
    return next((key for key in reversed(known) if key not in _LIGHT), "")


def _state(where: Line, at: int, states: Sequence[str]) -> str:
    """What happened to those counted: the phrase that stands just behind, in the same thought."""
    behind: list[str] = []
    for each in where.syllables:
        if each.start >= at and (each.key == BREAK or len(behind) > _NEAR):
            break
        if each.start >= at:
            behind.append(each.key)
    near = line(" ".join(behind))
    return next((phrase for phrase in states if names(near, wordings(phrase))), "")


def _is_plain(told: Told) -> bool:
    """Whether it is a whole of its own: no end of a range, no change, no part, no "và 3 người khác"."""
    quantity, text = told.quantity, told.where.text
    if not told.unit or quantity.ranged or quantity.value <= 1:
        return False
    if len(told.unit) > 1 and not told.state and _MORE_BEHIND.match(text, told.end):
        return False
    return not _NO_WHOLE.search(text[: quantity.start]) and not names(line(text[: quantity.start]), _PART)


def _opens_list(told: Told) -> bool:
    """Whether more is counted with it: "262.000 bộ đội, dân quân"."""
    if len(told.unit) == 1 or told.state or _listed(told):
        return False
    return bool(re.match(r", [^\W\d_]", told.where.text[told.end : told.end + 3]))


def _stands(told: Told, body: str) -> bool:
    """Whether its digits stand in the text, whatever they do there; small ones are days and parts of everything."""
    if told.quantity.value <= _DAYS:
        return False
    digits = told.where.text[told.quantity.start : told.quantity.end].split()[0]
    return bool(re.search(rf"(?<![\w.,]){re.escape(digits)}(?![.,]?\w)", body, re.IGNORECASE))


def _same_thing(title: Told, other: Told) -> bool:
    if not other.unit or other.quantity.percent != title.quantity.percent or _listed(title) != _listed(other):
        return False
    if max(title.value, other.value) > _FAR_OFF * min(title.value, other.value):
        return False
    if len(other.unit) == 1 or len(title.unit) == 1:  # measured: of the same thing, told by the word before
        return other.unit == title.unit and other.before == title.before != ""
    if title.state or other.state:
        return _is_alike(title, other) and other.state == title.state
    return other.unit == title.unit


def _listed(told: Told) -> str:
    """What is counted together with it: "thành" in "15 tỉnh, thành phố"; "" for nothing."""
    found = _LIST.match(told.where.text, told.end)
    return fold(found[1]) if found and found[1] in COUNTED else ""


def _is_made_of(title: Told, there: Sequence[Told]) -> bool:
    """Whether the text gives the figure in another way: rounded, in words, in another unit, as a sum or a difference.

    Summed are the figures of one sentence whatever they count, and those of one unit in all sentences.
    """
    if any(_agree(title, each) for each in there):
        return True
    sentences_of = {each.where.text: [other for other in there if other.where is each.where] for each in there}
    alike = [each for each in there if _is_alike(each, title)]
    totals = {total for group in (*sentences_of.values(), alike) for total in _totals(group)}
    return any(_rounds(title, total) for total in totals if abs(total - title.value) * 10 <= title.value)


def _totals(group: Sequence[Told]) -> Iterator[Decimal]:
    """The sums of two, three and all of *group*, and the differences of two."""
    values = [each.value for each in group][:_MOST_SUMMED]
    for a, b in combinations(values, 2):
        yield a + b
        yield abs(a - b)
    yield from (a + b + c for a, b, c in combinations(values, 3))
    yield sum(values, Decimal(0))
    yield sum({*values}, Decimal(0))


def _is_alike(one: Told, other: Told) -> bool:
    """Whether both count the same, or people."""
    if len(one.unit) == 1 or len(other.unit) == 1:
        return one.unit == other.unit
    return one.unit[:1] == other.unit[:1] or bool(one.unit and {one.unit[0], other.unit[0]} <= _PEOPLE)


def _in_unit(told: Told, value: Decimal) -> Decimal:
    """*value*, of the kind's own unit, in the one that *told* is written in; counted things have one."""
    return value * told.quantity.value / told.value if told.value else value


def _agree(title: Told, other: Told) -> bool:
    """Whether the two may be one number, either of them rounded."""
    difference, larger = abs(other.value - title.value), max(other.value, title.value)
    if other.quantity.value == title.quantity.value or (
        title.quantity.approximate and difference <= _ESTIMATED * larger
    ):
        return True
    if title.quantity.value % 10 == 0 and difference <= _ROUND * larger:
        return True
    return _rounds(title, other.value) or _rounds(other, title.value)


def _rounds(told: Told, value: Decimal) -> bool:
    """Whether the figure is *value*, of the kind's own unit, rounded as writers do."""
    return agrees(Figure(told.quantity, told.end, _in_unit(told, value), tolerance=Decimal(0), way=""))
