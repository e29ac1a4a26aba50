"""What an article is about: none to three topics with the phrases that say so, the main one first.

Not here: the phrases (rules/topics), what was learned (learned.py), queries (queries.py) and whether a short match
cuts a word (doubt.py).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.config import Rules, Topic
from monitor.model import Evidence, TopicTag
from monitor.tag.matcher import Hit
from monitor.tag.reading import Reading
from monitor.tag.topics.cancel import standing
from monitor.tag.topics.doubt import cut_words, may_cut
from monitor.tag.topics.learned import Place, learned_points, places_of, telling_words, words_of
from monitor.tag.topics.queries import QueryHit, find_queries

# A strong phrase in the headline alone reaches the usual threshold of 3; in the text it takes three different ones.
# The figures of this file were tried on the labels called "fit" (tests/measure_tags.py); the answer hardly moves
# with them.
_PLACE_WEIGHTS = {"title": 3.0, "lead": 2.0, "text": 1.0}
_REPEAT, _REPEATS = 0.25, 4  # each repeat of a phrase adds a quarter, four repeats at most
_WEAK = 0.5
_DOUBTFUL = 0.5
_WEAK_ALONE = 3  # so many different weak phrases count without a strong one
_MOST = 3
_NEAR_MAIN = 0.5  # where nothing was learned, a second topic must reach this part of the main one's points
_ENOUGH = 6.0  # points that phrases can give a topic beside learned words: a long article repeats itself
LENIENT = 1.5  # nearly every article has a topic, so the best one may lack so many points


@dataclass(frozen=True, slots=True)
class _Score:
    topic: int
    points: float
    hits: tuple[Hit, ...]


def judge_topics(reading: Reading, rules: Rules) -> tuple[TopicTag, ...]:
    """Return the topics of an article, best first, at most three, each with the words that caused it.

    A topic's points are those of its phrases (beside learned words at most six), of its queries, and of the learned words. It needs its
    threshold; where none reaches it, the best one may lack a little. Where nothing was learned for the article's
    language, phrases and queries alone decide. A topic that no word speaks for is never given.
    Sentences are segmented into words only when a short match that may cut a word can change the answer.
    """
    desk = _desk(reading, rules)
    topics = rules.topics
    scores = _scores(desk, frozenset())
    hopeful = _hopeful(scores, desk, topics)
    # Counted twice: with doubtful phrases in full and at half; words are only looked at where that makes a difference.
    doubtful = frozenset(hit for hits in desk.phrases.values() for hit in hits if may_cut(hit))
    fearful = _hopeful(_halved(scores, desk, doubtful), desk, topics)
    stake = _at_stake(_choose(hopeful, topics), _choose(fearful, topics))
    if stake:
        cut = frozenset(hit for hit in doubtful if hit.use.owner in stake and not _is_inside(hit, reading, topics))
        hopeful = _hopeful(_halved(scores, desk, cut), desk, topics)
    return _tags(hopeful, desk, rules)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is known of one article before its phrases are weighed."""

    reading: Reading
    phrases: dict[int, tuple[Hit, ...]]  # those that count, by topic
    queries: dict[int, tuple[QueryHit, ...]]  # by topic
    words: dict[str, float] | None  # None: nothing learned speaks of this article
    learned: dict[int, float]  # points by topic


def _desk(reading: Reading, rules: Rules) -> _Desk:
    words, points = None, {}
    if rules.learned and reading.article.language == "vi" and not reading.bare:
        words = words_of(reading)
        points = learned_points(rules.learned, words)
    by_number = {number: points[topic.id] for number, topic in enumerate(rules.topics) if topic.id in points}
    return _Desk(reading, _valid(reading, rules.topics), _queries(reading, rules.topics), words, by_number)


def _queries(reading: Reading, topics: Sequence[Topic]) -> dict[int, tuple[QueryHit, ...]]:
    found: dict[int, list[QueryHit]] = defaultdict(list)
    for hit in find_queries(reading, topics):
        found[hit.topic].append(hit)
    return {topic: tuple(hits) for topic, hits in found.items()}


def _at_stake(hopeful: Sequence[_Score], fearful: Sequence[_Score]) -> set[int]:
    """The topics that come or go, or win or lose the first place, with the doubtful matches."""
    stake = {s.topic for s in hopeful} ^ {s.topic for s in fearful}
    first = {s.topic for s in (*hopeful[:1], *fearful[:1])}
    return stake | first if len(first) > 1 else stake


def _is_inside(hit: Hit, reading: Reading, topics: Sequence[Topic]) -> bool:
    """Whether *hit* cuts no word, or only words that its topic allows."""
    allowed = {word.casefold() for word in topics[hit.use.owner].inside}
    return all(word.casefold() in allowed for word in cut_words(hit, reading))


def _valid(reading: Reading, topics: Sequence[Topic]) -> dict[int, tuple[Hit, ...]]:
    """Phrases of the article's language that count where they stand, and that no longer phrase covers, by topic."""
    vietnamese = reading.article.language == "vi"
    by_topic: dict[int, list[Hit]] = defaultdict(list)
    for hit in reading.of("topic"):
        if (hit.use.role != "english") is vietnamese:
            by_topic[hit.use.owner].append(hit)
    return {topic: tuple(standing(hits, topics[topic], reading)) for topic, hits in by_topic.items()}


