"""Editions and their mails: what was told, frozen, and how far each mail has come.

What it must never do: put an article into two editions, forget a mail, or let a sent mail wait again.

Not here: what an edition says (publish), and sending.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.errors import StoreError
from monitor.model import Clip
from monitor.store import clips
from monitor.store.database import Database
from monitor.store.times import loaded, stored
from monitor.store.values import OutMessage


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
    messages: Sequence[tuple[str, str, bytes]]  # (recipient, Message-ID, the mail)
    at: datetime


class Editions:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

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

    def json(self, number: int) -> str | None:
        """Return the JSON an edition was frozen as."""
        with self._database.reading() as db:
            return _frozen(db, number)

    def item_counts(self, limit: int) -> tuple[int, ...]:
        """Return how many items the last *limit* editions told, newest first."""
        with self._database.reading() as db:
            return _item_counts(db, limit)

    def told(self, article_ids: Sequence[int]) -> dict[int, int]:
        """Return (article, number of the edition) of those of *article_ids* that an edition told as an item."""
        with self._database.reading() as db:
            return _told(db, article_ids)

    def save(  # noqa: PLR0913, PLR0917 -- an edition, its articles and its mails are kept together or not at all
        self,
        number: int,
        kind: str,
        due: datetime,
        since: datetime,
        cut_at: datetime,
        frozen: str,
        items: Sequence[int],
        copies: Sequence[int],
        archived: Sequence[int],
        messages: Sequence[tuple[str, str, bytes]],
        at: datetime,
    ) -> None:
        """Keep an edition; *messages* are (recipient, Message-ID, the mail). StoreError when any part is already told."""
        cut = Cut(number, kind, due, since, cut_at, frozen, items, copies, archived, messages, at)
        with self._database.writing() as db:
            _save(db, cut)

    def outbox(self, edition: int) -> tuple[OutMessage, ...]:
        """Return the mails of an edition with their states."""
        with self._database.reading() as db:
            return _outbox(db, edition)

    def waiting(self) -> tuple[int, ...]:
        """Return the numbers of the editions of which a mail still waits, oldest first."""
        with self._database.reading() as db:
            return _waiting(db)

    def mark_try(self, message_id_row: int, at: datetime, *, sent: bool, reason: str) -> None:
        """Keep one try to send a mail; after a refusal it goes on waiting."""
        with self._database.writing() as db:
            _mark_try(db, message_id_row, at, sent=sent, reason=reason)


def _save(db: sqlite3.Connection, cut: Cut) -> None:
    """Keep an edition, the articles it tells of, and its mails, all waiting."""
    db.execute(
        "INSERT INTO editions (number, kind, due, since, cut_at, made_at, frozen) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (cut.number, cut.kind, stored(cut.due), stored(cut.since), stored(cut.cut_at), stored(cut.at), cut.frozen),
    )
    for role, articles in (("item", cut.items), ("copy", cut.copies), ("archived", cut.archived)):
        db.executemany(
            "INSERT INTO edition_articles (article_id, edition, role) VALUES (?, ?, ?)",
            [(article, cut.number, role) for article in articles],
        )
    db.executemany(
        "INSERT INTO outbox (edition, recipient, message_id, body, state) VALUES (?, ?, ?, ?, 'waiting')",
        [(cut.number, *message) for message in cut.messages],
    )


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


def _item_counts(db: sqlite3.Connection, limit: int) -> tuple[int, ...]:
    """Return how many items the last *limit* editions told, newest first."""
    rows = db.execute(
        """
        SELECT (SELECT COUNT(*) FROM edition_articles a WHERE a.edition = e.number AND a.role = 'item') AS items
        FROM editions e ORDER BY number DESC LIMIT ?
        """,
        (limit,),
    ).fetchall()
    return tuple(row["items"] for row in rows)


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


def _outbox(db: sqlite3.Connection, edition: int) -> tuple[OutMessage, ...]:
    """Return the mails of an edition, in the order they were given."""
    rows = db.execute(
        """
        SELECT id, edition, recipient, message_id, body, state,
            (SELECT COUNT(*) FROM outbox_tries t WHERE t.message = o.id) AS tries
        FROM outbox o WHERE edition = ? ORDER BY id
        """,
        (edition,),
    ).fetchall()
    return tuple(_message(row) for row in rows)


def _waiting(db: sqlite3.Connection) -> tuple[int, ...]:
    """Return the numbers of the editions of which a mail still waits, oldest first."""
    rows = db.execute("SELECT DISTINCT edition FROM outbox WHERE state = 'waiting' ORDER BY edition").fetchall()
    return tuple(row["edition"] for row in rows)


def _mark_try(db: sqlite3.Connection, message: int, at: datetime, *, sent: bool, reason: str) -> None:
    """Keep one try of a mail. Sent is for ever; after a refusal it waits for the next try."""
    if db.execute("SELECT 1 FROM outbox WHERE id = ?", (message,)).fetchone() is None:
        raise StoreError(f"there is no mail number {message} in the outbox; run the command again")
    db.execute(
        "INSERT INTO outbox_tries (message, at, sent, reason) VALUES (?, ?, ?, ?)", (message, stored(at), sent, reason)
    )
    if sent:
        db.execute("UPDATE outbox SET state = 'sent' WHERE id = ?", (message,))


def _message(row: sqlite3.Row) -> OutMessage:
    return OutMessage(
        id=row["id"],
        edition=row["edition"],
        recipient=row["recipient"],
        message_id=row["message_id"],
        body=row["body"],
        state=row["state"],
        tries=row["tries"],
    )
