"""The articles of a period as a briefing counts them, and on which days of it anything was asked or brought. Reads only.

A quarter has tens of thousands of articles: every question takes all of them at once, and none of their texts. Not here:
what is counted of them (publish/briefing), what was frozen of them (briefings.py).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sys import intern
from typing import Any

from monitor.briefing import BriefCopy, BriefItem
from monitor.model import PlaceTag, Province, Tags, Tone, ToneValue, TopicTag
from monitor.store.database import Database
from monitor.store.deciding import Decision, load, overlaid, standing
from monitor.store.imports import IMPORTED
from monitor.store.labels import FLAGGED
from monitor.store.stories import names, shown
from monitor.store.times import loaded, loaded_or_none, stored

# CROSS JOIN: the times come first, whatever the statistics of SQLite say.
_ROWS = f"""
SELECT a.id, r.title, r.url, a.outlet, a.source, a.outlet_group, a.medium, r.language, r.published, g.province, g.tone,
    c.original_id, o.story_id, {FLAGGED} AS flagged
FROM revisions r CROSS JOIN articles a ON a.id = r.article_id
LEFT JOIN tags g ON g.article_id = a.id
LEFT JOIN copies c ON c.article_id = a.id
LEFT JOIN story_of o ON o.article_id = a.id
WHERE r.published >= ? AND r.published < ? AND a.in_scope
AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id)
ORDER BY r.published, a.id
"""  # noqa: S608 - our own text
_TOPICS = """
SELECT article_id, topic FROM tag_topics WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, position
"""
_PLACES = """
SELECT article_id, name FROM tag_places WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, position
"""
_POLLED = """
SELECT day.key AS day, e.source, MAX(e.outcome IN ('changed', 'unchanged')) AS succeeded
FROM json_each(?) day CROSS JOIN poll_events e
    ON e.at >= json_extract(day.value, '$[0]') AND e.at < json_extract(day.value, '$[1]')
GROUP BY day.key, e.source
"""
_BROUGHT = """
SELECT day.key FROM json_each(?) day WHERE EXISTS (
    SELECT 1 FROM revisions r CROSS JOIN articles a ON a.id = r.article_id AND a.source = ?
    WHERE r.published >= json_extract(day.value, '$[0]') AND r.published < json_extract(day.value, '$[1]')
)
"""

Span = tuple[datetime, datetime]  # from, until (not included); aware times


@dataclass(frozen=True, slots=True)
class Appeared:
    """What appeared in a period."""

    items: tuple[BriefItem, ...]  # by time, then number
    earlier: int  # reprints of what first appeared before the period, or after it by its own date


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of the sources on the days of a period; days are told by their positions."""

    succeeded: Mapping[str, frozenset[int]]  # by source
    failed: Mapping[str, frozenset[int]]  # asked, and not once with success
    brought: frozenset[int]  # on which articles appeared that were imported

    @property
    def covered(self) -> frozenset[int]:
        """The days of which anything is known."""
        return self.brought.union(*self.succeeded.values())


class BriefRows:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def appeared(self, begin: datetime, end: datetime) -> Appeared:
        """Return what appeared from *begin* until *end* and is in scope, each item with its reprints of that time.

        Of labels what stands: the person's word where there is one.
        """
        with self._database.reading() as db:
            rows = db.execute(_ROWS, (stored(begin), stored(end))).fetchall()
            originals = [row["id"] for row in rows if row["original_id"] is None]
            wanted = json.dumps(originals)
            topics = _by_article(db.execute(_TOPICS, (wanted,)))
            places = _by_article(db.execute(_PLACES, (wanted,)))
            words = load(db, originals)
        return _appeared(rows, topics, places, words)

    def headlines(self, stories: Collection[int]) -> dict[int, str]:
        """Return the headline that a person gave to each of *stories*, or pinned to it, where one did."""
        with self._database.reading() as db:
            named = {story: act.headline for story, act in names.named(db, stories).items()}
            pinned = shown.lines(db, names.pinned(db, set(stories) - named.keys()))
        # Of a pinned article that left its story the headline is no longer that of the story.
        return named | {story: line.headline for story, line in pinned.items() if line.named_by}

    def asked(self, days: Sequence[Span]) -> Asked:
        """Return what was asked on each of *days*, and what was brought of them."""
        spans = json.dumps([(stored(begin), stored(end)) for begin, end in days])
        with self._database.reading() as db:
            polled = db.execute(_POLLED, (spans,)).fetchall()
            brought = frozenset(int(row[0]) for row in db.execute(_BROUGHT, (spans, IMPORTED)))
        return Asked(_days(polled, succeeded=True), _days(polled, succeeded=False), brought)

    def begun(self) -> tuple[dict[str, datetime], datetime | None]:
        """Return when each source was asked for the first time, and when the oldest imported article appeared."""
        with self._database.reading() as db:
            polled = db.execute("SELECT source, MIN(at) AS at FROM poll_events GROUP BY source").fetchall()
            oldest = db.execute(
                """
                SELECT r.published FROM revisions r CROSS JOIN articles a ON a.id = r.article_id AND a.source = ?
                ORDER BY r.published LIMIT 1
                """,
                (IMPORTED,),
            ).fetchone()
        return {row["source"]: loaded(row["at"]) for row in polled}, loaded_or_none(oldest and oldest["published"])


