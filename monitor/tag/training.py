"""Learns what words say of topics, from labelled articles: logistic regression on top of the points of the rules.

For each topic the chance that an article has it is 1 / (1 + exp(-s)), s = SLOPE x points of its phrases + bias +
weights x words. Weights are drawn toward those of the model before (zero when made anew), so that a few corrections
move it a little and no more. Names (what is mostly written with capitals) are not learned unless a rule lists them:
no model may know a topic by a person, a body of believers or an outlet. The only door to scipy and numpy.
Not here: using the model (learned.py), where labelled articles come from.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from monitor.config import Rules
from monitor.config.learned import IN_TITLE, Learned
from monitor.model import Article
from monitor.tag.learned import SYLLABLES, words_of
from monitor.tag.lexicon import uses
from monitor.tag.matcher import Matcher
from monitor.tag.reading import read
from monitor.tag.topics import LENIENT, phrase_points
from monitor.vietnamese.syllables import BREAK, keys, syllables

SLOPE = 0.7  # how much a point of the rules counts; tried on the labels called fit, the answer hardly moves with it
_PULL = 0.03  # how strongly weights are drawn to zero when the model is made anew; tried likewise
_PULL_BACK = 1.0  # and to the model before, when it is only corrected
_FEWEST = 3  # articles with a phrase, for it to be learned
_SMALLEST = 0.2  # points; smaller weights never decide anything
_NAME = 0.5  # the share of capitals that makes a phrase a name
_FOLDS = 4
_GRID = tuple(x / 10 for x in range(-20, 6))  # thresholds tried, as s

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article and the topics that a person says it has."""

    article: Article
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trained:
    """A model, and how well models made of three quarters of the labels judge the fourth (F1 over all topics)."""

    learned: Learned
    f1: float
    by_topic: dict[str, tuple[int, int, int]]  # wanted, given, right


def train(labelled: Sequence[Labelled], rules: Rules, before: Learned | None) -> Trained:
    """Learn from *labelled*; *before* is the model that is corrected, None to make one anew.

    The order of *labelled* changes nothing but rounding. Articles in other languages than Vietnamese are left out.
    """
    rows = [row for row in labelled if row.article.language == "vi"]
    topics = tuple(topic.id for topic in rules.topics)
    data = _data(rows, rules, topics, before)
    start = _start(data, topics, before)
    pull = _PULL_BACK if before else _PULL
    apart = np.zeros(data.wanted.shape)
    for fold in range(_FOLDS):
        out = np.arange(len(rows)) % _FOLDS == fold
        apart[out] = _sums(_fit(data.only(~out), start, pull), data.only(out))
    needed = [_threshold(apart[:, n], data.wanted[:, n]) for n in range(len(topics))]
    learned = _model(_fit(data, start, pull), needed, data.phrases, topics)
    return Trained(learned, *_figures(apart - np.array(needed), data.wanted, topics))


@dataclass(frozen=True, slots=True)
class _Data:
    phrases: tuple[str, ...]
    words: csr_matrix  # articles x phrases
    points: Floats  # articles x topics, of the rules
    wanted: Floats  # articles x topics, 0 or 1

    def only(self, rows: NDArray[np.bool_]) -> "_Data":
        return _Data(self.phrases, self.words[rows], self.points[rows], self.wanted[rows])


def _data(rows: Sequence[Labelled], rules: Rules, topics: tuple[str, ...], before: Learned | None) -> _Data:
    values = [words_of(row.article).values for row in rows]
    names = _names((row.article for row in rows), rules)
    times = Counter(phrase for each in values for phrase in each)
    phrases = {p for p, n in times.items() if n >= _FEWEST and p.removeprefix(IN_TITLE) not in names}
    phrases |= set(before.weights) if before else set()
    order = {phrase: n for n, phrase in enumerate(sorted(phrases))}
    cells = [(i, order[p], v) for i, each in enumerate(values) for p, v in each.items() if p in order]
    at, of, value = zip(*cells, strict=True) if cells else ((), (), ())
    matcher = Matcher(uses(rules))
    points = [phrase_points(read(row.article, "", matcher), rules.topics) for row in rows]
    return _Data(
        tuple(order),
        csr_matrix((value, (at, of)), shape=(len(rows), len(order))),
        np.array([[each.get(topic, 0.0) for topic in topics] for each in points]),
        np.array([[float(topic in row.topics) for topic in topics] for row in rows]),
    )


