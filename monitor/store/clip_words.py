"""What people write on an article: their own words, another sentence to be quoted, a translated title.

Append-only, never changed, never removed; the newest text of each kind stands, and an empty one takes it back.
Not here: what a digest makes of it (publish).
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.errors import StoreError
from monitor.model import ClipText, Written
from monitor.store.database import Database
from monitor.store.times import loaded, stored

Kind = Literal["words", "quote", "translation"]


@dataclass(frozen=True, slots=True)
class ClipWord:
    """One text that a person wrote on an article; "" took back what stood."""

    id: int
    article: int
    at: datetime
    who: str
    kind: Kind
    text: str


class ClipWords:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, article_id: int, at: datetime, who: str, kind: Kind, text: str) -> None:
        """Keep what *who* wrote on an article; "" takes back what stood. StoreError when there is no such article."""
        with self._database.writing() as db:
            if db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone() is None:
                raise StoreError(f"there is no article {article_id}; nothing was written on it")
            db.execute(
                "INSERT INTO clip_words (article_id, at, who, kind, text) VALUES (?, ?, ?, ?, ?)",
                (article_id, stored(at), who, kind, text),
            )

    def every(self, article_id: int) -> tuple[ClipWord, ...]:
        """Return all that people ever wrote on an article, the first text first; a text of "" took back the one before."""
        with self._database.reading() as db:
            rows = db.execute("SELECT * FROM clip_words WHERE article_id = ? ORDER BY id", (article_id,)).fetchall()
        return tuple(
            ClipWord(row["id"], row["article_id"], loaded(row["at"]), row["who"], row["kind"], row["text"])
            for row in rows
        )

    def of(self, article_ids: Sequence[int]) -> dict[int, Written]:
        """Return what stands on each of *article_ids*; one on which nothing does is not in it."""
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT * FROM clip_words WHERE text <> '' AND id IN (
                    SELECT MAX(id) FROM clip_words WHERE article_id IN (SELECT value FROM json_each(?))
                    GROUP BY article_id, kind
                ) ORDER BY article_id
                """,
                (json.dumps(list(article_ids)),),
            ).fetchall()
        kinds: dict[int, dict[str, ClipText]] = {}
        for row in rows:
            kinds.setdefault(row["article_id"], {})[row["kind"]] = _text(row)
        return {
            article: Written(found.get("words"), found.get("quote"), found.get("translation"))
            for article, found in kinds.items()
        }


def _text(row: sqlite3.Row) -> ClipText:
    return ClipText(row["text"], row["who"], loaded(row["at"]))
