"""The days and times of a text, and whether two of them can be one. Parts that only one gives are no difference.

Not here: the words for them (vietnamese.day_parts), and which stands against which (deciding.py).
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from monitor.check.compare.reading import Reading
from monitor.vietnamese.day_parts import DayParts, TimeParts, day_parts, time_parts

_CLOSE_YEARS = 2  # farther away a day is that of something else
Grade = Literal["day", "month", "quarter", "year", "time"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month, a quarter, a year or a time of day: `text[start:end]`."""

    start: int
    end: int
    grade: Grade
    day: int | None = None
    month: int | None = None
    year: int | None = None
    quarter: int | None = None
    lunar: bool = False
    hour: int = 0
    minute: int | None = None
    sure: bool = True
    about: bool = False
    ranged: bool = False


def moments(reading: Reading) -> tuple[Moment, ...]:
    """The days and times of the text, in order."""
    days = [_of_day(each) for each in day_parts(reading.text)]
    times = [_of_time(each) for each in time_parts(reading.text)]
    return tuple(sorted((*days, *times), key=lambda each: each.start))


def _of_day(each: DayParts) -> Moment:
    grade: Grade = "day" if each.day else "month" if each.month else "quarter" if each.quarter else "year"
    return Moment(
        each.start, each.end, grade, each.day, each.month, each.year, each.quarter, lunar=each.lunar, ranged=each.ranged
    )


def _of_time(each: TimeParts) -> Moment:
    return Moment(each.start, each.end, "time", hour=each.hour, minute=each.minute, sure=each.sure, about=each.about)


def agree(told: Moment, given: Moment) -> bool:
    """Whether both can be one day, month or time: what both give is the same."""
    if (told.grade == "time") != (given.grade == "time"):
        return False
    if told.grade == "time":
        return _same_time(told, given)
    if told.lunar != given.lunar and told.day and given.day:
        return False
    pairs = (
        (told.day, given.day),
        (told.month, given.month),
        (told.year, given.year),
        (_quarter(told), _quarter(given)),
    )
    shared = [(one, other) for one, other in pairs if one is not None and other is not None]
    return bool(shared) and all(one == other for one, other in shared) and _covers(told, given)


def inside(told: Moment, given: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """Both ends of the span of days of *given*, "từ 16 đến 18/6", that holds the day *told*; () when none does."""
    for first, last in pairwise(given):
        if first.ranged and last.ranged and (first.month, first.year) == (last.month, last.year):
            held = replace(last, day=told.day)
            if told.day and first.day and last.day and first.day < told.day < last.day and agree(told, held):
                return (first, last)
    return ()


def _quarter(each: Moment) -> int | None:
    if each.quarter:
        return each.quarter
    return None if each.month is None else (each.month + 2) // 3


def _covers(told: Moment, given: Moment) -> bool:
    """Whether *given* gives what *told* tells: a year alone is no word for a day."""
    if told.day:
        return given.day is not None
    if told.month:
        return given.month is not None
    if told.quarter:
        return given.month is not None or given.quarter is not None
    return True


def _same_time(told: Moment, given: Moment) -> bool:
    hours = {told.hour, given.hour}
    same_hour = len(hours) == 1 or (not (told.sure and given.sure) and abs(told.hour - given.hour) == 12)
    if same_hour and (told.minute is None or given.minute is None or told.minute == given.minute):
        return True
    gap = abs(told.hour * 60 + (told.minute or 0) - given.hour * 60 - (given.minute or 0))
    return (told.about or given.about) and gap <= 30


def likeness(one: Moment, other: Moment) -> float:
    """How much a moment of the statement and another of the evidence look like one that was changed: one part alike."""
    if one.lunar != other.lunar or (one.grade == "time") != (other.grade == "time"):
        return 0.0
    if one.grade != other.grade:
        return _unlike_part(one, other)
    if one.grade == "time":
        return 0.9 if one.minute == other.minute else 0.7 if one.hour == other.hour else 0.5
    if one.grade == "day":
        return _like_days(one, other)
    return _like_years(one.year, other.year) if one.grade == "year" else 0.7


def _like_days(one: Moment, other: Moment) -> float:
    if one.year and other.year and one.year != other.year and (one.day, one.month) == (other.day, other.month):
        return 0.9
    return 0.8 if one.day == other.day or one.month == other.month else 0.3


def _unlike_part(told: Moment, given: Moment) -> float:
    """How much a month or a year of the statement looks like that of a finer day of the evidence, changed.

    Only so: a day of the statement beside a month of the evidence is more often the day of something else.
    """
    grades = (told.grade, given.grade)
    if grades in (("year", "month"), ("year", "day")) and told.year and given.year:
        return 0.8 if abs(told.year - given.year) <= _CLOSE_YEARS else 0.0
    other_year = bool(told.year and given.year) and told.year != given.year
    return 0.6 if grades == ("month", "day") and told.month != given.month and not other_year else 0.0


def _like_years(one: int | None, other: int | None) -> float:
    same = sum(x == y for x, y in zip(str(one), str(other), strict=True))
    return (0.1, 0.2, 0.4, 0.8, 1.0)[same]
