"""Weeks and months of the office's calendar: their names, their days, the one before and the one after.

Pure. Not here: what is told of one (reports.py). Quarters and years are not counted yet.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from monitor.errors import InputError

Kind = Literal["week", "month"]

_DAY = timedelta(days=1)
_FORMS: dict[Kind, tuple[re.Pattern[str], str]] = {
    "week": (re.compile(r"(\d{4})-W(\d{2})"), "2026-W48, as ISO 8601 counts weeks"),
    "month": (re.compile(r"(\d{4})-(\d{2})"), "2026-11"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """A week, Monday to Sunday, or a month."""

    kind: Kind
    first: date
    last: date

    @property
    def name(self) -> str:
        """As "2026-W48" or "2026-11"."""
        if self.kind == "week":
            year, week, _ = self.first.isocalendar()
            return f"{year}-W{week:02d}"
        return f"{self.first:%Y-%m}"

    @property
    def before(self) -> "Period":
        """The one that ends where this begins."""
        return period_of(self.kind, self.first - _DAY)

    @property
    def after(self) -> "Period":
        """The one that begins where this ends."""
        return period_of(self.kind, self.last + _DAY)

    @property
    def days(self) -> tuple[date, ...]:
        """Each of its days."""
        return tuple(self.first + n * _DAY for n in range((self.last - self.first).days + 1))

    def bounds(self, timezone: str) -> tuple[datetime, datetime]:
        """Its first instant, and the first one after it, in UTC."""
        zone = ZoneInfo(timezone)
        begin, end = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (self.first, self.last + _DAY))
        return begin, end


def period_of(kind: Kind, day: date) -> Period:
    """The period of *kind* that *day* belongs to."""
    if kind == "week":
        monday = day - day.weekday() * _DAY
        return Period(kind, monday, monday + 6 * _DAY)
    first = day.replace(day=1)
    return Period(kind, first, (first + 31 * _DAY).replace(day=1) - _DAY)


def named_period(kind: Kind, name: str) -> Period:
    """The period of *kind* called *name*. Raises InputError for a name that is none."""
    pattern, form = _FORMS[kind]
    found = pattern.fullmatch(name)
    try:
        if found and kind == "week":
            return period_of(kind, date.fromisocalendar(int(found[1]), int(found[2]), 1))
        if found:
            return period_of(kind, date(int(found[1]), int(found[2]), 1))
    except ValueError as error:
        raise InputError(f"{name} is no {kind} of the calendar ({error}); write it like {form}") from error
    raise InputError(f"{name} names no {kind}; write it like {form}")
