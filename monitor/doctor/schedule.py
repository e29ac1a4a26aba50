"""The schedule as findings: the next hour of each job and why it is not sooner, how it went last. Not here: doing it (serving)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from monitor.config import Settings
from monitor.doctor.finding import Finding
from monitor.doctor.when import when as _when
from monitor.pipeline.outgoing.due import Job, left_out, next_due, planned
from monitor.pipeline.outgoing.ready import again_at, failing
from monitor.pipeline.outgoing.troubles import (
    CONTINUOUS,
    LANE,
    alerts_held,
    backup_state,
    deaths,
    is_serving,
    missed_jobs,
)
from monitor.store import JobRun, Store

_MANY = 3  # deaths a day: once may be an update of the system
_DAY = timedelta(days=1)
_AHEAD = timedelta(days=60)  # limits reach as far; the notice of a year's days off comes in the autumn before


def planned_lines(settings: Settings, store: Store | None, now: datetime) -> Iterator[str]:
    """A line for each job: its next hour, in the office's zone."""
    for finding in _jobs(settings, store, now):
        yield finding.text


def first_digest_lines(settings: Settings, now: datetime) -> Iterator[str]:
    """What becomes of the digest where none was ever cut or planned."""
    due = next_due(planned(settings)[0], settings, now)
    if due:
        when = _when(due, ZoneInfo(settings.office.timezone))
        yield f"the first digest goes on {when}; `monitor digest send` sends one at once"


def schedule_findings(settings: Settings, store: Store | None, now: datetime) -> Iterator[Finding]:
    """Whether `monitor serve` runs, and how each job stands; without a *store* nothing ever ran."""
    yield _serving(settings, store, now)
    yield from _jobs(settings, store, now)
    if store is None:
        return
    yield from _continuous(settings, store, now)
    yield from _deaths(settings, store, now)
    yield from _backup(settings, store, now)
    held = alerts_held(store, now)
    if held:
        what = "1 article that alert rules found is" if held == 1 else f"{held} articles that alert rules found are"
        text = f"{what} held back by `ceiling`; raise it in rules/alerts.toml"
        yield Finding(False, text)


def calendar_findings(settings: Settings, now: datetime) -> list[Finding]:
    """What is doubtful in rules/calendar.toml, and whether anyone is told when something breaks."""
    findings = []
    doubtful = [each.name for each in settings.calendar.holiday if each.unverified]
    if doubtful:
        text = f"{len(doubtful)} holidays of rules/calendar.toml are unverified ({', '.join(doubtful)}): check them against the notice"
        findings.append(Finding(True, text))
    findings += _without_moving_days(settings, now)
    if settings.schedule.watch and not settings.schedule.watch.recipients:
        text = "nobody is told when something breaks; name recipients under [watch] in rules/schedule.toml"
        findings.append(Finding(False, text))
    if next_due(planned(settings)[0], settings, now) is None:
        text = "rules/calendar.toml leaves no day for a digest in the next year; take out what is wrong there"
        findings.append(Finding(False, text))
    return findings


def _without_moving_days(settings: Settings, now: datetime) -> Iterator[Finding]:
    """A year whose days off by the moon nobody entered: a limit in days of work would end among them."""
    year = (now.astimezone(ZoneInfo(settings.office.timezone)) + _AHEAD).year
    dated = [each for each in settings.calendar.holiday if each.valid_from]
    years = {each.valid_from.year for each in dated if each.valid_from} | {each.to.year for each in dated if each.to}
    if year not in years:
        text = (
            f"rules/calendar.toml has no day off with a date of {year}: enter those of the yearly notice (`from`, `to`); until "
            "then digests and limits in days of work take them for days of work"
        )
        yield Finding(not years, text)  # who entered another year's forgot this one


