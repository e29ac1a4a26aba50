"""What was learned of how the pages of each source are built, and how well it holds.

Not here: learning and comparing (read), what follows from an audit (pipeline).
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from monitor.model import Audit, Observation, Shape
from monitor.store.database import Database
from monitor.store.times import loaded, loaded_or_none, stored, stored_or_null

_OBSERVED = 12  # pages of a host that are remembered: enough to learn two shapes at once
_RECENT = 20  # pages of which a shape remembers how it went
_AUDITS = 20  # of a shape that are kept
_DROPPED = 20  # shapes of a source that are kept as history

BY_HAND = "forgotten by hand"  # why a shape was dropped of which nothing is to be known any more

# How a page went: read by the shape; read both ways, which agreed or not; its places were not there; they were, but
# held next to nothing.
Mark = Literal["r", "a", "d", "m", "s"]


@dataclass(frozen=True, slots=True)
class KeptShape:
    """A shape with its history."""

    id: int
    source: str
    shape: Shape
    learned_at: datetime
    pages: int  # read by it
    recent: str  # a letter per page (Mark), newest last
    dropped_at: datetime | None  # None: in use
    reason: str  # why it was dropped


@dataclass(frozen=True, slots=True)
class KeptAudit:
    """A page that was read both ways."""

    url: str
    at: datetime
    audit: Audit


class Shapes:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def in_use(self, source: str) -> tuple[KeptShape, ...]:
        """Return the shapes that pages of *source* are read by, the oldest first."""
        with self._database.reading() as db:
            return _shapes(db, "source = ? AND dropped_at IS NULL", source)

    def all(self, source: str | None = None) -> tuple[KeptShape, ...]:
        """Return every shape there ever was, of *source* or of all."""
        with self._database.reading() as db:
            return _shapes(db, "source = ?", source) if source is not None else _shapes(db, "1")

    def observations(self, source: str, host: str) -> tuple[Observation, ...]:
        """Return what was seen on the newest pages of *source* at *host* that no shape fitted, the oldest first."""
        with self._database.reading() as db:
            return _observations(db, source, host)

    def observed(self) -> dict[tuple[str, str], int]:
        """Return for each (source, host) how many pages wait to be learned from."""
        with self._database.reading() as db:
            rows = db.execute("SELECT source, host, COUNT(*) AS pages FROM page_observations GROUP BY source, host")
            return {(row["source"], row["host"]): row["pages"] for row in rows.fetchall()}

    def forget(self, source: str, at: datetime) -> None:
        """Drop every shape of *source* by hand, and what was observed; nothing of those dropped before is known either."""
        with self._database.writing() as db:
            db.execute(
                """
                UPDATE page_shapes SET dropped_at = COALESCE(dropped_at, ?), reason = ?, reread_since = NULL
                WHERE source = ?
                """,
                (stored(at), BY_HAND, source),
            )
            db.execute("DELETE FROM page_observations WHERE source = ?", (source,))

    def unsound(self) -> dict[str, datetime]:
        """Return the sources whose pages are to be read again, with since when."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT source, MIN(reread_since) AS since FROM page_shapes WHERE reread_since IS NOT NULL GROUP BY source"
            ).fetchall()
            return {row["source"]: loaded(row["since"]) for row in rows}

    def mended(self, source: str) -> None:
        """Remember that the pages of *source* were read again."""
        with self._database.writing() as db:
            db.execute("UPDATE page_shapes SET reread_since = NULL WHERE source = ?", (source,))

    def audits(self, shape: int) -> tuple[KeptAudit, ...]:
        """Return the newest audits of a shape, the oldest first."""
        with self._database.reading() as db:
            return _audits(db, shape)

    def observe(self, source: str, url: str, observation: Observation, at: datetime) -> None:
        """Remember where the parts of one page stood; the oldest pages of *source* at its host are forgotten."""
        with self._database.writing() as db:
            _observe(db, source, url, observation, at)

    def learned(self, source: str, shapes: Sequence[Shape], at: datetime) -> None:
        """Use *shapes* from now on, besides those already in use; what was observed at their hosts is forgotten."""
        with self._database.writing() as db:
            for shape in shapes:
                db.execute(
                    "INSERT INTO page_shapes (source, shape, learned_at, pages, recent, reason) VALUES (?, ?, ?, 0, '', '')",
                    (source, _json(shape), stored(at)),
                )
                db.execute("DELETE FROM page_observations WHERE source = ? AND host = ?", (source, shape.host))

    def mark(self, shapes: Sequence[int], mark: Mark) -> None:
        """Remember of each of *shapes* how the last page went."""
        with self._database.writing() as db:
            _mark(db, shapes, mark)

    def audited(self, shape: int, url: str, audit: Audit, at: datetime, *, agrees: bool) -> None:
        """Keep the audit of a page that was read by *shape* and searched too."""
        with self._database.writing() as db:
            _mark(db, [shape], "a" if agrees else "d")
            db.execute(
                "INSERT INTO page_audits (shape_id, url, at, agreement, difference) VALUES (?, ?, ?, ?, ?)",
                (shape, url, stored(at), audit.agreement, audit.difference),
            )
            db.execute(
                """
                DELETE FROM page_audits WHERE shape_id = ? AND id NOT IN
                    (SELECT id FROM page_audits WHERE shape_id = ? ORDER BY id DESC LIMIT ?)
                """,
                (shape, shape, _AUDITS),
            )

    def drop(self, shapes: Sequence[int], reason: str, at: datetime, *, reread_since: datetime | None = None) -> None:
        """Stop using *shapes*, because of *reason*; they stay as history.

        *reread_since*: what was read by them since then is not sound, and to be read again (`unsound`).
        """
        with self._database.writing() as db:
            for id_ in shapes:
                db.execute(
                    """
                    UPDATE page_shapes SET dropped_at = ?, reason = ?, reread_since = ?
                    WHERE id = ? AND dropped_at IS NULL
                    """,
                    (stored(at), reason, stored_or_null(reread_since), id_),
                )
                _forget_oldest(db, id_)


