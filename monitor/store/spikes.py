"""What spikes of topics are told from: articles of some days with their topics, and how each source was read. Reads only.

Found through indexes of time: it stays fast however long the archive is. What a person decided of a topic stands over what
the machine says. Not here: what a spike is (monitor.alerts).
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.store.database import Database
from monitor.store.times import loaded, loaded_or_none, stored

_POLLED = "a.in_scope AND NOT a.archived AND a.source IN (SELECT value FROM json_each(:sources))"
_COPY = "SELECT 1 FROM copies c WHERE c.article_id = a.id"
_NEWEST = "r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id)"
_ARTICLES = f"""
    WITH near (id) AS (
        SELECT article_id FROM revisions INDEXED BY revisions_by_time WHERE published > :since AND published <= :until
        UNION SELECT id FROM articles WHERE clipped_at > :since AND clipped_at <= :until
    )
    SELECT a.id, a.source, a.clipped_at, r.published, r.published_from <> 'first-seen' AS dated,
        (SELECT story_id FROM story_of WHERE article_id = a.id) AS story_id -- joined, the view would be made whole first
    FROM near CROSS JOIN articles a ON a.id = near.id CROSS JOIN revisions r ON r.article_id = a.id AND {_NEWEST}
    WHERE {_POLLED} AND a.clipped_at <= :until AND NOT EXISTS ({_COPY})
    ORDER BY a.id
"""  # noqa: S608 - our own text
# The newest word of a person on each value stands, unless it was taken back.
_TOPICS = """
    WITH wanted (id) AS (SELECT value FROM json_each(?)),
    newest AS (
        SELECT article_id, value, verdict FROM decisions WHERE id IN (
            SELECT MAX(id) FROM decisions WHERE article_id IN wanted AND label = 'topic' GROUP BY article_id, value)
        AND verdict <> 'withdraw'
    )
    SELECT article_id, topic FROM tag_topics t WHERE article_id IN wanted AND (t.article_id, t.topic) NOT IN (SELECT article_id, value FROM newest)
    UNION SELECT article_id, value FROM newest WHERE verdict <> 'drop'
    ORDER BY 1, 2
"""
_READ = """
    SELECT span.key AS position,
        EXISTS (SELECT 1 FROM polls p WHERE p.source = json_extract(span.value, '$[0]') AND EXISTS (
            SELECT 1 FROM poll_events e WHERE e.source = p.source AND e.url = p.url
            AND e.at > json_extract(span.value, '$[1]') AND e.at <= json_extract(span.value, '$[2]')
            AND e.outcome IN ('changed', 'unchanged'))) AS read,
        EXISTS (SELECT 1 FROM listings l WHERE l.source = json_extract(span.value, '$[0]')
            AND l.first_seen > json_extract(span.value, '$[1]') AND l.first_seen <= json_extract(span.value, '$[2]')) AS brought
    FROM json_each(?) span ORDER BY span.key
"""
_FIRST = """
    SELECT wanted.value AS source, (
        SELECT MIN((SELECT e.at FROM poll_events e WHERE e.source = p.source AND e.url = p.url
            AND e.outcome IN ('changed', 'unchanged') ORDER BY e.at LIMIT 1))
        FROM polls p WHERE p.source = wanted.value) AS first_success
    FROM json_each(?) wanted
"""


@dataclass(frozen=True, slots=True)
class TopicArticle:
    """An article in scope that is no copy, of a source that is polled."""

    article: int
    source: str
    topics: tuple[str, ...]
    published: datetime
    clipped_at: datetime
    story: int | None
    dated: bool  # False: `published` is only when it was first seen


@dataclass(frozen=True, slots=True)
class SourceDays:
    """How a source was read in each of some spans of time, in their order."""

    source: str
    first_success: datetime | None
    read: tuple[bool, ...]  # polled with success
    brought: tuple[bool, ...]  # listed something for the first time


class Spikes:
    """The questions about them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def articles(self, sources: Sequence[str], since: datetime, until: datetime) -> tuple[TopicArticle, ...]:
        """Return the originals of *sources* that were published or clipped after *since*, not after *until*; with their topics.

        What was imported or brought by a person has no source that is polled.
        """
        values = {"sources": json.dumps(list(sources)), "since": stored(since), "until": stored(until)}
        with self._database.reading() as db:
            rows = db.execute(_ARTICLES, values).fetchall()
            topics = db.execute(_TOPICS, (json.dumps([row["id"] for row in rows]),)).fetchall()
        of: dict[int, list[str]] = defaultdict(list)
        for row in topics:
            of[row["article_id"]].append(row["topic"])
        return tuple(
            TopicArticle(
                row["id"],
                row["source"],
                tuple(of[row["id"]]),
                loaded(row["published"]),
                loaded(row["clipped_at"]),
                row["story_id"],
                bool(row["dated"]),
            )
            for row in rows
        )

    def days(self, sources: Sequence[str], spans: Sequence[tuple[datetime, datetime]]) -> tuple[SourceDays, ...]:
        """Return how each of *sources* was read in *spans*: (after, not after)."""
        asked = [(source, stored(start), stored(end)) for source in sources for start, end in spans]
        with self._database.reading() as db:
            rows = db.execute(_READ, (json.dumps(asked),)).fetchall()
            firsts = db.execute(_FIRST, (json.dumps(list(sources)),)).fetchall()
        first = {row["source"]: loaded_or_none(row["first_success"]) for row in firsts}
        found = []
        for number, source in enumerate(sources):
            of = rows[number * len(spans) : (number + 1) * len(spans)]
            found.append(
                SourceDays(
                    source, first[source], tuple(bool(r["read"]) for r in of), tuple(bool(r["brought"]) for r in of)
                )
            )
        return tuple(found)
