"""What the queue of flags is asked for, as a value and as the end of an address, and the choices beside the list.

Not here: finding it (store), how choices look (templates).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import cast, get_args
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from monitor.config.flag_kinds import KINDS, ORDER, kind_words
from monitor.desk.flags.words import STATES
from monitor.desk.lists.facets import Choice, Facet
from monitor.desk.lists.filters import Filters, When
from monitor.desk.lists.filters import read as read_filters
from monitor.desk.lists.said import WHEN_NAMES, Condition, Said
from monitor.desk.shown.words import OUTLET_GROUPS
from monitor.model import Group
from monitor.store.flag_values import Asked, Counts, Span, State

_GROUPS: tuple[Group, ...] = get_args(Group)
_WHENS: tuple[When, ...] = tuple(when for when in get_args(When) if when in WHEN_NAMES)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which flags a list shows."""

    state: str = "open"  # or "all"
    kinds: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)  # of which days and groups of outlets count

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Names and values of the end of an address that asks for this; what is as usual is left out."""
        if self.state != "open":
            yield "state", self.state
        yield from (("kind", kind) for kind in self.kinds)
        yield from self.filters.pairs()

    def toggled(self, kind: str) -> "Wanted":
        """The same with *kind*, or without it where it was asked for."""
        kept = tuple(each for each in self.kinds if each != kind) if kind in self.kinds else (*self.kinds, kind)
        return replace(self, kinds=kept)

    def asked(self, today: date, zone: ZoneInfo) -> Asked:
        """What the store is asked."""
        since, until = _span(self.filters.days(today), zone)
        return Asked(
            states=() if self.state == "all" else (cast("State", self.state),),
            kinds=self.kinds,
            groups=cast("tuple[Group, ...]", self.filters.group),
            since=since,
            until=until,
        )


def read(args: MultiDict[str, str]) -> Wanted:
    """What an address asks for; what it says and there is not is as if it were not said."""
    given, state = read_filters(args), args.get("state", "")
    return Wanted(
        state=state if state in STATES else "open",
        kinds=tuple(kind for kind in ORDER if kind in args.getlist("kind")),
        filters=Filters(
            group=tuple(group for group in _GROUPS if group in given.group),
            when=given.when,
            first=given.first,
            last=given.last,
        ),
    )


def spans(today: date, zone: ZoneInfo) -> tuple[Span, ...]:
    """The days that may be chosen, as the store counts them."""
    return tuple(_span(Filters(when=when).days(today), zone) for when in _WHENS)


def _span(days: tuple[date | None, date | None], zone: ZoneInfo) -> Span:
    first, last = days
    until = last + timedelta(days=1) if last and last < date.max else None
    return _midnight(first, zone), _midnight(until, zone)


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    if day is None or day.year in (1, 9999):  # beyond what a zone can be told for
        return None
    return datetime.combine(day, time(), zone).astimezone(UTC)


def states(wanted: Wanted, counts: Counts) -> tuple[Choice[Wanted], ...]:
    """The other states of the same list."""
    every = sum(counts.states.values())
    return tuple(
        Choice(
            words,
            every if state == "all" else counts.states.get(state, 0),
            state == wanted.state,
            replace(wanted, state=state),
        )
        for state, words in STATES.items()
    )


def days(wanted: Wanted, counts: Counts) -> tuple[Choice[Wanted], ...]:
    """The choices of days; those that a person writes have a form of their own."""
    held = wanted.filters
    return tuple(
        Choice(
            WHEN_NAMES[when],
            count,
            held.when == when,
            replace(wanted, filters=replace(held, when=when, first=None, last=None)),
        )
        for when, count in zip(_WHENS, counts.spans, strict=True)
    )


def facets(wanted: Wanted, counts: Counts) -> tuple[Facet[Wanted], ...]:
    """The kinds and the groups of outlets that there are or that are asked for."""
    kinds = _choices(ORDER, counts.kinds, wanted.kinds, lambda kind: kind_words(kind).name, wanted.toggled)
    groups = _choices(
        _GROUPS,
        counts.groups,
        wanted.filters.group,
        lambda group: OUTLET_GROUPS[cast("Group", group)],
        lambda group: replace(wanted, filters=wanted.filters.toggled("group", group)),
    )
    found = (Facet("kind", "Loại", kinds), Facet("group", "Nhóm báo", groups))
    return tuple(facet for facet in found if facet.shown)


def _choices(
    order: Sequence[str],
    counts: Mapping[str, int],
    held: Sequence[str],
    words: Callable[[str], str],
    toggled: Callable[[str], Wanted],
) -> tuple[Choice[Wanted], ...]:
    return tuple(
        Choice(words(value), counts.get(value, 0), value in held, toggled(value))
        for value in order
        if value in counts or value in held
    )


def conditions(wanted: Wanted) -> tuple[Condition[Wanted], ...]:
    """What narrows the list, in words; its state stands elsewhere."""
    told = Said({}).conditions(wanted.filters)
    return (
        *(Condition(each.words, replace(wanted, filters=each.without)) for each in told),
        *(Condition(KINDS[kind].name, wanted.toggled(kind)) for kind in ORDER if kind in wanted.kinds),
    )
