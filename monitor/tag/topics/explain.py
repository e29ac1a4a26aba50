"""What each topic found in an article, phrase by phrase, and what it would have needed.

Not here: how points are counted (judge.py). The judge is asked again with one topic, or without one phrase, so what is
told here is what counts there, however it counts.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.config import Rules
from monitor.model import TopicTag
from monitor.tag.matcher import Hit
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.tag.topics.cancel import Cancels, only_cancels
from monitor.tag.topics.judge import judge_topics, word_points
from monitor.tag.topics.queries import find_queries

_ALWAYS, _NEVER = -1e9, 1e9  # thresholds


@dataclass(frozen=True, slots=True)
class PhraseNote:
    """One phrase of a topic as it was found."""

    text: str
    role: str  # strong, weak, english
    where: tuple[tuple[str, int], ...]  # title, lead, text: how often
    points: float  # what the topic has less without it
    cancelled: str  # the exclusion or context that cancels it wherever it stands; "" when it counts


@dataclass(frozen=True, slots=True)
class TopicNote:
    """One topic of which anything was found."""

    id: str
    points: float
    threshold: float
    rank: int  # 1 is the main topic; 0: not chosen
    phrases: tuple[PhraseNote, ...]  # those with most points first
    phrase_points: float  # of all phrases; where words were learned not all of them may count
    queries: tuple[tuple[str, float], ...]  # the words that made a query hold, and its points
    learned: float  # points of learned words; below zero where they speak against the topic
    learned_words: tuple[str, ...]  # those that tell most


def explain_topics(reading: Reading, rules: Rules, chosen: Sequence[TopicTag]) -> tuple[TopicNote, ...]:
    """A note for each topic of which a phrase or query was found; *chosen* are the topics of the article."""
    given = {tag.id: (rank, tag.score) for rank, tag in enumerate(chosen, start=1)}
    queries: dict[int, list[tuple[str, float]]] = defaultdict(list)
    for found in find_queries(reading, rules.topics):
        words = " … ".join(dict.fromkeys(each.text for each in found.evidence))
        queries[found.topic].append((words, found.points))
    numbers = {hit.use.owner for hit in reading.of("topic") if not only_cancels(hit)} | set(queries)
    numbers |= {number for number, topic in enumerate(rules.topics) if topic.id in given}
    learned = word_points(reading, rules)
    notes = (_note(number, reading, rules, tuple(queries[number]), given, learned) for number in sorted(numbers))
    return tuple(sorted(notes, key=lambda note: (note.rank or len(rules.topics), -note.points, note.id)))


def _note(  # noqa: PLR0913, PLR0917 -- all that is known of one topic
    number: int,
    reading: Reading,
    rules: Rules,
    queries: tuple[tuple[str, float], ...],
    given: dict[str, tuple[int, float]],
    learned: dict[str, float],
) -> TopicNote:
    topic = rules.topics[number]
    unlearned = replace(rules, learned=None)
    silent = replace(
        reading, hits={kind: hits for kind, hits in reading.hits.items() if kind not in ("topic", "query")}
    )
    said = round(learned.get(topic.id, 0.0), 2)
    points, told = _asked(number, reading, rules)
    rank, points = given.get(topic.id, (0, points if told else said))  # of what no word tells nothing else is left
    phrases = _phrases(number, _without_queries(reading), unlearned)
    return TopicNote(
        id=topic.id,
        points=points,
        threshold=topic.threshold,
        rank=rank,
        phrases=tuple(sorted(phrases, key=lambda note: (-note.points, note.text))),
        phrase_points=_asked(number, _without_queries(reading), unlearned)[0],
        queries=queries,
        learned=said,
        learned_words=_asked(number, silent, rules)[1],
    )


def _asked(number: int, reading: Reading, rules: Rules) -> tuple[float, tuple[str, ...]]:
    """The points of one topic and its words, whatever its threshold and the other topics."""
    alone = tuple(
        topic.model_copy(update={"threshold": _ALWAYS if at == number else _NEVER})
        for at, topic in enumerate(rules.topics)
    )
    tags = judge_topics(reading, replace(rules, topics=alone))
    return sum(tag.score for tag in tags), tuple(dict.fromkeys(e.text for tag in tags for e in tag.evidence))


def _without_queries(reading: Reading) -> Reading:
    return replace(reading, hits={kind: hits for kind, hits in reading.hits.items() if kind != "query"})


def _phrases(number: int, reading: Reading, rules: Rules) -> Iterator[PhraseNote]:
    """The phrases of one topic, those inside a longer one left out."""
    ours = [hit for hit in reading.of("topic") if hit.use.owner == number]
    cancels = Cancels(ours, rules.topics[number], reading)
    said = [hit for hit in ours if not only_cancels(hit)]
    spots = Spots(said)
    grouped: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for hit in said:
        if not any(other.covers(hit) and other.size > hit.size for other in spots.meeting(hit)):
            grouped[hit.use.phrase, hit.use.role].append(hit)
    whole = _asked(number, reading, rules)[0]
    for (phrase, role), hits in grouped.items():
        standing = [hit for hit in hits if not cancels.by(hit)]
        cancelled = "" if standing else cancels.by(hits[0])
        inside = [other for hit in standing for other in spots.meeting(hit) if hit.covers(other)]
        lost = whole - _asked(number, _without(reading, inside), rules)[0] if standing else 0.0
        yield PhraseNote(phrase, role, _where(standing or hits, reading), round(lost, 2), cancelled)


def _without(reading: Reading, hits: Sequence[Hit]) -> Reading:
    gone = set(hits)
    kept = tuple(hit for hit in reading.of("topic") if hit not in gone)
    return replace(reading, hits={**reading.hits, "topic": kept})


def _where(hits: Sequence[Hit], reading: Reading) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = defaultdict(int)
    for hit in hits:
        counts["lead" if reading.in_lead(hit) else hit.field] += 1
    return tuple((place, counts[place]) for place in ("title", "lead", "text") if place in counts)
