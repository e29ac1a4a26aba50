"""Counts the items of a briefing: each figure with what it counts. Pure. Not here: tables (tables.py), words (sentences).

`chosen` says what a figure counts; `Counting` gives the same of many figures at once, for a document has hundreds of them.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.briefing import Briefing, BriefItem, Figure, Want

OWN_GROUPS = ("cua-tinh", "co-quan-nha-nuoc")
FOREIGN_GROUPS = ("doi-ngoai", "nuoc-ngoai")

# -- what a figure counts ----------------------------------------------------------------------------


def matches(briefing: Briefing, item: BriefItem, want: Want) -> bool:
    """Whether *want* counts *item* of *briefing*."""
    return (
        (want.group is None or item.group == want.group)
        and (want.tone is None or item.tone == want.tone)
        and (want.judged is None or (item.tone is not None) == want.judged)
        and (not want.topic or want.topic in item.topics)
        and (not want.place or want.place in item.places)
        and (not want.outlet or want.outlet == item.outlet)
        and (want.first is None or day_of(briefing, item.published) >= want.first)
        and (want.last is None or day_of(briefing, item.published) <= want.last)
        and (want.story is None or item.story == want.story)
        and (want.flagged is None or item.flagged == want.flagged)
        and (want.foreign is None or (item.group in FOREIGN_GROUPS) == want.foreign)
        and (want.own is None or is_own(briefing, item) == want.own)
        and (want.related is None or (item.province != "none") == want.related)
    )


def is_own(briefing: Briefing, item: BriefItem) -> bool:
    """Whether it was told first by the province's own press or portals."""
    if not briefing.own:
        return item.group in OWN_GROUPS
    return item.source in briefing.own or (item.source, item.outlet) in briefing.own_unlisted


def day_of(briefing: Briefing, at: datetime) -> date:
    """The day of *at* on the office's calendar."""
    return at.astimezone(ZoneInfo(briefing.timezone)).date()


def chosen(briefing: Briefing, want: Want) -> tuple[BriefItem, ...]:
    """The items that *want* counts, in the order of the briefing."""
    return tuple(item for item in briefing.items if matches(briefing, item, want))


def count(briefing: Briefing, want: Want) -> Figure:
    """How many items."""
    return Figure(len(chosen(briefing, want)), want)


def count_appearances(briefing: Briefing, want: Want) -> Figure:
    """How many appearances: each item and its reprints."""
    return Figure(appearances(chosen(briefing, want)), want, "appearances")


def appearances(items: Iterable[BriefItem]) -> int:
    """How often *items* appeared in the period."""
    return sum(1 + len(item.copies) for item in items)


def outlets_of(items: Sequence[BriefItem]) -> frozenset[str]:
    """The outlets that told *items*, reprints included."""
    return frozenset(name for item in items for name in (item.outlet, *(copy.outlet for copy in item.copies)))


# -- the same, of many figures -----------------------------------------------------------------------

Label = tuple[str, Hashable]  # ("tone", "tieu-cuc")


@dataclass(frozen=True, slots=True)
class Counting:
    """Which items bear each label, as the bits of one number: bit n stands for item n. A figure is the bits of its labels."""

    briefing: Briefing
    every: int
    bearing: Mapping[Label, int]
    printed: tuple[int, ...]  # items with at least one, two, three … copies

    def items(self, want: Want) -> tuple[BriefItem, ...]:
        """As `chosen`."""
        bits, told = bin(self._bits(want))[:1:-1], self.briefing.items
        return tuple(told[n] for n, bit in enumerate(bits) if bit == "1")

    def count(self, want: Want) -> Figure:
        """As the function `count`."""
        return Figure(self._bits(want).bit_count(), want)

    def appearances(self, want: Want) -> Figure:
        """As `count_appearances`."""
        bits = self._bits(want)
        copies = sum((bits & more).bit_count() for more in self.printed)
        return Figure(bits.bit_count() + copies, want, "appearances")

    def outlets(self) -> tuple[str, ...]:
        """Those that told an item first, the most productive first."""
        found = ((-bits.bit_count(), str(name)) for (label, name), bits in self.bearing.items() if label == "outlet")
        return tuple(name for _, name in sorted(found))

    def places(self, want: Want) -> tuple[str, ...]:
        """The places that items of *want* name, the one most often named first."""
        bits = self._bits(want)
        found = (((bits & of).bit_count(), str(name)) for (label, name), of in self.bearing.items() if label == "place")
        return tuple(name for number, name in sorted(found, key=lambda each: (-each[0], each[1])) if number)

    def _bits(self, want: Want) -> int:
        bits = self.every
        for label in _labels_of(want):
            bits &= self.bearing.get(label, 0)
        return bits & self._days(want) if want.first or want.last else bits

    def _days(self, want: Want) -> int:
        first, last = want.first or self.briefing.period.first, want.last or self.briefing.period.last
        bits = 0
        for n in range((last - first).days + 1):
            bits |= self.bearing.get(("day", first + timedelta(days=n)), 0)
        return bits


def counting(briefing: Briefing) -> Counting:
    """Look at each item of *briefing* once for each kind of label."""
    size, zone = len(briefing.items), ZoneInfo(briefing.timezone)
    one_each: Mapping[str, Callable[[BriefItem], Hashable]] = {
        "group": lambda item: item.group,
        "tone": lambda item: item.tone,
        "judged": lambda item: item.tone is not None,
        "outlet": lambda item: item.outlet,
        "day": lambda item: item.published.astimezone(zone).date(),
        "story": lambda item: item.story,
        "flagged": lambda item: item.flagged,
        "foreign": lambda item: item.group in FOREIGN_GROUPS,
        "own": lambda item: is_own(briefing, item),
        "related": lambda item: item.province != "none",
    }
    bearing: dict[Label, int] = {}
    for name, value_of in one_each.items():
        for value, held in _held((value_of(item),) for item in briefing.items).items():
            if value is not None or name == "tone":
                bearing[name, value] = _as_bits(held, size)
    for name, each in (("topic", (i.topics for i in briefing.items)), ("place", (i.places for i in briefing.items))):
        bearing |= {(name, value): _as_bits(held, size) for value, held in _held(each).items()}
    printed = _held(range(len(item.copies)) for item in briefing.items)
    return Counting(briefing, (1 << size) - 1, bearing, tuple(_as_bits(held, size) for held in printed.values()))


def _held(values: Iterable[Iterable[Hashable]]) -> dict[Hashable, list[int]]:
    """By value: the places in which it stands, once each."""
    found: dict[Hashable, list[int]] = {}
    for n, each in enumerate(values):
        for value in each:
            places = found.setdefault(value, [])
            if not places or places[-1] != n:
                places.append(n)
    return found


def _labels_of(want: Want) -> Iterator[Label]:
    yield from (("topic", want.topic),) if want.topic else ()
    yield from (("place", want.place),) if want.place else ()
    yield from (("outlet", want.outlet),) if want.outlet else ()
    for name in ("group", "tone", "judged", "story", "flagged", "foreign", "own", "related"):
        if (value := getattr(want, name)) is not None:
            yield (name, value)


def _as_bits(numbers: Iterable[int], size: int) -> int:
    held = bytearray(size // 8 + 1)
    for n in numbers:
        held[n // 8] |= 1 << n % 8
    return int.from_bytes(held, "little")
