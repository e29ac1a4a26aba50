"""Whether two figures can be one figure told twice: rounded, in another unit, with "hơn", as a range; and if not, how alike.

Not here: which figure of the evidence stands against which of the statement (clues.py).
"""

from decimal import Decimal

from monitor.check.compare.figure import CLASSIFIERS, COUNT, MONEY, PERCENT, SCORE, Figure
from monitor.vietnamese.fold import fold
from monitor.vietnamese.measures import MONEY as CURRENCIES
from monitor.vietnamese.synonyms import meanings

_PERSON = """
người khách nạn bệnh học sinh thí đại cử hành khán đối công cán thành thuyền nghị lượt ca trường
tình em cháu trẻ nhân thanh phụ nông lao giáo hội đoàn chiến bác
"""
_PERSONS = frozenset(_PERSON.split())
# Of them the words that may mean any person: "27 học sinh" may be "27 người", but no "27 cán bộ".
_ANYBODY = frozenset(
    [
        "người",
        "khách",
        "nạn",
        "bệnh",
        "đối",
        "thành",
        "lượt",
        "ca",
        "trường",
        "tình",
        "em",
        "cháu",
        "trẻ",
        "nhân",
        "lao",
    ]
)
_CUT = 100  # digits may be cut off without a word from figures of so many of their last unit


def same_kind(one: Figure, other: Figure) -> bool:
    """Whether both measure in units of one kind, or both count."""
    if one.kind == other.kind:
        return True
    return MONEY in (one.kind, other.kind) and (
        {one.kind, other.kind} & CURRENCIES != set() or COUNT in (one.kind, other.kind)
    )


def is_one(each: Figure) -> bool:
    """Whether it is one of something, "một chiếc", "một lít": words that seldom count."""
    return each.digits == "1" and each.value == each.grain == each.high


def counts_persons(each: Figure) -> bool:
    """Whether persons are counted."""
    return bool(each.noun) and each.noun[0] in _PERSONS


def both_persons(one: Figure, other: Figure) -> bool:
    """Whether both count persons, of whatever sort."""
    return counts_persons(one) and counts_persons(other)


def agree(told: Figure, given: Figure) -> bool:
    """Whether *told*, of a statement, can be *given*, of its evidence: equal, rounded, estimated, inside a range."""
    if not same_kind(told, given):
        return False
    if told.kind == SCORE:
        return (told.value, told.high) == (given.value, given.high)
    if told.value == given.value and told.high == given.high:
        return True
    if given.high != given.value:
        return _holds(given, told)
    if told.high != told.value:
        return _holds(told, given)
    return _rounded(told, given) or _rounded(given, told)


def _holds(range_: Figure, other: Figure) -> bool:
    return range_.value <= other.value and other.high <= range_.high


def _rounded(coarse: Figure, fine: Figure) -> bool:
    """Whether *coarse* tells *fine* with fewer figures, or as an estimate of it."""
    a, b = coarse.value, fine.value
    gap = abs(a - b)
    if (
        coarse.grain > fine.grain
        and coarse.grain >= 10 * fine.grain
        and gap * 2 <= coarse.grain
        and _is_large(coarse, fine)
    ):
        return True
    if fine.way == "about" and a >= _CUT * coarse.grain and a < b < a + coarse.grain:
        return True  # "315 triệu" of "khoảng 315,6 triệu": cut, not rounded
    reach = min(max(a, b) / 10, 5 * _zeros(coarse))
    if coarse.way == "about":
        return gap <= reach
    if coarse.way == "over":
        return a <= b and (gap <= reach or gap < coarse.grain)
    if coarse.way == "under":
        return a >= b and (gap <= reach or gap * 2 < coarse.grain)
    return coarse.kind == "span" and gap * 50 <= max(a, b) and coarse.grain != fine.grain


def _zeros(each: Figure) -> Decimal:
    """What the last figure that is no zero is worth: 100 in 1.500, 10 in 120."""
    grain = each.grain
    while each.value and each.value % (grain * 10) == 0:
        grain *= 10
    return grain


def _is_large(coarse: Figure, fine: Figure) -> bool:
    """Whether rounding without a word for it is usual: not of small counts."""
    return coarse.kind != COUNT or coarse.value >= 1000 or fine.value % 1 != 0


def beyond(told: Figure, given: Figure) -> bool:
    """Whether *given* lies on the other side of a bound that *told*, a share, sets: 12 % of "dưới 5 %", 86 % of "trên 95 %"."""
    return told.kind == PERCENT and (
        (told.way == "under" and given.value > told.value) or (told.way == "over" and given.value < told.value)
    )


def same_noun(one: Figure, other: Figure) -> bool:
    """Whether both may count the same: a word in common, or one counts nothing named."""
    if not one.noun or not other.noun or one.noun[0] == other.noun[0]:
        return True
    first = set(one.noun) - CLASSIFIERS or set(one.noun)
    second = set(other.noun) - CLASSIFIERS or set(other.noun)
    if first & second or ({one.noun[0], other.noun[0]} <= _PERSONS and _ANYBODY & {one.noun[0], other.noun[0]}):
        return True
    return bool(_senses(one.noun) & _senses(other.noun))


def _senses(noun: tuple[str, ...]) -> set[int]:
    """The meanings of the first word or the first two."""
    return {sense for size in (1, 2) for sense in meanings(tuple(map(fold, noun[:size])))}


def likeness(one: Figure, other: Figure) -> float:
    """How much two different figures look like one that was changed: other order, one digit, another scale."""
    if one.kind == SCORE:
        return 0.6 if one.value == other.value or one.high == other.high else 0.3
    if sorted(one.digits) == sorted(other.digits):
        return 1.0 if one.value.adjusted() == other.value.adjusted() or one.digits == other.digits else 0.9
    near = 0.3 if _same_size(one, other) else 0.1
    if one.digits in other.digits or other.digits in one.digits:
        return 0.7 if _same_size(one, other) or min(len(one.digits), len(other.digits)) > 1 else near + 0.2
    if one.value.adjusted() != other.value.adjusted() or len(one.digits) != len(other.digits):
        return near
    if len(one.digits) == 1:
        return near + 0.2
    return 0.9 if any(x == y for x, y in zip(one.digits, other.digits, strict=True)) else near + 0.2


def _same_size(one: Figure, other: Figure) -> bool:
    low, high = sorted((one.value, other.value))
    return low > 0 and high <= low * 3
