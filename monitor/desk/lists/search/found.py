"""Words over the index of the archive: which articles a query finds, remembered until anything changes.

A query finds what `monitor search` finds. Not here: the language (monitor.query), filters beside the words (asking.py).
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar, cast

from monitor.archive.asking import Rules, fields
from monitor.desk.lists.index.sets import ClipSets
from monitor.query.parse import parse
from monitor.query.tree import Node
from monitor.store import Store

BEST = 1000  # articles that are put in order by how well they answer
_REMEMBERED = 64

T = TypeVar("T")


class Words:
    """What was asked lately, for all threads of a desk."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[tuple[str, str], tuple[int, object]] = OrderedDict()  # with the change it is as of

    def found(self, sets: ClipSets, store: Store, rules: Rules, text: str) -> int:
        """The set of the articles that the query *text* finds. Raises QueryError."""
        return self._known("all", text, sets.seen, lambda: _found(sets, store, rules, text))

    def remembers(self, sets: ClipSets, text: str) -> bool:
        """Whether what *text* finds is known."""
        with self._lock:
            return self._held.get(("all", text), (-1, None))[0] == sets.seen

    def best(self, sets: ClipSets, store: Store, rules: Rules, text: str) -> tuple[int, ...]:
        """The articles that answer the query *text* best, the best first. Raises QueryError."""
        return self._known("best", text, sets.seen, lambda: _best(store, rules, text))

    def _known(self, kind: str, text: str, seen: int, ask: Callable[[], T]) -> T:
        with self._lock:
            at, answer = self._held.get((kind, text), (-1, None))
        if at != seen:
            answer = ask()
        with self._lock:
            self._held[kind, text] = (seen, answer)
            self._held.move_to_end((kind, text))
            while len(self._held) > _REMEMBERED:
                self._held.popitem(last=False)
        return cast("T", answer)


def node(store: Store, rules: Rules, text: str) -> Node:
    """The query *text*, read. Raises QueryError."""
    return parse(text, fields(store, rules))


def _found(sets: ClipSets, store: Store, rules: Rules, text: str) -> int:
    articles = store.search.articles(node(store, rules, text), rules.zone)
    with sets.lock:
        return sets.set_of(articles)


def _best(store: Store, rules: Rules, text: str) -> tuple[int, ...]:
    return store.search.best(node(store, rules, text), rules.zone, BEST)
