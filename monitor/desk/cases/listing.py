"""What the list of cases is asked for, as a value and as the end of an address; which cases it has, in which order, how many.

Not here: the cases themselves (kept.py), what a row says (rows.py), routes (screens/cases.py).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal, cast, get_args
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from monitor.case import CaseState, Level
from monitor.desk.cases.kept import Standing, folded
from monitor.desk.cases.words import STATES, last_moment, level_words
from monitor.desk.lists.facets import Choice, Facet
from monitor.vietnamese.collate import collation_key

View = Literal["open", "overdue", "today", "confirm", "mine", "closed", "all"]
# When the next limit of a case is, as the list is divided.
Due = Literal["overdue", "today", "week", "later", "none", "closed"]
VIEWS: Mapping[View, str] = {
    "open": "Đang mở",
    "overdue": "Quá hạn",
    "today": "Đến hạn hôm nay",
    "confirm": "Chờ xác nhận",
    "mine": "Chờ tôi xác nhận",
    "closed": "Đã kết thúc",
    "all": "Tất cả",
}
DUES: Mapping[Due, str] = {
    "overdue": "Quá hạn",
    "today": "Đến hạn hôm nay",
    "week": "Đến hạn trong 07 ngày tới",
    "later": "Đến hạn sau đó",
    "none": "Không có thời hạn đang tính",
    "closed": "Đã kết thúc",
}
_ORDER: tuple[Due, ...] = get_args(Due)
_STATES: tuple[CaseState, ...] = get_args(CaseState)
_LEVELS: tuple[Level, ...] = (4, 3, 2, 1)
_LONGEST = 200  # letters of what is searched for


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases a list shows."""

    view: View = "open"
    states: tuple[CaseState, ...] = ()
    units: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    q: str = ""

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Names and values of the end of an address that asks for this; what is as usual is left out."""
        if self.view != "open":
            yield "view", self.view
        yield from (("state", each) for each in self.states)
        yield from (("unit", each) for each in self.units)
        yield from (("level", str(each)) for each in self.levels)
        if self.q:
            yield "q", self.q

    def toggled(self, name: str, value: object) -> "Wanted":
        """The same with *value* among the values of the field *name*, or without it where it was asked for."""
        held: tuple[object, ...] = getattr(self, name)
        kept = tuple(each for each in held if each != value) if value in held else (*held, value)
        return replace(self, **cast("dict[str, Any]", {name: kept}))

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for but a view."""
        return bool(self.states or self.units or self.levels or self.q)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, when and where: what is overdue and what waits for whom hangs on it."""

    login: str
    now: datetime
    zone: ZoneInfo


def read(args: MultiDict[str, str]) -> Wanted:
    """What an address asks for; what it says and there is not is as if it were not said."""
    view = args.get("view", "")
    return Wanted(
        view=cast("View", view) if view in VIEWS else "open",
        states=tuple(each for each in _STATES if each in args.getlist("state")),
        units=tuple(dict.fromkeys(filter(None, args.getlist("unit")))),
        levels=tuple(each for each in _LEVELS if str(each) in args.getlist("level")),
        q=" ".join(args.get("q", "").split())[:_LONGEST],
    )


def due_of(standing: Standing, asker: Asker) -> Due:
    """When the next limit of a case is."""
    if not standing.open:
        return "closed"
    if standing.next is None or standing.next.due is None:
        return "none"
    if standing.next.overdue(asker.now):
        return "overdue"
    today = asker.now.astimezone(asker.zone).date()
    day = last_moment(standing.next.due, asker.zone).date()
    return "today" if day <= today else "week" if day <= today + timedelta(days=7) else "later"


class Listed:
    """The cases that are asked for, in their order, and how many there would be with other choices."""

    def __init__(self, every: Sequence[Standing], wanted: Wanted, asker: Asker) -> None:
        """Of *every* case there is."""
        self._wanted, self._asker = wanted, asker
        words = folded(wanted.q).split()
        self._every = [(each, due_of(each, asker)) for each in every if _named(each, wanted.q, words)]
        found = [(each, due) for each, due in self._every if self._has(each) and self._in(wanted.view, each, due)]
        self.cases = tuple(sorted(found, key=_place))

    def views(self) -> tuple[Choice[Wanted], ...]:
        """The other parts of the same list."""
        some = [(each, due) for each, due in self._every if self._has(each)]
        return tuple(
            Choice(
                words,
                sum(self._in(view, each, due) for each, due in some),
                view == self._wanted.view,
                replace(self._wanted, view=view),
            )
            for view, words in VIEWS.items()
        )

    def facets(self, unit_name: Callable[[str], str]) -> tuple[Facet[Wanted], ...]:
        """The states, levels and units that there are or that are asked for; *unit_name* names a unit."""
        asked = self._wanted
        states = self._counts("states", lambda each: each.case.state)
        levels = self._counts("levels", lambda each: each.case.level)
        units = self._counts("units", lambda each: each.case.unit)
        named = sorted({*map(str, units), *asked.units} - {""}, key=lambda each: collation_key(unit_name(each)))
        found = (
            Facet("state", "Trạng thái", self._choices("states", _STATES, states, STATES.__getitem__)),
            Facet("level", "Mức độ", self._choices("levels", _LEVELS, levels, level_words)),
            Facet("unit", "Đơn vị được giao", self._choices("units", named, units, unit_name)),
        )
        return tuple(facet for facet in found if facet.shown)

    def _choices(
        self, name: str, order: Sequence[object], counts: Mapping[object, int], words: Callable[..., str]
    ) -> tuple[Choice[Wanted], ...]:
        held: tuple[object, ...] = getattr(self._wanted, name)
        return tuple(
            Choice(words(value), counts.get(value, 0), value in held, self._wanted.toggled(name, value))
            for value in order
            if value in counts or value in held
        )

    def _counts(self, name: str, value: Callable[[Standing], object]) -> Mapping[object, int]:
        """How many cases have each value, beside all that is asked for otherwise."""
        view = self._wanted.view
        return Counter(
            value(each) for each, due in self._every if self._has(each, but=name) and self._in(view, each, due)
        )

    def _has(self, standing: Standing, but: str = "") -> bool:
        asked, case = self._wanted, standing.case
        return (
            (but == "states" or not asked.states or case.state in asked.states)
            and (but == "units" or not asked.units or case.unit in asked.units)
            and (but == "levels" or not asked.levels or case.level in asked.levels)
        )

    def _in(self, view: View, standing: Standing, due: Due) -> bool:
        match view:
            case "open":
                return standing.open
            case "closed":
                return not standing.open
            case "overdue" | "today":
                return due == view
            case "confirm":
                return standing.waits
            case "mine":
                return standing.waits_for(self._asker.login)
        return True


def _named(standing: Standing, q: str, words: Sequence[str]) -> bool:
    """Whether its title has every one of *words*, which are *q* folded, or it is its number; a word without accents is any with them."""
    if q == str(standing.case.id):
        return True
    return all(word in (standing.plain if word.isascii() else standing.words) for word in words)


def _place(found: tuple[Standing, Due]) -> tuple[int, float, int, int]:
    """What is late first, by its limit, the higher level first; what has none by its number; what is closed last, newest first."""
    standing, due = found
    case, clock = standing.case, standing.next
    if case.closed_at:
        return _ORDER.index(due), -case.closed_at.timestamp(), 0, -case.id
    return _ORDER.index(due), clock.due.timestamp() if clock and clock.due else 0.0, -case.level, case.id
