"""Rows of the three registers that people entered, and those that were withdrawn: append-only. Not here: what a row may hold (config)."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from monitor.errors import StoreError
from monitor.store.database import Database
from monitor.store.labels import ACT_OF_FLAG, ENDED
from monitor.store.times import loaded, stored

_ROWS = (
    "SELECT r.*, w.reason, w.withdrawn_by, w.withdrawn_at FROM register_rows r "
    "LEFT JOIN register_withdrawals w ON w.number = r.number"
)
# CROSS JOIN: the flags of those kinds come first, whatever the statistics of SQLite say.
_FLAGGED = f"""
    SELECT DISTINCT f.article_id FROM json_each(?) k CROSS JOIN flags f ON f.kind = k.value AND f.fact = ?
    CROSS JOIN articles a ON a.id = f.article_id AND a.in_scope
    WHERE ({ACT_OF_FLAG}) IS NOT 'dismissed' AND NOT {ENDED} ORDER BY f.article_id DESC
"""  # noqa: S608 - our own text


# Lists in memory learn that what was flagged stands no more, or stands again (labels.ENDED).
_TOUCH = "INSERT OR REPLACE INTO touched (article_id) SELECT DISTINCT article_id FROM flags WHERE fact = ? ORDER BY article_id"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Why a row counts no more, and who said so."""

    reason: str
    by: str  # the login
    at: datetime


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """A row as somebody entered it."""

    number: int
    register: Literal["fact", "claim", "argument"]
    id: str
    body: Mapping[str, Any]  # as rules/facts/*.toml would hold it; days in ISO form, numbers as text
    entered_by: str  # the login
    entered_at: datetime
    withdrawn: Withdrawn | None


class RegisterRows:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, register: str, id_: str, body: Mapping[str, Any], by: str, at: datetime) -> int:
        """Keep a row and return its number. Raises StoreError where the id is another's, withdrawn or not."""
        with self._database.writing() as db:
            if db.execute("SELECT 1 FROM register_rows WHERE id = ?", (id_,)).fetchone():
                raise StoreError(f"the id {id_} is that of another row that was entered; choose another")
            done = db.execute(
                "INSERT INTO register_rows (register, id, body, entered_by, entered_at) VALUES (?, ?, ?, ?, ?)",
                (register, id_, json.dumps(body, ensure_ascii=False, sort_keys=True), by, stored(at)),
            )
            _touch(db, body)
            return int(done.lastrowid or 0)

    def withdraw(self, id_: str, reason: str, by: str, at: datetime) -> None:
        """Keep that a row counts no more. Raises StoreError where nobody entered it, or it is withdrawn already."""
        with self._database.writing() as db:
            row = db.execute(f"{_ROWS} WHERE r.id = ?", (id_,)).fetchone()
            if row is None:
                raise StoreError(f"nobody entered a row {id_}; rows of rules/facts are changed in their files")
            if row["reason"] is not None:
                raise StoreError(f"the row {id_} is withdrawn already, by {row['withdrawn_by']}: {row['reason']}")
            db.execute("INSERT INTO register_withdrawals VALUES (?, ?, ?, ?)", (row["number"], reason, by, stored(at)))
            _touch(db, json.loads(row["body"]))

    @contextmanager
    def entering(self) -> Iterator[None]:
        """One transaction for looking at what stands and adding to it: nobody enters anything in between."""
        with self._database.writing():
            yield

    def rows(self) -> tuple[EnteredRow, ...]:
        """Return every row that was entered, withdrawn or not, the first one first."""
        with self._database.reading() as db:
            rows = db.execute(f"{_ROWS} ORDER BY r.number").fetchall()
        return tuple(_row(row) for row in rows)

    def flagged(self, id_: str, kinds: Iterable[str]) -> tuple[int, ...]:
        """Return the articles in scope with a flag of *kinds* held against the row *id_* that nobody dismissed, the latest first."""
        with self._database.reading() as db:
            return tuple(row[0] for row in db.execute(_FLAGGED, (json.dumps(list(kinds)), id_)))

    def version(self) -> tuple[int, int]:
        """Return what is another whenever a row was added or withdrawn."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT (SELECT COALESCE(MAX(number), 0) FROM register_rows), (SELECT COUNT(*) FROM register_withdrawals)"
            ).fetchone()
        return int(row[0]), int(row[1])


def _touch(db: sqlite3.Connection, body: Mapping[str, Any]) -> None:
    """Tell of the articles that are flagged for what *body* supersedes."""
    if ended := body.get("supersedes"):
        db.execute(_TOUCH, (ended,))


def _row(row: sqlite3.Row) -> EnteredRow:
    withdrawn = row["reason"] is not None
    return EnteredRow(
        number=row["number"],
        register=row["register"],
        id=row["id"],
        body=json.loads(row["body"]),
        entered_by=row["entered_by"],
        entered_at=loaded(row["entered_at"]),
        withdrawn=Withdrawn(row["reason"], row["withdrawn_by"], loaded(row["withdrawn_at"])) if withdrawn else None,
    )
