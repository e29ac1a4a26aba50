"""What the alert rules found: since when each rule is in force, each article it found once, and which mail told of it.

Not here: what a rule asks for (config), looking for it (pipeline), how far the mails have come (messages.py).
"""

import json
from collections.abc import Sequence
from datetime import datetime

from monitor.errors import StoreError
from monitor.store import messages as mails
from monitor.store.database import Database
from monitor.store.times import loaded, stored
from monitor.store.values import NewMessage


class AlertHits:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, alert: str, query: str, at: datetime) -> datetime:
        """Return since when the rule *alert* is in force with this *query*: since now, when it is new or was another one."""
        with self._database.writing() as db:
            row = db.execute("SELECT query, since FROM alert_starts WHERE alert = ?", (alert,)).fetchone()
            if row is not None and row["query"] == query:
                return loaded(row["since"])
            db.execute(
                "INSERT INTO alert_starts (alert, query, since) VALUES (?, ?, ?) "
                "ON CONFLICT (alert) DO UPDATE SET query = excluded.query, since = excluded.since",
                (alert, query, stored(at)),
            )
            return loaded(stored(at))

    def candidates(self, since: datetime, until: datetime) -> tuple[int, ...]:
        """Return the clips and their copies, without what was archived, that came after *since*, not after *until*.

        One may be kept later than another that came after it: ask for spans that overlap; `hit` knows what it knows.
        """
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT id FROM articles WHERE clipped_at > ? AND clipped_at <= ? AND in_scope AND NOT archived
                ORDER BY clipped_at, id
                """,
                (stored(since), stored(until)),
            ).fetchall()
        return tuple(row["id"] for row in rows)

    def hit(self, alert: str, article_ids: Sequence[int], at: datetime) -> tuple[int, ...]:
        """Keep which articles a rule found; return those that it had not found before, in the order given."""
        with self._database.writing() as db:
            return tuple(
                article
                for article in article_ids
                if db.execute(
                    "INSERT INTO alert_hits (alert, article_id, found_at) VALUES (?, ?, ?) "
                    "ON CONFLICT (alert, article_id) DO NOTHING",
                    (alert, article, stored(at)),
                ).rowcount
            )

    def untold(self) -> tuple[tuple[str, int, datetime], ...]:
        """Return (alert, article, when it was found) of what no mail has told, the first found first."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT alert, article_id, found_at FROM alert_hits WHERE about IS NULL ORDER BY found_at, article_id, alert"
            ).fetchall()
        return tuple((row["alert"], row["article_id"], loaded(row["found_at"])) for row in rows)

    def tell(self, about: str, pairs: Sequence[tuple[str, int]], messages: Sequence[NewMessage], at: datetime) -> None:
        """Mark (alert, article) *pairs* as told by the mails *messages*, which tell of *about*, and keep these.

        Raises StoreError, and keeps nothing, where another program has told one of them or has made one of these mails.
        """
        with self._database.writing() as db:
            told = db.execute(
                """
                UPDATE alert_hits SET about = ? WHERE about IS NULL AND (alert, article_id) IN (
                    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)
                )
                """,
                (about, json.dumps([list(pair) for pair in dict.fromkeys(pairs)])),
            ).rowcount
            if told != len(set(pairs)) or mails.add(db, "alert", messages, at, about=about) != len(messages):
                raise StoreError(f"what the alert mail {about} was to tell is told already; nothing was sent twice")
