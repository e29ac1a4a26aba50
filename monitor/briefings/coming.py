"""What the office's rules say of the days of a period: days off, days worked in exchange, reminders; nothing else is foretold.

Not here: the hour at which a reminder is mailed (pipeline.outgoing.due), its words on paper (publish).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from monitor.config import Settings
from monitor.config.schedule import Reminder
from monitor.model import DayNote
from monitor.periods import Period

_DAY = timedelta(days=1)
_FARTHEST = 60  # days: no office rests longer


def days_off(settings: Settings, period: Period) -> tuple[DayNote, ...]:
    """The holidays of *period* on which the office rests."""
    return tuple(_days_off(settings, period))


def coming(settings: Settings, period: Period) -> tuple[DayNote, ...]:
    """The days off of *period*, the days worked in exchange, and what is to be prepared, day by day."""
    return tuple(_coming(settings, period))


def _days_off(settings: Settings, period: Period) -> Iterator[DayNote]:
    for day in period.days:
        holiday = next((each for each in settings.calendar.holiday if each.holds(day)), None)
        if holiday and not _works(settings, day):
            yield DayNote(day, "holiday", holiday.name, holiday.unverified)


def _coming(settings: Settings, period: Period) -> Iterator[DayNote]:
    notes = {note.day: note for note in _days_off(settings, period)}
    worked = {each.day for each in settings.calendar.working}
    for day in period.days:
        if day in notes:
            yield notes[day]
        if day in worked:
            yield DayNote(day, "working", "")
        if _works(settings, day):
            named = _named_days(settings, day)
            due = (rule for rule in settings.schedule.reminder if any(_names(rule, each) for each in named))
            yield from (DayNote(day, "reminder", rule.text) for rule in due)


def _names(rule: Reminder, day: date) -> bool:
    return day.month in rule.months and day.day == rule.day


def _named_days(settings: Settings, day: date) -> list[date]:
    """*day*, on which the office works, and the days off right before it: what they name is done on it."""
    named = [day]
    while not _works(settings, before := named[-1] - _DAY) and len(named) < _FARTHEST:
        named.append(before)
    return named


def _works(settings: Settings, day: date) -> bool:
    return settings.calendar.is_working(day, settings.digest.days)
