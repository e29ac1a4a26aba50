"""Editions: what was told, frozen, with the files and the mails that were made of it.

What it must never do: put an article into two editions, or keep an edition without its mails.

Not here: what an edition says (publish), how far its mails have come (messages.py).
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from monitor.errors import StoreError
from monitor.model import Clip
from monitor.store import clips, messages
from monitor.store.database import Database
from monitor.store.times import loaded, loaded_or_none, stored, stored_or_null
from monitor.store.values import EditionFile, NewMessage


@dataclass(frozen=True, slots=True)
class Cut:
    """Everything one edition writes."""

    number: int
    kind: str
    due: datetime
    since: datetime
    cut_at: datetime
    frozen: str  # JSON
    items: Sequence[int]
    copies: Sequence[int]
    archived: Sequence[int]
    messages: Sequence[NewMessage]
    files: Sequence[EditionFile]
    at: datetime
    dropped: Sequence[int] = ()  # that people left out of it, with their reprints
    approved_by: str = ""
    approved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition as a list of them shows it."""

    number: int
    due: datetime
    cut_at: datetime
    items: int
    dropped: int  # that it names as left out, so without their reprints
    approved_by: str
    approved_at: datetime | None  # None: nobody did


class Editions:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self, cut_at: datetime) -> tuple[tuple[Clip, ...], tuple[int, ...]]:
        """Return the originals and the copies in no edition that came by *cut_at*, of one moment: each is one or the other."""
        with self._database.reading() as db:
            return _waiting_clips(db, cut_at), _waiting_copies(db, cut_at)

    def waiting_clips(self, cut_at: datetime) -> tuple[Clip, ...]:
        """Return the originals in no edition that became clips by *cut_at*, as they came."""
        with self._database.reading() as db:
            return _waiting_clips(db, cut_at)

    def waiting_copies(self, cut_at: datetime) -> tuple[int, ...]:
        """Return the copies in no edition that came by *cut_at*."""
        with self._database.reading() as db:
            return _waiting_copies(db, cut_at)

    def last(self) -> tuple[int, datetime, datetime] | None:
        """Return (number, due, cut_at) of the newest edition."""
        with self._database.reading() as db:
            return _last(db)

    def recent(self, limit: int) -> tuple[tuple[int, datetime, datetime], ...]:
        """Return (number, due, cut_at) of the last *limit* editions, the newest first."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT number, due, cut_at FROM editions ORDER BY number DESC LIMIT ?", (limit,)
            ).fetchall()
        return tuple((row["number"], loaded(row["due"]), loaded(row["cut_at"])) for row in rows)

    def json(self, number: int) -> str | None:
        """Return the JSON an edition was frozen as."""
        with self._database.reading() as db:
            return _frozen(db, number)

    def case_step(self) -> int | None:
        """Return the last step of any case that the newest edition knew; None where there is none that knew of cases."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT json_extract(frozen, '$.case_step') AS step FROM editions ORDER BY number DESC LIMIT 1"
            ).fetchone()
        return None if row is None or row["step"] is None else int(row["step"])

    def item_counts(self, limit: int) -> tuple[int, ...]:
        """Return how many items the last *limit* editions told, newest first."""
        with self._database.reading() as db:
            return tuple(line.items for line in _lines(db, limit))

    def told(self, article_ids: Sequence[int]) -> dict[int, int]:
        """Return (article, number of the edition) of those of *article_ids* that an edition told as an item."""
        with self._database.reading() as db:
            return _told(db, article_ids)

    def left_out(self, article_ids: Sequence[int]) -> frozenset[int]:
        """Return those of *article_ids* that people left out of the edition that would have told them."""
        with self._database.reading() as db:
            return _left_out(db, article_ids)

    @contextmanager
    def cutting(self) -> Iterator[None]:
        """One moment in which an edition is made up and saved: nobody writes in between, and all is kept or nothing."""
        with self._database.writing():
            yield

    def save(self, cut: Cut) -> None:
        """Keep an edition, its articles, its files and its mails. StoreError when any part is already told."""
        with self._database.writing() as db:
            _save(db, cut)

    def numbers(self) -> tuple[tuple[int, datetime], ...]:
        """Return (number, due) of every edition, oldest first."""
        with self._database.reading() as db:
            rows = db.execute("SELECT number, due FROM editions ORDER BY number").fetchall()
        return tuple((row["number"], loaded(row["due"])) for row in rows)

    def lines(self, limit: int = 0) -> tuple[EditionLine, ...]:
        """Return the newest *limit* editions (0: all), the newest first."""
        with self._database.reading() as db:
            return _lines(db, limit or -1)

    def cut_between(self, since: datetime, until: datetime) -> tuple[int, ...]:
        """Return the numbers of the editions due from *since* on and before *until*, oldest first."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT number FROM editions WHERE due >= ? AND due < ? ORDER BY number", (stored(since), stored(until))
            ).fetchall()
        return tuple(row["number"] for row in rows)

    def files(self, number: int) -> tuple[EditionFile, ...]:
        """Return what an edition was rendered as; () for one that was cut before files were kept.

        Raises StoreError for a file whose bytes are not those that were kept.
        """
        with self._database.reading() as db:
            return _files(db, number)


def _save(db: sqlite3.Connection, cut: Cut) -> None:
    """Keep an edition, the articles it tells of, and its mails, all waiting."""
    db.execute(
        """
        INSERT INTO editions (number, kind, due, since, cut_at, made_at, frozen, approved_by, approved_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            cut.number,
            cut.kind,
            *(stored(each) for each in (cut.due, cut.since, cut.cut_at, cut.at)),
            cut.frozen,
            cut.approved_by,
            stored_or_null(cut.approved_at),
        ),
    )
    roles = (("item", cut.items), ("copy", cut.copies), ("archived", cut.archived), ("dropped", cut.dropped))
    for role, articles in roles:
        db.executemany(
            "INSERT INTO edition_articles (article_id, edition, role) VALUES (?, ?, ?)",
            [(article, cut.number, role) for article in articles],
        )
    db.executemany(
        "INSERT INTO edition_files (edition, audience, form, sha256, content) VALUES (?, ?, ?, ?, ?)",
        [
            (cut.number, file.audience, file.form, _sha256(file.content), zlib.compress(file.content, 9))
            for file in cut.files
        ],
    )
    messages.add(db, "digest", cut.messages, cut.at, edition=cut.number)


