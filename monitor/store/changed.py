"""What became of articles after they were read: revised by their publisher, or gone from their address. Reads only.

Not here: the texts of revisions (revisits.py), which articles those may be (the desk's index knows).
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from monitor.store.database import Database
from monitor.store.times import loaded, stored

_REVISED = """
    SELECT r.article_id, r.seen_at AS at, r.title, a.outlet, r.number, json_array_length(r.difference) AS changes
    FROM json_each(:articles) wanted
    CROSS JOIN revisions r ON r.article_id = wanted.value AND r.number > 1 AND r.seen_at >= :since
    CROSS JOIN articles a ON a.id = r.article_id
    ORDER BY r.seen_at DESC, r.article_id
"""
_VANISHED = """
    SELECT v.article_id, v.vanished_at AS at, a.outlet, 0 AS number, 0 AS changes,
        (SELECT title FROM revisions WHERE article_id = v.article_id ORDER BY number DESC LIMIT 1) AS title
    FROM json_each(:articles) wanted
    CROSS JOIN revisits v ON v.article_id = wanted.value AND v.vanished_at >= :since
    CROSS JOIN articles a ON a.id = v.article_id
    ORDER BY v.vanished_at DESC, v.article_id
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became of an article."""

    article: int
    at: datetime
    title: str  # as it stands now
    outlet: str
    revision: int  # the number that it has since; 0: its address is gone
    places: int  # of title and text that differ; 0: its address is gone


class Changes:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def revised(self, articles: Iterable[int], since: datetime) -> tuple[Change, ...]:
        """Return the revisions of *articles* that were seen since *since*, the newest first."""
        return self._found(_REVISED, articles, since)

    def vanished(self, articles: Iterable[int], since: datetime) -> tuple[Change, ...]:
        """Return those of *articles* whose address is gone, and was found gone since *since*; the newest first."""
        return self._found(_VANISHED, articles, since)

    def _found(self, query: str, articles: Iterable[int], since: datetime) -> tuple[Change, ...]:
        with self._database.reading() as db:
            rows = db.execute(query, {"articles": json.dumps(list(articles)), "since": stored(since)}).fetchall()
        return tuple(_change(row) for row in rows)


def _change(row: sqlite3.Row) -> Change:
    return Change(row["article_id"], loaded(row["at"]), row["title"], row["outlet"], row["number"], row["changes"])
