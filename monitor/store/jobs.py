"""What the schedule did: one row for each hour a job was due. Not here: when jobs are due (schedule.py)."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from monitor.store.database import Database
from monitor.store.times import loaded, stored
from monitor.store.values import JobRun


class Jobs:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, job: str, due: datetime, at: datetime) -> bool:
        """Keep that *job* runs for *due*; False when it has already run well for it."""
        with self._database.writing() as db:
            done = db.execute(
                "SELECT 1 FROM job_runs WHERE job = ? AND due = ? AND ended IS NOT NULL AND NOT failed",
                (job, stored(due)),
            ).fetchone()
            if done:
                return False
            db.execute(
                "INSERT INTO job_runs (job, due, began) VALUES (?, ?, ?) ON CONFLICT (job, due) DO UPDATE SET "
                "began = excluded.began, ended = NULL, failed = 0, tries = tries + 1, report = ''",
                (job, stored(due), stored(at)),
            )
            return True

    def end(self, job: str, due: datetime, at: datetime, report: str, *, failed: bool) -> None:
        """Keep how it ended."""
        with self._database.writing() as db:
            db.execute(
                "UPDATE job_runs SET ended = ?, failed = ?, report = ? WHERE job = ? AND due = ?",
                (stored(at), failed, report, job, stored(due)),
            )

    def last(self, job: str) -> JobRun | None:
        """Return the run of *job* with the latest due hour."""
        with self._database.reading() as db:
            row = db.execute("SELECT * FROM job_runs WHERE job = ? ORDER BY due DESC LIMIT 1", (job,)).fetchone()
        return _run(row) if row else None

    def of(self, job: str, due: datetime) -> JobRun | None:
        """Return the run of *job* for *due*."""
        with self._database.reading() as db:
            row = db.execute("SELECT * FROM job_runs WHERE job = ? AND due = ?", (job, stored(due))).fetchone()
        return _run(row) if row else None

    def lasts(self, jobs: Sequence[str]) -> dict[str, JobRun]:
        """Return the newest run of each of *jobs* that ever ran."""
        found = {job: self.last(job) for job in jobs}
        return {job: run for job, run in found.items() if run}


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
