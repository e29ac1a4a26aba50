"""Everything the database knows of the sources at one moment, gathered once. Not here: words (lines.py)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.config import Settings
from monitor.health import Freshness, Missing, SourceHealth, freshness, missing_from_feed, source_healths
from monitor.model import HostPause, HostRules
from monitor.sources.shapes import Pages, all_pages
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
    rules: tuple[HostRules, ...]  # the robots.txt files of the last day
    pauses: tuple[HostPause, ...]  # hosts that asked to be left alone, by the real clock
    pages: Mapping[str, Pages]  # what is known of how each source builds its pages


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
        rules=store.hosts.rules(now - timedelta(days=1)),
        pauses=store.hosts.pauses(datetime.now(UTC)),
        pages=all_pages(store),
    )