def _scores(desk: _Desk, halved: frozenset[Hit]) -> dict[int, _Score]:
    topics = sorted({*desk.phrases, *desk.queries, *desk.learned})
    return {topic: _score(topic, desk, halved) for topic in topics}


def _halved(scores: dict[int, _Score], desk: _Desk, halved: frozenset[Hit]) -> dict[int, _Score]:
    """The *scores* when the hits *halved* count half."""
    return scores | {topic: _score(topic, desk, halved) for topic in {hit.use.owner for hit in halved}}


def _score(topic: int, desk: _Desk, halved: frozenset[Hit]) -> _Score:
    """The points of rules and of learned words together, below zero where those speak against the topic.

    What a query gives stands whatever the words say.
    """
    hits = desk.phrases.get(topic, ())
    phrases = _phrase_points(hits, desk.reading, halved) if hits else 0.0
    queries = sum(hit.points for hit in desk.queries.get(topic, ()))
    told = hits if phrases else ()
    if not desk.learned:
        return _Score(topic, phrases + queries, told)
    together = min(phrases, _ENOUGH) + queries + desk.learned.get(topic, 0.0)
    return _Score(topic, max(together, queries) if queries else together, told)


def _phrase_points(hits: Sequence[Hit], reading: Reading, halved: frozenset[Hit]) -> float:
    by_phrase: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_phrase[hit.use.phrase].append(hit)
    weak = {phrase for phrase, ours in by_phrase.items() if ours[0].use.role == "weak"}
    if len(weak) == len(by_phrase) and len(weak) < _WEAK_ALONE:
        return 0.0
    return sum(_points(ours, reading, halved) * (_WEAK if phrase in weak else 1) for phrase, ours in by_phrase.items())


def _points(hits: Sequence[Hit], reading: Reading, halved: frozenset[Hit]) -> float:
    """What one phrase adds: its best place, and a little for repeats."""
    each = [_weight(hit, reading) * hit.use.factor * (_DOUBTFUL if hit in halved else 1) for hit in hits]
    return max(each) + _REPEAT * min(len(hits) - 1, _REPEATS)


def _weight(hit: Hit, reading: Reading) -> float:
    return _PLACE_WEIGHTS["lead" if reading.in_lead(hit) else hit.field]


def _hopeful(scores: Mapping[int, _Score], desk: _Desk, topics: Sequence[Topic]) -> list[_Score]:
    """Those that reach their thresholds, best first; where words were learned also those that nearly do."""
    ranked = sorted(scores.values(), key=lambda s: (_lacking(s, topics), topics[s.topic].id))
    if desk.learned:
        return [s for s in ranked if _lacking(s, topics) <= LENIENT]
    enough = [s for s in ranked if _lacking(s, topics) <= 0]
    return [s for s in enough if s.points >= _NEAR_MAIN * enough[0].points]


def _lacking(score: _Score, topics: Sequence[Topic]) -> float:
    return topics[score.topic].threshold - score.points


def _choose(hopeful: Sequence[_Score], topics: Sequence[Topic]) -> list[_Score]:
    """The first three that reach their thresholds; where none does, the first that nearly does."""
    return [s for s in hopeful if _lacking(s, topics) <= 0][:_MOST] or list(hopeful[:1])


def _tags(hopeful: Sequence[_Score], desk: _Desk, rules: Rules) -> tuple[TopicTag, ...]:
    """The topics chosen of those that words speak for, with these words."""
    places = places_of(desk.reading) if desk.words is not None and hopeful else {}
    words = {s.topic: found for s in hopeful if (found := _words(s, desk, rules, places))}
    chosen = _choose([s for s in hopeful if s.topic in words], rules.topics)
    return tuple(TopicTag(rules.topics[s.topic].id, round(s.points, 2), words[s.topic]) for s in chosen)


def _words(score: _Score, desk: _Desk, rules: Rules, places: Mapping[str, Place]) -> tuple[Evidence, ...]:
    found = (
        *(hit.evidence() for hit in score.hits),
        *(each for hit in desk.queries.get(score.topic, ()) for each in hit.evidence),
        *_told(desk, rules, score, places),
    )
    return tuple(dict.fromkeys(found))


def _told(desk: _Desk, rules: Rules, score: _Score, places: Mapping[str, Place]) -> tuple[Evidence, ...]:
    if desk.words is None or rules.learned is None or score.topic not in desk.learned:
        return ()
    return telling_words(rules.learned, desk.words, places, rules.topics[score.topic].id, desk.reading.article)


def word_points(reading: Reading, rules: Rules) -> dict[str, float]:
    """Return the points that learned words give each topic of the model; empty where they are not asked."""
    return {rules.topics[number].id: points for number, points in _desk(reading, rules).learned.items()}


def rule_points(reading: Reading, topics: Sequence[Topic]) -> dict[str, float]:
    """Return the points that phrases (doubtful ones in full) and queries give each topic: what learning starts from."""
    phrases, queries = _valid(reading, topics), _queries(reading, topics)
    points = {topic: _phrase_points(hits, reading, frozenset()) for topic, hits in phrases.items() if hits}
    asked = {topic: sum(hit.points for hit in hits) for topic, hits in queries.items()}
    return {topics[n].id: min(points.get(n, 0.0), _ENOUGH) + asked.get(n, 0.0) for n in points.keys() | asked.keys()}
