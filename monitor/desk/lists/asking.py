"""What a list finds, for who asks: filters over the index in memory. Not here: the index (index), words (search), pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from itertools import islice
from operator import and_, or_
from threading import Lock

from flask import g

from monitor.archive.asking import Rules
from monitor.archive.saying import query_rules
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.sessions import me_or_none
from monitor.desk.lists.filters import FACETS, STATES, Filters
from monitor.desk.lists.index.sets import ClipSets
from monitor.desk.lists.search.found import Words, node
from monitor.query.tree import Node
from monitor.store import Store
from monitor.store.accounts import Account

MOST = (
    20_000  # articles of a query that are weighed; what finds more is too common for one to answer better than another
)
_MAKING = Lock()


@dataclass(frozen=True, slots=True)
class Kept:
    """What a desk keeps between requests."""

    sets: ClipSets
    words: Words
    reads: dict[int, tuple[frozenset[int], int, int]]  # of an account: what it had read, of how many articles, as a set


class ClipIndex:
    """All articles as they stand now, for one person."""

    def __init__(self, kept: Kept, store: Store, rules: Rules, today: date, reader: Account | None = None) -> None:
        """Use the index *kept*, fresh; days are those of *rules*, *reader* is who asks."""
        self._sets, self._words, self._reads, self._store, self._rules = kept.sets, kept.words, kept.reads, store, rules
        self.today, self._reader = today, reader
        self._read: frozenset[int] | None = None  # what the reader has read, once it was asked for
        self._read_set: int | None = None

    @property
    def unindexed(self) -> int:
        """How many articles no search finds yet."""
        with self._sets.lock:
            return self._sets.sets.get("unindexed").bit_count()

    @property
    def every(self) -> int:
        """The set of all articles."""
        return self._sets.every()

    def select(self, filters: Filters) -> "Selected":
        """What *filters* find. Raises QueryError for their query."""
        best: tuple[int, ...] = ()
        words = self.every
        if filters.q:  # outside the lock: the archive may take its time
            words = self._words.found(self._sets, self._store, self._rules, filters.q)
            if filters.order == "best" and words.bit_count() <= MOST:
                best = self._words.best(self._sets, self._store, self._rules, filters.q)
        with self._sets.lock:
            return Selected(self, filters, {"q": words} | self._parts(filters), best)

    def query(self, text: str) -> Node:
        """The query *text*, read. Raises QueryError."""
        return node(self._store, self._rules, text)

    def remembers(self, filters: Filters) -> bool:
        """Whether the archive need not be asked for the words of *filters*."""
        return not filters.q or self._words.remembers(self._sets, filters.q)

    def per_day(self, days: int, today: date) -> tuple[int, ...]:
        """How many articles in scope, no copies, were published on each of *days* days up to *today*, the oldest first."""
        ends = [self._midnight(today - timedelta(days=back)) for back in range(days - 1, -2, -1)]
        with self._sets.lock:
            return self._sets.counted(self.scope(copies=False, outside=False), ends)

    # -- what is selected from ---------------------------------------------------------------------------

    def scope(self, *, copies: bool, outside: bool) -> int:
        """The set of what is listed at all: copies and what is out of scope only where asked for."""
        wanted = self.every
        wanted &= ~0 if copies else ~self.state("copy")
        return wanted & (~0 if outside else ~self.state("outside"))

    def state(self, state: str) -> int:
        """The set of what is in *state*, of the reader's own states those of the reader."""
        with self._sets.lock:
            if state in ("read", "unread"):
                return self._have_read() if state == "read" else self.every & ~self._have_read()
            if state == "mine":
                return self._sets.sets.get(f"assigned:{self._reader.login.lower()}") if self._reader else 0
            return self._sets.sets.get(f"state:{state}")

    def between(self, first: date | None, last: date | None) -> int:
        """The set of what was published on the days from *first* to *last*; None: open."""
        after = self._midnight(last + timedelta(days=1)) if last and last < date.max else None
        with self._sets.lock:
            return self._sets.between(self._midnight(first) if first else None, after)

    def counted(self, facet: str, wanted: int) -> dict[str, int]:
        """How many of the set *wanted* each value of *facet* has."""
        with self._sets.lock:
            names = self._sets.sets.names(f"{facet}:")
            return {name.split(":", 1)[1]: (self._sets.sets.get(name) & wanted).bit_count() for name in names}

    def newest_first(self, wanted: int) -> Iterator[int]:
        """The articles of the set *wanted*, the newest first."""
        with self._sets.lock:
            return self._sets.newest_first(wanted)

    def kept(self, articles: tuple[int, ...], wanted: int) -> tuple[int, ...]:
        """Those of *articles* that are in the set *wanted*, in their order."""
        with self._sets.lock:
            return self._sets.kept(articles, wanted)

    def read(self) -> frozenset[int]:
        """What the reader has read."""
        if self._read is None:
            self._read = self._store.marks.read_by(self._reader.id) if self._reader else frozenset()
        return self._read

    def _have_read(self) -> int:
        if self._read_set is None:
            read, account = self.read(), self._reader.id if self._reader else 0
            before, of, held = self._reads.get(account, (frozenset(), 0, 0))
            self._read_set = held if (before, of) == (read, self._sets.size) else self._sets.set_of(read)
            self._reads[account] = (read, self._sets.size, self._read_set)
        return self._read_set

    def _parts(self, filters: Filters) -> dict[str, int]:
        parts = {"scope": self.scope(copies=filters.with_copies, outside=filters.with_outside)}
        first, last = filters.days(self.today)
        if first or last:
            parts["when"] = self.between(first, last)
        for facet in FACETS:
            if values := filters.values(facet):
                parts[facet] = reduce(or_, (self._sets.sets.get(f"{facet}:{value}") for value in values))
        if filters.state:
            parts["state"] = reduce(and_, map(self.state, filters.state))
        return parts

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._rules.zone)


