"""What the health of the sources is told from: last readings, news, delays, days read, who listed what.

Not here: what is healthy (monitor.health), and the state of each polled address (polls.py). Every question takes
all sources at once and finds its rows through indexes: it stays fast with a hundred sources and years of addresses.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.store.database import Database
from monitor.store.times import loaded, loaded_or_none, stored

Span = tuple[str, datetime, datetime]  # source, from, until (not included); aware times

_READINGS = """
    WITH last AS (
        SELECT p.source, p.url,
            (SELECT at FROM poll_events e WHERE e.source = p.source AND e.url = p.url
                AND e.outcome IN ('changed', 'unchanged') ORDER BY e.at, e.id LIMIT 1) AS first_success,
            (SELECT failure FROM poll_events e WHERE e.source = p.source AND e.url = p.url
                ORDER BY e.at DESC, e.id DESC LIMIT 1) AS failure,
            (SELECT id FROM poll_events e WHERE e.source = p.source AND e.url = p.url
                AND e.outcome = 'changed' ORDER BY e.at DESC, e.id DESC LIMIT 1) AS event
        FROM polls p
    )
    SELECT last.source, last.url, first_success, last.failure, e.at, e.listed, e.dated, e.new + e.known AS named,
        e.listed = 0 AND EXISTS (SELECT 1 FROM poll_events b WHERE b.source = e.source AND b.url = e.url
            AND b.at < e.at AND b.at >= :since AND b.listed > 0) AS used_to_list,
        e.dated = 0 AND EXISTS (SELECT 1 FROM poll_events b WHERE b.source = e.source AND b.url = e.url
            AND b.at < e.at AND b.at >= :since AND b.dated > 0) AS used_to_date
    FROM last LEFT JOIN poll_events e ON e.id = last.event
"""
_SIGHTS = """
    SELECT l.source, l.first_seen, d.published, d.source = l.source AND d.recorded_at = l.first_seen AS own
    FROM json_each(?) wanted
    CROSS JOIN listings l ON l.source = wanted.value AND l.first_seen >= ?
    CROSS JOIN addresses d ON d.id = l.address_id
"""
_SUCCESSES = """
    SELECT DISTINCT span.key FROM json_each(?) span
    CROSS JOIN polls p ON p.source = json_extract(span.value, '$[0]')
    WHERE EXISTS (SELECT 1 FROM poll_events e WHERE e.source = p.source AND e.url = p.url
        AND e.at >= json_extract(span.value, '$[1]') AND e.at < json_extract(span.value, '$[2]')
        AND e.outcome IN ('changed', 'unchanged'))
"""
# An article counts on the day it was published; without a date, on the day it was recorded.
_LISTED = """
    SELECT d.url, NOT EXISTS (SELECT 1 FROM listings f
        WHERE f.address_id = d.id AND f.source IN (SELECT value FROM json_each(:feeds))) AS missing
    FROM listings l CROSS JOIN addresses d ON d.id = l.address_id
    WHERE l.source = :source AND l.first_seen >= :since
    AND COALESCE(d.published, d.recorded_at) >= :since AND COALESCE(d.published, d.recorded_at) < :until
    AND d.state NOT IN ('not-an-article', 'gone')
    ORDER BY d.url
