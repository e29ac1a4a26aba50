"""Briefings as they were frozen, with every file that was rendered then: kept once, never changed, never removed.

Not here: what a briefing holds and how it becomes text (the room briefings), rendering (publish).
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.errors import StoreError
from monitor.store.audit import Actor
from monitor.store.database import Database
from monitor.store.times import loaded, stored

_DAMAGED = "a frozen briefing is damaged; restore the database from a backup"


@dataclass(frozen=True, slots=True)
class Frozen:
    """That a briefing was frozen, when and by whom."""

    period: str  # its name
    at: datetime
    by: str  # the login
    name: str  # of the person, as it was then


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file as it is kept."""

    name: str
    sha256: str  # of what was packed
    content: bytes


class Briefings:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, period: str, body: bytes, files: Sequence[PackedFile], by: Actor, at: datetime) -> None:
        """Keep the briefing of *period*, whose text was `packed`, with its *files*, `packed_files`.

        Raises StoreError where there is one: it stays as it is. Packing takes seconds: it is done before the database is locked.
        """
        with self._database.writing() as db:
            if (kept := _row(db, period)) is not None:
                raise StoreError(f"the briefing of {period} was frozen by {kept['name']} before; it stays as it is")
            db.execute(
                "INSERT INTO briefings (period, frozen_at, frozen_by, name, body) VALUES (?, ?, ?, ?, ?)",
                (period, stored(at), by.login, by.name, body),
            )
            db.executemany(
                "INSERT INTO briefing_files (period, name, sha256, content) VALUES (?, ?, ?, ?)",
                [(period, each.name, each.sha256, each.content) for each in files],
            )

    def get(self, period: str) -> Frozen | None:
        """Return that the briefing of *period* was frozen; None where it was not."""
        with self._database.reading() as db:
            row = _row(db, period)
        return None if row is None else _frozen(row)

    def body(self, period: str) -> bytes | None:
        """Return its text; None where there is none. Raises StoreError when its bytes are no longer those."""
        with self._database.reading() as db:
            row = db.execute("SELECT body FROM briefings WHERE period = ?", (period,)).fetchone()
        return None if row is None else _unpacked(row["body"])

    def files(self, period: str) -> dict[str, bytes]:
        """Return its files by their names, as they were rendered then. Raises StoreError when their bytes are no longer those."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT name, sha256, content FROM briefing_files WHERE period = ? ORDER BY name", (period,)
            ).fetchall()
        return {row["name"]: _content(row) for row in rows}

    def file(self, period: str, name: str) -> bytes | None:
        """Return one of its files; None where there is none of that name. Raises StoreError as `files` does."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT sha256, content FROM briefing_files WHERE period = ? AND name = ?", (period, name)
            ).fetchone()
        return None if row is None else _content(row)

    def names(self, period: str) -> tuple[str, ...]:
        """Return what its files are called."""
        with self._database.reading() as db:
            rows = db.execute("SELECT name FROM briefing_files WHERE period = ? ORDER BY name", (period,)).fetchall()
        return tuple(row["name"] for row in rows)

    def all(self) -> tuple[Frozen, ...]:
        """Return every briefing that was frozen, the one frozen last first."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT period, frozen_at, frozen_by, name FROM briefings ORDER BY frozen_at DESC, period"
            ).fetchall()
        return tuple(_frozen(row) for row in rows)


def _row(db: sqlite3.Connection, period: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = db.execute(
        "SELECT period, frozen_at, frozen_by, name FROM briefings WHERE period = ?", (period,)
    ).fetchone()
    return found


def _frozen(row: sqlite3.Row) -> Frozen:
    return Frozen(row["period"], loaded(row["frozen_at"]), row["frozen_by"], row["name"])


def packed(parts: Iterable[bytes]) -> bytes:
    """A text that comes in parts, as it is kept: the whole of it never stands in memory."""
    packer = zlib.compressobj()
    return b"".join([*map(packer.compress, parts), packer.flush()])


def packed_files(files: Mapping[str, bytes]) -> tuple[PackedFile, ...]:
    """*files* by their names, as they are kept."""
    return tuple(
        PackedFile(name, hashlib.sha256(content).hexdigest(), zlib.compress(content))
        for name, content in sorted(files.items())
    )


def _content(row: sqlite3.Row) -> bytes:
    found = _unpacked(row["content"])
    if hashlib.sha256(found).hexdigest() != row["sha256"]:
        raise StoreError(_DAMAGED)
    return found


def _unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompress(content)
    except zlib.error as error:
        raise StoreError(_DAMAGED) from error
