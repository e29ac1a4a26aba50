"""The values of a briefing: everything that is told of a period, frozen; every figure in it is counted from its rows.

Not here: gathering them (the room briefings), counting and words (publish/briefing), keeping them (store).
"""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from monitor.case_line import CaseLine
from monitor.model import DayNote, Group, Medium, Province, ToneValue
from monitor.periods import Period
from monitor.unit_report import Synthesis


@dataclass(frozen=True, slots=True)
class BriefCopy:
    """Where an item appeared again."""

    clip: int
    outlet: str
    group: Group
    published: datetime


@dataclass(frozen=True, slots=True)
class BriefItem:
    """An item of the period: an article in scope that is no copy, as its labels stand (people's word first)."""

    clip: int
    title: str
    url: str
    outlet: str
    source: str
    group: Group
    medium: Medium
    language: str
    published: datetime
    province: Province
    tone: ToneValue | None  # None: not judged
    topics: tuple[str, ...]  # ids, the main one first
    places: tuple[str, ...]  # names
    flagged: bool
    story: int | None
    copies: tuple[BriefCopy, ...]  # that appeared in the period


@dataclass(frozen=True, slots=True)
class BriefStory:
    """A story that items of the period tell."""

    id: int
    headline: str  # by a person, or pinned by one; "" where nobody did
    first: date  # of the days on which items of the period tell it
    last: date
    items: int
    outlets: int  # reprints included
    houses: int  # their owners


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of another period that this one is compared with."""

    period: Period
    items: int
    appearances: int
    groups: tuple[tuple[Group, int], ...]  # items of each group
    tones: tuple[tuple[ToneValue, int], ...]  # items of each tone; the rest was not judged
    by_group: tuple[tuple[Group, tuple[tuple[ToneValue, int], ...]], ...]  # the same within each group
    topics: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Another period, and why it cannot be compared with where it cannot."""

    counts: Counts | None
    missing: str  # in Vietnamese; "" where there are counts


@dataclass(frozen=True, slots=True)
class FailedSource:
    """A source that gave nothing on days of the period, so that a fall in coverage is not taken for a fall in interest."""

    id: str
    name: str
    group: Group
    days: tuple[date, ...]  # on which it was asked and answered nothing, or was not asked
    asked: bool  # False: the program itself did not ask it on these days


@dataclass(frozen=True, slots=True)
class QuietPortal:
    """A portal of a state body that published nothing new for long."""

    id: str
    name: str
    last: date | None  # when it last published; None: nothing is known of it
    days: int  # without anything new, at the end of the period
    failed: bool  # it could not be read, so nothing is said of it


@dataclass(frozen=True, slots=True)
class UnitActivity:
    """What a unit told of its work with the press in the period (table 4); None: it told nothing of that."""

    unit: str  # name
    conferences: int | None
    releases: int | None
    questions: int | None
    in_time: int | None  # answered
    late: int | None


@dataclass(frozen=True, slots=True)
class Spokesperson:
    """Who speaks for a unit, as rules have it; public by decree."""

    unit: str
    name: str
    post: str
    phone: str
    email: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class Briefing:
    """A period, frozen: whatever is printed of it is made from this alone."""

    period: Period
    office: str
    province: str
    timezone: str
    made_at: datetime
    over: bool  # False: the period still runs
    frozen_by: str  # name of who froze it; "": it is not frozen
    everything: bool  # all of the country was in scope: a trial
    items: tuple[BriefItem, ...]  # by time, then number
    stories: tuple[BriefStory, ...]  # of two or more items, the widest first
    before: Compared
    year_before: Compared
    cases: tuple[CaseLine, ...]  # open in the period, or closed in it
    opened: tuple[int, ...]  # ids of cases opened in the period
    failed: tuple[FailedSource, ...]
    quiet: tuple[QuietPortal, ...]
    units: tuple[UnitActivity, ...]
    spokespersons: tuple[Spokesperson, ...]
    coming: tuple[DayNote, ...]  # days of the next period
    topics: tuple[tuple[str, str], ...]  # id and label of every topic, in the order of the plan
    sources: int  # watched
    rules: str  # version
    synthesis: Synthesis | None = None  # of half a year and a year, where the rules ask units to report
    earlier: int = 0  # reprints in the period of what first appeared outside it: in no figure
    unknown: tuple[date, ...] = ()  # days of the period that passed and of which nothing is known: no noughts
    own: tuple[str, ...] = ()  # ids of the sources that are the province's own; (): as their groups say
    own_unlisted: tuple[
        tuple[str, str], ...
    ] = ()  # source and outlet of items that no listed source brought and that are own too
    since: tuple[
        CaseLine, ...
    ] = ()  # cases opened, or opened again, after its end and not over when it was made: the press may ask about them


@dataclass(frozen=True, slots=True)
class Want:
    """Which items a figure counts, so that it opens its list: every part given must hold."""

    group: Group | None = None
    tone: ToneValue | None = None
    judged: bool | None = None
    topic: str = ""
    place: str = ""
    outlet: str = ""  # that told it first
    first: date | None = None  # published on this day or later, on the office's calendar
    last: date | None = None  # published on this day or before
    story: int | None = None
    flagged: bool | None = None
    foreign: bool | None = None  # of the groups doi-ngoai and nuoc-ngoai
    own: bool | None = None  # of the province's own portals and press
    related: bool | None = None  # that speak of the province

    @property
    def query(self) -> str:
        """As the desk's address has it: "group=trung-uong&tone=tieu-cuc"; "" is all of the period."""
        said = (
            ("group", self.group),
            ("tone", self.tone),
            ("judged", _yes_no(self.judged)),
            ("topic", self.topic),
            ("place", self.place),
            ("outlet", self.outlet),
            ("first", self.first),
            ("last", self.last),
            ("story", self.story),
            ("flagged", _yes_no(self.flagged)),
            ("foreign", _yes_no(self.foreign)),
            ("own", _yes_no(self.own)),
            ("related", _yes_no(self.related)),
        )
        return urlencode([(name, str(value)) for name, value in said if value not in (None, "")])


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the list that it counts."""

    value: int
    want: Want
    counts: str = "items"  # or "appearances": each with its reprints, or "outlets": that told them, reprints included
