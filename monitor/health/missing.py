"""The completeness check: what a sitemap or listing names and the feed beside it never did.

Not here: asking either of them (crawl), who listed what (store).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor.addresses import same_site
from monitor.config import Source
from monitor.health.source import SourceHealth
from monitor.store import Store

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Missing:
    """Of the articles of one day that a sitemap or listing names, how many no feed of the same site ever listed."""

    source: str  # the sitemap or listing
    kind: str
    feeds: tuple[str, ...]  # ids of the feeds that stand at the same registered site
    day: date  # in the office's zone
    missing: int
    of: int
    examples: tuple[str, ...]  # at most EXAMPLES addresses that are missing
    why_not: str = ""  # why there is no figure; the numbers are 0 then

    def __str__(self) -> str:
        """The words a person reads."""
        feed = "the feed" if len(self.feeds) == 1 else f"its {len(self.feeds)} feeds"
        if self.why_not:
            return f"whether {feed} named all of {self.day:%d/%m} cannot be said: {self.why_not}"
        return f"{self.missing} of {self.of} that the {self.kind} names were missing from {feed} on {self.day:%d/%m}"


def missing_from_feed(
    store: Store, sources: Sequence[Source], healths: Mapping[str, SourceHealth], day: date, zone: ZoneInfo
) -> dict[str, Missing]:
    """The check of *day* for every enabled sitemap or listing that has a feed beside it, by its id.

    There is a figure only for a day on which both were polled with success, and which is not the day on which either
    was read for the first time: then it listed old and new alike.
    """
    start, end = (datetime.combine(each, time(), zone).astimezone(UTC) for each in (day, day + timedelta(days=1)))
    pairs = list(_pairs(sources))
    asked = [(source, start, end) for listing, feeds in pairs for source in (listing.id, *(f.id for f in feeds))]
    positions = store.health.successes(asked)
    polled = {asked[position][0] for position in positions}
    found = {}
    for listing, feeds in pairs:
        ids = tuple(feed.id for feed in feeds)
        why = _why_not((listing.id, *ids), polled, healths, start)
        rows = () if why else store.health.listed(listing.id, ids, start, end)
        own = [(url, missing) for url, missing in rows if same_site(url, feeds[0].url)]
        gone = [url for url, missing in own if missing]
        found[listing.id] = Missing(
            listing.id, listing.kind, ids, day, len(gone), len(own), tuple(gone[:EXAMPLES]), why
        )
    return found


def _pairs(sources: Sequence[Source]) -> Iterator[tuple[Source, tuple[Source, ...]]]:
    """Each enabled sitemap or listing with the enabled feeds at its site, where there are any."""
    enabled = [source for source in sources if source.enabled]
    for listing in enabled:
        feeds = tuple(feed for feed in enabled if feed.kind == "feed" and _beside(listing, feed))
        if listing.kind != "feed" and feeds:
            yield listing, feeds


def _beside(one: Source, other: Source) -> bool:
    """Whether both list the same articles: at one registered name, in one language."""
    return one.language == other.language and any(same_site(mine, theirs) for mine in one.urls for theirs in other.urls)


def _why_not(sources: Sequence[str], polled: set[str], healths: Mapping[str, SourceHealth], start: datetime) -> str:
    for source in sources:
        if source not in polled:
            return f"{source} was not polled with success that day"
        health = healths.get(source)
        if health is None or health.first_success is None or health.first_success >= start:
            return f"{source} was read for the first time that day"
    return ""
