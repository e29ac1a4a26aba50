"""The facets beside a list, as values: each choice with its count and the list that it leads to.

Not here: counting (asking.py), what they are called (said.py), how they look (templates).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Generic, Protocol, get_args

from monitor.desk.lists.asking import ClipIndex
from monitor.desk.lists.filters import STATES, Filters, When
from monitor.desk.lists.said import HEADINGS, WHEN_NAMES, Said, W
from monitor.model import Province, ToneValue
from monitor.vietnamese.collate import CollationKey, collation_key

_SHOWN = 8  # choices of a long facet that are seen at once
_FEW = 3  # so many more are not worth folding
_ORDER: dict[str, tuple[str, ...]] = {"state": STATES, "tone": get_args(ToneValue), "province": get_args(Province)}
_ALL = ("state", *(name for name in HEADINGS if name != "state"))
_SHORT = frozenset({"medium", "language"})  # shown only where there is a choice


class Counted(Protocol):
    """What a list asked for, and how many rows it would have with other choices."""

    @property
    def filters(self) -> Filters:
        """What it asked for."""

    def counts(self, facet: str) -> dict[str, int]:
        """How many rows of each value of *facet*; those of none are left out."""

    def within(self, first: date | None, last: date | None) -> int:
        """How many rows of the days from *first* to *last*; None: open."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[W]):
    """One value that may be chosen, or taken back."""

    words: str
    count: int
    chosen: bool
    filters: W  # of the list that it leads to


@dataclass(frozen=True, slots=True)
class Facet(Generic[W]):
    """The choices of one kind."""

    name: str
    heading: str
    shown: tuple[Choice[W], ...]
    folded: tuple[Choice[W], ...] = ()


def facets(selected: Counted, said: Said, names: Sequence[str] = _ALL) -> tuple[Facet[Filters], ...]:
    """The facets *names* beside the list *selected*, in the order in which they are shown."""
    found = (_facet(selected, said, name) for name in names)
    return tuple(facet for facet in found if facet.shown)


def days(index: ClipIndex, selected: Counted) -> tuple[Choice[Filters], ...]:
    """The choices of days; those that a person writes have a form of their own."""
    return tuple(_days(index, selected))


def _days(index: ClipIndex, selected: Counted) -> Iterator[Choice[Filters]]:
    held = selected.filters
    for when in get_args(When):
        if when in WHEN_NAMES:
            filters = replace(held, when=when, first=None, last=None)
            count = selected.within(*filters.days(index.today))
            yield Choice(WHEN_NAMES[when], count, held.when == when, filters)


def _facet(selected: Counted, said: Said, name: str) -> Facet[Filters]:
    held, counts = selected.filters, selected.counts(name)
    values = [*counts, *(value for value in held.values(name) if value not in counts)]
    choices = [
        Choice(said.value(name, value), counts.get(value, 0), value in held.values(name), held.toggled(name, value))
        for value in _sorted(name, values)
    ]
    if name in _SHORT and len(choices) < 2 and not any(choice.chosen for choice in choices):
        return Facet(name, HEADINGS[name], ())
    if name in _ORDER or len(choices) <= _SHOWN + _FEW:
        return Facet(name, HEADINGS[name], tuple(choices if name in _ORDER else _by_count(choices)))
    common = set(_by_count(choices)[:_SHOWN])
    shown = [choice for choice in choices if choice in common or choice.chosen]
    folded = [choice for choice in choices if choice not in shown]
    return Facet(
        name, HEADINGS[name], tuple(_by_count(shown)), tuple(sorted(folded, key=lambda choice: _place(choice.words)))
    )


def _sorted(name: str, values: Sequence[str]) -> list[str]:
    order = _ORDER.get(name)
    return (
        sorted(values, key=lambda value: order.index(value) if value in order else len(order))
        if order
        else list(values)
    )


def _by_count(choices: Sequence[Choice[Filters]]) -> list[Choice[Filters]]:
    """The chosen ones first, then the biggest; of one size in the order of the dictionary."""
    return sorted(choices, key=lambda choice: (not choice.chosen, -choice.count, _place(choice.words)))


@lru_cache(maxsize=8192)
def _place(words: str) -> CollationKey:
    return collation_key(words)