def _shapes(db: sqlite3.Connection, where: str, *values: str) -> tuple[KeptShape, ...]:
    rows = db.execute(f"SELECT * FROM page_shapes WHERE {where} ORDER BY source, id", values).fetchall()  # noqa: S608 - our own text
    return tuple(
        KeptShape(
            id=row["id"],
            source=row["source"],
            shape=Shape(**_tuples(row["shape"])),
            learned_at=loaded(row["learned_at"]),
            pages=row["pages"],
            recent=row["recent"],
            dropped_at=loaded_or_none(row["dropped_at"]),
            reason=row["reason"],
        )
        for row in rows
    )


def _forget_oldest(db: sqlite3.Connection, id_: int) -> None:
    """Forget the oldest dropped shapes of the source of shape *id_*, with their audits."""
    rows = db.execute(
        """
        SELECT id FROM page_shapes WHERE dropped_at IS NOT NULL
        AND source = (SELECT source FROM page_shapes WHERE id = ?) ORDER BY dropped_at DESC, id DESC LIMIT -1 OFFSET ?
        """,
        (id_, _DROPPED),
    ).fetchall()
    for row in rows:
        db.execute("DELETE FROM page_audits WHERE shape_id = ?", (row["id"],))
        db.execute("DELETE FROM page_shapes WHERE id = ?", (row["id"],))


def _observations(db: sqlite3.Connection, source: str, host: str) -> tuple[Observation, ...]:
    rows = db.execute(
        "SELECT observation FROM page_observations WHERE source = ? AND host = ? ORDER BY id", (source, host)
    ).fetchall()
    return tuple(Observation(**_tuples(row["observation"])) for row in rows)


def _audits(db: sqlite3.Connection, shape: int) -> tuple[KeptAudit, ...]:
    rows = db.execute("SELECT * FROM page_audits WHERE shape_id = ? ORDER BY id", (shape,)).fetchall()
    return tuple(KeptAudit(row["url"], loaded(row["at"]), Audit(row["agreement"], row["difference"])) for row in rows)


def _observe(db: sqlite3.Connection, source: str, url: str, observation: Observation, at: datetime) -> None:
    db.execute(
        "INSERT OR REPLACE INTO page_observations (source, host, url, at, observation) VALUES (?, ?, ?, ?, ?)",
        (source, observation.host, url, stored(at), _json(observation)),
    )
    db.execute(
        """
        DELETE FROM page_observations WHERE source = ? AND host = ? AND id NOT IN
            (SELECT id FROM page_observations WHERE source = ? AND host = ? ORDER BY id DESC LIMIT ?)
        """,
        (source, observation.host, source, observation.host, _OBSERVED),
    )


def _mark(db: sqlite3.Connection, shapes: Sequence[int], mark: str) -> None:
    read = int(mark not in "ms")
    for id_ in shapes:
        db.execute(
            "UPDATE page_shapes SET pages = pages + ?, recent = substr(recent || ?, -?) WHERE id = ?",
            (read, mark, _RECENT, id_),
        )


def _json(value: Shape | Observation) -> str:
    return json.dumps(asdict(value), ensure_ascii=False)


def _tuples(text: str) -> dict[str, Any]:
    """The fields of a value kept as JSON, where lists are tuples again."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(text).items()}
