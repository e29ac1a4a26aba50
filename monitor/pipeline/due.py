"""Which digest hour is due. Pure: days, hours and the clock in, an instant out. Not here: what is done then."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor.config import Calendar, Digest

_FARTHEST = 60  # days: no office rests longer


def due_hour(digest: Digest, calendar: Calendar, timezone: str, now: datetime) -> datetime:
    """The latest digest hour of a working day that is not after *now*, in UTC."""
    local = now.astimezone(ZoneInfo(timezone))
    for back in range(_FARTHEST):
        day = local.date() - timedelta(days=back)
        if calendar.is_working(day, digest.days) and (due := at_hour(day, digest.hour, timezone)) <= now:
            return due
    raise AssertionError("rules/calendar.toml leaves no working day in two months")


def at_hour(day: date, hour: time, timezone: str) -> datetime:
    """*hour* of *day* on the office's clock, in UTC."""
    return datetime.combine(day, hour, tzinfo=ZoneInfo(timezone)).astimezone(UTC)
