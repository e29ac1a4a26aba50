"""What an export asks of articles besides their words: which came when, whose copies they are, when they last changed.

Reads only. Not here: which articles are wanted (search, editions, picks), and how they are written (publish).
"""

import json
from collections.abc import Sequence
from datetime import datetime

from monitor.store.database import Database
from monitor.store.times import loaded


class Exports:
    """The door to that."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def came(self, article_ids: Sequence[int], *, outside: bool = False) -> tuple[int, ...]:
        """Return those of *article_ids* that are in scope, as they came; with *outside* also those that are not."""
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND (in_scope OR ?)
                ORDER BY clipped_at, id
                """,
                (json.dumps(list(article_ids)), outside),
            ).fetchall()
        return tuple(row["id"] for row in rows)

    def originals(self, article_ids: Sequence[int]) -> dict[int, int]:
        """Return (article, the one that it repeats) of those of *article_ids* that are copies."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT article_id, original_id FROM copies WHERE article_id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(article_ids)),),
            ).fetchall()
        return {row["article_id"]: row["original_id"] for row in rows}

    def changed(self, article_ids: Sequence[int]) -> dict[int, datetime]:
        """Return when each of *article_ids* became a clip or, if that is later, when its newest words were seen."""
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT a.id, MAX(a.clipped_at, (SELECT MAX(r.seen_at) FROM revisions r WHERE r.article_id = a.id)) AS at
                FROM articles a WHERE a.id IN (SELECT value FROM json_each(?))
                """,
                (json.dumps(list(article_ids)),),
            ).fetchall()
        return {row["id"]: loaded(row["at"]) for row in rows}
