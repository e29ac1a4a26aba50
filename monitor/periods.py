"""Periods that are told as one: a day, a week, a month, a quarter, half a year, a year, or any days. Pure.

Their names, their days, the one before, the same one a year before, the one after. Not here: what is told of one.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from monitor.errors import InputError

Kind = Literal["day", "week", "month", "quarter", "half", "year", "range"]
FORMS = "2026-11-27, 2026-W48, 2026-11, 2026Q3, 2026H1, 2026 or 2026-07-01..2026-08-15"
YEARS = range(1990, 2201)  # that a period may be named in: there was no press on the net before

_DAY = timedelta(days=1)
_LONGEST = 1100  # days of a range
_DIGITS = ", with the plain digits 0 to 9"
_FORM: Mapping[Kind, str] = {
    "day": "2026-11-27",
    "week": "2026-W48, as ISO 8601 counts weeks",
    "month": "2026-11",
    "quarter": "2026Q3",
    "half": "2026H1",
    "year": "2026",
    "range": "2026-07-01..2026-08-15",
}
_MONTHS: Mapping[Kind, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """Days that are told as one, on the office's calendar."""

    kind: Kind
    first: date
    last: date

    @property
    def name(self) -> str:
        """As `named` reads it."""
        return _NAMES[self.kind](self)

    @property
    def before(self) -> "Period":
        """The one of its kind that ends where this begins; of a range as many days."""
        if self.kind == "range":
            return Period("range", self.first - (self.last - self.first) - _DAY, self.first - _DAY)
        return period_of(self.kind, self.first - _DAY)

    @property
    def after(self) -> "Period":
        """The one of its kind that begins where this ends; of a range as many days."""
        if self.kind == "range":
            return Period("range", self.last + _DAY, self.last + _DAY + (self.last - self.first))
        return period_of(self.kind, self.last + _DAY)

    @property
    def year_before(self) -> "Period":
        """The same one a year before; of a week the one of that number, of 29 February 28 February.

        The 53rd week of a year whose year before has none is compared with its 52nd.
        """
        if self.kind == "week":
            year, week, _ = self.first.isocalendar()
            return period_of("week", _week(year - 1, week) or _week(year - 1, 52) or self.first)
        if self.kind in _MONTHS:
            return period_of(self.kind, _year_before(self.first))
        return Period(self.kind, _year_before(self.first), _year_before(self.last))

    @property
    def days(self) -> tuple[date, ...]:
        """Each of its days."""
        return tuple(self.first + n * _DAY for n in range((self.last - self.first).days + 1))

    def holds(self, day: date) -> bool:
        """Whether *day* is one of them."""
        return self.first <= day <= self.last

    def bounds(self, timezone: str) -> tuple[datetime, datetime]:
        """Its first instant, and the first one after it, in UTC."""
        zone = ZoneInfo(timezone)
        begin, end = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (self.first, self.last + _DAY))
        return begin, end


def period_of(kind: Kind, day: date) -> Period:
    """The period of *kind* that *day* belongs to; a range of that day alone."""
    if kind in ("day", "range"):
        return Period(kind, day, day)
    if kind == "week":
        monday = day - day.weekday() * _DAY
        return Period(kind, monday, monday + 6 * _DAY)
    months = _MONTHS[kind]
    month = (day.month - 1) // months * months + 1
    last = month + months - 1
    return Period(kind, date(day.year, month, 1), date(day.year, last, monthrange(day.year, last)[1]))


def named(name: str) -> Period:
    """The period called *name*: see `FORMS`. Raises InputError for a name that is none."""
    for kind in _READ:
        if period := _read(kind, name):
            return period
    raise InputError(f"{name} names no period; write it like {FORMS}{_DIGITS if _odd(name) else ''}")


def named_period(kind: Kind, name: str) -> Period:
    """The period of *kind* called *name*. Raises InputError for a name that is none."""
    if period := _read(kind, name):
        return period
    raise InputError(f"{name} names no {kind}; write it like {_FORM[kind]}{_DIGITS if _odd(name) else ''}")


def _read(kind: Kind, name: str) -> Period | None:
    """The period of *kind* that *name* is written like; InputError where the calendar has none of that name."""
    pattern, days_of = _READ[kind]
    found = pattern.fullmatch(name.strip())
    if found is None:
        return None
    try:
        days = days_of(found)
    except ValueError as error:
        raise InputError(f"{name} is no {kind} of the calendar ({error}); write it like {_FORM[kind]}") from error
    if any(day.year not in YEARS for day in days):
        raise InputError(f"{name} is not in a year from {YEARS[0]} to {YEARS[-1]}; write it like {_FORM[kind]}")
    return _range(*days) if kind == "range" else period_of(kind, days[0])


def _odd(name: str) -> bool:
    """Whether it has digits of another script or width, which look right on many a screen."""
    return any(each.isdigit() and not each.isascii() for each in name)


def _range(first: date, last: date) -> Period:
    if last < first:
        raise InputError(f"the range ends on {last} before it begins on {first}")
    if (last - first).days >= _LONGEST:
        raise InputError(f"the range has {(last - first).days + 1} days, {_LONGEST} at most")
    return Period("range", first, last)


def _year_before(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, monthrange(day.year - 1, day.month)[1]))


def _week(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _week_name(period: Period) -> str:
    year, week, _ = period.first.isocalendar()
    return f"{year}-W{week:02d}"


_NAMES: Mapping[Kind, Callable[[Period], str]] = {
    "day": lambda period: period.first.isoformat(),
    "week": _week_name,
    "month": lambda period: f"{period.first:%Y-%m}",
    "quarter": lambda period: f"{period.first.year:04d}Q{(period.first.month + 2) // 3}",
    "half": lambda period: f"{period.first.year:04d}H{1 if period.first.month == 1 else 2}",
    "year": lambda period: f"{period.first.year:04d}",
    "range": lambda period: f"{period.first.isoformat()}..{period.last.isoformat()}",
}
_Days = Callable[[re.Match[str]], tuple[date, ...]]
_READ: Mapping[Kind, tuple[re.Pattern[str], _Days]] = {
    "day": (re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII), lambda found: (date.fromisoformat(found[0]),)),
    "week": (
        re.compile(r"(\d{4})-W(\d{2})", re.ASCII),
        lambda found: (date.fromisocalendar(int(found[1]), int(found[2]), 1),),
    ),
    "month": (re.compile(r"(\d{4})-(\d{2})", re.ASCII), lambda found: (date(int(found[1]), int(found[2]), 1),)),
    "quarter": (
        re.compile(r"(\d{4})-?Q([1-4])", re.ASCII),
        lambda found: (date(int(found[1]), 3 * int(found[2]) - 2, 1),),
    ),
    "half": (re.compile(r"(\d{4})-?H([12])", re.ASCII), lambda found: (date(int(found[1]), 6 * int(found[2]) - 5, 1),)),
    "year": (re.compile(r"(\d{4})", re.ASCII), lambda found: (date(int(found[0]), 1, 1),)),
    "range": (
        re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII),
        lambda found: (date.fromisoformat(found[1]), date.fromisoformat(found[2])),
    ),
}
