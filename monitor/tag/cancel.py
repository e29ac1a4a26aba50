"""What makes a phrase of a topic not count where it stands: an exclusion that it touches, or a context near it.

Not here: what the phrases that count are worth (topics.py).
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from monitor.config import Topic
from monitor.tag.matcher import Hit
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.vietnamese.syllables import BREAK, Syllable, keys

EXCLUDE, UNLESS = "exclude", "unless"  # roles of phrases that only cancel others; "unless 2" is of the third [[unless]]

_keys = lru_cache(maxsize=4096)(keys)


def only_cancels(hit: Hit) -> bool:
    """Whether *hit* is no phrase of its topic but cancels some."""
    return hit.use.role == EXCLUDE or hit.use.role.startswith(UNLESS)


class Cancels:
    """What cancels phrases of one topic in one article."""

    def __init__(self, hits: Sequence[Hit], topic: Topic, reading: Reading) -> None:
        """Use the *hits* of *topic* in the article of *reading*."""
        self._reading = reading
        self._excludes = Spots(hit for hit in hits if hit.use.role == EXCLUDE)
        self._near = [
            (rule, {_keys(phrase) for phrase in rule.of}, found)
            for number, rule in enumerate(topic.unless)
            if (found := [hit for hit in hits if hit.use.role == f"{UNLESS} {number}"])
        ]

    def by(self, hit: Hit) -> str:
        """The words that cancel *hit*; "" when it counts."""
        if met := self._excludes.meeting(hit):
            return met[0].text
        for rule, of, found in self._near:
            if not of or _keys(hit.use.phrase) in of:
                for other in found:
                    if self._between(hit, other) <= rule.within:
                        return other.text
        return ""

    def _between(self, hit: Hit, other: Hit) -> float:
        """How many syllables stand between the two; infinite when they share no sentence."""
        if hit.field != other.field or self._reading.sentence_of(hit) != self._reading.sentence_of(other):
            return float("inf")
        cut = self._reading.title_cut if hit.field == "title" else self._reading.text_cut
        return _count(cut, min(hit.end, other.end), max(hit.start, other.start))


def standing(hits: Sequence[Hit], topic: Topic, reading: Reading) -> Iterable[Hit]:
    """The *hits* of *topic* that count, the longest of those that cover one another; *hits* come by place."""
    cancels = Cancels(hits, topic, reading)
    kept: list[Hit] = []
    for hit in hits:
        if not only_cancels(hit) and not cancels.by(hit) and not any(each.covers(hit) for each in kept[-3:]):
            kept.append(hit)
    return kept


def _count(cut: Sequence[Syllable], start: int, end: int) -> int:
    first = bisect_left(cut, start, key=lambda each: each.start)
    last = bisect_left(cut, end, key=lambda each: each.start)
    return sum(each.key != BREAK for each in cut[first:last])
