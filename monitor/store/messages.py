"""Mails: what is to be sent, every try to send it, and how far each has come.

What it must never do: forget a mail, or let a sent mail wait again. Not here: sending (publish), when to try again
(pipeline).
"""

import json
import sqlite3
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from monitor.errors import StoreError
from monitor.store.database import Database
from monitor.store.message_rows import found
from monitor.store.times import stored, stored_or_null
from monitor.store.values import NewMessage, OutMessage

Kind = Literal["digest", "report", "alert", "reminder"]
Outcome = Literal["sent", "later", "refused", "unknown"]

# A try that is due farther ahead than any pause was planned under a clock that ran ahead: it is due now.
FARTHEST = timedelta(hours=25)

# A next try that was planned at a moment that is still to come was planned under a clock that ran ahead, too.
_DUE = """
    WHERE m.state = 'waiting' AND (m.not_before <= :now OR m.not_before > :far)
    AND (:asked OR m.next_try <= :now OR m.next_try > :far OR :now < (
        SELECT t.began FROM message_tries t WHERE t.message_id = m.id ORDER BY t.id DESC LIMIT 1
    ))
    ORDER BY m.id
"""

_OF_EDITION = "WHERE m.edition = :number ORDER BY m.id"

_OF_ABOUT = "WHERE m.edition IS NULL AND m.kind = :kind AND m.about = :about ORDER BY m.id"

_OF_NUMBERS = "WHERE m.id IN (SELECT value FROM json_each(:numbers)) ORDER BY m.id"

_UNSENT = "WHERE m.state IN ('waiting', 'refused') ORDER BY m.id"

_WITHDRAWN = "WHERE m.state = 'withdrawn' ORDER BY m.id"

_MAYBE_TWICE = """
    WHERE m.id IN (SELECT message_id FROM message_tries WHERE outcome = 'unknown') AND m.state = 'sent' ORDER BY m.id
"""

_ADD = """
    INSERT INTO messages (kind, edition, about, audience, recipient, message_id, made_at, not_before, state, next_try,
        packed, body)
    SELECT :kind, :edition, :about, :audience, :recipient, :message_id, :at, :not_before, 'waiting', :not_before,
        1, :body
    WHERE :edition IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM messages WHERE edition IS NULL AND kind = :kind AND about = :about
        AND recipient = :recipient COLLATE NOCASE
    )
"""

_MAY_BEGIN = """
    SELECT 1 FROM messages m WHERE m.id = ? AND m.state = 'waiting'
    AND NOT EXISTS (SELECT 1 FROM message_tries t WHERE t.message_id = m.id AND t.ended IS NULL)
"""

# A try that was taken for broken off may end after all: who began it knows better.
_END = """
    UPDATE message_tries SET ended = ?, outcome = ?, reason = ?
    WHERE id = ? AND (ended IS NULL OR outcome = 'unknown') RETURNING message_id
"""

_WITHDRAW = """
    UPDATE messages SET state = 'withdrawn', note = ?
    WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('waiting', 'refused')
"""

_AGAIN = """
    UPDATE messages SET state = 'waiting', next_try = ?, note = ?
    WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('refused', 'withdrawn')
"""

_HASTEN = """
    UPDATE messages SET not_before = :at, next_try = MIN(next_try, :at), note = :note
    WHERE edition = :number AND state = 'waiting' AND not_before > :at
"""

_REMARK = "UPDATE messages SET note = ? WHERE id IN (SELECT value FROM json_each(?))"


