"""One side tells that nobody was killed or hurt, the other that somebody was: "không gây thương vong", "làm một người bị thương".

Only of one event: nearly all other words and every name, day and figure of the statement are found. Not here: none of other
things (none_at_all.py), other contraries (contrary.py).
"""

import re
from collections.abc import Iterator
from itertools import islice

from monitor.check.compare.bearing import covered
from monitor.check.compare.case import Case
from monitor.check.compare.figure import Figure
from monitor.check.compare.surroundings import denies, earlier, other_day, planned
from monitor.model import Difference

_DEAD = r"chết|tử vong|thiệt mạng|tử nạn|bỏ mạng|mất mạng"
_HURT = r"bị thương|thương tích|trọng thương|nhập viện"
_VICTIM = r"người|ai|nạn nhân|hành khách|học sinh|công nhân|cháu|em|thuyền viên|hộ|mạng|trẻ|thanh niên|phụ nữ"
_NUMBER = r"[0-9]+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|hàng chục|chục"
_NOBODY = re.compile(
    rf"(?<!\w)(?:không|chưa)(?: (?:làm|gây|khiến|ghi nhận|có|để|còn))*(?: (?:bất cứ|bất kỳ))?"
    rf"(?: (?:ai|người nào|một ai|người|hành khách nào|trường hợp nào))?(?: (?:bị|phải))?"
    rf" (?:(?P<both>thương vong|thiệt hại về người)|(?P<dead>{_DEAD})|(?P<hurt>{_HURT}))(?!\w)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    rf"(?<!\w)(?:{_NUMBER}) (?:{_VICTIM})(?: \w+){{0,3}}? (?:(?P<dead>{_DEAD})|(?P<hurt>{_HURT}))(?!\w)"
    rf"|(?<!\w)(?P<took>cướp đi|làm mất|tước đi) (?:sinh mạng |tính mạng )?(?:của )?(?:{_NUMBER}) (?:{_VICTIM})"
    r"(?: (?:mạng )?(?:người|sống))?(?!\w)",
    re.IGNORECASE,
)
_MOST = 20  # matches that are looked at in one text
_LEAST_SPOKEN = 0.55  # of what else the statement tells


def casualties(case: Case) -> Iterator[Difference]:
    """Where one side tells of dead or hurt, and the other that there are none of these."""
    told, given = case.told.reading.text, case.given.reading
    if planned(told) or denies(told):
        return
    sure: dict[int, bool] = {}  # by sentence: a hostile one tells of its dead a thousand times
    for mine, theirs in _turned(case):
        number = given.sentence_at(theirs.start())
        if number not in sure:
            sure[number] = _tells_of_the_same_time(told, given.text[slice(*given.sentences[number])])
        if sure[number] and _is_of_one(case, mine, theirs.start()):
            yield Difference("figure", mine[0], theirs[0], mine.span(), theirs.span())
            return


def hurts_nobody(case: Case) -> bool:
    """Whether one side tells of dead or hurt, and the other that there are none of these, however unsurely."""
    return any(True for _ in _turned(case))


def _tells_of_the_same_time(told: str, sentence: str) -> bool:
    """Whether *sentence* neither plans nor denies, and speaks of no other day than the statement."""
    unsure = planned(sentence) or denies(sentence) or other_day(told, sentence)
    return not unsure and earlier(told) == earlier(sentence)


def _turned(case: Case) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Both matches where one side tells of none and the other of some, and no side of both."""
    told, given = case.told.reading.text, case.given.reading.text
    for first, second in ((_NOBODY, _SOMEBODY), (_SOMEBODY, _NOBODY)):
        for mine in islice(first.finditer(told), _MOST):
            if any(_same(mine, each) for each in first.finditer(given)):
                return
            for theirs in islice(second.finditer(given), _MOST):
                if _same(mine, theirs):
                    yield mine, theirs


def _same(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether both tell of dead, or both of hurt."""
    return bool(_fates(one) & _fates(other))


def _fates(match: re.Match[str]) -> set[str]:
    found = {name for name, words in match.groupdict().items() if words}
    if "both" in found:
        return {"dead", "hurt"}
    return {"dead"} if "took" in found else found


def _is_of_one(case: Case, mine: re.Match[str], at: int) -> bool:
    """Whether all else of the statement is found beside the letter *at*; the count itself may be missing."""
    reading, given = case.told.reading, case.given.reading
    inside = set(reading.syllables_in(*mine.span()))
    if any(
        not (isinstance(each.slot, Figure) and mine.start() <= each.slot.start < mine.end()) for each in case.unborne
    ):
        return False
    number = given.sentence_at(at)
    known = frozenset().union(*given.known[max(0, number - 1) : number + 2])
    sure = any(each.sure for each in case.borne)
    places = range(len(reading.keys))
    return sure and covered(reading, places, known, case.skipped.union(inside)) >= _LEAST_SPOKEN
