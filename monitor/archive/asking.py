"""Asks the archive a query and gathers what is shown of each hit: above all the sentence that answers it best.

Not here: the answer as text or JSON (shown.py).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo

from monitor.archive.sentence import best_sentence
from monitor.model import Clip
from monitor.query.fields import SEARCH_FIELDS, Fields
from monitor.query.parse import parse
from monitor.query.tree import Node
from monitor.store import Store
from monitor.store.imports import IMPORTED
from monitor.store.search.find import Found

_STATES = ("in", "out")  # of scope: what else the ledger tells of an address has no text


@dataclass(frozen=True, slots=True)
class Answer:
    """One article that was found."""

    clip: Clip
    score: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The best of what was found, and how many there are."""

    best: tuple[Answer, ...]
    all: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What the office's rules say of a query's days and values."""

    zone: tzinfo = UTC
    topics: frozenset[str] = frozenset()  # none: not known
    sources: frozenset[str] = frozenset()  # none: not known


def asked(
    store: Store,
    text: str,
    rules: Rules,
    limit: int,
    step: Callable[[int], None] = lambda _done: None,
) -> Answers:
    """The best *limit* (0: all) articles that the query *text* finds, with the sentence that answers it. Raises QueryError."""
    query, found = found_by(store, text, rules, limit, step)
    scores = {hit.article: hit.score for hit in found.hits}
    clips = store.search.clips([hit.article for hit in found.hits])
    return Answers(tuple(_answers(clips, scores, query)), found.all)


def found_by(
    store: Store, text: str, rules: Rules, limit: int, step: Callable[[int], None] = lambda _done: None
) -> tuple[Node, Found]:
    """The query *text*, read, and which articles it finds, the best *limit* (0: all) of them.

    What was kept before there was an index is indexed first, *step* gets how many articles are. Raises QueryError.
    """
    query = parse(text, fields(store, rules))
    index_missing(store, step)
    return query, store.search.find(query, rules.zone, limit)


def fields(store: Store, rules: Rules) -> Fields:
    """The fields of the archive, with the values that they may have today."""
    known = SEARCH_FIELDS.allowing("state", _STATES)
    if rules.topics:
        known = known.allowing("topic", tuple(sorted(rules.topics)))
    if rules.sources:  # what is no longer read may have left articles
        known = known.allowing("source", tuple(sorted({IMPORTED, *rules.sources, *store.search.sources()})))
    return known


def index_missing(store: Store, step: Callable[[int], None]) -> None:
    """Index what was kept before there was an index; *step* gets how many articles are."""
    if not store.search.missing():
        return
    done = 0
    while some := store.search.index_some():
        done += some
        step(done)


def _answers(clips: Sequence[Clip], scores: dict[int, float], query: Node) -> Iterator[Answer]:
    for clip in clips:
        yield Answer(clip, scores[clip.id], best_sentence(query, clip.article))
