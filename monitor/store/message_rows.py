"""Mails as they are read from the database, and how far each has come. Not here: which ones, and what happens to them (messages.py)."""

import sqlite3
import zlib
from typing import Any

from monitor.errors import StoreError
from monitor.store.times import loaded
from monitor.store.values import OutMessage

_SELECT = """
    SELECT m.*,
        (SELECT COUNT(*) FROM message_tries t WHERE t.message_id = m.id) AS tries,
        COALESCE((SELECT t.reason FROM message_tries t WHERE t.message_id = m.id AND t.outcome <> 'sent'
            ORDER BY t.id DESC LIMIT 1), '') AS reason,
        (SELECT COUNT(*) FROM message_tries t WHERE t.message_id = m.id AND t.outcome = 'refused') AS refusals,
        (SELECT COUNT(*) FROM message_tries t WHERE t.message_id = m.id AND t.outcome = 'unknown') AS broken_off,
        (SELECT MAX(t.ended) FROM message_tries t WHERE t.message_id = m.id AND t.outcome = 'sent') AS sent_at
    FROM messages m
"""

# Of mails with reports attached, where nobody reads them: thirty of a large quarter would take half a gigabyte.
_WITHOUT_BODIES = _SELECT.replace(
    "m.*",
    "m.id, m.kind, m.edition, m.about, m.audience, m.recipient, m.message_id, m.not_before, m.state, m.next_try, m.note, "
    "0 AS packed, x'' AS body",
)


def found(db: sqlite3.Connection, which: str, values: dict[str, Any], *, bodies: bool = True) -> tuple[OutMessage, ...]:
    """Return the mails that the condition *which* names; where nobody reads their *bodies*, with empty ones."""
    return tuple(
        _message(row) for row in db.execute((_SELECT if bodies else _WITHOUT_BODIES) + which, values).fetchall()
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
        body=_body(row),
        not_before=loaded(row["not_before"]),
        state=row["state"],
        next_try=loaded(row["next_try"]),
        tries=row["tries"],
        reason=row["reason"],
        maybe_twice=row["state"] == "sent" and row["broken_off"] > 0,
        refusals=row["refusals"],
        broken_off=row["broken_off"],
        note=row["note"],
        sent_at=loaded(row["sent_at"]) if row["sent_at"] else None,
    )


def _body(row: sqlite3.Row) -> bytes:
    if not row["packed"]:
        return bytes(row["body"])
    try:
        return zlib.decompress(row["body"])  # it keeps a checksum of what it packed
    except zlib.error as error:
        raise StoreError(f"mail number {row['id']} is damaged ({error}); restore a backup") from error
