"""Which articles people chose for the selections that other bodies take over: append-only; the newest word stands.

Not here: which selections there are (config), what is published of them (publish).
"""

from datetime import datetime

from monitor.errors import StoreError
from monitor.store.database import Database
from monitor.store.times import loaded_or_none, stored


class Picks:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set(self, selection: str, article_id: int, at: datetime, who: str, chosen: bool) -> None:
        """Keep that *who* put an article into a selection, or took it out. StoreError when there is no such article."""
        with self._database.writing() as db:
            if db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone() is None:
                raise StoreError(f"there is no article {article_id}; the selection {selection} is as it was")
            db.execute(
                "INSERT INTO picks (selection, article_id, at, who, chosen) VALUES (?, ?, ?, ?, ?)",
                (selection, article_id, stored(at), who, chosen),
            )

    def of(self, selection: str) -> tuple[int, ...]:
        """Return the articles that are in a selection, the newest pick first."""
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT article_id FROM picks WHERE chosen AND id IN (
                    SELECT MAX(id) FROM picks WHERE selection = ? GROUP BY article_id
                ) ORDER BY id DESC
                """,
                (selection,),
            ).fetchall()
        return tuple(row["article_id"] for row in rows)

    def taken_out(self, selection: str) -> frozenset[int]:
        """Return the articles that a person took out of a selection and nobody put back."""
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT article_id FROM picks WHERE NOT chosen AND id IN (
                    SELECT MAX(id) FROM picks WHERE selection = ? GROUP BY article_id
                )
                """,
                (selection,),
            ).fetchall()
        return frozenset(row["article_id"] for row in rows)

    def last(self, selection: str) -> datetime | None:
        """Return when somebody last put an article into a selection or took one out."""
        with self._database.reading() as db:
            row = db.execute("SELECT MAX(at) AS at FROM picks WHERE selection = ?", (selection,)).fetchone()
        return loaded_or_none(row["at"])