def _days(polled: Iterable[sqlite3.Row], *, succeeded: bool) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for row in polled:
        if bool(row["succeeded"]) == succeeded:
            found[row["source"]].add(int(row["day"]))
    return {source: frozenset(days) for source, days in found.items()}


def _by_article(rows: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for article, value in rows:
        found[article] = (*found.get(article, ()), intern(value))
    return found


def _appeared(
    rows: Sequence[sqlite3.Row],
    topics: Mapping[int, tuple[str, ...]],
    places: Mapping[int, tuple[str, ...]],
    words: Mapping[int, Sequence[Decision]],
) -> Appeared:
    here = {row["id"] for row in rows if row["original_id"] is None}
    copies: dict[int, list[BriefCopy]] = defaultdict(list)
    earlier = 0
    for row in rows:
        if row["original_id"] in here:
            copies[row["original_id"]].append(_copy(row))
        elif row["original_id"] is not None:
            earlier += 1
    return Appeared(tuple(_items(rows, topics, places, words, copies)), earlier)


def _items(
    rows: Iterable[sqlite3.Row],
    topics: Mapping[int, tuple[str, ...]],
    places: Mapping[int, tuple[str, ...]],
    words: Mapping[int, Sequence[Decision]],
    copies: Mapping[int, Sequence[BriefCopy]],
) -> Iterator[BriefItem]:
    for row in rows:
        if row["original_id"] is None:
            id_ = row["id"]
            labels = _labels(row, topics.get(id_, ()), places.get(id_, ()), words.get(id_, ()))
            yield _item(row, *labels, tuple(copies.get(id_, ())))


_Labels = tuple[Province, ToneValue | None, tuple[str, ...], tuple[str, ...]]


def _labels(row: sqlite3.Row, topics: tuple[str, ...], places: tuple[str, ...], words: Sequence[Decision]) -> _Labels:
    """Province, tone, topics and places as they stand."""
    if not words:  # as the machine says, of most
        return row["province"] or "none", row["tone"], topics, places
    said = Tags(
        province=row["province"] or "none",
        province_evidence=(),
        topics=tuple(TopicTag(topic, 0.0, ()) for topic in topics),
        places=tuple(PlaceTag(place, "", ()) for place in places),
        tone=None if row["tone"] is None else Tone(row["tone"], False, ()),
        junk=None,
        rules_version="",
    )
    now = overlaid(said, standing(words))
    tone = now.tone.value if now.tone else None
    return now.province, tone, tuple(each.id for each in now.topics), tuple(each.name for each in now.places)


def _item(  # noqa: PLR0913, PLR0917 - an item and its labels
    row: sqlite3.Row,
    province: Province,
    tone: ToneValue | None,
    topics: tuple[str, ...],
    places: tuple[str, ...],
    copies: tuple[BriefCopy, ...],
) -> BriefItem:
    return BriefItem(
        clip=row["id"],
        title=row["title"],
        url=row["url"],
        outlet=_shared(row["outlet"]),
        source=_shared(row["source"]),
        group=_shared(row["outlet_group"]),
        medium=_shared(row["medium"]),
        language=_shared(row["language"]),
        published=loaded(row["published"]),
        province=province,
        tone=tone,
        topics=topics,
        places=places,
        flagged=bool(row["flagged"]),
        story=row["story_id"],
        copies=copies,
    )


def _shared(value: Any) -> Any:
    """The same text once in memory, however many items have it."""
    return intern(value)


def _copy(row: sqlite3.Row) -> BriefCopy:
    return BriefCopy(row["id"], _shared(row["outlet"]), _shared(row["outlet_group"]), loaded(row["published"]))
