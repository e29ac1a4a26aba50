"""What differs between two sentences that are nearly the same: a figure, a day, a name.

Requirements, before any heuristics:
1. Another spelling, another unit, rounding, an abbreviation, words put otherwise are no difference.
2. What stands on one side only is none: something was added or left out, nothing was changed.

Not here: sentences in other words (compare), what follows from a difference (edited.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Literal

from monitor.vietnamese.fold import fold, unaccented
from monitor.vietnamese.measures import measure_after
from monitor.vietnamese.number_words import all_quantities
from monitor.vietnamese.numbers import Quantity

Kind = Literal["figure", "date", "name"]
_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*%?|[^\W_]+(?:[-'’][^\W_]+)*")
_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?")
_CALENDAR = frozenset(("ngày", "tháng", "năm", "mùng", "mồng", "sáng", "trưa", "chiều", "tối", "đêm", "quý"))
_HOURS = frozenset(("giờ", "h", "phút"))
_LEADS = _CALENDAR | {"khoảng", "gần", "hơn", "trên", "dưới"}
_LONGEST_NAME = 4  # words
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that stand where other words stood."""

    kind: Kind
    new: str
    old: str
    grows: bool = False  # a figure that is higher now


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    raw: str
    key: str


@dataclass(frozen=True)
class _Side:
    """A sentence with its words and its quantities."""

    text: str
    tokens: tuple[_Token, ...]
    quantities: tuple[Quantity, ...]

    def quantity(self, token: _Token) -> Quantity | None:
        """The quantity that *token* is the beginning of."""
        return next((each for each in self.quantities if each.start <= token.start < each.end), None)


def edits(new: str, old: str) -> tuple[Edit, ...]:
    """What *new* says otherwise than *old*, in the order of *new*. Never raises."""
    after, before = _side(new), _side(old)
    return tuple(
        edit
        for kind, i, j, k, m in _opcodes(after, before)
        if kind == "replace"
        for edit in [_edit(after, range(k, m), before, range(i, j))]
        if edit
    )


