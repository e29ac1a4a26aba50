"""Saved searches as a page shows them: their list and how many it holds now. Not here: keeping them (store)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from monitor.desk.lists.asking import ClipIndex
from monitor.desk.lists.filters import Filters, read
from monitor.errors import QueryError
from monitor.store.saved_searches import SavedSearch

_ASKED_NOW = 3  # queries of which the archive is asked for one page; the others are counted when somebody opens them


@dataclass(frozen=True, slots=True)
class Saved:
    """One saved search."""

    search: SavedSearch
    filters: Filters
    count: int | None  # None: not counted now
    own: bool
    here: bool  # the list that is shown is its list


def filters_of(asked: str) -> Filters:
    """The filters of a query string that was kept."""
    return read(MultiDict(parse_qsl(asked)))


def asked_of(filters: Filters) -> str:
    """The query string to keep of *filters*."""
    return urlencode(list(filters.pairs()))


def saved(index: ClipIndex, searches: Sequence[SavedSearch], me: int, shown: Filters) -> tuple[Saved, ...]:
    """*searches* with their counts of this moment; *shown* is the list that the page shows."""
    return tuple(_saved(index, searches, me, shown))


def _saved(index: ClipIndex, searches: Sequence[SavedSearch], me: int, shown: Filters) -> Iterator[Saved]:
    left = _ASKED_NOW
    for search in searches:
        filters = filters_of(search.asked)
        known = index.remembers(filters)
        count = _count(index, filters) if known or left > 0 else None
        left -= not known
        yield Saved(search, filters, count, search.account == me, filters == shown)


def _count(index: ClipIndex, filters: Filters) -> int | None:
    try:
        return index.select(filters).found
    except QueryError:  # a topic that is no longer in the rules
        return None
