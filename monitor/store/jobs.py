"""What the schedule did: one row for each hour a job was due. Not here: when jobs are due (pipeline/outgoing/due.py, pipeline/plan.py).

Clocks go wrong. A row of an hour that is far ahead was kept under a clock that ran ahead, or the clock is behind now;
nobody can tell at once. It stands in no other hour's way. When the job then runs for two earlier hours, those days are
lived through for true: the row counts no more, and its hour runs again when it comes. So it is, too, once somebody knows
that the clock is right (`distrust`).
"""

import sqlite3
from datetime import datetime, timedelta

from monitor.store.database import Database
from monitor.store.times import loaded, stored
from monitor.store.values import JobRun

# A clock that is set by hand is wrong by less; zones that were taken for one another are 26 hours apart at the most.
AHEAD = timedelta(hours=25)
_DOUBTS = 2  # runs for earlier hours, after which a row from far ahead counts no more


class Jobs:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, job: str, due: datetime, at: datetime) -> bool:
        """Keep that *job* runs for *due*; False when it has already run well for it."""
        with self._database.writing() as db:
            row = db.execute(
                "SELECT ended IS NOT NULL AND NOT failed AND doubts < ? AS done FROM job_runs WHERE job = ? AND due = ?",
                (_DOUBTS, job, stored(due)),
            ).fetchone()
            if row and row["done"]:
                return False
            db.execute(
                "INSERT INTO job_runs (job, due, began) VALUES (?, ?, ?) ON CONFLICT (job, due) DO UPDATE SET "
                "began = excluded.began, ended = NULL, failed = 0, report = '', doubts = 0, "
                "tries = CASE WHEN doubts < ? THEN tries + 1 ELSE 1 END",
                (job, stored(due), stored(at), _DOUBTS),
            )
            if row is None:
                db.execute(
                    "UPDATE job_runs SET doubts = doubts + 1 WHERE job = ? AND due > ?", (job, stored(at + AHEAD))
                )
            return True

    def end(self, job: str, due: datetime, at: datetime, report: str, *, failed: bool) -> None:
        """Keep how it ended."""
        with self._database.writing() as db:
            db.execute(
                "UPDATE job_runs SET ended = ?, failed = ?, report = ? WHERE job = ? AND due = ?",
                (stored(at), failed, report, job, stored(due)),
            )

    def take_back(self, job: str, due: datetime) -> None:
        """Forget that *job* began for *due*: it could not, for another program did the same."""
        with self._database.writing() as db:
            db.execute("DELETE FROM job_runs WHERE job = ? AND due = ? AND tries <= 1", (job, stored(due)))
            db.execute("UPDATE job_runs SET tries = tries - 1 WHERE job = ? AND due = ?", (job, stored(due)))

    def distrust(self, after: datetime) -> None:
        """Let what began later than *after* count no more: it was kept under a clock that ran ahead."""
        with self._database.writing() as db:
            db.execute(
                "UPDATE job_runs SET doubts = ? WHERE began > ? AND doubts < ?", (_DOUBTS, stored(after), _DOUBTS)
            )

    def skip(self, job: str, due: datetime, at: datetime, report: str) -> None:
        """Keep that *job* is not run for *due*, and why; what is kept of that hour already stays."""
        with self._database.writing() as db:
            db.execute(
                "INSERT INTO job_runs (job, due, began, ended, tries, report) VALUES (?, ?, ?, ?, 0, ?) "
                "ON CONFLICT (job, due) DO NOTHING",
                (job, stored(due), stored(at), stored(at), report),
            )

    def note(  # noqa: PLR0913 - a run is kept whole
        self, job: str, due: datetime, *, began: datetime, ended: datetime, report: str, failed: bool = False
    ) -> None:
        """Keep how *job*, which has no hour of its own, went last in the time called *due*; what was kept of it is replaced."""
        with self._database.writing() as db:
            db.execute(
                "INSERT INTO job_runs (job, due, began, ended, failed, report) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (job, due) DO UPDATE SET began = excluded.began, ended = excluded.ended, doubts = 0, "
                "tries = CASE WHEN failed AND excluded.failed THEN tries + 1 ELSE 1 END, failed = excluded.failed, "
                "report = excluded.report",
                (job, stored(due), stored(began), stored(ended), failed, report),
            )

    def latest(self, job: str, now: datetime) -> JobRun | None:
        """Return what is kept of the latest hour of *job*; hours far ahead of *now*, and those in doubt, do not count."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT * FROM job_runs WHERE job = ? AND due <= ? AND doubts < ? ORDER BY due DESC LIMIT 1",
                (job, stored(now + AHEAD), _DOUBTS),
            ).fetchone()
        return _run(row) if row else None

    def last_good(self, job: str, now: datetime) -> JobRun | None:
        """Return the latest run of *job* that went well, of those that count (as `latest` has it)."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT * FROM job_runs WHERE job = ? AND due <= ? AND doubts < ? AND ended IS NOT NULL AND NOT failed "
                "AND tries > 0 ORDER BY due DESC LIMIT 1",
                (job, stored(now + AHEAD), _DOUBTS),
            ).fetchone()
        return _run(row) if row else None

    def first(self, job: str) -> JobRun | None:
        """Return what is kept of the first hour of *job*: since then it is done."""
        with self._database.reading() as db:
            row = db.execute("SELECT * FROM job_runs WHERE job = ? ORDER BY due LIMIT 1", (job,)).fetchone()
        return _run(row) if row else None

    def of(self, job: str, due: datetime) -> JobRun | None:
        """Return the run of *job* for *due*."""
        with self._database.reading() as db:
            row = db.execute("SELECT * FROM job_runs WHERE job = ? AND due = ?", (job, stored(due))).fetchone()
        return _run(row) if row else None

    def ahead(self, now: datetime) -> tuple[JobRun, ...]:
        """Return what counts and is kept of hours after *now*, in order: the clock ran ahead then, or is behind now."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT * FROM job_runs WHERE due > ? AND doubts < ? ORDER BY due, job", (stored(now), _DOUBTS)
            ).fetchall()
        return tuple(_run(row) for row in rows)

    def since(self, job: str, at: datetime) -> tuple[JobRun, ...]:
        """Return what is kept of *job* for the hours from *at* on, the oldest first."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT * FROM job_runs WHERE job = ? AND due >= ? ORDER BY due", (job, stored(at))
            ).fetchall()
        return tuple(_run(row) for row in rows)


def _run(row: sqlite3.Row) -> JobRun:
    return JobRun(
        job=row["job"],
        due=loaded(row["due"]),
        began=loaded(row["began"]),
        ended=loaded(row["ended"]) if row["ended"] else None,
        failed=bool(row["failed"]),
        tries=row["tries"],
        report=row["report"],
    )
