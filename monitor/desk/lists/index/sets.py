"""Every article in memory, as sets by what lists choose and count: filled once, kept fresh by what changed since.

An article keeps its number in the sets for ever, so that what was asked a moment ago stays right. One index a desk, for
all its threads. Not here: the sets themselves (bits.py), what a list asks for (filters.py, asking.py).
"""

import threading
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from monitor.desk.lists.filters import NO_TONE
from monitor.desk.lists.index.bits import Sets, among, bits
from monitor.store import Store
from monitor.store.listed import Listed

_A_TIME = 2000  # articles that are read in one transaction: some hundredths of a second
_ONE_BY_ONE = 300  # places in the order that are mended one by one; more of them, and all is sorted anew

# A place in the order: the second of publication, the article, its number.
_Place = tuple[float, int, int]


class ClipSets:
    """The index. Every use holds `lock`."""

    def __init__(self, file: str) -> None:
        """Of the database *file*, as `store.listed.file` names it; empty until `refresh`."""
        self.lock = threading.RLock()
        self.file = file
        self.seen = 0  # the number of the newest change that is in it
        self.sets = Sets()
        self.articles: list[int] = []  # by number
        self._numbers: dict[int, int] = {}  # by article
        self._places: dict[int, _Place] = {}  # by number
        self._order: list[_Place] = []  # oldest first
        self._newest: list[int] = []  # the numbers of it, newest first; empty: not made yet

    def refresh(self, store: Store) -> None:
        """Take in what changed since."""
        moved: list[tuple[_Place | None, _Place]] = []
        while True:
            seen, some = store.listed.since(self.seen, _A_TIME)
            if not some:
                break
            for listed in some:
                number = self._take_in(listed)
                before, now = self._places.get(number), (listed.published.timestamp(), listed.article, number)
                if before != now:
                    self._places[number] = now
                    moved.append((before, now))
            self.seen = seen
        self._sort(moved)

    @property
    def size(self) -> int:
        """How many articles there are."""
        return len(self.articles)

    def every(self) -> int:
        """The set of all."""
        return (1 << self.size) - 1

    def set_of(self, articles: Iterable[int]) -> int:
        """The set of those of *articles* that are known here."""
        return bits((self._numbers[article] for article in articles if article in self._numbers), self.size)

    def numbers_of(self, articles: Iterable[int]) -> dict[int, int]:
        """The numbers in the sets of those of *articles* that are known here."""
        return {article: self._numbers[article] for article in articles if article in self._numbers}

    def between(self, first: datetime | None, after: datetime | None) -> int:
        """The set of what was published from *first* on and before *after*; None: open."""
        low, high = self._bounds(first, after)
        if (low, high) == (0, self.size):
            return self.every()
        return bits((place[2] for place in self._order[low:high]), self.size)

    def newest_first(self, wanted: int) -> Iterator[int]:
        """The articles of the set *wanted*, the newest first; at one time the one that came last."""
        if not self._newest:
            self._newest = [place[2] for place in reversed(self._order)]
        return (self.articles[number] for number in among(self._newest, wanted, self.size))

    def kept(self, articles: Sequence[int], wanted: int) -> tuple[int, ...]:
        """Those of *articles* that are in the set *wanted*, in their order."""
        numbers = [self._numbers[article] for article in articles if article in self._numbers]
        return tuple(self.articles[number] for number in among(numbers, wanted, self.size))

    def counted(self, wanted: int, ends: Sequence[datetime]) -> tuple[int, ...]:
        """How many of *wanted* were published between each two of *ends*, which are in order."""
        held = wanted.to_bytes(self.size // 8 + 1, "little")
        bounds = [self._bounds(end, None)[0] for end in ends]
        return tuple(
            sum(held[place[2] >> 3] >> (place[2] & 7) & 1 for place in self._order[low:high])
            for low, high in pairwise(bounds)
        )

    def _bounds(self, first: datetime | None, after: datetime | None) -> tuple[int, int]:
        low = bisect_left(self._order, (first.timestamp(),)) if first else 0
        return low, bisect_left(self._order, (after.timestamp(),)) if after else self.size

    def _take_in(self, listed: Listed) -> int:
        number = self._numbers.get(listed.article)
        if number is None:
            number = self._numbers[listed.article] = self.size
            self.articles.append(listed.article)
        else:
            self.sets.take(number)
        for name in _names(listed):
            self.sets.put(name, number)
        return number

    def _sort(self, moved: Sequence[tuple[_Place | None, _Place]]) -> None:
        if not moved:
            return
        self._newest = []
        if len(moved) > _ONE_BY_ONE:
            self._order = sorted(self._places.values())
            return
        for before, now in moved:
            if before is not None:
                del self._order[bisect_left(self._order, before)]
            insort(self._order, now)


def _names(listed: Listed) -> Iterator[str]:
    """The sets that an article is in."""
    yield f"group:{listed.group}"
    yield f"outlet:{listed.outlet}"
    yield f"medium:{listed.medium}"
    yield f"language:{listed.language}"
    yield f"province:{listed.province}"
    yield f"tone:{listed.tone or NO_TONE}"
    yield from (f"topic:{topic}" for topic in listed.topics)
    yield from (f"place:{place}" for place in listed.places)
    yield from (f"state:{state}" for state in _states(listed))
    if listed.assigned_to:
        yield f"assigned:{listed.assigned_to.lower()}"
    if not listed.indexed:
        yield "unindexed"


def _states(listed: Listed) -> Iterator[str]:
    told = listed.role in ("item", "copy")
    yield "told" if told else "untold"
    yield "reviewed" if listed.reviewed else "unreviewed"
    held = {
        "dropped": listed.role == "dropped",
        "noted": listed.noted,
        "flagged": listed.flagged,
        "changed": listed.changed,
        "vanished": listed.vanished,
        "copy": listed.copy_of is not None,
        "outside": not listed.in_scope,
    }
    yield from (state for state, holds in held.items() if holds)
