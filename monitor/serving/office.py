"""The lane that keeps the office's hours: the digest first, then the outbox, alerts, reports, reminders.

Not here: how a job runs once for its hour (hours.py), what it does (jobs.py), the backup (backups.py).
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from monitor.errors import BusyError, MonitorError
from monitor.pipeline import Session
from monitor.pipeline.outgoing.clock import believe
from monitor.pipeline.outgoing.due import Job, planned
from monitor.pipeline.outgoing.heartbeat import Heart
from monitor.serving.hours import Tell, do
from monitor.serving.jobs import GoOn, deliver_mails, look_for_alerts, refresh_feeds
from monitor.serving.missed import Waiting, waits_for_press
from monitor.serving.noted import hour_of
from monitor.serving.steady import Steady
from monitor.serving.stopping import Stopped, go_on


@dataclass(frozen=True, slots=True)
class Always:
    """A job without an hour."""

    name: str
    every: float  # seconds
    run: Callable[[Session, GoOn], str | None]  # None: nothing was tried; "": nothing to tell
    pauses: tuple[float, ...]  # seconds after the first, second … failure in a row


DELIVERY = Always("delivery", 0, deliver_mails, (0,))  # each mail has a pause of its own
ALERTS = Always("alerts", 60, look_for_alerts, (300, 900, 3600))
FEEDS = Always("feeds", 600, refresh_feeds, (600, 3600))


@dataclass(slots=True)
class Rests:
    """What is remembered from round to round, and may be forgotten."""

    until: dict[str, float] = field(default_factory=dict)  # when a job without an hour may run, by time.monotonic
    failures: dict[str, int] = field(default_factory=dict)  # of such a job, in a row
    digest: Waiting = field(default_factory=Waiting)
    clock: Steady = field(default_factory=Steady)


def office_round(
    session: Session, stop: threading.Event, rests: Rests, say: Callable[[str], None], heart: Heart
) -> None:
    """Do everything that is due, one after another, until *stop* is set; *say* gets a line for what was done.

    *heart* tells that it lives at each step.
    """

    def tell(name: str, report: str) -> None:
        say(f"{session.clock():%Y-%m-%d %H:%M} UTC {name}: {report}")

    up_since = heart.beat().up_since
    _settle_clock(session, rests.clock, tell)

    def waits(job: Job, due: datetime) -> bool:
        return job.kind == "digest" and waits_for_press(session, due, rests.digest, up_since)

    with suppress(Stopped):
        for each in _in_order(session):

            def may_go_on(doing: str = each.name) -> None:
                heart.beat(doing)
                go_on(stop)

            may_go_on()
            if isinstance(each, Job):
                do(session, each, tell, may_go_on, waits)
            else:
                always(session, each, rests, tell, may_go_on)
    heart.beat()


def _settle_clock(session: Session, steady: Steady, tell: Tell) -> None:
    """Once the clock has run for an hour without a step, let what it contradicts count no more."""
    since = steady.look(session.clock(), time.monotonic())
    wrong = believe(session, since) if since else ()
    for number in wrong:
        tell("clock", f"edition {number} was cut under a clock that ran ahead; it counts no more, its hour comes again")


def always(session: Session, job: Always, rests: Rests, tell: Tell, may_go_on: GoOn) -> None:
    """Run *job* unless it rests; keep what it has to tell, a failure, and that it goes well again."""
    if time.monotonic() < rests.until.get(job.name, 0):
        return
    rests.until[job.name] = time.monotonic() + job.every
    try:
        report, failed = job.run(session, may_go_on), False
    except BusyError:  # a person does the same by hand
        return
    except (MonitorError, OSError) as error:
        report, failed = str(error), True
        failures = rests.failures[job.name] = rests.failures.get(job.name, 0) + 1
        rests.until[job.name] = time.monotonic() + job.pauses[min(failures, len(job.pauses)) - 1]
    if report is not None:
        rests.failures[job.name] = rests.failures.get(job.name, 0) if failed else 0
        _keep(session, job, report, failed, tell)


def _keep(session: Session, job: Always, report: str, failed: bool, tell: Tell) -> None:
    now, jobs = session.clock(), session.store.jobs
    latest = jobs.latest(job.name, now)
    was = latest.report if latest and latest.failed else ""
    if not (report or was):
        return
    jobs.note(job.name, hour_of(now, latest), began=now, ended=now, report=report, failed=failed)
    if report != was:
        tell(job.name, f"failed: {report}" if failed else report or "goes well again")


def _in_order(session: Session) -> Iterator[Job | Always]:
    jobs = planned(session.settings)
    yield from (job for job in jobs if job.kind == "digest")
    yield DELIVERY
    yield ALERTS
    yield from (job for job in jobs if job.kind not in ("digest", "backup"))
    yield FEEDS
