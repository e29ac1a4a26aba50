"""What the schedule did: one row for each hour a job was due. Not here: when jobs are due (schedule.py)."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from monitor.errors import StoreError
from monitor.store.database import Database
from monitor.store.times import loaded, loaded_or_none, stored
from monitor.store.values import JobRun

_NEVER = datetime.max.replace(tzinfo=UTC)

_BEGIN = """
    INSERT INTO job_runs (job, due, began) VALUES (?, ?, ?)
    ON CONFLICT (job, due) DO UPDATE SET began = excluded.began, ended = NULL, failed = 0, tries = tries + 1, report = ''
    WHERE ended IS NULL OR failed
"""


class Jobs:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, job: str, due: datetime, at: datetime) -> bool:
        """Keep that *job* runs for *due*; False when it has already run well for it.

        One that failed, or was killed, runs again and counts its tries. Only for who runs jobs alone: it cannot tell
        one that runs from one that was killed.
        """
        with self._database.writing() as db:
            return bool(db.execute(_BEGIN, (job, stored(due), stored(at))).rowcount)

    def end(self, job: str, due: datetime, at: datetime, report: str, *, failed: bool) -> None:
        """Keep how it ended. StoreError for a run that did not begin, or has ended."""
        with self._database.writing() as db:
            changed = db.execute(
                "UPDATE job_runs SET ended = ?, failed = ?, report = ? WHERE job = ? AND due = ? AND ended IS NULL",
                (stored(at), failed, report, job, stored(due)),
            ).rowcount
            if not changed:
                raise StoreError(f"the job {job} does not run for {stored(due)}; nothing was kept of its end")

    def last(self, job: str, by: datetime | None = None) -> JobRun | None:
        """Return the run of *job* with the latest due hour; where given, of the hours not after *by*.

        What was due after now ran under a clock that was ahead: whoever asks what is still to be run leaves it out.
        """
        with self._database.reading() as db:
            return _last(db, job, by)

    def of(self, job: str, due: datetime) -> JobRun | None:
        """Return the run of *job* for *due*."""
        with self._database.reading() as db:
            row = db.execute("SELECT * FROM job_runs WHERE job = ? AND due = ?", (job, stored(due))).fetchone()
        return _run(row) if row else None

    def lasts(self, jobs: Sequence[str], by: datetime | None = None) -> dict[str, JobRun]:
        """Return the newest run of each of *jobs* that ever ran, as `last` does."""
        with self._database.reading() as db:
            found = {job: _last(db, job, by) for job in jobs}
        return {job: run for job, run in found.items() if run}


def _last(db: sqlite3.Connection, job: str, by: datetime | None) -> JobRun | None:
    row = db.execute(
        "SELECT * FROM job_runs WHERE job = ? AND due <= ? ORDER BY due DESC LIMIT 1", (job, stored(by or _NEVER))
    ).fetchone()
    return _run(row) if row else None


def _run(row: sqlite3.Row) -> JobRun:
    return JobRun(
        job=row["job"],
        due=loaded(row["due"]),
        began=loaded(row["began"]),
        ended=loaded_or_none(row["ended"]),
        failed=bool(row["failed"]),
        tries=row["tries"],
        report=row["report"],
    )
