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
from monitor.store.times import loaded, loaded_or_none, stored

_OBSERVED = 12  # pages that are remembered: enough to learn two shapes at once
_RECENT = 20  # pages of which a shape remembers how it went
_AUDITS = 20  # of a shape that are kept


@dataclass(frozen=True, slots=True)
class KeptShape:
    """A shape with its history."""

    id: int
    source: str
    shape: Shape
    learned_at: datetime
    pages: int  # read by it
    recent: str  # a letter per page, newest last: r read, a audit agreed, d disagreed, m did not fit
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

    def observations(self, source: str) -> tuple[Observation, ...]:
        """Return what was seen on the newest pages of *source* that no shape fitted, the oldest first."""
        with self._database.reading() as db:
            return _observations(db, source)

    def observed(self) -> dict[str, int]:
        """Return for each source how many pages wait to be learned from."""
        with self._database.reading() as db:
            rows = db.execute("SELECT source, COUNT(*) AS pages FROM page_observations GROUP BY source").fetchall()
            return {row["source"]: row["pages"] for row in rows}

    def audits(self, shape: int) -> tuple[KeptAudit, ...]:
        """Return the newest audits of a shape, the oldest first."""
        with self._database.reading() as db:
            return _audits(db, shape)

    def observe(self, source: str, url: str, observation: Observation, at: datetime) -> None:
        """Remember where the parts of one page stood; the oldest pages of *source* are forgotten."""
        with self._database.writing() as db:
            _observe(db, source, url, observation, at)

    def learned(self, source: str, shapes: Sequence[Shape], at: datetime) -> None:
        """Use *shapes* from now on, besides those already in use; what they were learned from is forgotten."""
        with self._database.writing() as db:
            for shape in shapes:
                db.execute(
                    "INSERT INTO page_shapes (source, shape, learned_at, pages, recent, reason) VALUES (?, ?, ?, 0, '', '')",
                    (source, _json(shape), stored(at)),
                )
            db.execute("DELETE FROM page_observations WHERE source = ?", (source,))

    def mark(self, shapes: Sequence[int], mark: Literal["r", "a", "d", "m"]) -> None:
        """Remember of each of *shapes* how the last page went: read by it, audited, or it did not fit."""
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

    def drop(self, shapes: Sequence[int], reason: str, at: datetime) -> None:
        """Stop using *shapes*, because of *reason*; they stay as history."""
        with self._database.writing() as db:
            for id_ in shapes:
                db.execute(
                    "UPDATE page_shapes SET dropped_at = ?, reason = ? WHERE id = ? AND dropped_at IS NULL",
                    (stored(at), reason, id_),
                )


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


def _observations(db: sqlite3.Connection, source: str) -> tuple[Observation, ...]:
    rows = db.execute("SELECT observation FROM page_observations WHERE source = ? ORDER BY id", (source,)).fetchall()
    return tuple(Observation(**_tuples(row["observation"])) for row in rows)


def _audits(db: sqlite3.Connection, shape: int) -> tuple[KeptAudit, ...]:
    rows = db.execute("SELECT * FROM page_audits WHERE shape_id = ? ORDER BY id", (shape,)).fetchall()
    return tuple(KeptAudit(row["url"], loaded(row["at"]), Audit(row["agreement"], row["difference"])) for row in rows)


def _observe(db: sqlite3.Connection, source: str, url: str, observation: Observation, at: datetime) -> None:
    db.execute(
        "INSERT OR REPLACE INTO page_observations (source, url, at, observation) VALUES (?, ?, ?, ?)",
        (source, url, stored(at), _json(observation)),
    )
    db.execute(
        """
        DELETE FROM page_observations WHERE source = ? AND id NOT IN
            (SELECT id FROM page_observations WHERE source = ? ORDER BY id DESC LIMIT ?)
        """,
        (source, source, _OBSERVED),
    )


def _mark(db: sqlite3.Connection, shapes: Sequence[int], mark: str) -> None:
    read = int(mark != "m")
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
