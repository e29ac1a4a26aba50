"""What rules/deadlines.toml may hold: limits with their legal basis, texts of law that letters cite, the units that answer.

Every row holds from a day to a day; the day of the event chooses. Not here: counting days (the room cases), days off (calendar.py).
"""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from monitor.case import Level, Periodical
from monitor.config.recipients import RecipientRow
from monitor.config.toml_file import Strict

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# What starts a clock: a case sent to a unit; the press's question; a notice of a superior body; proof that an outlet received
# a letter; the unexpected event itself.
Start = Literal["sent", "asked", "notified", "delivered", "event"]
# at-once: by the end of the day; next-issue: only a person knows when that is.
Unit = Literal["hours", "days", "working-days", "at-once", "next-issue"]


class Dated(Strict):
    """Something that holds from a day to a day."""

    valid_from: date | None = Field(default=None, alias="from")  # none: ever since
    to: date | None = None  # last day; none: for now
    unverified: bool = False  # not yet confirmed by the office; it says so wherever it shows

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_from and self.to and self.to < self.valid_from:
            raise ValueError("`to` must not be before `from`")
        return self

    def holds(self, day: date) -> bool:
        """Whether it holds on *day*."""
        return (self.valid_from is None or self.valid_from <= day) and (self.to is None or day <= self.to)


class DeadlineRule(Dated):
    """One limit."""

    id: str = Field(pattern=ID)
    name: str = Field(min_length=1)
    starts: Start
    limit: int = Field(default=0, ge=0, le=1000)
    unit: Unit
    levels: tuple[Level, ...] = ()  # of cases; none: every level
    periodicals: tuple[Periodical, ...] = ()  # of the outlet; none: every outlet
    move_to_working_day: bool = False  # a last day off moves to the next day of work; only where the limit counts days
    basis: str = Field(min_length=1)  # the text of law or the office's own rule
    note: str = ""

    @model_validator(mode="after")
    def _limited(self) -> Self:
        counted = self.unit in ("hours", "days", "working-days")
        if counted != bool(self.limit):
            raise ValueError(f"`limit` goes with hours, days and working-days; the unit is {self.unit}")
        if self.periodicals and self.starts != "delivered":
            raise ValueError('`periodicals` goes with starts = "delivered"')
        return self


class Citation(Dated):
    """Words of law in letters and dossiers, by what they are for."""

    use: Literal["correction", "reply", "provide", "escalate", "spokesperson"]
    text: str = Field(min_length=1)


class UnitRow(Dated):
    """A unit that cases are sent to."""

    id: str = Field(pattern=ID)
    name: str = Field(min_length=1)
    recipients: tuple[RecipientRow, ...] = ()  # reminded of what is due from it; none: the office reminds it itself


class Reminding(Strict):
    """The mail that calls limits to mind."""

    days_before: int = Field(default=2, ge=0, le=30)  # days of work
    recipients: tuple[RecipientRow, ...] = ()  # none: those of the whole digest


class Deadlines(Strict):
    """rules/deadlines.toml"""

    deadline: tuple[DeadlineRule, ...] = ()
    citation: tuple[Citation, ...] = ()
    unit: tuple[UnitRow, ...] = ()
    reminding: Reminding = Reminding()

    def units_on(self, day: date) -> tuple[UnitRow, ...]:
        """The units of *day*, as the file orders them."""
        return tuple(each for each in self.unit if each.holds(day))

    def unit_name(self, id_: str) -> str:
        """Its name; of one that the rules have not, *id_* itself."""
        return next((each.name for each in self.unit if each.id == id_), id_)

    def citations_on(self, use: str, day: date) -> tuple[Citation, ...]:
        """The words of law for *use* on *day*."""
        return tuple(each for each in self.citation if each.use == use and each.holds(day))
