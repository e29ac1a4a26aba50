"""Sources that failed on days of the period, and portals of state bodies that went quiet, as they are told beside the figures.

So that a fall in coverage is not taken for a fall in interest. What was imported has no sources that could fail. Not here:
the health of the sources today (monitor.health).
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.briefing import FailedSource, QuietPortal
from monitor.briefings.covered import Covered
from monitor.config import Settings, Source
from monitor.model import Group
from monitor.periods import Period
from monitor.store import Store

PORTALS: tuple[Group, ...] = ("co-quan-nha-nuoc", "cua-tinh")
_AHEAD = timedelta(days=1)  # a date further ahead is a mistake of the page, not news


def failed_sources(settings: Settings, here: Covered) -> tuple[FailedSource, ...]:
    """The sources with whole days of a period on which they gave nothing: first those asked in vain.

    A source counts from the day on which it was asked for the first time: before, it was not watched.
    """
    enabled = [source for source in settings.sources if source.enabled]
    found = [each for source in enabled for each in _failed(source, here)]
    return tuple(sorted(found, key=lambda each: (not each.asked, -len(each.days), each.id)))


def _failed(source: Source, here: Covered) -> Iterator[FailedSource]:
    since = here.first_asked.get(source.id)
    if since is None:
        return
    days = here.period.days
    watched = [n for n in range(here.days) if days[n] >= since]
    vain, good = (found.get(source.id, frozenset()) for found in (here.asked.failed, here.asked.succeeded))
    ran = here.asked.covered
    unasked = [
        n for n in watched if n not in vain and n not in good and not (n in ran and _between(n, good, here.days))
    ]
    for asked, lost in ((True, [n for n in watched if n in vain]), (False, unasked)):
        if lost:
            yield FailedSource(source.id, source.name, source.group, tuple(days[n] for n in lost), asked)


def _between(n: int, good: frozenset[int], days: int) -> bool:
    """Whether the days beside day *n* gave something: asked once in 24 hours, a source is now and then asked on no clock's day."""
    return all(each in good or not 0 <= each < days for each in (n - 1, n + 1))


def quiet_portals(store: Store, settings: Settings, period: Period, now: datetime) -> tuple[QuietPortal, ...]:
    """The portals without anything new for the days of rules/briefing.toml at the end of *period*, or now; the oldest first.

    With them those that could not be read in these days, of which nothing can be said.
    """
    after = settings.briefing.quiet_days
    portals = [source for source in settings.sources if source.enabled and source.group in PORTALS]
    zone = settings.office.timezone
    end = min(period.bounds(zone)[1], now)
    newest = store.health.newest([source.id for source in portals], end + _AHEAD if end == now else end)
    spans = [(source.id, end - timedelta(days=after), end) for source in portals]
    read = store.health.successes(spans)
    last_day = min(period.last, now.astimezone(ZoneInfo(zone)).date())
    found = [
        _quiet(source, newest[source.id].published, zone, last_day, failed=n not in read)
        for n, source in enumerate(portals)
    ]
    return _told(found, after)


def _quiet(source: Source, newest: datetime | None, timezone: str, last_day: date, *, failed: bool) -> QuietPortal:
    day = newest.astimezone(ZoneInfo(timezone)).date() if newest else None
    days = max((last_day - day).days, 0) if day else 0
    return QuietPortal(source.id, source.name, day, days, failed)


def _told(found: Sequence[QuietPortal], after: int) -> tuple[QuietPortal, ...]:
    told = [each for each in found if each.failed or each.last is None or each.days >= after]
    return tuple(sorted(told, key=lambda each: (each.failed, each.last is not None, -each.days, each.id)))
