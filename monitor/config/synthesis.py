"""What rules/synthesis.toml may hold: what units report of the plan, by which day, the parts of the report made of it, its words.

Not here: the units themselves (deadlines.py), days on which they are reminded (schedule.py), the form (briefings/units).
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Self, get_args

from pydantic import Field, model_validator

from monitor.config.briefing import BriefingRules, word_faults
from monitor.config.synthesis_words import HEADINGS, SENTENCES
from monitor.config.toml_file import KeyPath, Strict
from monitor.periods import Period
from monitor.unit_report import Own, PlanItem, PlanPart, PlanPoint, PlanSection, PressWork, Told

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_PRESS: tuple[PressWork, ...] = get_args(PressWork)


class LastDay(Strict):
    """The last day on which a report is in time."""

    day: str = Field(pattern=_DAY)  # "11-14"
    basis: str = ""
    unverified: bool = False

    @model_validator(mode="after")
    def _on_the_calendar(self) -> Self:
        month, day = map(int, self.day.split("-"))
        if day > monthrange(2023, month)[1]:  # no leap year: it must be there every year
            raise ValueError(f"`day` is {self.day}, a day that not every year has")
        return self

    def of(self, year: int) -> date:
        """That day of *year*."""
        month, day = map(int, self.day.split("-"))
        return date(year, month, day)


class Item(Strict):
    """One thing that is asked of units: a row of the form."""

    id: str = Field(pattern=ID)
    title: str = Field(min_length=1)
    measure: str = ""  # what is counted; none: only words

    def value(self, plan: str) -> PlanItem:
        """It, under the number *plan*."""
        return PlanItem(self.id, plan, self.title, self.measure)


class Section(Strict):
    """A task of the plan, and the section of the report that tells of it."""

    number: str = ""
    title: str = ""
    plan: str = Field(min_length=1)  # its number in the plan
    own: Own = ""  # figures of the desk that stand with it
    item: tuple[Item, ...] = ()

    def value(self) -> PlanSection:
        """It as a report keeps it."""
        items = tuple(item.value(self.plan) for item in self.item)
        return PlanSection(self.number, self.title, self.plan, self.own, items)


class Point(Strict):
    """A place for people's own words."""

    title: str = Field(min_length=1)
    told: Told = ""  # what of units' reports stands below it


class Part(Strict):
    """A part of the report."""

    number: str = Field(min_length=1)
    title: str = Field(min_length=1)
    section: tuple[Section, ...] = ()
    points: tuple[Point, ...] = ()

    def value(self) -> PlanPart:
        """It as a report keeps it."""
        points = tuple(PlanPoint(point.title, point.told) for point in self.points)
        return PlanPart(self.number, self.title, tuple(section.value() for section in self.section), points)


class SynthesisRules(Strict):
    """rules/synthesis.toml"""

    plan: str = ""  # how the plan is cited; none: no report of half a year or a year is made
    year: LastDay | None = None
    half: LastDay | None = None  # of the first half; the second is told with the year
    not_asked: tuple[str, ...] = ()  # ids of units that report nothing
    part: tuple[Part, ...] = ()
    sentences: Mapping[str, str] = Field(default_factory=dict)
    headings: Mapping[str, str] = Field(default_factory=dict)

    def worded(self, rules: BriefingRules) -> BriefingRules:
        """The words of a briefing by *rules*, and beside them those of this report, the office's own first."""
        sentences = {**rules.sentences, **SENTENCES, **self.sentences}
        return rules.model_copy(
            update={"sentences": sentences, "headings": {**rules.headings, **HEADINGS, **self.headings}}
        )

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """Every row of the form, in its order."""
        return tuple(
            item
            for part in self.part
            for section in part.section
            for item in (each.value(section.plan) for each in section.item)
        )

    def last_day(self, period: Period) -> LastDay | None:
        """The rule for *period*; None where no day is set for one of its kind."""
        if period.kind == "year":
            return self.year
        return self.half if period.kind == "half" and period.first.month == 1 else None


def synthesis_faults(rules: SynthesisRules) -> Iterator[tuple[KeyPath, str]]:
    """Of rules/synthesis.toml: words that cannot be filled; ids that stand twice, or are those of table 4."""
    yield from word_faults("sentences", rules.sentences, SENTENCES)
    yield from word_faults("headings", rules.headings, HEADINGS)
    seen: set[str] = set()
    for p, part in enumerate(rules.part):
        for s, section in enumerate(part.section):
            for i, item in enumerate(section.item):
                place: KeyPath = ("part", p, "section", s, "item", i, "id")
                if item.id in _PRESS:
                    yield place, f"`{item.id}` is the id of a row that every form has; choose another"
                elif item.id in seen:
                    yield place, f"the id `{item.id}` is used twice"
                seen.add(item.id)