def _names(articles: Iterable[Article], rules: Rules) -> set[str]:
    """Phrases that stand mostly in capitals inside sentences, but for those that rules list (countries, units)."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for article in articles:
        for phrase, is_capital in _cases(article.text):
            seen[phrase] += 1
            capital[phrase] += is_capital
    listed = {" ".join(keys(use.phrase)) for use in uses(rules) if use.kind in {"topic", "elsewhere", "name", "place"}}
    return {phrase for phrase, n in seen.items() if capital[phrase] > _NAME * n and phrase not in listed}


def _cases(text: str) -> Iterable[tuple[str, bool]]:
    """(phrase, every syllable begins with a capital) for the phrases that do not begin a sentence."""
    cut = syllables(text)[:SYLLABLES]
    for before, here in pairwise(cut):
        if BREAK in (before.key, here.key):
            continue
        yield here.key, text[here.start].isupper()
        if before.start and cut[0] is not before:
            yield f"{before.key} {here.key}", text[before.start].isupper() and text[here.start].isupper()


def _start(data: _Data, topics: tuple[str, ...], before: Learned | None) -> Floats:
    """The weights (the last row is the bias) that learning is drawn to, in the scale of s."""
    start = np.zeros((len(data.phrases) + 1, len(topics)))
    if before:
        column = {topic: n for n, topic in enumerate(topics)}
        order = {phrase: n for n, phrase in enumerate(data.phrases)}
        for number, topic in enumerate(before.topics):
            if topic in column:
                start[-1, column[topic]] = before.bias[number] * SLOPE
        for phrase, weights in before.weights.items():
            for number, points in weights:
                if before.topics[number] in column:
                    start[order[phrase], column[before.topics[number]]] = points * SLOPE
    return start


def _fit(data: _Data, start: Floats, pull: float) -> Floats:
    columns = range(data.wanted.shape[1])
    return np.column_stack([_one(data, data.wanted[:, n], data.points[:, n], start[:, n], pull) for n in columns])


def _one(data: _Data, wanted: Floats, points: Floats, start: Floats, pull: float) -> Floats:
    across = data.words.T.tocsr()

    def loss(at: Floats) -> tuple[float, Floats]:
        sums = data.words @ at[:-1] + at[-1] + SLOPE * points
        away = at[:-1] - start[:-1]
        slope = expit(sums) - wanted
        value = float((np.logaddexp(0, sums) - wanted * sums).sum() + 0.5 * pull * (away @ away))
        return value, np.append(across @ slope + pull * away, slope.sum())

    return np.asarray(minimize(loss, start.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x)


def _sums(weights: Floats, data: _Data) -> Floats:
    return np.asarray(data.words @ weights[:-1] + weights[-1] + SLOPE * data.points)


def _threshold(sums: Floats, wanted: Floats) -> float:
    """The s from which the topic is given: where F1 is best, drawn toward -0.5 where labels are few."""

    def f1(at: float) -> float:
        given = sums >= at
        right = float((given * wanted).sum())
        return 2 * (right + 5) / (float(given.sum() + wanted.sum()) + 10)

    best = max(_GRID, key=lambda at: (f1(at), -abs(at + 0.5)))
    share = float(wanted.sum()) / (float(wanted.sum()) + 20)
    return round(share * best + (1 - share) * -0.5, 2)


def _model(weights: Floats, needed: Sequence[float], phrases: Sequence[str], topics: tuple[str, ...]) -> Learned:
    """The weights as points: with the threshold of the topic's file at three, s reaches *needed* where points do."""
    bias = tuple(round(float((weights[-1, n] - needed[n]) / SLOPE + 3.0), 2) for n in range(len(topics)))
    kept: dict[str, tuple[tuple[int, float], ...]] = {}
    for row, phrase in enumerate(phrases):
        points = [(n, round(float(weights[row, n] / SLOPE), 1)) for n in range(len(topics))]
        if large := tuple((n, p) for n, p in points if abs(p) >= _SMALLEST):
            kept[phrase] = large
    return Learned(topics, bias, kept)


def _figures(over: Floats, wanted: Floats, topics: tuple[str, ...]) -> tuple[float, dict[str, tuple[int, int, int]]]:
    """F1 and (wanted, given, right) per topic, when the best three above zero are given."""
    given = np.zeros(wanted.shape, dtype=bool)
    for row, points in enumerate(over):
        best = np.argsort(-points, kind="stable")[:3]
        given[row, best] = points[best] >= 0
        given[row, best[0]] |= points[best[0]] >= -LENIENT * SLOPE
    right = given * wanted
    f1 = 2 * float(right.sum()) / max(1.0, float(given.sum() + wanted.sum()))
    counts = zip(wanted.sum(0), given.sum(0), right.sum(0), strict=True)
    return f1, {topic: (int(w), int(g), int(r)) for topic, (w, g, r) in zip(topics, counts, strict=True)}
