"""What rules/deadlines.toml may hold: limits with their legal basis, texts of law that letters cite, the units that answer.

Every row holds from a day to a day; the day of the event chooses. Two limits that could both be chosen are a fault. Days for which
there is none are not, a person may set that limit; `monitor doctor` tells them.
Not here: counting days (the room cases), days off (calendar.py).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Literal, Self

from pydantic import Field, model_validator

from monitor.case import Level, Periodical
from monitor.config.hours import Hour
from monitor.config.recipients import RecipientRow
from monitor.config.toml_file import KeyPath, Strict

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
        return (self.valid_from or date.min) <= day <= (self.to or date.max)

    def meets(self, other: "Dated") -> bool:
        """Whether both hold on some day."""
        first = max(self.valid_from or date.min, other.valid_from or date.min)
        return first <= min(self.to or date.max, other.to or date.max)


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
        if "" in self.periodicals:
            raise ValueError("`periodicals` names kinds of outlets; leave it out where the kind does not matter")
        if self.move_to_working_day and self.unit not in ("days", "at-once"):
            raise ValueError(f"`move_to_working_day` goes with days and at-once; the unit is {self.unit}")
        return self

    def fits(self, level: int, periodical: str) -> bool:
        """Whether it is for cases of *level* and an outlet of this kind."""
        return (not self.levels or level in self.levels) and (not self.periodicals or periodical in self.periodicals)

    @property
    def narrowness(self) -> int:
        """By how much it says for what it is: one for some levels or outlets goes before one for all."""
        return bool(self.levels) + bool(self.periodicals)

    def rivals(self, other: "DeadlineRule") -> bool:
        """Whether nothing says which of the two holds, for some case on some day."""
        return (
            self.starts == other.starts
            and self.narrowness == other.narrowness
            and self.meets(other)
            and _common(self.levels, other.levels)
            and _common(self.periodicals, other.periodicals)
        )


def _common(some: Sequence[object], others: Sequence[object]) -> bool:
    """Whether both name one thing; naming none is naming all."""
    return not some or not others or not set(some).isdisjoint(others)


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

    hour: Hour | None = None  # of every day of work; none: that of the digest
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

    def unit_called(self, text: str, day: date) -> str:
        """The id of the unit of *day* that *text* names, by its id or its name; *text* itself where it is none of the rules."""
        said = " ".join(text.split())
        names = {each.name.casefold(): each.id for each in self.units_on(day)}
        return names.get(said.casefold(), said)

    def citations_on(self, use: str, day: date) -> tuple[Citation, ...]:
        """The words of law for *use* on *day*."""
        return tuple(each for each in self.citation if each.use == use and each.holds(day))


def deadline_faults(deadlines: Deadlines) -> Iterator[tuple[KeyPath, str]]:
    """Of rules/deadlines.toml: ids that stand twice, limits between which nothing chooses."""
    for name, rows in (("deadline", deadlines.deadline), ("unit", deadlines.unit)):
        ids = [row.id for row in rows]
        for n, id_ in enumerate(ids):
            if id_ in ids[:n]:
                yield (name, n, "id"), f"the id `{id_}` is used twice"
    for (_, one), (n, other) in combinations(enumerate(deadlines.deadline), 2):
        if one.rivals(other):
            told = (
                f"`{other.id}` and `{one.id}` both start with `{other.starts}` and hold on the same days for the same cases: "
                "nothing says which counts; set `to` and `from`, or `levels` or `periodicals` of one"
            )
            yield ("deadline", n), told
