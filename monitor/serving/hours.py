"""Runs one job of the schedule for its hour: once, kept before it runs and when it has ended.

What a person can mend becomes words, and the job is tried again later; any other fault ends the program, and the
supervisor starts it again. Not here: what a job does (jobs.py), when it is due (pipeline.outgoing.due).
"""

from collections.abc import Callable
from datetime import datetime

from monitor.errors import BusyError, MonitorError
from monitor.pipeline import Session
from monitor.pipeline.outgoing.due import Job, latest_due
from monitor.pipeline.outgoing.ready import ready
from monitor.serving.jobs import GoOn, run_job
from monitor.store import Store

Tell = Callable[[str, str], None]  # the name of a job, and what it reports
Waits = Callable[[Job, datetime], bool]

BEFORE = "it was due before it was planned: nothing old is made up for"


def first_digest_to_come(store: Store) -> bool:
    """Whether nothing was ever cut or planned here: who only tries the program out must not mail the readers."""
    return store.jobs.first("digest") is None and store.editions.last() is None


def do(session: Session, job: Job, tell: Tell, may_go_on: GoOn, waits: Waits = lambda _job, _due: False) -> None:
    """Run *job* for its latest hour, if that is due, was not done and does not wait; keep how it went.

    Raises Stopped as *may_go_on* does.
    """
    now, jobs = session.clock(), session.store.jobs
    due = latest_due(job, session.settings, now)
    latest = jobs.latest(job.name, now)
    if first_digest_to_come(session.store) if job.kind == "digest" else latest is None:
        jobs.skip(job.name, due or now, now, BEFORE)
        return
    if due is None or not ready(latest, due, now) or waits(job, due) or not jobs.begin(job.name, due, now):
        return
    try:
        report, failed = run_job(session, job, due, may_go_on), False
    except BusyError:  # a person does the same by hand: the next tick comes soon
        jobs.take_back(job.name, due)
        return
    except (MonitorError, OSError) as error:
        report, failed = str(error), True
    jobs.end(job.name, due, session.clock(), report, failed=failed)
    tell(job.name, f"failed: {report}" if failed else report)
