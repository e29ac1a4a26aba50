"""The log of what people did, each line chained to the one before it: append-only, never changed, never shortened.

A line whose link does not follow from the line before and its own words was changed by other means than this program.
Who can rewrite the whole file can rewrite the whole chain: an exported log, or its last link on paper, shows that.
Not here: what is worth a line (the desk).
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor.store.database import Database
from monitor.store.times import loaded, stored

FIRST = "0" * 64  # the link before the first line


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, and from where."""

    login: str  # "": nobody is signed in
    name: str
    address: str = ""  # "": the command line


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One thing that somebody did."""

    number: int
    at: datetime
    actor: Actor
    act: str  # "tag.drop"
    about: str  # "clip 12"
    detail: Mapping[str, Any]
    chain: str


class Audit:
    """The door to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def acting(
        self, actor: Actor, at: datetime, act: str, about: str, detail: Mapping[str, Any] | None = None
    ) -> Iterator[dict[str, Any]]:
        """One transaction for something that a person does: all that is written inside, and its line, or nothing.

        Yields the details, to which may be added what is known only at the end.
        """
        said = dict(detail or {})
        with self._database.writing() as db:
            yield said
            _append(db, actor, at, act, about, said)

    def lines(
        self, *, limit: int = 0, before: int | None = None, login: str = "", about: str = ""
    ) -> tuple[AuditLine, ...]:
        """Return the newest *limit* (0: all) lines older than number *before*, of one person or one thing; newest first."""
        asked = {"number < ?": before, "login = ?": login or None, "about = ?": about or None}
        given = {words: value for words, value in asked.items() if value is not None}
        # Only what is asked for stands in the query: with an OR in it SQLite would read the whole log.
        where = f"WHERE {' AND '.join(given)}" if given else ""
        with self._database.reading() as db:
            rows = db.execute(
                f"SELECT * FROM audit {where} ORDER BY number DESC LIMIT ?",  # noqa: S608 - words of ours
                (*given.values(), limit or -1),
            ).fetchall()
        return tuple(_line(row) for row in rows)

    def following(self, after: int, limit: int) -> tuple[AuditLine, ...]:
        """Return the *limit* lines that follow number *after*, oldest first."""
        with self._database.reading() as db:
            rows = db.execute("SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?", (after, limit)).fetchall()
        return tuple(_line(row) for row in rows)

    def last(self) -> AuditLine | None:
        """Return the newest line; its link stands for all lines before it."""
        return next(iter(self.lines(limit=1)), None)

    def broken(self) -> int | None:
        """Return the number of the first line whose link does not hold, or whose number is missing; None: all is sound."""
        link, expected = FIRST, 1
        with self._database.reading() as db:
            for row in db.execute("SELECT * FROM audit ORDER BY number"):
                link = _link(link, row)
                if row["number"] != expected or row["chain"] != link:
                    return expected
                expected += 1
            kept = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").fetchone()
        return expected if kept and kept["seq"] >= expected else None


def _append(  # noqa: PLR0913, PLR0917 - one line
    db: sqlite3.Connection, actor: Actor, at: datetime, act: str, about: str, detail: Mapping[str, Any]
) -> None:
    last = db.execute("SELECT number, chain FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    row = {
        "number": last["number"] + 1 if last else 1,
        "at": stored(at),
        "login": actor.login,
        "name": actor.name,
        "address": actor.address,
        "act": act,
        "about": about,
        "detail": json.dumps(detail, ensure_ascii=False, sort_keys=True),
    }
    db.execute(
        """
        INSERT INTO audit (number, at, login, name, address, act, about, detail, chain)
        VALUES (:number, :at, :login, :name, :address, :act, :about, :detail, :chain)
        """,
        row | {"chain": _link(last["chain"] if last else FIRST, row)},
    )


def _link(before: str, row: Mapping[str, Any] | sqlite3.Row) -> str:
    parts = [row[name] for name in ("number", "at", "login", "name", "address", "act", "about", "detail")]
    return hashlib.sha256(json.dumps([before, *parts], ensure_ascii=False).encode()).hexdigest()


def _line(row: sqlite3.Row) -> AuditLine:
    return AuditLine(
        number=row["number"],
        at=loaded(row["at"]),
        actor=Actor(row["login"], row["name"], row["address"]),
        act=row["act"],
        about=row["about"],
        detail=json.loads(row["detail"]),
        chain=row["chain"],
    )
