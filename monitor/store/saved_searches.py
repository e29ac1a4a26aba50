"""Searches of the list that people keep under a name, their own or for everybody. Not here: what a search finds."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from monitor.errors import StoreError
from monitor.store.database import Database
from monitor.store.times import loaded, stored


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """One of them."""

    id: int
    account: int
    owner: str  # the name of the person who keeps it
    name: str
    asked: str  # the query string of the list
    shared: bool  # everybody sees it
    made_at: datetime


class SavedSearches:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen_by(self, account_id: int) -> tuple[SavedSearch, ...]:
        """Return those of a person, then those that others share, as they were made."""
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT s.*, a.name AS owner FROM saved_searches s JOIN accounts a ON a.id = s.account_id
                WHERE s.account_id = :me OR s.shared ORDER BY s.account_id <> :me, s.id
                """,
                {"me": account_id},
            ).fetchall()
        return tuple(_search(row) for row in rows)

    def get(self, search_id: int) -> SavedSearch | None:
        """Return one."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT s.*, a.name AS owner FROM saved_searches s JOIN accounts a ON a.id = s.account_id WHERE s.id = ?",
                (search_id,),
            ).fetchone()
        return None if row is None else _search(row)

    def add(self, account_id: int, name: str, asked: str, at: datetime, *, shared: bool) -> int:
        """Keep one; return its id. Raises StoreError where the person has one of this name."""
        with self._database.writing() as db:
            _refuse_taken(db, account_id, name)
            cursor = db.execute(
                "INSERT INTO saved_searches (account_id, name, asked, shared, made_at) VALUES (?, ?, ?, ?, ?)",
                (account_id, name, asked, shared, stored(at)),
            )
            return int(cursor.lastrowid or 0)

    def rename(self, search_id: int, name: str) -> None:
        """Call one otherwise. Raises StoreError where its person has another of this name, or it is not there."""
        with self._database.writing() as db:
            row = db.execute("SELECT account_id FROM saved_searches WHERE id = ?", (search_id,)).fetchone()
            if row is None:
                raise StoreError(f"there is no saved search {search_id}")
            _refuse_taken(db, row["account_id"], name, but=search_id)
            db.execute("UPDATE saved_searches SET name = ? WHERE id = ?", (name, search_id))

    def delete(self, search_id: int) -> None:
        """Let one go; what is not there stays so."""
        with self._database.writing() as db:
            db.execute("DELETE FROM saved_searches WHERE id = ?", (search_id,))


def _refuse_taken(db: sqlite3.Connection, account_id: int, name: str, *, but: int = 0) -> None:
    row = db.execute("SELECT id FROM saved_searches WHERE account_id = ? AND name = ?", (account_id, name)).fetchone()
    if row is not None and row["id"] != but:
        raise StoreError(f"there is a saved search named {name} already")


def _search(row: sqlite3.Row) -> SavedSearch:
    return SavedSearch(
        id=row["id"],
        account=row["account_id"],
        owner=row["owner"],
        name=row["name"],
        asked=row["asked"],
        shared=bool(row["shared"]),
        made_at=loaded(row["made_at"]),
    )
