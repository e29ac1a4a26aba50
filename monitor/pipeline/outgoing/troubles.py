"""What a person who looks after the program should see: gathered once, the same for the watch mail and `monitor doctor`.

Not here: how it is said (the rooms doctor and serving), who is told. Nothing here changes anything.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from monitor.config import Settings
from monitor.errors import BusyError
from monitor.health import source_healths
from monitor.pipeline.outgoing.clock import MISDATED, Mark, counted, standing_mark
from monitor.pipeline.outgoing.due import latest_due, planned
from monitor.pipeline.outgoing.held import held_mails, held_until
from monitor.pipeline.outgoing.ready import failing
from monitor.store import JobRun, OutMessage, Store

OVERDUE = timedelta(hours=48)  # an address that waits longer is one nobody looks after
LOW_BYTES = 2_000_000_000  # less room than this is gone within days
PATIENCE = timedelta(hours=2)  # a mail that waits longer is one that the server does not take
RECENT = timedelta(days=3)  # what cannot be mended is told for so long
BACKUP_AGE = timedelta(days=2)
AT_ONCE = timedelta(minutes=15)  # in which a digest that is due has begun, and is done
_LONG_WAIT = timedelta(minutes=60)  # for the press, after a start
LANE = "lane-"  # with the name of a lane: what `monitor serve` keeps when one of its programs died
LANES = ("press", "office", "backup", "desk")
WAITS = "digest-waits"  # among the jobs: the hour of a digest that waits for the press, and since when
CONTINUOUS = ("press", "delivery", "alerts", "feeds")  # without an hour of their own


@dataclass(frozen=True, slots=True)
class MailTroubles:
    """Mails that did not go as they should."""

    refused: tuple[OutMessage, ...]  # given up
    waiting: tuple[OutMessage, ...]  # longer than PATIENCE
    held: tuple[OutMessage, ...]  # since a backup was restored
    twice: tuple[OutMessage, ...]  # perhaps sent twice, lately


@dataclass(frozen=True, slots=True)
class SourceTrouble:
    """A source that is broken, or silent against its habit."""

    id: str
    name: str
    broken: bool
    why: str


@dataclass(frozen=True, slots=True)
class LateDigest:
    """A digest whose hour has come, and that is not done."""

    due: datetime
    how: Literal["waits", "not begun", "under way"]
    since: datetime  # it waits, is due, is under way
    late: bool  # longer than it should be


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """What was kept of hours that are still to come: the clock ran ahead then, or is wrong now."""

    editions: tuple[Mark, ...]
    jobs: tuple[JobRun, ...]


@dataclass(frozen=True, slots=True)
class BackupState:
    """When the last nightly backup went well, and whether that is too long ago."""

    last: datetime | None
    late: bool


def mail_troubles(store: Store, data: Path, now: datetime) -> MailTroubles:
    """The mails of *store* that a person should look at."""
    unsent = store.messages.unsent()
    held = held_mails(unsent, held_until(data))
    waiting = [mail for mail in unsent if mail.state == "waiting"]
    return MailTroubles(
        refused=tuple(mail for mail in unsent if mail.state == "refused"),
        waiting=tuple(mail for mail in waiting if mail not in held and now - mail.not_before > PATIENCE),
        held=held,
        twice=tuple(mail for mail in store.messages.maybe_twice() if now - mail.not_before <= RECENT),
    )


def source_troubles(settings: Settings, store: Store, now: datetime) -> tuple[SourceTrouble, ...]:
    """The sources that are broken or silent, the broken ones first."""
    zone = ZoneInfo(settings.office.timezone)
    healths = source_healths(store, settings.sources, store.poll_states(), now, zone).values()
    found = [
        SourceTrouble(health.source.id, health.source.name, health.verdict.word == "broken", health.verdict.why)
        for health in healths
        if health.verdict.word in ("broken", "silent")
    ]
    return tuple(sorted(found, key=lambda each: (not each.broken, each.id)))


def failing_jobs(settings: Settings, store: Store, now: datetime) -> tuple[JobRun, ...]:
    """The last runs of those jobs that do not go well."""
    names = [*(job.name for job in planned(settings)), *CONTINUOUS]
    return tuple(run for name in names if failing(run := store.jobs.latest(name, now)) and run)


def deaths(store: Store, since: datetime) -> tuple[JobRun, ...]:
    """How the programs of `monitor serve` died since *since*, the oldest first."""
    found = [run for lane in LANES for run in store.jobs.since(LANE + lane, since)]
    return tuple(sorted(found, key=lambda run: (run.due, run.job)))


def backup_state(settings: Settings, store: Store, now: datetime) -> BackupState | None:
    """How the nightly backups stand; None where the rules ask for none."""
    job = next((job for job in planned(settings) if job.kind == "backup"), None)
    if job is None:
        return None
    good = store.jobs.last_good(job.name, now)
    since = good or store.jobs.first(job.name)
    return BackupState(
        good.ended if good else None, late=since is not None and now - (since.ended or since.began) > BACKUP_AGE
    )


def missed_jobs(settings: Settings, store: Store, now: datetime) -> tuple[str, ...]:
    """The jobs whose latest hour has come and was not begun; all of them before the first `monitor serve`."""
    missed = []
    for job in planned(settings):
        due, latest = latest_due(job, settings, now), store.jobs.latest(job.name, now)
        if due and (latest is None or latest.due < due):
            missed.append(job.name)
    return tuple(missed)


def late_digest(settings: Settings, store: Store, now: datetime) -> LateDigest | None:
    """The digest that is due and not done; None when all is well, or nothing was planned before its hour."""
    job = next(job for job in planned(settings) if job.kind == "digest")
    due = latest_due(job, settings, now)
    if due is None or store.jobs.first(job.name) is None:
        return None
    latest, waits = store.jobs.latest(job.name, now), store.jobs.of(WAITS, due)
    if latest and latest.due >= due:
        if latest.ended:
            return None
        return LateDigest(latest.due, "under way", latest.began, late=now - latest.began > AT_ONCE)
    if standing_mark(store, due, settings.office.timezone):
        return None
    if waits:
        return LateDigest(due, "waits", waits.began, late=now - waits.began > _LONG_WAIT)
    return LateDigest(due, "not begun", due, late=True) if now - due > AT_ONCE else None


def clock_doubt(store: Store, now: datetime) -> ClockDoubt | None:
    """What says that the clock is wrong, or was and nobody has seen to it yet."""
    editions = tuple(mark for mark in counted(store) if mark[1] > now)
    jobs = tuple(run for run in store.jobs.ahead(now) if run.job != MISDATED)
    return ClockDoubt(editions, jobs) if editions or jobs else None


def misdated(store: Store, now: datetime) -> tuple[JobRun, ...]:
    """The editions that were cut lately under a clock that ran ahead, and count no more."""
    return store.jobs.since(MISDATED, now - RECENT)


def is_serving(store: Store) -> bool:
    """Whether `monitor serve` runs with the data folder of *store*."""
    try:
        with store.alone("serve", "serving"):
            return False
    except BusyError:
        return True


def free_bytes(data: Path) -> int:
    """What is free on the disk of *data*, which need not be there yet."""
    return shutil.disk_usage(next(p for p in (data, *data.resolve().parents) if p.exists())).free


def alerts_held(store: Store, now: datetime) -> int:
    """How many articles that alert rules found no mail has told for longer than PATIENCE: the ceiling holds them back."""
    return len({hit.article for hit in store.alerts.untold() if now - hit.found_at > PATIENCE})
