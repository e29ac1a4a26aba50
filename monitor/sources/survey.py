"""Everything the database knows of the sources at one moment, gathered once. Not here: words (lines.py)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.config import Settings
from monitor.health import Freshness, Missing, SourceHealth, freshness, missing_from_feed, source_healths
from monitor.store import PollState, Store

States = Mapping[tuple[str, str], PollState]


@dataclass(frozen=True, slots=True)
class Survey:
    """The sources as they stand; times are aware UTC, days those of *zone*."""

    settings: Settings
    zone: ZoneInfo
    states: States
    healths: Mapping[str, SourceHealth]  # of enabled sources, by id
    missing: Mapping[str, Missing]  # of yesterday, by the id of the sitemap or listing
    freshness: tuple[Freshness, ...]  # of the province's own portals, the stalest first


def survey(settings: Settings, store: Store, now: datetime) -> Survey:
    """Look at every source at *now*; writes nothing."""
    zone = ZoneInfo(settings.office.timezone)
    states = store.poll_states()
    healths = source_healths(store, settings.sources, states, now, zone)
    yesterday = now.astimezone(zone).date() - timedelta(days=1)
    return Survey(
        settings=settings,
        zone=zone,
        states=states,
        healths=healths,
        missing=missing_from_feed(store, settings.sources, healths, yesterday, zone),
        freshness=freshness(store, settings.sources, healths, now, zone),
    )