"""
_NEWEST = """
    SELECT wanted.value AS source,
        (SELECT MAX(d.published) FROM listings l CROSS JOIN addresses d ON d.id = l.address_id
            WHERE l.source = wanted.value AND d.published < :future AND d.state <> 'not-an-article') AS published,
        (SELECT MAX(l.first_seen) FROM listings l CROSS JOIN addresses d ON d.id = l.address_id
            WHERE l.source = wanted.value AND d.state <> 'not-an-article') AS seen
    FROM json_each(:sources) wanted
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one polled address gave when it was last read in full (answered "changed"), and how it began."""

    url: str
    first_success: datetime | None
    at: datetime | None  # of the last full reading; None: never
    listed: int | None  # entries; None: never read in full, or read by a program that did not count them
    dated: int | None  # of them with a date that was understood
    failure: str  # class of the last poll: temporary, soft, hard; "" when it succeeded
    used_to_list: bool  # it listed nothing now, and something lately
    used_to_date: bool  # no entry has a date now, and some had lately


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of one source, all its addresses together."""

    readings: tuple[Reading, ...]
    news: tuple[tuple[datetime, int], ...]  # (when, how many articles it listed for the first time), oldest first
    delays: tuple[timedelta, ...]  # from publication to first sight, of articles that it was the first to list


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest that a source has listed."""

    published: datetime | None  # None: no article of it has a date
    seen: datetime | None  # when an article of it was seen for the first time, last


class Health:
    """The questions about sources; reads only. Times in and out are aware UTC."""

    def __init__(self, database: Database) -> None:
        """Read *database*, which the Store opens and closes."""
        self._database = database

    def figures(self, sources: Sequence[str], since: datetime) -> dict[str, Figures]:
        """Return what is known of each of *sources*; news and delays since *since*.

        What the first successful poll of an address lists is old and new alike: neither news nor a delay.
        """
        with self._database.reading() as db:
            readings = _readings(db, since)
            sights = db.execute(_SIGHTS, (json.dumps(list(sources)), stored(since))).fetchall()
        firsts = {(source, each.first_success) for source, of in readings.items() for each in of}
        news: dict[str, Counter[datetime]] = defaultdict(Counter)
        delays: dict[str, list[timedelta]] = defaultdict(list)
        for row in sights:
            source, seen, published = row["source"], loaded(row["first_seen"]), loaded_or_none(row["published"])
            if (source, seen) in firsts:
                continue
            news[source][seen] += 1
            if row["own"] and published and published <= seen:
                delays[source].append(seen - published)
        return {
            source: Figures(
                tuple(readings.get(source, ())), tuple(sorted(news[source].items())), tuple(sorted(delays[source]))
            )
            for source in sources
        }

    def successes(self, spans: Sequence[Span]) -> frozenset[int]:
        """Return the positions of those *spans* in which the source was polled with success at least once."""
        asked = json.dumps([(source, stored(start), stored(end)) for source, start, end in spans])
        with self._database.reading() as db:
            return frozenset(int(row[0]) for row in db.execute(_SUCCESSES, (asked,)))

    def listed(
        self, source: str, feeds: Iterable[str], since: datetime, until: datetime
    ) -> tuple[tuple[str, bool], ...]:
        """Return (url, whether none of *feeds* ever listed it) of the articles of a span of time that *source* listed.

        An article belongs to the span in which it was published, or recorded where its date is not known. What turned
        out to be no article, or gone, is left out.
        """
        values = {"source": source, "feeds": json.dumps(list(feeds)), "since": stored(since), "until": stored(until)}
        with self._database.reading() as db:
            return tuple((row["url"], bool(row["missing"])) for row in db.execute(_LISTED, values))

    def newest(self, sources: Sequence[str], future: datetime) -> dict[str, Newest]:
        """Return the newest of each of *sources*; a date of publication at *future* or later is not believed."""
        values = {"sources": json.dumps(list(sources)), "future": stored(future)}
        with self._database.reading() as db:
            rows = db.execute(_NEWEST, values).fetchall()
        return {row["source"]: Newest(loaded_or_none(row["published"]), loaded_or_none(row["seen"])) for row in rows}


def _readings(db: sqlite3.Connection, since: datetime) -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = defaultdict(list)
    for row in db.execute(_READINGS, {"since": stored(since)}):
        # Before entries were counted, a list with articles was kept as one of no entries.
        counted = row["listed"] is not None and not (row["listed"] == 0 and row["named"] > 0)
        found[row["source"]].append(
            Reading(
                url=row["url"],
                first_success=loaded_or_none(row["first_success"]),
                at=loaded_or_none(row["at"]),
                listed=row["listed"] if counted else None,
                dated=row["dated"] if counted else None,
                failure=row["failure"] or "",
                used_to_list=counted and bool(row["used_to_list"]),
                used_to_date=counted and row["listed"] > 0 and bool(row["used_to_date"]),
            )
        )
    return found
