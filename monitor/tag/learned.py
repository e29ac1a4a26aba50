"""What the words of an article say of its topics, by the model in rules/learned.json: points and the words themselves.

Not here: the phrases that people wrote (topics.py adds the two), and how the model was learned (training.py).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import log, sqrt
from typing import Literal

from monitor.config.learned import IN_TITLE, Learned
from monitor.model import Article, Evidence
from monitor.vietnamese.syllables import BREAK, syllables

# Only the beginning tells: a longer text wanders, and a feed item must be judged like a whole article.
SYLLABLES = 200
_LETTERS = 2000  # more than 200 syllables have
_SHOWN = 3  # phrases that explain a topic
_TELLING = 0.1  # points; less explains nothing

Place = tuple[Literal["title", "text"], int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of the beginning of an article: how much each counts, and where it stands first."""

    values: dict[str, float]
    places: dict[str, Place]


def words_of(article: Article) -> Words:
    """Return the one- and two-syllable phrases of the headline and the first 200 syllables of the text.

    A phrase counts 1 + ln(times), over the root of the number of different phrases.
    """
    times: dict[str, int] = defaultdict(int)
    places: dict[str, Place] = {}
    for phrase, start, end in _phrases(article.title):
        for key in (IN_TITLE + phrase, phrase):
            times[key] += 1
            places.setdefault(key, ("title", start, end))
    for phrase, start, end in _phrases(article.text[:_LETTERS]):
        times[phrase] += 1
        places.setdefault(phrase, ("text", start, end))
    root = sqrt(len(times)) or 1.0
    return Words({phrase: (1 + log(n)) / root for phrase, n in times.items()}, places)


def learned_points(learned: Learned, words: Words) -> dict[str, float]:
    """Return the points of every topic of the model; below zero where the words speak against it."""
    points = list(learned.bias)
    for phrase, value in words.values.items():
        for topic, weight in learned.weights.get(phrase, ()):
            points[topic] += weight * value
    return dict(zip(learned.topics, points, strict=True))


def telling_words(learned: Learned, words: Words, topic: str, article: Article) -> tuple[Evidence, ...]:
    """Return the phrases that speak most for *topic*, at most three, none over another, in the order of the text."""
    number = learned.topics.index(topic)
    worth: dict[Place, float] = defaultdict(float)
    for phrase, value in words.values.items():
        for of, weight in learned.weights.get(phrase, ()):
            if of == number:
                worth[words.places[phrase]] += weight * value
    best = sorted((place for place, points in worth.items() if points >= _TELLING), key=lambda p: (-worth[p], p))
    kept: list[Place] = []
    for place in best:
        if len(kept) < _SHOWN and not any(_meet(place, other) for other in kept):
            kept.append(place)
    kept.sort(key=lambda place: (place[0] != "title", place[1]))
    return tuple(_quote(place, article, f"learned/{topic}") for place in kept)


def _phrases(text: str) -> Iterator[tuple[str, int, int]]:
    before = None
    for syllable in syllables(text)[:SYLLABLES]:
        if syllable.key == BREAK or syllable.key[0].isdigit():
            before = None
            continue
        yield syllable.key, syllable.start, syllable.end
        if before:
            yield f"{before.key} {syllable.key}", before.start, syllable.end
        before = syllable


def _meet(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _quote(place: Place, article: Article, rule: str) -> Evidence:
    field, start, end = place
    text = article.title if field == "title" else article.text
    return Evidence(field, start, end, text[start:end], rule)
