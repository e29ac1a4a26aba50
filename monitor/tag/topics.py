"""What an article is about: none to three topics with the phrases that say so, the main one first.

Not here: the phrases (rules/topics) and whether a short match cuts a word (doubt.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.config import Topic
from monitor.model import TopicTag
from monitor.tag.doubt import cut_words, may_cut
from monitor.tag.matcher import Hit
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots

# A strong phrase in the headline alone reaches the usual threshold of 3; in the text it takes three different ones.
# The figures of this file were tried on the labels called "fit" (tests/measure_tags.py); the answer hardly moves
# with them.
_PLACE_WEIGHTS = {"title": 3.0, "lead": 2.0, "text": 1.0}
_REPEAT, _REPEATS = 0.25, 4  # each repeat of a phrase adds a quarter, four repeats at most
_WEAK = 0.5
_DOUBTFUL = 0.5
_WEAK_ALONE = 3  # so many different weak phrases count without a strong one
_MOST = 3
_NEAR_MAIN = 0.5  # a second topic must reach this part of the main one's score


@dataclass(frozen=True, slots=True)
class _Score:
    topic: int
    points: float
    hits: tuple[Hit, ...]


def judge_topics(reading: Reading, topics: Sequence[Topic]) -> tuple[TopicTag, ...]:
    """Return the topics of an article, best first, at most three, each above its threshold.

    Sentences are segmented into words only when a short match that may cut a word can change the answer.
    """
    hits = _valid(reading)
    doubtful = frozenset(hit for hit in hits if may_cut(hit))
    hopeful = _choose(_scores(reading, hits, frozenset()), topics)
    stake = _at_stake(hopeful, _choose(_scores(reading, hits, doubtful), topics))
    if not stake:
        return _tags(hopeful, topics)
    cut = frozenset(hit for hit in doubtful if hit.use.owner in stake and not _is_inside(hit, reading, topics))
    return _tags(_choose(_scores(reading, hits, cut), topics), topics)


def _at_stake(hopeful: Sequence[_Score], fearful: Sequence[_Score]) -> set[int]:
    """The topics that come or go, or win or lose the first place, with the doubtful matches."""
    stake = {s.topic for s in hopeful} ^ {s.topic for s in fearful}
    first = {s.topic for s in (*hopeful[:1], *fearful[:1])}
    return stake | first if len(first) > 1 else stake


def _is_inside(hit: Hit, reading: Reading, topics: Sequence[Topic]) -> bool:
    """Whether *hit* cuts no word, or only words that its topic allows."""
    allowed = {word.casefold() for word in topics[hit.use.owner].inside}
    return all(word.casefold() in allowed for word in cut_words(hit, reading))


def _valid(reading: Reading) -> list[Hit]:
    """Phrases of the article's language that no exclusion of their topic meets and no longer phrase covers."""
    roles = {"strong", "weak", "exclude"} if reading.article.language == "vi" else {"english"}
    by_topic: dict[int, list[Hit]] = defaultdict(list)
    for hit in reading.of("topic"):
        if hit.use.role in roles:
            by_topic[hit.use.owner].append(hit)
    return [hit for hits in by_topic.values() for hit in _standing(hits)]


def _standing(hits: Sequence[Hit]) -> Iterable[Hit]:
    excludes = Spots(hit for hit in hits if hit.use.role == "exclude")
    kept: list[Hit] = []
    for hit in hits:  # by place, longest first
        if hit.use.role == "exclude" or excludes.meeting(hit):
            continue
        if not any(each.covers(hit) for each in kept[-3:]):
            kept.append(hit)
    return kept


def _scores(reading: Reading, hits: Iterable[Hit], halved: frozenset[Hit]) -> list[_Score]:
    by_topic: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_topic[hit.use.owner].append(hit)
    return [_score(topic, ours, reading, halved) for topic, ours in sorted(by_topic.items())]


def _score(topic: int, hits: Sequence[Hit], reading: Reading, halved: frozenset[Hit]) -> _Score:
    by_phrase: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_phrase[hit.use.phrase].append(hit)
    weak = {phrase for phrase, ours in by_phrase.items() if ours[0].use.role == "weak"}
    if len(weak) == len(by_phrase) and len(weak) < _WEAK_ALONE:
        return _Score(topic, 0.0, ())
    points = sum(
        _points(ours, reading, halved) * (_WEAK if phrase in weak else 1) for phrase, ours in by_phrase.items()
    )
    return _Score(topic, points, tuple(hits))


def _points(hits: Sequence[Hit], reading: Reading, halved: frozenset[Hit]) -> float:
    """What one phrase adds: its best place, and a little for repeats."""
    each = [_weight(hit, reading) * (_DOUBTFUL if hit in halved else 1) for hit in hits]
    return max(each) + _REPEAT * min(len(hits) - 1, _REPEATS)


def _weight(hit: Hit, reading: Reading) -> float:
    return _PLACE_WEIGHTS["lead" if reading.in_lead(hit) else hit.field]


def _choose(scores: Sequence[_Score], topics: Sequence[Topic]) -> list[_Score]:
    enough = [s for s in scores if s.points >= topics[s.topic].threshold]
    enough.sort(key=lambda s: (-s.points, topics[s.topic].id))
    return [s for s in enough[:_MOST] if s.points >= _NEAR_MAIN * enough[0].points]


def _tags(chosen: Sequence[_Score], topics: Sequence[Topic]) -> tuple[TopicTag, ...]:
    return tuple(
        TopicTag(topics[s.topic].id, round(s.points, 2), tuple(dict.fromkeys(hit.evidence() for hit in s.hits)))
        for s in chosen
    )