class Messages:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: Kind, about: str, new: Sequence[NewMessage], at: datetime) -> int:
        """Keep mails that tell of no edition, all waiting; return how many: one that is there already is left as it is."""
        with self._database.writing() as db:
            return add(db, kind, new, at, about=about)

    def add_to_edition(self, number: int, new: NewMessage, at: datetime) -> None:
        """Keep one more mail of edition *number*, waiting. StoreError when its recipient has one."""
        with self._database.writing() as db:
            add(db, "digest", [new], at, edition=number)

    def due(self, now: datetime, *, asked: bool) -> tuple[OutMessage, ...]:
        """Return the waiting mails whose hour has come, the oldest first; of those tried before only those whose next try has.

        *asked*: a person asks now, so that no next try is waited for.
        """
        with self._database.reading() as db:
            return found(db, _DUE, {"now": stored(now), "far": stored(now + FARTHEST), "asked": asked})

    def of_edition(self, number: int) -> tuple[OutMessage, ...]:
        """Return the mails of an edition, in the order they were given."""
        with self._database.reading() as db:
            return found(db, _OF_EDITION, {"number": number})

    def of_about(self, kind: Kind, about: str) -> tuple[OutMessage, ...]:
        """Return the mails that tell of *about*, which is no edition, in the order they were given; their bodies are left out."""
        with self._database.reading() as db:
            return found(db, _OF_ABOUT, {"kind": kind, "about": about}, bodies=False)

    def unsent(self) -> tuple[OutMessage, ...]:
        """Return every mail that waits or was given up, the oldest first."""
        with self._database.reading() as db:
            return found(db, _UNSENT, {})

    def maybe_twice(self) -> tuple[OutMessage, ...]:
        """Return the sent mails of which a try before had broken off, the oldest first: their repeat has the same Message-ID."""
        with self._database.reading() as db:
            return found(db, _MAYBE_TWICE, {})

    def withdrawn(self) -> tuple[OutMessage, ...]:
        """Return every mail that a person or the rules withdrew, the oldest first."""
        with self._database.reading() as db:
            return found(db, _WITHDRAWN, {})

    def begin(self, message: int, at: datetime) -> int:
        """Keep that a try begins; return its number. StoreError for a mail that does not wait, or that is being sent."""
        with self._database.writing() as db:
            if db.execute(_MAY_BEGIN, (message,)).fetchone() is None:
                raise StoreError(f"mail number {message} does not wait to be sent; run the command again")
            row = db.execute(
                "INSERT INTO message_tries (message_id, began, reason) VALUES (?, ?, '') RETURNING id",
                (message, stored(at)),
            ).fetchone()
            return int(row["id"])

    def end(self, attempt: int, at: datetime, outcome: Outcome, reason: str, next_try: datetime | None) -> None:
        """Keep how the try called *attempt* ended. A mail that was not sent waits until *next_try*; None: it is given up.

        Sent is for ever. A mail that was given up ("refused") is sent only when a person says so (`again`). StoreError
        for a try that has ended, unless it was only taken for broken off.
        """
        with self._database.writing() as db:
            _end(db, attempt, at, outcome, reason, next_try)

    def close_broken_off(self, at: datetime) -> int:
        """Mark the tries that a dead program left without an end as "unknown"; return how many. Only for who sends alone.

        Their mails wait as before, so that they are due.
        """
        with self._database.writing() as db:
            return db.execute(
                "UPDATE message_tries SET ended = ?, outcome = 'unknown', "
                "reason = 'the program died while the server may have taken it' WHERE ended IS NULL",
                (stored(at),),
            ).rowcount

    def withdraw(self, messages: Sequence[int], note: str = "") -> int:
        """Send these no more, whether they wait or were given up; *note* says who decided so, or what. Return how many that changed."""
        with self._database.writing() as db:
            return db.execute(_WITHDRAW, (note, json.dumps(list(messages)))).rowcount

    def again(self, messages: Sequence[int], at: datetime, note: str = "") -> int:
        """Let these wait again from *at* on, given up or withdrawn: a person decided so, as *note* says. Return how many that changed."""
        with self._database.writing() as db:
            return db.execute(_AGAIN, (stored(at), note, json.dumps(list(messages)))).rowcount

    def hasten(self, number: int, at: datetime, note: str) -> int:
        """Let the waiting mails of edition *number* go at *at*, whose hour would come later; *note* says who decided so.

        Return how many that changed.
        """
        with self._database.writing() as db:
            return db.execute(_HASTEN, {"number": number, "at": stored(at), "note": note}).rowcount

    def remark(self, messages: Sequence[int], note: str) -> None:
        """Keep what a person decided of these, in words; nothing else of them changes."""
        with self._database.writing() as db:
            db.execute(_REMARK, (note, json.dumps(list(messages))))

    def of_numbers(self, messages: Sequence[int]) -> tuple[OutMessage, ...]:
        """Return those of *messages* that there are, the oldest first."""
        with self._database.reading() as db:
            return found(db, _OF_NUMBERS, {"numbers": json.dumps(list(messages))})

    def states(self) -> dict[int, dict[str, int]]:
        """Return how many mails of each edition stand in each state; an edition without mails is not in it."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT edition, state, COUNT(*) AS mails FROM messages WHERE edition IS NOT NULL GROUP BY edition, state"
            ).fetchall()
        counts: dict[int, dict[str, int]] = {}
        for row in rows:
            counts.setdefault(row["edition"], {})[row["state"]] = row["mails"]
        return counts


def add(  # noqa: PLR0913 - a mail is kept whole
    db: sqlite3.Connection,
    kind: Kind,
    new: Sequence[NewMessage],
    at: datetime,
    *,
    edition: int | None = None,
    about: str = "",
) -> int:
    """Inside a transaction: keep mails, all waiting; return how many were new.

    One that tells a recipient of what another told is left out; of an edition, and where another mail has the
    Message-ID, it is an error.
    """
    same = {"kind": kind, "edition": edition, "about": about, "at": stored(at)}
    return sum(
        db.execute(
            _ADD,
            same
            | {
                "audience": each.audience,
                "recipient": each.recipient,
                "message_id": each.message_id,
                "not_before": stored(each.not_before),
                "body": zlib.compress(each.body, 9),
            },
        ).rowcount
        for each in new
    )


def _end(  # noqa: PLR0913, PLR0917 - a try ends whole
    db: sqlite3.Connection, attempt: int, at: datetime, outcome: Outcome, reason: str, next_try: datetime | None
) -> None:
    row = db.execute(_END, (stored(at), outcome, reason, attempt)).fetchone()
    if row is None:
        raise StoreError(f"there is no open try number {attempt} to send a mail; run the command again")
    if outcome == "sent":  # whatever was decided while it was on its way
        db.execute("UPDATE messages SET state = 'sent' WHERE id = ?", (row["message_id"],))
    else:
        db.execute(
            "UPDATE messages SET state = ?, next_try = COALESCE(?, next_try) WHERE id = ? AND state = 'waiting'",
            ("waiting" if next_try else "refused", stored_or_null(next_try), row["message_id"]),
        )