def _files(db: sqlite3.Connection, number: int) -> tuple[EditionFile, ...]:
    rows = db.execute(
        "SELECT audience, form, sha256, content FROM edition_files WHERE edition = ? ORDER BY audience, form", (number,)
    ).fetchall()
    return tuple(_file(row, number) for row in rows)


def _file(row: sqlite3.Row, number: int) -> EditionFile:
    try:
        content = zlib.decompress(row["content"])
    except zlib.error as error:
        raise StoreError(f"edition {number} ({row['form']}) is damaged ({error}); restore a backup") from error
    if _sha256(content) != row["sha256"]:
        raise StoreError(f"edition {number} ({row['form']}) is not as it was kept; restore a backup")
    return EditionFile(row["audience"], row["form"], content)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _waiting_clips(db: sqlite3.Connection, cut_at: datetime) -> tuple[Clip, ...]:
    """Return the originals in no edition that became clips by *cut_at*, as they came."""
    rows = db.execute(
        """
        SELECT id FROM articles a WHERE clipped_at <= ? AND in_scope AND NOT archived
        AND NOT EXISTS (SELECT 1 FROM edition_articles e WHERE e.article_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.article_id = a.id)
        ORDER BY clipped_at, id
        """,
        (stored(cut_at),),
    ).fetchall()
    return clips.load_all(db, [row["id"] for row in rows])


def _waiting_copies(db: sqlite3.Connection, cut_at: datetime) -> tuple[int, ...]:
    """Return the copies in no edition that came by *cut_at*, as they came."""
    rows = db.execute(
        """
        SELECT id FROM articles a WHERE clipped_at <= ? AND in_scope AND NOT archived
        AND NOT EXISTS (SELECT 1 FROM edition_articles e WHERE e.article_id = a.id)
        AND EXISTS (SELECT 1 FROM copies c WHERE c.article_id = a.id)
        ORDER BY clipped_at, id
        """,
        (stored(cut_at),),
    ).fetchall()
    return tuple(row["id"] for row in rows)


def _last(db: sqlite3.Connection) -> tuple[int, datetime, datetime] | None:
    """Return (number, due, cut_at) of the newest edition."""
    row = db.execute("SELECT number, due, cut_at FROM editions ORDER BY number DESC LIMIT 1").fetchone()
    return None if row is None else (row["number"], loaded(row["due"]), loaded(row["cut_at"]))


def _frozen(db: sqlite3.Connection, number: int) -> str | None:
    """Return the JSON an edition was frozen as."""
    row = db.execute("SELECT frozen FROM editions WHERE number = ?", (number,)).fetchone()
    return None if row is None else str(row["frozen"])


def _lines(db: sqlite3.Connection, limit: int) -> tuple[EditionLine, ...]:
    rows = db.execute(
        """
        SELECT number, due, cut_at, approved_by, approved_at,
            (SELECT COUNT(*) FROM edition_articles a WHERE a.edition = e.number AND a.role = 'item') AS items,
            COALESCE(json_array_length(frozen, '$.left_out'), 0) AS dropped
        FROM editions e ORDER BY number DESC LIMIT ?
        """,
        (limit,),
    ).fetchall()
    return tuple(
        EditionLine(
            row["number"],
            loaded(row["due"]),
            loaded(row["cut_at"]),
            row["items"],
            row["dropped"],
            row["approved_by"],
            loaded_or_none(row["approved_at"]),
        )
        for row in rows
    )


def _left_out(db: sqlite3.Connection, article_ids: Sequence[int]) -> frozenset[int]:
    rows = db.execute(
        """
        SELECT article_id FROM edition_articles
        WHERE role = 'dropped' AND article_id IN (SELECT value FROM json_each(?))
        """,
        (json.dumps(list(article_ids)),),
    )
    return frozenset(row["article_id"] for row in rows)


def _told(db: sqlite3.Connection, article_ids: Sequence[int]) -> dict[int, int]:
    """Return (article, number of the edition) of those of *article_ids* that an edition told as an item."""
    rows = db.execute(
        """
        SELECT article_id, edition FROM edition_articles
        WHERE role = 'item' AND article_id IN (SELECT value FROM json_each(?))
        """,
        (json.dumps(list(article_ids)),),
    )
    return {row["article_id"]: row["edition"] for row in rows}