def swapped(new: str, old: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The keys of the words that differ, as (new, old), place by place; () where something was added or left out."""
    after, before = _side(new), _side(old)
    for kind, i, j, k, m in _opcodes(after, before):
        if kind != "equal":
            yield tuple(each.key for each in after.tokens[k:m]), tuple(each.key for each in before.tokens[i:j])


def with_unit(text: str, start: int, end: int) -> str:
    """The number `text[start:end]` with the word before it that belongs to it, and with what it counts."""
    side = _side(text)
    at = next((n for n, token in enumerate(side.tokens) if start <= token.start < end), None)
    return text[start:end] if at is None else _told(side, at)


def _opcodes(after: _Side, before: _Side) -> Sequence[tuple[str, int, int, int, int]]:
    keys = [each.key for each in before.tokens], [each.key for each in after.tokens]
    return SequenceMatcher(None, *keys, autojunk=False).get_opcodes()


def _side(text: str) -> _Side:
    tokens = (_Token(*match.span(), match[0], fold(match[0])) for match in _TOKEN.finditer(text))
    return _Side(text, tuple(tokens), all_quantities(text))


def _edit(after: _Side, new: range, before: _Side, old: range) -> Edit | None:
    """What the replaced words tell otherwise, if anything."""
    mine, theirs = _numbers(after, new), _numbers(before, old)
    if mine and theirs:
        return _figure(after, mine[0], before, theirs[0]) if len(mine) == len(theirs) else None
    if mine or theirs:
        return None
    return _name(after, new, before, old)


def _numbers(side: _Side, place: range) -> list[int]:
    """The words of *place* that begin a number: digits, or a quantity in words."""
    return [at for at in place if _is_number(side, side.tokens[at])]


def _is_number(side: _Side, token: _Token) -> bool:
    quantity = side.quantity(token)
    return token.start == quantity.start if quantity else token.raw[0].isdecimal()


def _figure(after: _Side, at: int, before: _Side, there: int) -> Edit | None:
    mine, theirs = after.quantity(after.tokens[at]), before.quantity(before.tokens[there])
    if mine and theirs:
        if _is_same(after.text, mine, before.text, theirs):
            return None
        return Edit("figure", _told(after, at), _told(before, there), mine.value > theirs.value)
    raw, other = after.tokens[at].raw, before.tokens[there].raw
    if _digits(raw) == _digits(other) or bool(mine) != bool(theirs) or _is_day_with_year(raw, other):
        return None
    kind: Kind = "date" if _is_date(after, at) and _is_date(before, there) else "figure"
    return Edit(kind, _told(after, at), _told(before, there))


def _is_same(text: str, mine: Quantity, other_text: str, theirs: Quantity) -> bool:
    """Whether both are one quantity: equal, in another unit, rounded, or one of them an estimate of the other."""
    if mine.percent != theirs.percent or mine.ranged or theirs.ranged:
        return True  # what was one thing is another: put otherwise
    a, b, grain = mine.value, theirs.value, max(mine.step, theirs.step)
    unit, other = measure_after(text, mine.end), measure_after(other_text, theirs.end)
    if unit and other and unit.kind == other.kind and unit.factor != other.factor:
        a, b, grain = a * unit.factor, b * other.factor, max(mine.step * unit.factor, theirs.step * other.factor)
    gap = abs(a - b)
    if gap * 2 <= grain and mine.step != theirs.step:
        return True
    return gap == 0 or (mine.approximate != theirs.approximate and gap <= _TENTH * max(a, b))


def _digits(raw: str) -> tuple[int, ...]:
    """The numbers of *raw*, zeros before them left out: "05/9" is "5/9"."""
    return tuple(map(int, re.findall(r"\d+", raw)))


def _is_day_with_year(raw: str, other: str) -> bool:
    """Whether both are one day, of which one of them tells the year as well."""
    short, long = sorted((_digits(raw), _digits(other)), key=len)
    return all(map(_DAY.fullmatch, (raw, other))) and long[: len(short)] == short


def _is_date(side: _Side, at: int) -> bool:
    before = side.tokens[at - 1].key if at else ""
    behind = side.tokens[at + 1].key if at + 1 < len(side.tokens) else ""
    return bool(_DAY.fullmatch(side.tokens[at].raw)) or before in _CALENDAR or behind in _HOURS


def _told(side: _Side, at: int) -> str:
    """The number with the word before it that belongs to it, and with what it counts."""
    first = at - 1 if at and side.tokens[at - 1].key in _LEADS and _touch(side, at - 1, at) else at
    quantity = side.quantity(side.tokens[at])
    end = max(side.tokens[at].end, quantity.end if quantity else 0)
    measure = measure_after(side.text, end) if quantity and not quantity.percent else None
    if measure or (quantity and quantity.percent):
        return side.text[side.tokens[first].start : measure.end if measure else end]
    last = max(n for n, token in enumerate(side.tokens) if token.start < end)
    return side.text[side.tokens[first].start : _with_unit(side, last, end, _unit_words(side, at, last))]


def _unit_words(side: _Side, at: int, last: int) -> int:
    """How many words behind the number belong to it: "lượt khách", "người", "giờ"; none behind a day."""
    behind = side.tokens[last + 1].key if last + 1 < len(side.tokens) else ""
    if _is_date(side, at):
        return int(behind in _HOURS)
    return 1 if behind == "người" else 2


def _with_unit(side: _Side, last: int, end: int, count: int) -> int:
    """Where the last of up to *count* small words ends that follow the word *last* without a mark between."""
    for token in side.tokens[last + 1 : last + 1 + count]:
        if not token.raw.islower() or side.text[end : token.start] != " ":
            break
        end = token.end
    return end


def _touch(side: _Side, one: int, other: int) -> bool:
    return side.text[side.tokens[one].end : side.tokens[other].start] == " "


def _name(after: _Side, new: range, before: _Side, old: range) -> Edit | None:
    """Another name where a name stood: words with capitals on both sides, which are no abbreviation."""
    if not (_is_name(after, new) and _is_name(before, old)):
        return None
    one, other = _words(after, new), _words(before, old)
    if len(one.split()) != len(other.split()) and (set(one.split()) & set(other.split())):
        return None  # a name told more or less fully
    if _spelled_alike(one, other):
        return None
    first, there = _whole_name(after, new), _whole_name(before, old)
    return Edit("name", first, there)


def _is_name(side: _Side, place: range) -> bool:
    if not 0 < len(place) <= _LONGEST_NAME or place.start == 0:
        return False
    words = [side.tokens[at].raw for at in place]
    return all(word[0].isupper() and not (word.isupper() and len(word) > 1) for word in words)


def _words(side: _Side, place: range) -> str:
    return " ".join(unaccented(side.tokens[at].raw).casefold() for at in place)


def _spelled_alike(one: str, other: str) -> bool:
    """Whether without accents they are one name, or one letter was mistyped."""
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    return abs(len(one) - len(other)) == 1 and shared == min(len(one), len(other))


def _whole_name(side: _Side, place: range) -> str:
    """The name with its parts that did not change: "Trần Văn Ba" where only "Ba" is new."""
    first, last = place.start, place.stop - 1
    while first > 1 and side.tokens[first - 1].raw[0].isupper() and _touch(side, first - 1, first):
        first -= 1
    while last + 1 < len(side.tokens) and side.tokens[last + 1].raw[0].isupper() and _touch(side, last, last + 1):
        last += 1
    return side.text[side.tokens[first].start : side.tokens[last].end]