def _serving(settings: Settings, store: Store | None, now: datetime) -> Finding:
    if store is not None and is_serving(store):
        return Finding(True, "`monitor serve` runs")
    known = store is not None and any(store.jobs.latest(job.name, now) for job in planned(settings))
    if store is None or not known:
        return Finding(True, "`monitor serve` has never run here: once it does, what follows is done at its hour")
    missed = missed_jobs(settings, store, now)
    text = f"`monitor serve` does not run; missed: {', '.join(missed)}" if missed else "`monitor serve` does not run"
    return Finding(False, f"{text}; start it, the latest hour of each job is made up for")


def _jobs(settings: Settings, store: Store | None, now: datetime) -> Iterator[Finding]:
    zone = ZoneInfo(settings.office.timezone)
    for job in planned(settings):
        latest = store.jobs.latest(job.name, now) if store else None
        parts = [_next(job, settings, now)]
        if latest:
            parts.append(_last(latest, zone))
        yield Finding(not failing(latest), f"{job.name}: {'; '.join(parts)}")


def _next(job: Job, settings: Settings, now: datetime) -> str:
    due = next_due(job, settings, now)
    if due is None:
        return "no hour in the next year"
    when = f"next on {_when(due, ZoneInfo(settings.office.timezone))} ({settings.office.timezone})"
    out = left_out(job, settings, now)
    return f"{when}, for {_days(out)} {'is a day' if len(out) == 1 else 'are days'} off" if out else when


def _days(out: Sequence[tuple[date, str]]) -> str:
    """As "Sat 21/11, Sun 22/11" or "02/09 (Quốc khánh)"; a long holiday by its ends."""
    parts = []
    for name, run in groupby(out, key=lambda each: each[1]):
        days = [day for day, _ in run]
        span = f"{days[0]:%a %d/%m}" if len(days) == 1 else f"{days[0]:%a %d/%m} to {days[-1]:%a %d/%m}"
        parts.append(f"{span} ({name})" if name else span)
    return ", ".join(parts)


def _last(run: JobRun, zone: ZoneInfo) -> str:
    when = _when(run.due, zone)
    if run.tries == 0:
        return f"{when} was left out: {run.report}"
    if run.ended is None:
        return f"that of {when} is under way, or its program died (tries: {run.tries})"
    if not run.failed:
        return f"last for {when}: {run.report or 'done'}"
    again = again_at(run)
    retry = f"; it is tried again at {_when(again, zone)}" if again else ""
    return f"that of {when} failed (tries: {run.tries}): {run.report}{retry}"


def _continuous(settings: Settings, store: Store, now: datetime) -> Iterator[Finding]:
    zone = ZoneInfo(settings.office.timezone)
    for name in CONTINUOUS:
        run = store.jobs.latest(name, now)
        if run and failing(run):
            yield Finding(False, f"{name}: failed at {_when(run.ended or run.began, zone)}: {run.report}")
        elif run:
            yield Finding(
                True, f"{name}: last at {_when(run.ended or run.began, zone)}: {run.report or 'goes well again'}"
            )


def _deaths(settings: Settings, store: Store, now: datetime) -> Iterator[Finding]:
    found = deaths(store, now - _DAY)
    if found:
        last = found[-1]
        when = _when(last.due, ZoneInfo(settings.office.timezone))
        times = "once" if len(found) == 1 else f"{len(found)} times"
        lane = last.job.removeprefix(LANE)
        text = f"a program of `monitor serve` died {times} in the last day; at {when} {lane}: {last.report}"
        yield Finding(len(found) < _MANY, text)


def _backup(settings: Settings, store: Store, now: datetime) -> Iterator[Finding]:
    state = backup_state(settings, store, now)
    if state is None:
        yield Finding(True, "no nightly backup is asked for: rules/schedule.toml has no [backup]")
    elif state.last:
        text = f"last nightly backup: {_when(state.last, ZoneInfo(settings.office.timezone))}"
        yield Finding(not state.late, f"{text}; that is over two days ago" if state.late else text)
    elif state.late:
        yield Finding(False, "no nightly backup has gone well yet; see the line of the job backup")
