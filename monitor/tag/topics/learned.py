"""What the words of an article say of its topics, by the model in rules/learned.json: points and the words themselves.

Not here: the phrases that people wrote (judge.py adds the two), and how the model was learned (training.py).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import log, sqrt
from typing import Literal

from monitor.config.learned import IN_TITLE, Learned
from monitor.model import Article, Evidence
from monitor.tag.reading import Reading
from monitor.vietnamese.syllables import BREAK, Syllable

# Only the beginning tells: a longer text wanders, and a feed item must be judged like a whole article.
SYLLABLES = 200
_SHOWN = 3  # phrases that explain a topic
_TELLING = 0.1  # points; less explains nothing

Field = Literal["title", "text"]
Place = tuple[Field, int, int]


def words_of(reading: Reading) -> dict[str, float]:
    """Return the one- and two-syllable phrases of the headline and the first 200 syllables of the text.

    A phrase counts 1 + ln(times), over the root of the number of different phrases; one of the headline counts
    once more, marked.
    """
    title = [phrase for phrase, _, _ in _phrases(reading.title_cut)]
    text = [phrase for phrase, _, _ in _phrases(reading.text_cut)]
    times = Counter([*title, *text, *(IN_TITLE + phrase for phrase in title)])
    root = sqrt(len(times)) or 1.0
    return {phrase: (1 + log(n)) / root for phrase, n in times.items()}


def learned_points(learned: Learned, words: Mapping[str, float]) -> dict[str, float]:
    """Return the points of every topic of the model; below zero where the words speak against it."""
    points = list(learned.bias)
    for phrase, value in words.items():
        for topic, weight in learned.weights.get(phrase, ()):
            points[topic] += weight * value
    return dict(zip(learned.topics, points, strict=True))


def places_of(reading: Reading) -> dict[str, Place]:
    """Where each phrase of `words_of` stands first."""
    places: dict[str, Place] = {}
    for phrase, start, end in _phrases(reading.title_cut):
        places.setdefault(phrase, ("title", start, end))
        places.setdefault(IN_TITLE + phrase, ("title", start, end))
    for phrase, start, end in _phrases(reading.text_cut):
        places.setdefault(phrase, ("text", start, end))
    return places


def telling_words(
    learned: Learned, words: Mapping[str, float], places: Mapping[str, Place], topic: str, article: Article
) -> tuple[Evidence, ...]:
    """Return the phrases that speak most for *topic*, at most three, none over another, in the order of the text."""
    number = learned.topics.index(topic)
    worth: dict[Place, float] = defaultdict(float)
    for phrase in sorted(words.keys() & learned.weights.keys()):  # sums of floats depend on their order
        for of, weight in learned.weights[phrase]:
            if of == number:
                worth[places[phrase]] += weight * words[phrase]
    best = sorted((place for place, points in worth.items() if points >= _TELLING), key=lambda p: (-worth[p], p))
    kept: list[Place] = []
    for place in best:
        if len(kept) < _SHOWN and not any(_meet(place, other) for other in kept):
            kept.append(place)
    kept.sort(key=lambda place: (place[0] != "title", place[1]))
    return tuple(_quote(place, article, f"learned/{topic}") for place in kept)


def _phrases(cut: Sequence[Syllable]) -> Iterator[tuple[str, int, int]]:
    """(phrase, start, end); none with a figure, none over a break."""
    before = None
    for syllable in islice(cut, SYLLABLES):
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
