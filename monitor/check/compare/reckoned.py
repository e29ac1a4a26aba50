"""A figure or a day of the statement that may be reckoned from the evidence: a sum, what is left, a half, so many days later.

What may be reckoned is no conflict, though it is not borne out either. Not here: what is surely reckoned and bears the statement
out (derived.py).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from monitor.check.compare.case import Case
from monitor.check.compare.derived import PART
from monitor.check.compare.figure import COUNT, PERCENT, SCORE, Figure
from monitor.check.compare.same_figure import agree, same_kind, same_noun
from monitor.model import Difference

_MOST = 30  # figures of the evidence that are looked at in pairs
_FAR = 300  # letters between two figures that belong together
_MANY = 20  # smaller counts are sums of something in any text
_LATER = re.compile(
    r"(?<!\w)(?:[0-9]+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa) (?:phút|giờ|tiếng|ngày|hôm|tuần|tháng|năm) (?:sau|trước)(?! khi)"
    r"|(?<!\w)(?:hôm sau|ngày hôm sau|sáng hôm sau|hôm trước)(?!\w)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?<!\w)(?:một )?nửa(?! (?:đầu|cuối|đêm|ngày|tháng|năm))(?!\w)", re.IGNORECASE)
_EACH = re.compile(r"(?<!\w)(?:mỗi|bình quân|trung bình|tính ra)(?!\w)", re.IGNORECASE)
_APART = re.compile(
    r"(?<!\w)(?:hơn|kém|chênh|chênh lệch|nhiều hơn|ít hơn|cùng kỳ|năm trước|năm ngoái|còn|còn lại|trừ)(?!\w)",
    re.IGNORECASE,
)


def not_reckoned(case: Case, found: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Those of *found* that are no matter of reckoning."""
    return tuple(each for each in found if not _may_be_reckoned(case, each))


def _may_be_reckoned(case: Case, difference: Difference) -> bool:
    if difference.kind == "date":
        start, end = case.given.reading.sentences[case.given.reading.sentence_at(difference.expected_at[0])]
        return bool(_LATER.search(case.given.reading.text, start, end)) and not _LATER.search(case.told.reading.text)
    if difference.kind != "figure":
        return False
    told = next((each for each in case.told.figures if each.start == difference.found_at[0]), None)
    return told is not None and any(_is(told, each) for each in _reckonings(case, told))


def _is(told: Figure, made: Figure) -> bool:
    return agree(replace(told, noun=()), made)


def _reckonings(case: Case, told: Figure) -> Iterator[Figure]:
    """What may be reckoned from the figures of the evidence that are of one kind with *told*."""
    evidence, statement = case.given.reading.text, case.told.reading.text
    alike = [each for each in case.given.figures if same_kind(told, each) and each.kind not in (SCORE, "age")][:_MOST]
    if _HALF.search(evidence):
        yield from (_made(each, each.value / 2) for each in alike if each.value > 1)
    for one, other in combinations(alike, 2):
        if other.start - one.end > _FAR:
            continue
        low, high = sorted((one.value, other.value))
        if _EACH.search(statement) and low > 1 and high % low == 0:
            yield _made(one, high / low)
        if told.kind != PERCENT and _add_up(told, one, other) and not PART.search(evidence, one.end, other.start):
            yield _made(one, low + high)
        if told.kind != COUNT and low != high and _APART.search(statement):
            yield _made(one, high - low)


def _add_up(told: Figure, one: Figure, other: Figure) -> bool:
    """Whether both may be parts of what *told* counts: guests and crew are people."""
    if told.kind != COUNT:
        return True
    if not (one.noun and other.noun) or one.noun == other.noun:
        return False
    if told.noun[:1] == ("người",) and told.value >= _MANY:
        return True  # guests and crew
    return same_noun(told, one) and same_noun(told, other)


def _made(like: Figure, value: Decimal) -> Figure:
    return replace(like, value=value, high=value, way="", noun=(), grain=min(like.grain, Decimal(1)))
