"""The ledger a page at a time, and everything that is known of one address. Reads only, every question through an index.

Not here: the sums that must agree (ledger.py), how an address comes to its end (addresses.py).
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.model import State
from monitor.store.database import Database
from monitor.store.times import loaded, loaded_or_none, stored_or_null

_BATCH = 500
_SELECT = """
    SELECT d.id, d.url, d.title, d.source, d.state, d.reason, d.robots, d.first_seen, d.recorded_at, d.ended_at,
    d.published, d.attempts, d.next_try, d.entered_by
"""
_BY_ID = f"{_SELECT} FROM json_each(?) wanted CROSS JOIN addresses d ON d.id = wanted.value ORDER BY wanted.key"
_OF_STATE = "FROM addresses d INDEXED BY addresses_by_state WHERE d.state = :state"
_OF_SOURCE = """
    FROM addresses d INDEXED BY addresses_by_source WHERE d.source = :source
    AND d.recorded_at >= COALESCE(:since, '') AND d.recorded_at < COALESCE(:until, '~')
    AND (:state = '' OR d.state = :state)
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which addresses: of a state, or of a source (and there of a state, and recorded in a span of time)."""

    state: State | None = None
    source: str = ""
    since: datetime | None = None
    until: datetime | None = None  # not included

    def __post_init__(self) -> None:
        """Refuse to ask for all there are: no page shows them."""
        if self.state is None and not self.source:
            raise ValueError("ask for a state or a source")


@dataclass(frozen=True, slots=True)
class AddressLine:
    """One address as a list shows it. Times are aware UTC."""

    id: int
    url: str
    title: str  # as listed; as read, once it was read
    source: str  # that recorded it first
    state: State
    reason: str
    robots: str  # the rule of robots.txt that decided, in words
    first_seen: datetime
    recorded: datetime
    ended: datetime | None  # None while it waits
    published: datetime | None
    attempts: int
    next_try: datetime
    entered_by: str  # "" where a source lists it
    article: int | None  # the clip or copy that stands at it


@dataclass(frozen=True, slots=True)
class AddressRecord:
    """Everything that is known of one address."""

    line: AddressLine
    aliases: tuple[str, ...]  # other addresses of the same article
    listed_by: tuple[tuple[str, datetime], ...]  # source, and when it listed it first


class LedgerPages:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, asked: Asked) -> int:
        """Return how many addresses that are."""
        with self._database.reading() as db:
            return int(db.execute(f"SELECT COUNT(*) {_where(asked)}", _values(asked)).fetchone()[0])

    def lines(self, asked: Asked, *, limit: int, offset: int = 0) -> tuple[AddressLine, ...]:
        """Return a page of them, the newest record first."""
        with self._database.reading() as db:
            rows = db.execute(
                f"{_SELECT} {_where(asked)} ORDER BY {_order(asked)} LIMIT :limit OFFSET :offset",
                _values(asked) | {"limit": limit, "offset": offset},
            ).fetchall()
            return _with_articles(db, rows)

    def all(self, asked: Asked) -> Iterator[AddressLine]:
        """Yield all of them, in the order of the pages, as they stand now. Other work may go on in between."""
        with self._database.reading() as db:
            ids = [
                row["id"] for row in db.execute(f"SELECT d.id {_where(asked)} ORDER BY {_order(asked)}", _values(asked))
            ]
        for start in range(0, len(ids), _BATCH):
            with self._database.reading() as db:
                yield from _of_ids(db, ids[start : start + _BATCH])

    def look_up(self, urls: Sequence[str], keys: Sequence[str]) -> AddressRecord | None:
        """Return what is known of the address written as one of *urls* or with one of *keys*; None: never seen."""
        with self._database.reading() as db:
            row = db.execute(
                """
                SELECT address_id FROM address_keys WHERE key IN (SELECT value FROM json_each(:keys))
                UNION ALL SELECT address_id FROM aliases WHERE url IN (SELECT value FROM json_each(:urls)) LIMIT 1
                """,
                {"keys": json.dumps(list(keys)), "urls": json.dumps(list(urls))},
            ).fetchone()
            line = next(iter(_of_ids(db, [row["address_id"]])), None) if row else None
            if line is None:
                return None
            aliases = db.execute("SELECT url FROM aliases WHERE address_id = ? ORDER BY url", (line.id,)).fetchall()
            listed = db.execute(
                "SELECT source, first_seen FROM listings WHERE address_id = ? ORDER BY first_seen, source", (line.id,)
            ).fetchall()
        return AddressRecord(
            line,
            tuple(each["url"] for each in aliases if each["url"] != line.url),
            tuple((each["source"], loaded(each["first_seen"])) for each in listed),
        )


def _where(asked: Asked) -> str:
    return _OF_SOURCE if asked.source else _OF_STATE


def _order(asked: Asked) -> str:
    return "d.recorded_at DESC, d.id DESC" if asked.source else "d.id DESC"


def _values(asked: Asked) -> dict[str, object]:
    return {
        "state": asked.state or "",
        "source": asked.source,
        "since": stored_or_null(asked.since),
        "until": stored_or_null(asked.until),
    }


def _of_ids(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[AddressLine, ...]:
    """The lines of *ids*, in their order; one merged away meanwhile is left out."""
    rows = db.execute(_BY_ID, (json.dumps(list(ids)),)).fetchall()
    return _with_articles(db, rows)


def _with_articles(db: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> tuple[AddressLine, ...]:
    found = db.execute(
        "SELECT address_id, id FROM articles WHERE address_id IN (SELECT value FROM json_each(?))",
        (json.dumps([row["id"] for row in rows]),),
    )
    articles = {row["address_id"]: row["id"] for row in found}
    return tuple(_line(row, articles.get(row["id"])) for row in rows)


def _line(row: sqlite3.Row, article: int | None) -> AddressLine:
    return AddressLine(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        source=row["source"],
        state=row["state"],
        reason=row["reason"],
        robots=row["robots"],
        first_seen=loaded(row["first_seen"]),
        recorded=loaded(row["recorded_at"]),
        ended=loaded_or_none(row["ended_at"]),
        published=loaded_or_none(row["published"]),
        attempts=row["attempts"],
        next_try=loaded(row["next_try"]),
        entered_by=row["entered_by"],
        article=article,
    )
