"""What people do with an article besides its tags: looked through, notes, given to somebody, read.

Append-only but for what each person has read, which is a convenience of theirs. Not here: tags (decisions.py), what is
written for the digest (clip_words.py).
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.errors import StoreError
from monitor.store.database import Database
from monitor.store.times import loaded, loaded_or_none, stored

Act = Literal["reviewed", "reopened", "note", "assign"]


@dataclass(frozen=True, slots=True)
class ClipAct:
    """One thing that a person did with an article."""

    id: int
    article: int
    revision: int  # that the person saw
    at: datetime
    who: str
    act: Act
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands of them."""

    reviewed_by: str = ""
    reviewed_at: datetime | None = None
    assigned_to: str = ""  # login
    notes: int = 0


class ClipMarks:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, article_id: int, act: Act, text: str, *, who: str, at: datetime) -> int:
        """Keep one act of *who* on the newest revision of an article; return its id. StoreError when there is no such article."""
        with self._database.writing() as db:
            row = db.execute("SELECT MAX(number) AS n FROM revisions WHERE article_id = ?", (article_id,)).fetchone()
            if row["n"] is None:
                raise StoreError(f"there is no article {article_id}; nothing was kept")
            _stand(db, article_id, act, text, who, at)
            cursor = db.execute(
                "INSERT INTO clip_acts (article_id, revision, at, who, act, text) VALUES (?, ?, ?, ?, ?, ?)",
                (article_id, row["n"], stored(at), who, act, text),
            )
            return int(cursor.lastrowid or 0)

    def acts(self, article_id: int) -> tuple[ClipAct, ...]:
        """Return everything that people did with an article, the first act first."""
        with self._database.reading() as db:
            rows = db.execute("SELECT * FROM clip_acts WHERE article_id = ? ORDER BY id", (article_id,)).fetchall()
        return tuple(
            ClipAct(r["id"], r["article_id"], r["revision"], loaded(r["at"]), r["who"], r["act"], r["text"])
            for r in rows
        )

    def of(self, article_ids: Sequence[int]) -> dict[int, Marks]:
        """Return what stands on each of *article_ids*; one on which nothing does is not in it."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT * FROM clip_marks WHERE article_id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(article_ids)),),
            ).fetchall()
        return {
            r["article_id"]: Marks(r["reviewed_by"], loaded_or_none(r["reviewed_at"]), r["assigned_to"], r["notes"])
            for r in rows
        }

    # -- what each person has read ---------------------------------------------------------------------

    def read(self, account_id: int, article_ids: Sequence[int], *, read: bool = True) -> None:
        """Keep that a person has read articles, or that they have not."""
        pairs = [(account_id, article) for article in article_ids]
        with self._database.writing() as db:
            if read:
                db.executemany("INSERT OR IGNORE INTO clip_reads VALUES (?, ?)", pairs)
            else:
                db.executemany("DELETE FROM clip_reads WHERE account_id = ? AND article_id = ?", pairs)

    def read_by(self, account_id: int) -> frozenset[int]:
        """Return all that a person has read."""
        with self._database.reading() as db:
            rows = db.execute("SELECT article_id FROM clip_reads WHERE account_id = ?", (account_id,)).fetchall()
        return frozenset(row["article_id"] for row in rows)


def _stand(db: sqlite3.Connection, article_id: int, act: Act, text: str, who: str, at: datetime) -> None:  # noqa: PLR0913, PLR0917 - one act
    db.execute("INSERT OR IGNORE INTO clip_marks (article_id) VALUES (?)", (article_id,))
    if act == "note":
        db.execute("UPDATE clip_marks SET notes = notes + 1 WHERE article_id = ?", (article_id,))
    elif act == "assign":
        db.execute("UPDATE clip_marks SET assigned_to = ? WHERE article_id = ?", (text, article_id))
    else:
        reviewed = (who, stored(at)) if act == "reviewed" else ("", None)
        db.execute(
            "UPDATE clip_marks SET reviewed_by = ?, reviewed_at = ? WHERE article_id = ?", (*reviewed, article_id)
        )
