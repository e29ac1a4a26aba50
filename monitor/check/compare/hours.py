"""A part of the day on one side, and on the other an hour or a part that is no part of it: "rạng sáng", "14 giờ".

Only where the sentence says nearly all of the statement and gives one time. Not here: two hours (moments.py).
"""

import re
from collections.abc import Iterator

from monitor.check.compare.bearing import covered
from monitor.check.compare.case import Case
from monitor.check.compare.differing import Span, difference
from monitor.check.compare.moments import Moment
from monitor.check.compare.sides import Side
from monitor.check.compare.surroundings import denies, earlier, planned
from monitor.model import Difference

_PART = re.compile(
    r"(?<!\w)(?P<part>rạng sáng|tờ mờ sáng|sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm|nửa đêm)"
    r"(?= (?:ngày|nay|qua|cùng ngày|hôm|[0-9]|mùng|thứ|chủ nhật)|[.,;]|$)",
    re.IGNORECASE,
)
# Generous: a writer's evening begins early, and a night ends late.
_HOURS = {
    "rạng sáng": range(8),
    "tờ mờ sáng": range(2, 8),
    "sáng sớm": range(3, 10),
    "sáng": range(13),
    "trưa": range(10, 15),
    "chiều": range(12, 20),
    "chiều tối": range(15, 22),
    "tối": range(17, 25),
    "đêm": frozenset((*range(18, 25), *range(6))),
    "nửa đêm": frozenset((22, 23, 24, 0, 1, 2, 3)),
}
_LEAST_SPOKEN = 0.85  # of the statement, that the sentence speaks of


def other_hour(case: Case) -> Iterator[Difference]:
    """The part of the day of the statement that the evidence gives otherwise, or the other way round."""
    told, given = case.told, case.given
    text = told.reading.text
    if case.unborne or denies(text) or planned(text) or earlier(text):
        return
    mine = _times(told, (0, len(text)))
    if len(mine) != 1:
        return
    for number, span in enumerate(given.reading.sentences):
        sentence = given.reading.text[slice(*span)]
        if (
            _spoken(case, number, mine[0][0]) < _LEAST_SPOKEN
            or denies(sentence)
            or planned(sentence)
            or earlier(sentence)
        ):
            continue
        theirs = _times(given, span)
        if len(theirs) == 1 and not mine[0][1] & theirs[0][1] and "part" in (mine[0][2], theirs[0][2]):
            yield difference(case, "date", mine[0][0], theirs[0][0])
            return


def _spoken(case: Case, number: int, time: Span) -> float:
    """How much the sentence speaks of the statement but for its time."""
    told = case.told.reading
    skipped = case.skipped.union(told.syllables_in(*time))
    return covered(told, range(len(told.keys)), case.given.reading.known[number], skipped)


def _times(side: Side, inside: Span) -> list[tuple[Span, frozenset[int], str]]:
    """The hours and parts of the day in *inside*, each with the hours it can mean; a part beside its hour is one with it."""
    hours = [each for each in side.moments if each.grade == "time" and inside[0] <= each.start < inside[1]]
    found = [((each.start, each.end), _meant(each), "hour") for each in hours]
    parts = (
        each
        for each in _PART.finditer(side.reading.text, *inside)
        if not any(hour.start - 2 <= each.start() <= hour.end + 2 for hour in hours)
    )
    return found + [(each.span("part"), frozenset(_HOURS[each["part"].lower()]), "part") for each in parts]


def _meant(time: Moment) -> frozenset[int]:
    hour = time.hour
    return (
        frozenset((hour, hour + 12)) if not time.sure and hour <= 12 else frozenset((hour, 24 if hour == 0 else hour))
    )
