"""Mails: what is to be sent, every try to send it, and how far each has come.

What it must never do: forget a mail, or let a sent mail wait again. Not here: sending (publish), when to try again
(pipeline).
"""

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from monitor.errors import StoreError
from monitor.store.database import Database
from monitor.store.times import loaded, stored
from monitor.store.values import NewMessage, OutMessage

Kind = Literal["digest", "report", "alert", "reminder"]
Outcome = Literal["sent", "later", "refused", "unknown"]

# A try that is due farther ahead than any pause was planned under a clock that ran ahead: it is due now.
FARTHEST = timedelta(hours=25)

_SELECT = """
    SELECT m.*,
        (SELECT COUNT(*) FROM message_tries t WHERE t.message_id = m.id) AS tries,
        COALESCE((SELECT t.reason FROM message_tries t WHERE t.message_id = m.id AND t.outcome <> 'sent'
            ORDER BY t.id DESC LIMIT 1), '') AS reason,
        (SELECT COUNT(*) FROM message_tries t WHERE t.message_id = m.id AND t.outcome = 'unknown') AS unknown
    FROM messages m
"""


class Messages:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: Kind, about: str, new: Sequence[NewMessage], at: datetime) -> int:
        """Keep mails that tell of no edition, all waiting; return how many: one that is there already is left as it is."""
        with self._database.writing() as db:
            return add(db, kind, new, at, about=about)

    def due(self, now: datetime, *, asked: bool) -> tuple[OutMessage, ...]:
        """Return the waiting mails whose hour has come, the oldest first; of those tried before only those whose next try has.

        *asked*: a person asks now, so that no next try is waited for.
        """
        far = stored(now + FARTHEST)
        with self._database.reading() as db:
            rows = db.execute(
                _SELECT
                + "WHERE m.state = 'waiting' AND (m.not_before <= :now OR m.not_before > :far) "
                + "AND (:asked OR m.next_try <= :now OR m.next_try > :far) ORDER BY m.id",
                {"now": stored(now), "far": far, "asked": asked},
            ).fetchall()
        return tuple(_message(row) for row in rows)

    def of_edition(self, number: int) -> tuple[OutMessage, ...]:
        """Return the mails of an edition, in the order they were given."""
        with self._database.reading() as db:
            rows = db.execute(_SELECT + "WHERE m.edition = ? ORDER BY m.id", (number,)).fetchall()
        return tuple(_message(row) for row in rows)

    def unsent(self) -> tuple[OutMessage, ...]:
        """Return every mail that waits or was refused for good, the oldest first."""
        with self._database.reading() as db:
            rows = db.execute(_SELECT + "WHERE m.state IN ('waiting', 'refused') ORDER BY m.id").fetchall()
        return tuple(_message(row) for row in rows)

    def maybe_twice(self) -> tuple[OutMessage, ...]:
        """Return the sent mails of which a try before had broken off, the oldest first: their repeat has the same Message-ID."""
        with self._database.reading() as db:
            rows = db.execute(
                _SELECT
                + "WHERE m.state = 'sent' AND m.id IN (SELECT message_id FROM message_tries WHERE outcome = 'unknown') "
                + "ORDER BY m.id"
            ).fetchall()
        return tuple(_message(row) for row in rows)

    def begin(self, message: int, at: datetime) -> int:
        """Keep that a try begins; return its number. StoreError for a mail that does not wait."""
        with self._database.writing() as db:
            row = db.execute("SELECT state FROM messages WHERE id = ?", (message,)).fetchone()
            if row is None or row["state"] != "waiting":
                raise StoreError(f"mail number {message} does not wait to be sent; run the command again")
            return int(
                db.execute(
                    "INSERT INTO message_tries (message_id, began, reason) VALUES (?, ?, '') RETURNING id",
                    (message, stored(at)),
                ).fetchone()["id"]
            )

    def end(self, attempt: int, at: datetime, outcome: Outcome, reason: str, next_try: datetime | None) -> None:
        """Keep how the try called *attempt* ended. A mail that was not sent waits until *next_try*; None: it is given up.

        Sent is for ever, and so is a mail that was given up ("refused"): a person sees it. StoreError for an unknown try.
        """
        with self._database.writing() as db:
            _end(db, attempt, at, outcome, reason, next_try)

    def close_broken_off(self, at: datetime) -> int:
        """Mark the tries that a dead program left without an end as "unknown"; return how many. Only for who sends alone."""
        with self._database.writing() as db:
            return db.execute(
                "UPDATE message_tries SET ended = ?, outcome = 'unknown', "
                "reason = 'the program died while the server may have taken it' WHERE ended IS NULL",
                (stored(at),),
            ).rowcount

    def withdraw(self, messages: Sequence[int]) -> None:
        """Never send these waiting mails: a person decided so."""
        with self._database.writing() as db:
            db.executemany(
                "UPDATE messages SET state = 'withdrawn' WHERE id = ? AND state = 'waiting'", [(m,) for m in messages]
            )


def add(  # noqa: PLR0913 - a mail is kept whole
    db: sqlite3.Connection,
    kind: Kind,
    new: Sequence[NewMessage],
    at: datetime,
    *,
    edition: int | None = None,
    about: str = "",
) -> int:
    """Inside a transaction: keep mails, all waiting; of one edition a second mail to an address is an error."""
    conflict = "" if kind == "digest" else " ON CONFLICT DO NOTHING"
    return sum(
        db.execute(
            "INSERT INTO messages (kind, edition, about, audience, recipient, message_id, body, made_at, not_before, "
            "state, next_try) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)" + conflict,
            (
                kind,
                edition,
                about,
                each.audience,
                each.recipient,
                each.message_id,
                each.body,
                stored(at),
                stored(each.not_before),
                stored(each.not_before),
            ),
        ).rowcount
        for each in new
    )


def _end(  # noqa: PLR0913, PLR0917 - a try ends whole
    db: sqlite3.Connection, attempt: int, at: datetime, outcome: Outcome, reason: str, next_try: datetime | None
) -> None:
    row = db.execute(
        "UPDATE message_tries SET ended = ?, outcome = ?, reason = ? WHERE id = ? AND ended IS NULL RETURNING message_id",
        (stored(at), outcome, reason, attempt),
    ).fetchone()
    if row is None:
        raise StoreError(f"there is no open try number {attempt} in the outbox; run the command again")
    state = "sent" if outcome == "sent" else "waiting" if next_try else "refused"
    db.execute(
        "UPDATE messages SET state = ?, next_try = COALESCE(?, next_try) WHERE id = ? AND state = 'waiting'",
        (state, stored(next_try) if next_try else None, row["message_id"]),
    )


def _message(row: sqlite3.Row) -> OutMessage:
    return OutMessage(
        id=row["id"],
        kind=row["kind"],
        edition=row["edition"],
        about=row["about"],
        audience=row["audience"],
        recipient=row["recipient"],
        message_id=row["message_id"],
        body=row["body"],
        not_before=loaded(row["not_before"]),
        state=row["state"],
        next_try=loaded(row["next_try"]),
        tries=row["tries"],
        reason=row["reason"],
        maybe_twice=row["state"] == "sent" and row["unknown"] > 0,
    )
