"""What units report to the office of a period: append-only, the newest of a unit counts. Not here: what a report may hold (briefings)."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from monitor.store.database import Database
from monitor.store.times import loaded, stored


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as it was entered."""

    id: int
    period: str  # "2026"
    unit: str  # id
    received_on: date
    paper: str
    entered_by: str  # the login
    entered_at: datetime
    body: Mapping[str, Any]


class UnitReports:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(  # noqa: PLR0913, PLR0917 - what one report is kept with
        self, period: str, unit: str, received_on: date, paper: str, body: Mapping[str, Any], by: str, at: datetime
    ) -> int:
        """Keep a report and return its number; one of the same unit and period stays, and counts no more."""
        text = json.dumps(body, ensure_ascii=False, sort_keys=True)
        with self._database.writing() as db:
            done = db.execute(
                """
                INSERT INTO unit_reports (period, unit, received_on, paper, entered_by, entered_at, body)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                (period, unit, received_on.isoformat(), paper, by, stored(at), text),
            )
            return int(done.lastrowid or 0)

    def of(self, period: str) -> tuple[KeptReport, ...]:
        """Return every report of *period*, the first entered first."""
        with self._database.reading() as db:
            rows = db.execute("SELECT * FROM unit_reports WHERE period = ? ORDER BY id", (period,)).fetchall()
        return tuple(map(_kept, rows))

    def periods(self) -> tuple[str, ...]:
        """Return the periods of which there is one, by name."""
        with self._database.reading() as db:
            return tuple(row[0] for row in db.execute("SELECT DISTINCT period FROM unit_reports ORDER BY period"))


def _kept(row: sqlite3.Row) -> KeptReport:
    return KeptReport(
        id=row["id"],
        period=row["period"],
        unit=row["unit"],
        received_on=date.fromisoformat(row["received_on"]),
        paper=row["paper"],
        entered_by=row["entered_by"],
        entered_at=loaded(row["entered_at"]),
        body=json.loads(row["body"]),
    )
