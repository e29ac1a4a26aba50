"""The values of what units report to the office: the plan's tasks, what each unit told of them, who told nothing.

Frozen, and whole in themselves: whatever the rules say later, a report that was made keeps its words. Not here: the rules that ask
for it (config), forms and their reading (briefings/units), the report of half a year or a year (publish/briefing).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

# What a report of a section says besides what units told: figures of the desk itself.
Own = Literal["", "own-press", "press", "cases"]
# What of units' reports stands below a point that people judge.
Told = Literal["", "trouble", "proposal"]
# in time; late; not yet, and the day has not passed; not, though it has passed; received where no day is set; not, likewise
Standing = Literal["in-time", "late", "awaited", "missing", "received", "not-yet"]
# Of every report, whatever the plan: what table 4 is made of.
PressWork = Literal["hop-bao", "thong-cao", "cau-hoi", "dung-han", "qua-han"]


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One thing that is asked of units, with the number of the plan that asks for it."""

    id: str
    plan: str  # "II.2.1"
    title: str
    measure: str  # "lớp"; "": only words are asked for


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section of the report on one task of the plan."""

    number: str  # "1"; "" where the part has no sections
    title: str
    plan: str
    own: Own
    items: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True)
class PlanPoint:
    """A place for people's own words, with what units told of it."""

    title: str
    told: Told = ""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A part of the report: sections of tasks, or points that people judge."""

    number: str  # "II"
    title: str
    sections: tuple[PlanSection, ...]
    points: tuple[PlanPoint, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a unit told of one item; "" and None: it told nothing."""

    item: str  # id of a PlanItem, or of PressWork
    count: int | None
    text: str = ""
    proof: str = ""  # addresses, or where it is kept
    trouble: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class UnitReport:
    """A report as a unit sent it."""

    unit: str  # id
    name: str  # as it was then
    compiler: str
    sent_on: date
    paper: str  # number of its document
    received_on: date
    answers: tuple[Answer, ...]  # in the order of the form; only those that tell something

    def answer(self, item: str) -> Answer | None:
        """What it told of *item*."""
        return next((each for each in self.answers if each.item == item), None)


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """How a unit that is asked stands."""

    unit: str  # id
    name: str
    standing: Standing
    received_on: date | None = None  # the first report of the period; that decides whether it was in time
    paper: str = ""  # of the newest
    times: int = 0  # so many reports, the newest counts
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Synthesis:
    """All that the report of half a year or a year is made of besides the desk's own figures."""

    plan: str  # how the plan is cited
    parts: tuple[PlanPart, ...]
    reports: tuple[UnitReport, ...]  # the newest of each unit, in the order of the units
    standings: tuple[UnitStanding, ...]
    last_day: date | None  # on which a report is in time
    unverified: bool  # nobody has confirmed that day

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """Every item, in the order of the plan."""
        return tuple(item for part in self.parts for section in part.sections for item in section.items)
