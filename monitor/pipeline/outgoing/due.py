"""Which hour is due, of the digest and of every job of the schedule. Pure: days, hours and the clock in, instants out.

    named day    what a rule says: every Monday, the 15th of March
    day of work  the same, or the next one on which the office works

Not here: what is done then (the room serving), whether it was done already (store, ready.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from monitor.config import Calendar, Digest, Settings
from monitor.config.calendar import WEEKDAYS
from monitor.config.schedule import Reminder
from monitor.errors import InputError

JobKind = Literal["digest", "weekly", "monthly", "reminder", "cases", "watch", "backup"]

_FARTHEST = 60  # days: no office rests longer
_BACK = {"digest": _FARTHEST, "weekly": _FARTHEST, "monthly": 100, "watch": _FARTHEST, "backup": 2, "cases": 0}
_DAILY = ("digest", "cases", "watch")  # done on every day of work
_AHEAD = 430  # days: a reminder of one month a year, and days off behind it
REMINDER_DAYS = 14  # what was to be prepared longer ago is not called to mind any more
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Job:
    """One thing that the schedule does."""

    name: str  # for ever, in the database: the kind, or "reminder-" and the rule's id
    kind: JobKind
    hour: time


def planned(settings: Settings) -> tuple[Job, ...]:
    """Every job that the rules ask for, in the order in which jobs of one hour run."""
    schedule = settings.schedule
    jobs = [Job("digest", "digest", settings.digest.hour)]
    jobs += [Job("weekly", "weekly", schedule.weekly.hour)] if schedule.weekly else []
    jobs += [Job("monthly", "monthly", schedule.monthly.hour)] if schedule.monthly else []
    jobs += [Job(f"reminder-{each.id}", "reminder", each.hour) for each in schedule.reminder]
    jobs.append(Job("cases", "cases", settings.deadlines.reminding.hour or settings.digest.hour))
    jobs += [Job("watch", "watch", schedule.watch.hour)] if schedule.watch else []
    jobs += [Job("backup", "backup", schedule.backup.hour)] if schedule.backup else []
    return tuple(jobs)


def latest_due(job: Job, settings: Settings, now: datetime) -> datetime | None:
    """The latest hour of *job* that is not after *now*, in UTC; None where there is none that would still be done."""
    for back in range(_BACK.get(job.kind, REMINDER_DAYS) + 1):
        day = _local(settings, now) - back * _DAY
        if named_days(job, settings, day) and (due := _at(job, settings, day)) <= now:
            too_old = job.kind == "reminder" and now - due > REMINDER_DAYS * _DAY
            return None if too_old else due
    return None


def next_due(job: Job, settings: Settings, now: datetime) -> datetime | None:
    """The first hour of *job* after *now*, in UTC; None where the calendar leaves none."""
    for ahead in range(_AHEAD):
        day = _local(settings, now) + ahead * _DAY
        if named_days(job, settings, day) and (due := _at(job, settings, day)) > now:
            return due
    return None


def named_days(job: Job, settings: Settings, day: date) -> tuple[date, ...]:
    """The days that the rule of *job* names and that are done on *day*, the oldest first; none: nothing is done on it.

    There are two where the office rested from one of them to the next.
    """
    return tuple(sorted(_named_on(job, settings, day)))


def left_out(job: Job, settings: Settings, now: datetime) -> tuple[tuple[date, str], ...]:
    """The days from *now* to the next hour of *job* on which it would be done, were they not days off; with their names.

    Of weekly rest the name is "".
    """
    due = next_due(job, settings, now)
    if due is None or job.kind == "backup":
        return ()
    first, last = _local(settings, now), _local(settings, due)
    days = [first + n * _DAY for n in range((last - first).days)]
    if _at(job, settings, first) <= now:
        days = days[1:]
    rested = [day for day in days if not _works(settings, day) and _would(job, settings, day, last)]
    return tuple((day, settings.calendar.holiday_on(day)) for day in rested)


def due_hour(digest: Digest, calendar: Calendar, timezone: str, now: datetime) -> datetime:
    """The latest digest hour of a working day that is not after *now*, in UTC. Raises InputError where there is none."""
    local = now.astimezone(ZoneInfo(timezone))
    for back in range(_FARTHEST):
        day = local.date() - back * _DAY
        if calendar.is_working(day, digest.days) and (due := at_hour(day, digest.hour, timezone)) <= now:
            return due
    raise InputError(
        f"rules/calendar.toml leaves no working day in the {_FARTHEST} days before {local:%Y-%m-%d}; mend it"
    )


def at_hour(day: date, hour: time, timezone: str) -> datetime:
    """*hour* of *day* on the office's clock, in UTC."""
    return datetime.combine(day, hour, tzinfo=ZoneInfo(timezone)).astimezone(UTC)


def reminder_of(job: Job, settings: Settings) -> Reminder:
    """The rule of a job of the kind "reminder"."""
    return next(each for each in settings.schedule.reminder if f"reminder-{each.id}" == job.name)


# -- days ------------------------------------------------------------------------------------------------


def _local(settings: Settings, now: datetime) -> date:
    return now.astimezone(ZoneInfo(settings.office.timezone)).date()


def _at(job: Job, settings: Settings, day: date) -> datetime:
    return at_hour(day, job.hour, settings.office.timezone)


def _works(settings: Settings, day: date) -> bool:
    return settings.calendar.is_working(day, settings.digest.days)


def _named_on(job: Job, settings: Settings, day: date) -> Iterator[date]:
    if job.kind == "backup":
        yield day
        return
    if _named(job, settings, day) and _done_itself(job, settings, day):
        yield day
    if job.kind in _DAILY or not _works(settings, day):
        return
    if _early(job, settings):
        yield from _named_behind(job, settings, day)
        return
    for back in range(1, _FARTHEST):  # days off right before it: what they name is done today
        before = day - back * _DAY
        if _works(settings, before):
            return
        if _named(job, settings, before) and not _done_itself(job, settings, before):
            yield before


def _early(job: Job, settings: Settings) -> bool:
    return job.kind == "reminder" and reminder_of(job, settings).early


def _named_behind(job: Job, settings: Settings, day: date) -> Iterator[date]:
    """Days off right behind *day* that the rule names: what is called to mind early is done before them."""
    for ahead in range(1, _FARTHEST):
        after = day + ahead * _DAY
        if _works(settings, after):
            return
        if _named(job, settings, after):
            yield after


def _named(job: Job, settings: Settings, day: date) -> bool:
    """Whether the rule of *job* names *day*, office or not."""
    schedule = settings.schedule
    if job.kind == "weekly":
        return schedule.weekly is not None and WEEKDAYS[day.weekday()] == schedule.weekly.day
    if job.kind == "monthly":
        return schedule.monthly is not None and day.day == schedule.monthly.day
    if job.kind == "reminder":
        rule = reminder_of(job, settings)
        return day.month in rule.months and day.day == rule.day
    return True


def _done_itself(job: Job, settings: Settings, day: date) -> bool:
    """Whether *job* is done on *day* when its rule names it: a weekday that a rule names counts as one of the office's."""
    weekly = settings.schedule.weekly
    if job.kind == "weekly" and weekly:
        return settings.calendar.is_working(day, (*settings.digest.days, weekly.day))
    return _works(settings, day)


def _would(job: Job, settings: Settings, day: date, last: date) -> bool:
    """Whether *job* would be done on *day* if it were no day off, and is put off to *last*."""
    if job.kind in _DAILY:
        return True
    named = min(named_days(job, settings, last), default=last)
    return named <= day < last
