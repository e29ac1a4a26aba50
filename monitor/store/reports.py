"""Reports of a week or a month, as they were told: frozen, rendered, and mailed, each once.

Not here: what a report says (publish), when one is due (schedule), how far its mails have come (messages.py).
"""

import sqlite3
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from monitor.errors import StoreError
from monitor.store import messages as mails
from monitor.store.database import Database
from monitor.store.times import loaded, stored
from monitor.store.values import NewMessage, Report

Kind = Literal["week", "month"]


class Reports:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(  # noqa: PLR0913 -- a report and its mails, in one transaction
        self,
        kind: Kind,
        period: str,
        due: datetime,
        *,
        frozen: str,
        html: bytes,
        txt: bytes,
        messages: Sequence[NewMessage],
        at: datetime,
    ) -> bool:
        """Keep a report of *period* ("2026-W48", "2026-11") and its mails; False when there is one: it stays as it is."""
        with self._database.writing() as db:
            if _row(db, kind, period) is not None:
                return False
            db.execute(
                "INSERT INTO reports (kind, period, due, made_at, frozen, html, txt) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (kind, period, stored(due), stored(at), frozen, zlib.compress(html, 9), zlib.compress(txt, 9)),
            )
            mails.add(db, "report", messages, at, about=period)
            return True

    def get(self, kind: Kind, period: str) -> Report | None:
        """Return a report as it was kept. Raises StoreError when its bytes are no longer those."""
        with self._database.reading() as db:
            row = _row(db, kind, period)
        return None if row is None else _report(row)

    def periods(self, kind: Kind) -> tuple[str, ...]:
        """Return the periods of which there is a report, the earliest first."""
        with self._database.reading() as db:
            rows = db.execute("SELECT period FROM reports WHERE kind = ? ORDER BY period", (kind,)).fetchall()
        return tuple(row["period"] for row in rows)


def _row(db: sqlite3.Connection, kind: Kind, period: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = db.execute(
        "SELECT * FROM reports WHERE kind = ? AND period = ?", (kind, period)
    ).fetchone()
    return row


def _report(row: sqlite3.Row) -> Report:
    try:
        # zlib keeps a checksum of what it packed.
        html, txt = zlib.decompress(row["html"]), zlib.decompress(row["txt"])
    except zlib.error as error:
        raise StoreError(f"the report of {row['period']} is damaged ({error}); restore a backup") from error
    return Report(row["kind"], row["period"], loaded(row["due"]), loaded(row["made_at"]), row["frozen"], html, txt)
