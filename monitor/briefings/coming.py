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
            due = (rule for rule in settings.schedule.reminder if _is_due(rule, settings, day))
            yield from (DayNote(day, "reminder", rule.text) for rule in due)


def _is_due(rule: Reminder, settings: Settings, day: date) -> bool:
    """Whether *rule* is done on *day*, on which the office works: it names this day, or a day off right beside it."""
    beside = _DAY if rule.early else -_DAY
    named = day
    for _ in range(_FARTHEST):
        if named.month in rule.months and named.day == rule.day:
            return True
        named += beside
        if _works(settings, named):
            return False
    return False


def _works(settings: Settings, day: date) -> bool:
    return settings.calendar.is_working(day, settings.digest.days)
