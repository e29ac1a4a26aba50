"""The spans of time that a figure counts over: a day, a month, six months, all since the beginning; and averages.

A figure of one span is never held against one of another. Not here: named days, months and years (periods.py).
"""

import re
from collections.abc import Iterable

from monitor.check.facts.lines import Line, covered, names, places
from monitor.vietnamese.number_words import number_of

_WORDS = {
    "day": ("trong ngày", "một ngày", "mỗi ngày", "ngày qua", "24 giờ qua", "24h qua", "trong 24 giờ", "ngày đêm", "hằng ngày", "hàng ngày"),
    "week": ("trong tuần", "tuần qua", "mỗi tuần", "tuần này"),
    "month": ("trong tháng", "tháng qua", "mỗi tháng", "tháng này", "hằng tháng", "hàng tháng"),
    "quarter": ("quý", "trong quý"),
    "year": ("mỗi năm", "hằng năm", "hàng năm", "trong năm", "cả năm"),
    "part of a year": ("đầu năm", "cuối năm", "nửa đầu năm", "nửa cuối năm", "từ đầu năm"),
    "part of a season": ("từ đầu mùa", "từ đầu vụ", "đợt này", "trong đợt", "kỳ nghỉ", "dịp lễ", "dịp tết", "những ngày lễ", "mùa lễ hội"),
    "all so far": ("lũy kế", "cộng dồn", "từ đầu nhiệm kỳ"),
    "average": ("bình quân", "trung bình"),
}  # fmt: skip
_PHRASES = tuple((name, phrase) for name, phrases in _WORDS.items() for phrase in phrases)
_SO_FAR = ("tính đến", "tính tới", "đến hết", "đến nay", "tính từ", "kể từ", "từ trước đến nay", "tổng cộng từ")
_MONTHS = re.compile(r"(?<!\w)([0-9]{1,2}|[^\W\d_]+(?: [^\W\d_]+)?) tháng (đầu|cuối|qua)(?: năm)?(?!\w)", re.IGNORECASE)
_QUARTER = re.compile(r"(?<!\w)quý (I{1,3}V?|IV|[1-4]|một|hai|ba|tư|bốn)(?!\w)", re.IGNORECASE)
_SAME = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "một": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4"}


def spans(sentence: Line, subject: Iterable[str]) -> frozenset[str]:
    """The spans that the sentence names outside the words of the *subject*."""
    inside = covered(sentence, subject)
    found = {name for name, phrase in _PHRASES for place in places(sentence, (phrase,)) if not inside.issuperset(place)}
    found |= {f"{_months(match[1])} months, {match[2].lower()}" for match in _MONTHS.finditer(sentence.text)}
    found |= {f"quarter {_SAME.get(match[1].lower(), match[1])}" for match in _QUARTER.finditer(sentence.text)}
    return frozenset(found)


def says_so_far(sentence: Line) -> bool:
    """Whether the sentence counts everything up to a day."""
    return names(sentence, _SO_FAR)


def _months(words: str) -> str:
    for said in (words, words.rpartition(" ")[2]):
        number = said if said.isdecimal() else number_of(said.lower())
        if number is not None:
            return str(number)
    return "some"
