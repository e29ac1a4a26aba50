"""What rules/calendar.toml may hold: the days on which the office rests, and the days off on which it works.

Not here: hours of jobs (schedule.py).
"""

from calendar import monthrange
from datetime import date
from typing import Self

from pydantic import Field, model_validator

from monitor.config.digest import Weekday
from monitor.config.toml_file import Strict

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Holiday(Strict):
    """A holiday: every year on one day (`every`, as "09-02"), or from a day to a day of one year."""

    name: str = Field(min_length=1)
    every: str = Field(default="", pattern=r"^((0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$")
    valid_from: date | None = Field(default=None, alias="from")
    to: date | None = None  # last day; none: one day only
    source: str = ""  # the notice that gives it
    unverified: bool = False

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if bool(self.every) == (self.valid_from is not None):
            raise ValueError('needs either `every`, such as "09-02", or `from` (and `to`)')
        if self.every and self.to:
            raise ValueError("`to` goes with `from`; a holiday of every year is one day, written once for each")
        if self.every and not _is_day(self.every):
            raise ValueError(f"`every` is {self.every}, a day that no year has")
        if self.to and (self.valid_from is None or self.to < self.valid_from):
            raise ValueError("`to` must not be before `from`")
        return self

    def holds(self, day: date) -> bool:
        """Whether *day* is one of it."""
        if self.valid_from:
            return self.valid_from <= day <= (self.to or self.valid_from)
        return f"{day.month:02d}-{day.day:02d}" == self.every


def _is_day(month_day: str) -> bool:
    month, day = map(int, month_day.split("-"))
    return day <= monthrange(2024, month)[1]  # a leap year: 29 February is a day


class WorkingDay(Strict):
    """A day off on which the office works, in exchange for another."""

    day: date
    source: str = ""


class Calendar(Strict):
    """rules/calendar.toml"""

    holiday: tuple[Holiday, ...] = ()
    working: tuple[WorkingDay, ...] = ()

    def is_working(self, day: date, weekdays: tuple[Weekday, ...]) -> bool:
        """Whether the office works on *day*, when its week has *weekdays*."""
        if any(each.day == day for each in self.working):
            return True
        return WEEKDAYS[day.weekday()] in weekdays and not any(each.holds(day) for each in self.holiday)

    def holiday_on(self, day: date) -> str:
        """What holiday *day* is; "" where it is none."""
        return next((each.name for each in self.holiday if each.holds(day)), "")
