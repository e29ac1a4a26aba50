"""The list of stories: which ones the articles asked for belong to, and what each row says of its articles.

All is looked up in the sets in memory but headlines and outlets. Not here: those sets (desk/lists), pages (screens).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from monitor.desk.desk import the_desk, the_store
from monitor.desk.lists import ClipIndex, Filters, Selected, clip_index
from monitor.desk.lists.asking import fresh
from monitor.desk.lists.index.bits import bits
from monitor.desk.lists.index.sets import ClipSets
from monitor.desk.stories.where import Where, where
from monitor.publish.export.stories import StoryRow
from monitor.store.stories import StoryLine
from monitor.vietnamese.collate import CollationKey, collation_key

PAGE = 50
_EXPORTED = 200  # stories that are in memory at a time
_TOPICS, _PLACES = 3, 4  # of a row


@dataclass(frozen=True, slots=True)
class Listed:
    """The stories found, the newest last article first, and how many there would be with other choices."""

    stories: tuple[int, ...]
    counted: "Counted"


class Counted:
    """Counts the stories that a list would have with other choices."""

    def __init__(self, places: Where, sets: ClipSets, index: ClipIndex, articles: Selected, *, several: bool) -> None:
        """Of stories with one of *articles*; *several*: only of those with several articles."""
        self._places, self._sets, self._index, self._articles, self._several = places, sets, index, articles, several

    @property
    def filters(self) -> Filters:
        """What the list asked for."""
        return self._articles.filters

    def counts(self, facet: str) -> dict[str, int]:
        """How many there would be of each value of *facet* beside what else is asked for; those of none are left out."""
        blocks, prefix, found = self._places.blocks, f"{facet}:", {}
        with self._places.lock, self._sets.lock:
            wanted = blocks.laid(self._sets, self._articles.beside(facet))
            for name in self._sets.sets.names(prefix):
                held = wanted & blocks.named(self._sets, name)
                if held:
                    found[name.removeprefix(prefix)] = blocks.count(held, several=self._several)
        return {value: count for value, count in found.items() if count}

    def within(self, first: date | None, last: date | None) -> int:
        """How many there would be if the days from *first* to *last* were asked for; None: open."""
        wanted = self._articles.beside("when") & self._index.between(first, last)
        with self._places.lock, self._sets.lock:
            return self._places.blocks.count(self._places.blocks.laid(self._sets, wanted), several=self._several)


def listed(filters: Filters, *, several: bool) -> Listed:
    """The stories with an article that *filters* find; *several*: only those of several articles. Raises QueryError."""
    places = where(the_desk().kept, the_store())
    index = clip_index()
    selected = index.select(filters)
    every = index.select(Filters())
    with places.lock:
        order = places.in_order(every.ids)
        found = order if selected.all == every.all else _among(order, set(places.stories_of(selected.ids())))
        stories = tuple(filter(places.several, found)) if several else found
    sets = fresh(the_desk().kept, the_store()).sets
    return Listed(stories, Counted(places, sets, index, selected, several=several))


def _among(order: Sequence[int], wanted: set[int]) -> tuple[int, ...]:
    return tuple(story for story in order if story in wanted)


def rows(stories: Sequence[int]) -> Iterator[StoryRow]:
    """What the list says of each of *stories*; one that is no more is left out."""
    sets = fresh(the_desk().kept, the_store()).sets
    labels = {topic.id: topic.label for topic in the_desk().settings.rules.topics}
    for start in range(0, len(stories), _EXPORTED):
        some = stories[start : start + _EXPORTED]
        lines = the_store().stories.lines(some)
        with sets.lock:
            told = _Told(sets, list(lines.values()), labels)
            made = [told.row(lines[story]) for story in some if story in lines]
        yield from made


class _Told:
    """What some stories share, each by its articles: sets cut down to these, of some bits instead of all there are."""

    def __init__(self, sets: ClipSets, lines: Sequence[StoryLine], labels: Mapping[str, str]) -> None:
        self._labels = labels
        numbers = sets.numbers_of(article for line in lines for article in line.articles)
        self._places = {article: place for place, article in enumerate(numbers)}
        cut = _Cut(tuple(numbers.values()), sets.size)
        self._values = {facet: _values(sets, facet, cut) for facet in ("topic", "place", "tone")}
        self._unreviewed = cut.of(sets.sets.get("state:unreviewed"))

    def row(self, line: StoryLine) -> StoryRow:
        held = sum(1 << self._places[article] for article in line.articles if article in self._places)
        half = line.members / 2
        return StoryRow(
            id=line.id,
            headline=line.headline,
            named_by=line.named_by,
            members=line.members,
            outlets=line.outlets,
            appearances=sum(times for _, times in line.printed),
            first=line.first,
            last=line.last,
            topics=tuple(topic for topic, count in self._counts("topic", held) if count > half)[:_TOPICS],
            places=tuple(place for place, count in self._counts("place", held) if count > half)[:_PLACES],
            tones=dict(self._counts("tone", held)),
            printed=line.printed,
            unreviewed=(held & self._unreviewed).bit_count(),
            newest=line.articles[-1],
        )

    def _counts(self, facet: str, held: int) -> list[tuple[str, int]]:
        """The values of a facet that articles have, the most frequent first; of one count in the order of the dictionary."""
        counts = ((value, (members & held).bit_count()) for value, members in self._values[facet].items())
        return sorted(
            ((value, count) for value, count in counts if count),
            key=lambda each: (-each[1], _place(self._labels.get(each[0], each[0]))),
        )


@lru_cache(maxsize=8192)
def _place(words: str) -> CollationKey:
    return collation_key(words)


class _Cut:
    """Cuts sets of all articles to some of them."""

    def __init__(self, numbers: Sequence[int], size: int) -> None:
        self._all, self._length = bits(numbers, size), size // 8 + 1
        self._where = tuple((number >> 3, 1 << (number & 7), 1 << place) for place, number in enumerate(numbers))

    def of(self, wanted: int) -> int:
        """Those of the set *wanted*, each by its place among the numbers."""
        here = wanted & self._all
        if not here:
            return 0
        held = here.to_bytes(self._length, "little")
        return sum(bit for byte, mask, bit in self._where if held[byte] & mask)


def _values(sets: ClipSets, facet: str, cut: _Cut) -> Mapping[str, int]:
    """The sets of a facet, cut; those of none are left out."""
    prefix = f"{facet}:"
    found = ((name, cut.of(sets.sets.get(name))) for name in sets.sets.names(prefix))
    return {name.removeprefix(prefix): members for name, members in found if members}
