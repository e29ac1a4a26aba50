"""Which queries of the topics hold for an article, and the words that made them hold.

Terms in a row are phrases of the matcher like all others, so the text is passed over once however many queries there
are, and only queries with a term in the article are asked. Of words that must stand near each other one is such a
phrase; the others are looked for only when it is there. Not here: what the points are worth (judge.py).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from monitor.config import Topic
from monitor.model import Evidence
from monitor.query.evaluate import evaluate, terms_of
from monitor.query.near import Order, order
from monitor.query.tree import Term
from monitor.tag.matcher import Hit, Use
from monitor.tag.reading import Reading
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.syllables import BREAK, Syllable

_Cut = tuple[Syllable, ...]


@dataclass(frozen=True, slots=True)
class QueryHit:
    """A query of a topic that holds: the topic's place in its list, the points, the words (title before text)."""

    topic: int
    points: float
    evidence: tuple[Evidence, ...]


def query_uses(number: int, topic: Topic) -> Iterator[Use]:
    """The phrases that the queries of *topic*, the one at *number*, need found; `role` counts the queries."""
    for place, rule in enumerate(topic.query):
        phrases = dict.fromkeys(_looked_for(term) for term in terms_of(rule.query.tree))
        for phrase in phrases:
            yield Use(phrase, "query", _rule_name(topic), str(place), number, rule.language)


def find_queries(reading: Reading, topics: Sequence[Topic]) -> tuple[QueryHit, ...]:
    """The queries of *topics* that hold for the article of *reading*, in the order of the topics and their files.

    A query is asked only of articles in its language. Nothing is compared by accents where the article has none.
    """
    near = _Near(reading)
    grouped: dict[tuple[int, int], list[Hit]] = defaultdict(list)
    for hit in reading.of("query"):
        grouped[hit.use.owner, int(hit.use.role)].append(hit)
    found: list[QueryHit] = []
    for (number, place), hits in sorted(grouped.items()):
        topic = topics[number]
        rule = topic.query[place]
        if rule.language != reading.article.language:
            continue
        evidence = evaluate(rule.query.tree, _Finder(reading, hits, near, _rule_name(topic)).find)
        if evidence is not None:
            found.append(QueryHit(number, rule.points, tuple(sorted(evidence, key=_by_place))))
    return tuple(found)


def _rule_name(topic: Topic) -> str:
    return f"topics/{topic.id}"


def _looked_for(term: Term) -> str:
    """The phrase that the matcher finds for *term*: all of it, or the longest word of those that stand near.

    How rare words are is not known here; long ones are rarer than "và" and "ở", and that saves work, no more.
    """
    return term.text if term.slop is None else max(term.keys, key=len)


def _by_place(evidence: Evidence) -> tuple[bool, int, int]:
    return evidence.field != "title", evidence.start, evidence.end


class _Finder:
    """Finds the terms of one query in one article."""

    def __init__(self, reading: Reading, hits: Sequence[Hit], near: "_Near", rule: str) -> None:
        self._reading = reading
        self._near = near
        self._rule = rule
        self._hits: dict[str, list[Hit]] = defaultdict(list)
        for hit in hits:
            self._hits[hit.use.phrase].append(hit)

    def find(self, term: Term) -> list[Evidence]:
        """The places of *term* within its field."""
        hits = self._hits.get(_looked_for(term), ())
        if not hits:
            return []
        if term.slop is None:
            return [hit.evidence() for hit in hits if self._stands(term.field, hit.field, hit.start)]
        spots = self._near.spots(term, term.slop, self._rule)
        return [spot for spot in spots if self._stands(term.field, spot.field, spot.start)]

    def _stands(self, asked: str, field: str, start: int) -> bool:
        if asked == "lead":
            return field == "text" and start < self._reading.lead_end
        return asked in ("", field)


class _Near:
    """Words that stand near each other in one article; its syllables are put in order when first asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def spots(self, term: Term, slop: int, rule: str) -> list[Evidence]:
        """The shortest stretches that hold the words of *term* and at most *slop* others, none over another."""
        wanted = Counter(self._key(key) for key in term.keys)
        article, (title_cut, title), (text_cut, text) = self._reading.article, self._title, self._text
        return [
            *self._quotes("title", article.title, title_cut, title.stretches(wanted, slop), rule),
            *self._quotes("text", article.text, text_cut, text.stretches(wanted, slop), rule),
        ]

    @staticmethod
    def _quotes(
        field: Literal["title", "text"], text: str, cut: _Cut, stretches: Sequence[tuple[int, int]], rule: str
    ) -> Iterator[Evidence]:
        for first, last in stretches:
            start, end = cut[first].start, cut[last].end
            yield Evidence(field, start, end, text[start:end], rule)

    @cached_property
    def _title(self) -> tuple[_Cut, Order]:
        return self._order(self._reading.title_cut)

    @cached_property
    def _text(self) -> tuple[_Cut, Order]:
        return self._order(self._reading.text_cut)

    def _order(self, syllables: _Cut) -> tuple[_Cut, Order]:
        """The syllables without breaks, and at which of them each key stands."""
        cut = tuple(each for each in syllables if each.key != BREAK)
        return cut, order(self._key(each.key) for each in cut)

    def _key(self, key: str) -> str:
        return unaccented(key) if self._reading.bare else key