class Selected:
    """What filters found, at the moment when they were asked."""

    def __init__(self, index: ClipIndex, filters: Filters, parts: Mapping[str, int], best: tuple[int, ...]) -> None:
        """Of *index*; *parts* are the sets by what is asked for, *best* what answers a query best, where that is the order."""
        self._index, self.filters, self._parts = index, filters, parts
        self.all = reduce(and_, parts.values())  # a set
        self._best = index.kept(best, self.all) if best else ()
        self.by_score = bool(best)  # the best first

    @property
    def count(self) -> int:
        """How many articles there are in the list."""
        return len(self._best) if self.by_score else self.found

    @property
    def found(self) -> int:
        """How many there are, those too that are not put in order by how well they answer."""
        return self.all.bit_count()

    def page(self, offset: int, limit: int) -> tuple[int, ...]:
        """*limit* articles from *offset* on: newest first, unless the best were asked for first."""
        return tuple(islice(self._in_order(), max(offset, 0), max(offset, 0) + limit))

    def ids(self) -> tuple[int, ...]:
        """All of them, in the same order."""
        return tuple(self._in_order())

    def counts(self, facet: str) -> dict[str, int]:
        """How many there would be of each value of *facet* beside what else is asked for; those of none are left out."""
        if facet == "state":
            found = {str(state): self._state(state) for state in STATES}
        else:
            found = self._index.counted(facet, self.beside(facet))
        return {value: count for value, count in found.items() if count}

    def within(self, first: date | None, last: date | None) -> int:
        """How many there would be if the days from *first* to *last* were asked for; None: open."""
        return (self._index.between(first, last) & self.beside("when")).bit_count()

    def beside(self, asked: str) -> int:
        """The set of what would be found if nothing were asked of *asked*: a facet, or "when"."""
        return reduce(and_, (part for name, part in self._parts.items() if name != asked))

    @property
    def copies(self) -> int:
        """How many copies there are, or would be if they stood in the list."""
        return self._state("copy")

    @property
    def outside(self) -> int:
        """How many out of scope there are, or would be if they stood in the list."""
        return self._state("outside")

    def _state(self, state: str) -> int:
        wanted = self.all
        if state in ("copy", "outside"):  # left out unless asked for
            held = self.filters
            copies, outside = held.with_copies or state == "copy", held.with_outside or state == "outside"
            others = (part for name, part in self._parts.items() if name != "scope")
            wanted = reduce(and_, others, self._index.scope(copies=copies, outside=outside))
        return (wanted & self._index.state(state)).bit_count()

    def _in_order(self) -> Iterator[int]:
        return iter(self._best) if self.by_score else self._index.newest_first(self.all)


def clip_index() -> ClipIndex:
    """All articles as they stand at this request."""
    if "clip_index" not in g:
        desk, store = the_desk(), the_store()
        kept = fresh(desk.kept, store)
        today = desk.clock().astimezone(desk.zone).date()
        g.clip_index = ClipIndex(kept, store, query_rules(desk.settings), today, me_or_none())
    found: ClipIndex = g.clip_index
    return found


def fresh(kept: dict[str, object], store: Store) -> Kept:
    """The index that a desk has *kept*, with all that changed; made where there is none of this database."""
    file = store.listed.file()
    with _MAKING:
        found = kept.get("clips")
        if not isinstance(found, Kept) or found.sets.file != file:
            found = kept["clips"] = Kept(ClipSets(file), Words(), {})
    with found.sets.lock:
        found.sets.refresh(store)
    return found
