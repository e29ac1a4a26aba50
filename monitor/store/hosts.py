"""What is remembered of hosts between two runs: their robots.txt, and until when they asked to be left alone.

Not here: obeying it (crawl).
"""

import sqlite3
from datetime import datetime

from monitor.model import HostPause, HostRules
from monitor.store.database import Database
from monitor.store.times import loaded, stored


class Hosts:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def learn(self, learned: HostRules | HostPause) -> None:
        """Remember the robots.txt of a host, or that it asked to be left alone."""
        with self._database.writing() as db:
            _learn(db, learned)

    def begin(self, at: datetime) -> bool:
        """Note that a round begins to read at *at*; return whether the one before it did not come to its end."""
        with self._database.writing() as db:
            broken_off = db.execute("SELECT 1 FROM reading").fetchone() is not None
            db.execute("INSERT OR REPLACE INTO reading VALUES (1, ?)", (stored(at),))
            return broken_off

    def end(self) -> None:
        """Note that the round has come to its end."""
        with self._database.writing() as db:
            db.execute("DELETE FROM reading")

    def rules(self, since: datetime) -> tuple[HostRules, ...]:
        """Return every robots.txt that was fetched at *since* or later."""
        with self._database.reading() as db:
            return _rules(db, since)

    def pauses(self, now: datetime) -> tuple[HostPause, ...]:
        """Return the pauses that still last at *now*, by the real clock."""
        with self._database.reading() as db:
            return _pauses(db, now)


def _learn(db: sqlite3.Connection, learned: HostRules | HostPause) -> None:
    if isinstance(learned, HostRules):
        db.execute(
            """
            INSERT INTO hosts VALUES (?, ?, ?, NULL)
            ON CONFLICT (host) DO UPDATE SET robots = excluded.robots, fetched_at = excluded.fetched_at
            """,
            (learned.host, learned.body, stored(learned.fetched_at)),
        )
        return
    db.execute(
        """
        INSERT INTO hosts VALUES (?, x'', NULL, ?)
        ON CONFLICT (host) DO UPDATE SET paused_until = excluded.paused_until
        """,
        (learned.host, stored(learned.until)),
    )


def _rules(db: sqlite3.Connection, since: datetime) -> tuple[HostRules, ...]:
    rows = db.execute(
        "SELECT host, robots, fetched_at FROM hosts WHERE fetched_at >= ? ORDER BY host", (stored(since),)
    ).fetchall()
    return tuple(HostRules(row["host"], bytes(row["robots"]), loaded(row["fetched_at"])) for row in rows)


def _pauses(db: sqlite3.Connection, now: datetime) -> tuple[HostPause, ...]:
    rows = db.execute(
        "SELECT host, paused_until FROM hosts WHERE paused_until > ? ORDER BY host", (stored(now),)
    ).fetchall()
    return tuple(HostPause(row["host"], loaded(row["paused_until"])) for row in rows)
