"""The answers of a time-stamping service, as they came. Not here: asking for them or checking them (crawl/stamps)."""

import sqlite3
from collections.abc import Iterator

from monitor.store.evidence.values import Stamp
from monitor.store.times import loaded, stored


def add(db: sqlite3.Connection, stamp: Stamp) -> None:
    """Keep *stamp*, checked or not: what a service said must not be lost because we could not read it."""
    db.execute(
        "INSERT INTO stamps (number, chain, at, service, response) VALUES (?, ?, ?, ?, ?)",
        (stamp.number, stamp.chain, stored(stamp.at), stamp.service, stamp.response),
    )


def every(db: sqlite3.Connection, since: int = 0) -> Iterator[Stamp]:
    """Yield every stamp on capture *since* or a later one, the oldest first."""
    for row in db.execute("SELECT * FROM stamps WHERE number >= ? ORDER BY id", (since,)):
        yield _stamp(row)


def last(db: sqlite3.Connection) -> Stamp | None:
    """Return the newest stamp."""
    row = db.execute("SELECT * FROM stamps ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else _stamp(row)


def newest_link(db: sqlite3.Connection) -> tuple[int, str] | None:
    """Return (number, link) of the newest capture."""
    row = db.execute("SELECT number, chain FROM captures ORDER BY number DESC LIMIT 1").fetchone()
    return None if row is None else (row["number"], row["chain"])


def _stamp(row: sqlite3.Row) -> Stamp:
    return Stamp(row["number"], row["chain"], loaded(row["at"]), row["service"], bytes(row["response"]))
