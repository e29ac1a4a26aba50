"""What makes a phrase of a topic not count where it stands: an exclusion that it touches, or a context near it.

Not here: what the phrases that count are worth (judge.py).
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

_keys = lru_cache(maxsize=1 << 15)(keys)


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
            (rule, {_keys(phrase) for phrase in rule.of}, Spots(found))
            for number, rule in enumerate(topic.unless)
            if (found := [hit for hit in hits if hit.use.role == f"{UNLESS} {number}"])
        ]

    def by(self, hit: Hit) -> str:
        """The words that cancel *hit*; "" when it counts."""
        if met := self._excludes.meeting(hit):
            return met[0].text
        for rule, of, found in self._near:
            if not of or _keys(hit.use.phrase) in of:
                for other in self._nearest(hit, found):
                    if self._is_near(hit, other, rule.within):
                        return other.text
        return ""

    def _nearest(self, hit: Hit, found: Spots) -> list[Hit]:
        """Those of *found* that touch *hit*, else the nearest on each side of it in its sentence."""
        start, end = self._reading.sentence_of(hit)
        if met := found.meeting(hit):
            return met[:1]
        beside = (found.last_before(hit.field, start, hit.start), found.first_behind(hit.field, hit.end, end))
        return [other for other in beside if other]

    def _is_near(self, hit: Hit, other: Hit, most: int) -> bool:
        """Whether at most *most* syllables stand between the two, and no end of a sentence."""
        if self._reading.sentence_of(hit) != self._reading.sentence_of(other):
            return False
        cut = self._reading.title_cut if hit.field == "title" else self._reading.text_cut
        return _count(cut, min(hit.end, other.end), max(hit.start, other.start), most) <= most


def standing(hits: Sequence[Hit], topic: Topic, reading: Reading) -> Iterable[Hit]:
    """The *hits* of *topic* that count, the longest of those that cover one another; *hits* come by place."""
    cancels = Cancels(hits, topic, reading)
    kept: list[Hit] = []
    for hit in hits:
        if not only_cancels(hit) and not cancels.by(hit) and not any(each.covers(hit) for each in kept[-3:]):
            kept.append(hit)
    return kept


def _count(cut: Sequence[Syllable], start: int, end: int, most: int) -> int:
    """How many syllables begin in [start, end); counting ends behind *most*."""
    count = 0
    for at in range(bisect_left(cut, start, key=lambda each: each.start), len(cut)):
        if cut[at].start >= end or count > most:
            break
        count += cut[at].key != BREAK
    return count
