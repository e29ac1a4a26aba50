"""What each topic found in an article, phrase by phrase, and what it would have needed.

Not here: how points are counted (topics.py). The judge is asked again with one topic, or without one phrase, so what is
told here is what counts there, however it counts.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.config import Topic
from monitor.model import TopicTag
from monitor.tag.matcher import Hit
from monitor.tag.queries import find_queries
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.tag.topics import judge_topics

_OUT_OF_REACH = 1e9  # a threshold


@dataclass(frozen=True, slots=True)
class PhraseNote:
    """One phrase of a topic as it was found."""

    text: str
    role: str  # strong, weak, english
    where: tuple[tuple[str, int], ...]  # title, lead, text: how often
    points: float  # what the topic has less without it
    cancelled: str  # the exclusion that cancels it wherever it stands; "" when it counts


@dataclass(frozen=True, slots=True)
class TopicNote:
    """One topic of which anything was found."""

    id: str
    points: float
    threshold: float
    rank: int  # 1 is the main topic; 0: not chosen
    phrases: tuple[PhraseNote, ...]  # those with most points first
    queries: tuple[tuple[str, float], ...]  # the words that made a query hold, and its points


def explain_topics(reading: Reading, topics: Sequence[Topic], chosen: Sequence[TopicTag]) -> tuple[TopicNote, ...]:
    """A note for each of *topics* of which a phrase or query was found; *chosen* are the topics of the article."""
    ranks = {tag.id: rank for rank, tag in enumerate(chosen, start=1)}
    scores = {tag.id: tag.score for tag in chosen}
    queries = defaultdict(list)
    for found in find_queries(reading, topics):
        words = " … ".join(dict.fromkeys(each.text for each in found.evidence))
        queries[found.topic].append((words, found.points))
    numbers = {hit.use.owner for hit in reading.of("topic") if hit.use.role != "exclude"} | set(queries)
    numbers |= {number for number, topic in enumerate(topics) if topic.id in ranks}
    notes = [
        TopicNote(
            id=topics[number].id,
            points=scores.get(topics[number].id, points_of(number, reading, topics)),
            threshold=topics[number].threshold,
            rank=ranks.get(topics[number].id, 0),
            phrases=tuple(sorted(_phrases(number, reading, topics), key=lambda note: (-note.points, note.text))),
            queries=tuple(queries[number]),
        )
        for number in numbers
    ]
    return tuple(sorted(notes, key=lambda note: (note.rank or len(topics), -note.points, note.id)))


def points_of(number: int, reading: Reading, topics: Sequence[Topic]) -> float:
    """The points of one topic, whatever its threshold and the other topics."""
    alone = [
        topic.model_copy(update={"threshold": 1e-9 if at == number else _OUT_OF_REACH})
        for at, topic in enumerate(topics)
    ]
    return sum(tag.score for tag in judge_topics(reading, alone))


def _phrases(number: int, reading: Reading, topics: Sequence[Topic]) -> Iterator[PhraseNote]:
    """The phrases of one topic, those inside a longer one left out."""
    ours = [hit for hit in reading.of("topic") if hit.use.owner == number]
    excludes = Spots(hit for hit in ours if hit.use.role == "exclude")
    said = [hit for hit in ours if hit.use.role != "exclude"]
    spots = Spots(said)
    grouped: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for hit in said:
        if not any(other.covers(hit) and other.size > hit.size for other in spots.meeting(hit)):
            grouped[hit.use.phrase, hit.use.role].append(hit)
    whole = points_of(number, reading, topics)
    for (phrase, role), hits in grouped.items():
        standing = [hit for hit in hits if not excludes.meeting(hit)]
        cancelled = "" if standing else excludes.meeting(hits[0])[0].text
        inside = [other for hit in standing for other in spots.meeting(hit) if hit.covers(other)]
        lost = whole - points_of(number, _without(reading, inside), topics) if standing else 0.0
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
