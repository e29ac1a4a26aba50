"""Reads one printed moment: what feeds, page heads and bylines of the Vietnamese press write as a date.

It must never guess a day: relative words ("hôm qua"), days without a year and lunar days are no dates, and
an impossible day is None, never a neighbour of it. Measured on the recorded feeds, other libraries reverse
"GMT+7", lose "+07" or swap day and month, so the few forms are read here. Not here: which of several dates
of a page is believed (read/dates/published.py), days spoken of inside a text (spoken.py).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from monitor.vietnamese.clean import one_line
from monitor.vietnamese.clocks import Offset, clock_beside, offset_of
from monitor.vietnamese.days import YEARS, Day, Order, find_days

__all__ = ["Moment", "Order", "parse_date", "read_moment", "says_hour"]

_EPOCH = re.compile(r"(?:/Date\()?(\d{10})(?:\d{3})?(?:\.\d+)?(?:\)/)?")  # seconds or milliseconds; .NET's writing
_FIGURES = re.compile(r"\d\D*\d\D*\d")  # no full date has fewer than three
_LONGEST_RAW = 2000  # characters, blanks of the page's source among them
_LONGEST = 400  # characters of a clean line; what is longer is text, and its days are those of events


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as printed."""

    at: datetime  # aware UTC
    has_hour: bool  # False: `at` is midnight in its zone
    offset: Offset  # what was printed of its zone; "" means that of the caller was taken
    swapped: datetime | None  # aware UTC, with day and month changed round, where the figures allow both
    start: int  # where its day stands in the cleaned line
    end: int


def parse_date(raw: str, *, zone: tzinfo, order: Order | None = None) -> datetime | None:
    """The first moment that *raw* prints, as aware UTC, or None when it prints none or an impossible one.

    *raw* is a date string of a feed, a page head or a byline, words around it allowed. Without an offset it
    is time of *zone*; without an hour it is midnight there. *order* is that of numeric dates; when None,
    a bare 12-hour date with slashes is month/day (FEEDS.md, section 2), every other day/month, unless only
    the other order is possible. Never raises; what is longer than a few hundred characters is no date.
    """
    moment = read_moment(raw, zone=zone, order=order)
    return moment.at if moment else None


def says_hour(raw: str) -> bool:
    """Whether the date in *raw* comes with a time of day."""
    moment = read_moment(raw, zone=UTC)
    return moment is not None and moment.has_hour


def read_moment(raw: str, *, zone: tzinfo, order: Order | None = None) -> Moment | None:
    """As `parse_date`, with what else is to be known of the moment."""
    if len(raw) > _LONGEST_RAW or not _FIGURES.search(raw):
        return None
    text = one_line(raw)
    if len(text) > _LONGEST:
        return None
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        at = datetime.fromtimestamp(int(epoch[1]), UTC)
        return (
            Moment(at, has_hour=True, offset="named", swapped=None, start=0, end=len(text))
            if at.year in YEARS
            else None
        )
    day = next(find_days(text, order), None)
    return _moment(text, day, zone) if day else None


def _moment(text: str, day: Day, zone: tzinfo) -> Moment | None:
    """*day* with the time that stands beside it; None when that is impossible."""
    clock = clock_beside(text, day.start, day.end)
    if clock and not clock.possible:
        return None
    named, offset = offset_of(text, clock.end if clock else None)

    def at(value: datetime) -> datetime:
        if clock:
            value = value.replace(hour=clock.hour, minute=clock.minute, second=clock.second)
        return value.replace(tzinfo=named or zone).astimezone(UTC)

    swapped = at(day.swapped) if day.swapped else None
    return Moment(at(day.value), clock is not None, offset, swapped, day.start, day.end)
