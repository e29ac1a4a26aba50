"""What a list is asked for, as a value and as the query string of its address. Not here: what it finds (asking.py)."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Literal, get_args

from werkzeug.datastructures import MultiDict

from monitor.vietnamese.clean import one_line

Order = Literal["newest", "best"]
When = Literal["", "today", "yesterday", "7", "30", "days"]
State = Literal[
    "unread",
    "read",
    "unreviewed",
    "reviewed",
    "mine",
    "noted",
    "flagged",
    "changed",
    "vanished",
    "untold",
    "told",
    "dropped",
    "copy",
    "outside",
]
STATES: tuple[State, ...] = get_args(State)
# Facets whose values are joined by "or"; of states all must hold.
FACETS = ("topic", "place", "group", "outlet", "province", "tone", "medium", "language")
NO_TONE = "khong-xet"  # the tone of an article that has none
_LONGEST_QUERY = 2000
_MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is asked for; without anything: clips in scope that are no copies, newest first."""

    q: str = ""  # a query as for `monitor search`
    topic: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    tone: tuple[str, ...] = ()
    medium: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    when: When = ""
    first: date | None = None  # of "days"
    last: date | None = None
    copies: bool | None = None  # None: where there is a query, as `monitor search` does
    outside: bool = False  # what is out of scope too
    order: Order = "newest"

    def values(self, facet: str) -> tuple[str, ...]:
        """What is asked for of *facet*; "state" too."""
        found: tuple[str, ...] = getattr(self, facet)
        return found

    def toggled(self, facet: str, value: str) -> "Filters":
        """The same with *value* of *facet*, or without it where it was asked for."""
        held = self.values(facet)
        kept = tuple(each for each in held if each != value) if value in held else (*held, value)
        return replace(self, **{facet: kept})  # type: ignore[arg-type] # the names are ours

    def without(self, *names: str) -> "Filters":
        """The same without what is asked of the fields *names*."""
        return replace(self, **{name: getattr(_NONE, name) for name in names})

    @property
    def with_copies(self) -> bool:
        """Whether copies stand in the list beside their originals."""
        return ("copy" in self.state) or (bool(self.q) if self.copies is None else self.copies)

    @property
    def with_outside(self) -> bool:
        """Whether what is out of scope stands in it."""
        return self.outside or "outside" in self.state

    def days(self, today: date) -> tuple[date | None, date | None]:
        """The first and the last day of publication that are asked for, both included; None: open."""
        if self.when == "today":
            return today, today
        if self.when == "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        if self.when in ("7", "30"):
            return today - timedelta(days=int(self.when) - 1), today
        return (self.first, self.last) if self.when == "days" else (None, None)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Names and values of the query string that asks for this."""
        for name, usual in _USUAL:
            value = getattr(self, name)
            if value == usual:
                continue
            if isinstance(value, tuple):
                yield from ((name, part) for part in value)
            else:
                yield name, str(int(value)) if isinstance(value, bool) else str(value)


_NONE = Filters()
_USUAL = tuple((each.name, getattr(_NONE, each.name)) for each in fields(Filters))


def read(asked: MultiDict[str, str]) -> Filters:
    """The filters that the query string *asked* names; what nobody can mean is left out, never an error."""
    several: dict[str, Any] = {facet: _values(asked, facet) for facet in FACETS}
    when = asked.get("when", "")
    first, last = _day(asked.get("first", "")), _day(asked.get("last", ""))
    if (first or last) and when == "":
        when = "days"
    if first and last and first > last:
        first, last = last, first
    return Filters(
        q=one_line(asked.get("q", "")[:_LONGEST_QUERY]),
        **several,
        state=tuple(state for state in _values(asked, "state") if state in STATES),
        when=when if when in get_args(When) else "",  # type: ignore[arg-type]
        first=first if when == "days" else None,
        last=last if when == "days" else None,
        copies={"1": True, "0": False}.get(asked.get("copies", "")),
        outside=asked.get("outside", "") == "1",
        order="best" if asked.get("order", "") == "best" else "newest",
    )


def _values(asked: MultiDict[str, str], name: str) -> tuple[str, ...]:
    given = (value.strip()[:200] for value in asked.getlist(name)[:_MOST_VALUES])
    return tuple(dict.fromkeys(value for value in given if value))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
