"""The freshness table: which of the province's own portals has not been updated for how many days.

Not here: how it is printed (monitor.sources, publish).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from monitor.config import Source
from monitor.health.source import SourceHealth
from monitor.store import Newest, Store

_FUTURE = timedelta(days=1)  # a date further ahead is a mistake of the page, not news


@dataclass(frozen=True, slots=True)
class Freshness:
    """How up to date one portal is. Times are aware UTC."""

    source: str
    name: str
    newest: datetime | None  # None: it never listed an article
    basis: Literal["published", "first seen", "none"]  # what `newest` is: without any date, when we saw it first
    days: int | None  # calendar days of the office's zone since `newest`, 0 for today
    last_success: datetime | None
    broken: str  # why it cannot be read now, and `days` may not be the portal's fault; "" when it works


def freshness(
    store: Store, sources: Sequence[Source], healths: Mapping[str, SourceHealth], now: datetime, zone: ZoneInfo
) -> tuple[Freshness, ...]:
    """A line for each enabled source of *sources* with `own_portal`: never updated first, then the oldest."""
    portals = [source for source in sources if source.own_portal and source.enabled]
    newest = store.health.newest([source.id for source in portals], now + _FUTURE)
    lines = [_line(source, newest[source.id], healths[source.id], now, zone) for source in portals]
    return tuple(sorted(lines, key=lambda line: (line.days is not None, -(line.days or 0), line.source)))


def _line(source: Source, newest: Newest, health: SourceHealth, now: datetime, zone: ZoneInfo) -> Freshness:
    at = newest.published or newest.seen
    basis: Literal["published", "first seen", "none"] = (
        "published" if newest.published else "first seen" if newest.seen else "none"
    )
    days = max((now.astimezone(zone).date() - at.astimezone(zone).date()).days, 0) if at else None
    trouble = health.verdict.why if health.verdict.word == "broken" else ""
    return Freshness(source.id, source.name, at, basis, days, health.last_success, trouble)
