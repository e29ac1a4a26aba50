"""How many stories sets of articles come to, by sums of whole sets: each story has a block of places, one an article.

A set laid out so and added to the set of all places but the last of each block carries into the last place of every
block that has any: what is counted are those. Not here: which article is in which story (where.py), the sets (desk/lists).
"""

from collections.abc import Iterable, Mapping
from itertools import compress
from typing import Final

from monitor.desk.lists.index.bits import among, bits
from monitor.desk.lists.index.sets import ClipSets

_DIGITS: Final = bytes.maketrans(b"01", b"\0\1")
_FEW = 20  # places that are set one by one; more of them, and all are written out
_SPARSE = 20  # one in so many numbers, and they are looked for one by one
_MANY = 2000  # articles with another place, with which the sets are laid out anew
_ASKED = 8  # sets without a name that are remembered


class Blocks:
    """The places of articles, and the sets laid out so far. Every use holds the lock of its `Where`."""

    def __init__(self) -> None:
        """Without any story."""
        self._clear()

    def put(self, stories: Mapping[int, Iterable[int]], gone: Iterable[int]) -> None:
        """Give each of *stories* (its articles) a block at the end; *gone* are in no story any more."""
        lasts, several = [], []
        for article in gone:
            self._move(article, 0)
        for articles in stories.values():
            first = self._size
            for article in articles:
                self._move(article, self._size)
                self._size += 1
            if self._size > first:
                lasts.append(self._size - 1)
            if self._size > first + 1:
                several.append(self._size - 1)
        self._lasts |= _set(lasts, self._size)
        self._several |= _set(several, self._size)

    def wasteful(self) -> bool:
        """Whether most places are of nobody, as those are that a story has left."""
        return self._size > 2 * len(self._at) + 1000

    def again(self, stories: Mapping[int, Iterable[int]]) -> None:
        """Forget all places; *stories* are all there are."""
        self._clear()
        self.put(stories, ())

    def laid(self, sets: ClipSets, wanted: int) -> int:
        """The set *wanted*, laid out."""
        self._settle(sets)
        if wanted not in self._asked:
            if len(self._asked) >= _ASKED:
                self._asked.clear()
            self._asked[wanted] = self._laid(wanted)
        return self._asked[wanted]

    def named(self, sets: ClipSets, name: str) -> int:
        """The set of *sets* that is called *name*, laid out."""
        self._settle(sets)
        now = sets.sets.get(name)
        held, laid = self._named.get(name, (0, 0))
        if held != now:
            laid ^= self._laid(held ^ now)
            self._named[name] = now, laid
        return laid

    def count(self, laid: int, *, several: bool) -> int:
        """How many stories have an article in a set that is laid out; *several*: of those that have several articles."""
        before = ((1 << self._size) - 1) ^ self._lasts
        held = ((laid & before) + before) | laid
        return (held & (self._several if several else self._lasts)).bit_count()

    def _clear(self) -> None:
        self._at: dict[int, int] = {}  # by article; no place is 0, where those are that are in no story
        self._size = 1  # of all places
        self._lasts, self._several = 0, 0  # the last places of the blocks, and of those with several
        self._moved: dict[int, int] = {}  # by article: where it was when sets were laid out
        self._places: list[int] = []  # by the number in the sets of articles
        self._named: dict[str, tuple[int, int]] = {}  # sets as they were, and laid out
        self._asked: dict[int, int] = {}  # what else was laid out last

    def _move(self, article: int, place: int) -> None:
        before = self._at.pop(article, 0)
        if place:
            self._at[article] = place
        if before or place:
            self._moved.setdefault(article, before)

    def _settle(self, sets: ClipSets) -> None:
        """Take in which articles there are, and which have another place, in what was laid out before too."""
        if not self._moved and len(self._places) == sets.size:
            return
        numbers = sets.numbers_of(self._moved)
        self._places += [self._at.get(article, 0) for article in sets.articles[len(self._places) :]]
        self._asked.clear()
        for article, number in numbers.items():
            self._places[number] = self._at.get(article, 0)
        if len(numbers) > _MANY:
            self._named = {}
        elif numbers:
            self._follow(numbers, sets.size)
        self._moved = {}

    def _follow(self, numbers: Mapping[int, int], size: int) -> None:
        articles = {number: article for article, number in numbers.items()}
        moved = _set(list(articles), size)
        for name, (held, laid) in self._named.items():
            if held & moved:
                here = [articles[number] for number in among(list(articles), held, size)]
                left = _set([self._moved[article] for article in here], self._size)
                come = _set([self._at.get(article, 0) for article in here], self._size)
                self._named[name] = held, laid & ~left | come & ~1

    def _laid(self, wanted: int) -> int:
        return _set(_among(self._places, wanted), self._size) & ~1


def _set(numbers: list[int], size: int) -> int:
    if len(numbers) > _FEW:
        return bits(numbers, size)
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def _among(places: list[int], wanted: int) -> list[int]:
    """The places of the numbers in the set *wanted*."""
    digits = f"{wanted:b}"[::-1]
    if wanted.bit_count() * _SPARSE > len(digits):
        return list(compress(places, digits.encode().translate(_DIGITS)))
    found, at = [], digits.find("1") if wanted else -1
    while at >= 0:
        found.append(places[at])
        at = digits.find("1", at + 1)
    return found
