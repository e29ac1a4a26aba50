"""Finds the days, months and years that a sentence names.

Not here: dates of publication (vietnamese.dates). Everything doubtful is found rather than overlooked: a period
that a fact does not cover stops a flag, it never raises one.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

Period = tuple[date, date]  # first and last day

_YEAR = r"((?:19|20)[0-9]{2})"
_DAY = re.compile(
    rf"(?<![0-9/])([0-9]{{1,2}})(?:[/.-]| tháng )([0-9]{{1,2}})(?:[/.-]| năm ){_YEAR}(?![0-9])", re.IGNORECASE
)
_MONTH = re.compile(rf"(?<!quý )(?<![0-9/.-])([0-9]{{1,2}})(?:[/.-]| năm ){_YEAR}(?![0-9])", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"(?<![0-9.,/]){_YEAR}(?![0-9]|[.,][0-9])")
_DAY_OF_MONTH = re.compile(
    r"(?<![0-9/.,-])([0-9]{1,2})(?:[/-]| tháng )([0-9]{1,2})(?![0-9/-]|[.,][0-9]| năm )", re.IGNORECASE
)
_QUARTER = re.compile(rf"(?<!\w)quý (I{{1,3}}|IV|[1-4])(?:(?:[/-]| năm ){_YEAR})?(?![\w/])", re.IGNORECASE)
_NUMBER = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTH_ALONE = re.compile(r"(?<!\w)tháng ([0-9]{1,2})(?![0-9/.-]| năm )", re.IGNORECASE)


def periods(text: str, today: date) -> tuple[Period, ...]:
    """The periods that *text* names; those without a year are the last ones that began up to *today*."""
    found = [
        *(_day(int(m[3]), int(m[2]), int(m[1])) for m in _DAY.finditer(text)),
        *(_month(int(m[2]), int(m[1])) for m in _MONTH.finditer(text)),
        *((date(int(m[1]), 1, 1), date(int(m[1]), 12, 31)) for m in _BARE_YEAR.finditer(text)),
        *(_latest(today, int(m[2]), int(m[1])) for m in _DAY_OF_MONTH.finditer(text)),
        *(_latest(today, int(m[1]), None) for m in _MONTH_ALONE.finditer(text)),
        *(_quarter(today, _NUMBER[m[1].upper()], m[2]) for m in _QUARTER.finditer(text)),
    ]
    return tuple(sorted({period for period in found if period}))


def _day(year: int, month: int, day: int) -> Period | None:
    whole = _month(year, month)
    if whole is None or not 1 <= day <= whole[1].day:
        return None
    return whole[0].replace(day=day), whole[0].replace(day=day)


def _month(year: int, month: int) -> Period | None:
    if not 1 <= month <= 12:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _quarter(today: date, number: int, year: str | None) -> Period | None:
    """The quarter of *year*, or the last one of its number that began up to *today*."""
    for each in [int(year)] if year else _years(today):
        first, last = date(each, number * 3 - 2, 1), _month(each, number * 3)
        if last and (year or first <= today):
            return first, last[1]
    return None


def _latest(today: date, month: int, day: int | None) -> Period | None:
    """The day or month of the last twelve months; news announce tomorrow as well, so a day ahead is near."""
    for year in _years(today):
        period = _month(year, month) if day is None else _day(year, month, day)
        if period and period[0] <= today + timedelta(days=1):
            return period
    return None


def _years(today: date) -> Iterator[int]:
    yield from (today.year, today.year - 1)
