"""What rules/schedule.toml may hold: reports of a week and a month, backups, reminders.

Not here: the hour of the digest (digest.py), which days the office works (calendar.py), how often a source is asked (the program).
"""

from datetime import time
from typing import Literal

from pydantic import Field

from monitor.config.digest import Weekday
from monitor.config.hours import Hour
from monitor.config.recipients import RecipientRow
from monitor.config.toml_file import Strict


class Weekly(Strict):
    """The report of the week before, Monday to Sunday."""

    day: Weekday = "mon"
    hour: Hour = time(8)
    recipients: tuple[RecipientRow, ...] = ()  # none: those of the whole digest


class Monthly(Strict):
    """The report of the month before; on the first working day from *day* on."""

    day: int = Field(default=1, ge=1, le=28)
    hour: Hour = time(8)
    recipients: tuple[RecipientRow, ...] = ()  # none: those of the whole digest


class Backup(Strict):
    """A backup every night."""

    hour: Hour = time(2)
    folder: str = Field(default="backups", min_length=1)  # from the data folder, or whole
    keep: int = Field(default=3, ge=1, le=366)  # newest ones; older ones are deleted


class Watch(Strict):
    """Who looks after the program: is told of mails refused, sources that broke, backups that failed."""

    hour: Hour = time(8, 30)
    recipients: tuple[RecipientRow, ...] = ()


class Reminder(Strict):
    """A mail that comes back every year: what is to be prepared, on the first working day from *day* on.

    With *early* on the last working day until then, so that what must be there on that day is not called to mind behind it.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    text: str = Field(min_length=1)
    months: tuple[int, ...] = Field(min_length=1)
    day: int = Field(ge=1, le=28)
    hour: Hour = time(8)
    early: bool = False
    units: Literal["", "year", "half"] = ""  # lists the units whose report of the year, or half, is not in yet
    recipients: tuple[RecipientRow, ...] = ()  # none: those of the whole digest


class Schedule(Strict):
    """rules/schedule.toml; a part that is not there is not done."""

    weekly: Weekly | None = None
    monthly: Monthly | None = None
    backup: Backup | None = None
    watch: Watch | None = None
    reminder: tuple[Reminder, ...] = ()
