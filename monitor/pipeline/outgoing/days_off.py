"""Names the days off that an edition covers, for its head. Pure: rules and two moments in, words out.

Not here: which days are working days (config), when a digest is due (due.py).
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from monitor.config import Calendar, Digest
from monitor.vietnamese.wording import day_month, weekday


def days_off(digest: Digest, calendar: Calendar, timezone: str, since: datetime, until: datetime) -> tuple[str, ...]:
    """The days off from *since* to *until*, as "Thứ Bảy 26/02" or "Quốc khánh 02/09"; one holiday of many days once."""
    zone = ZoneInfo(timezone)
    last = until.astimezone(zone).date()
    off = [day for day in _days(since.astimezone(zone).date(), last) if not calendar.is_working(day, digest.days)]
    named = ((calendar.holiday_on(day) or weekday(day), day) for day in off)
    return tuple(
        _printed(name, [day for _, day in days], last.year) for name, days in groupby(named, key=lambda each: each[0])
    )


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _printed(name: str, days: list[date], year: int) -> str:
    first, last = day_month(days[0], year), day_month(days[-1], year)
    return f"{name} {first}" if first == last else f"{name} {first} đến {last}"
