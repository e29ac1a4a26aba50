"""Learns what words say of topics, from labelled articles: logistic regression on top of the points of the rules.

For each topic the chance that an article has it is 1 / (1 + exp(-s)), s = SLOPE x points of its rules + bias +
weights x words. Weights are drawn toward those of the model before (zero when made anew), so that a few corrections
move it a little and no more. Names are not learned (`_learnable`): no model may know a topic by a person, a community of
believers or an outlet. The only door to scipy and numpy.
Not here: using the model (learned.py), where labelled articles come from.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from monitor.config import Rules
from monitor.config.learned import IN_TITLE, Learned
from monitor.errors import InputError
from monitor.model import Article
from monitor.tag.lexicon import uses
from monitor.tag.matcher import Matcher
from monitor.tag.reading import Reading, read
from monitor.tag.topics.judge import LENIENT, rule_points
from monitor.tag.topics.learned import SYLLABLES, words_of
from monitor.vietnamese.possible import possible
from monitor.vietnamese.syllables import BREAK, Syllable, keys

SLOPE = 0.7  # how much a point of the rules counts; tried on the labels called fit, the answer hardly moves with it
_PULL = 0.06  # how strongly weights are drawn to zero when the model is made anew; tried likewise
_RARE, _MOST_WEIGHT = 400, 8.0  # labels of a topic with fewer count more, at most so many times: else it is never found
_PULL_BACK = 1.0  # and to the model before, when it is only corrected
_HOLD = 20.0  # and how strongly its bias is: else ten corrections of one topic would give it to every article
_FEWEST = 3  # articles with a phrase, for it to be learned
_SMALLEST, _SMALLEST_BACK = 0.6, 0.1  # points; smaller weights are left out, when made anew and when corrected
_NAME = 0.5  # the share of places written as a name that makes a phrase one
_LISTS = frozenset({"topic", "elsewhere", "name", "place"})
_FOLDS = 4
_NEEDED = 3.0  # the usual threshold of a topic
_LIKELY = -0.4  # the s from which a topic is given, a chance of 0.4: tried apart; thresholds per topic were no better

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article and the topics that a person says it has."""

    article: Article
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Count:
    """How often a topic was wanted by people, given by a model, and both."""

    wanted: int
    given: int
    right: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing given."""
        return 2 * self.right / (self.wanted + self.given) if self.wanted + self.given else 1.0


@dataclass(frozen=True, slots=True)
class Trained:
    """A model; how the model before judged the labels, and how models made of three quarters judge the fourth."""

    learned: Learned
    labels: int
    before: dict[str, Count]  # by topic; the points of phrases alone where there was no model
    after: dict[str, Count]


def train(labelled: Sequence[Labelled], rules: Rules, before: Learned | None) -> Trained:
    """Learn from *labelled*; *before* is the model that is corrected, None to make one anew.

    The same labels in the same order give the same model. Articles that are not in Vietnamese are left out; raises
    InputError when no label is left.
    """
    rows = [row for row in labelled if row.article.language == "vi"]
    if not rows:
        raise InputError("there is no labelled article in Vietnamese to learn from; nothing was written")
    topics = tuple(topic.id for topic in rules.topics)
    data = _data(rows, rules, topics, before)
    start = _start(data, topics, before)
    pulls = _pulls(start, before)
    apart = np.zeros(data.wanted.shape)
    for fold in range(_FOLDS):
        out = np.arange(len(rows)) % _FOLDS == fold
        if out.any():
            apart[out] = _sums(_fit(data.only(~out), start, pulls), data.only(out))
    given_from = 0.0 if before else _LIKELY
    return Trained(
        _model(_fit(data, start, pulls), given_from, data.phrases, topics, _SMALLEST_BACK if before else _SMALLEST),
        len(rows),
        _figures(_sums(start, data) if before else (data.points - _NEEDED) * SLOPE, data.wanted, topics),
        _figures(apart - given_from, data.wanted, topics),
    )


def _pulls(start: Floats, before: Learned | None) -> Floats:
    """How strongly each weight, and at the end the bias, is drawn to where it starts."""
    pulls = np.full(start.shape[0], _PULL_BACK if before else _PULL)
    pulls[-1] = _HOLD if before else 0.0
    return pulls


@dataclass(frozen=True, slots=True)
class _Data:
    phrases: tuple[str, ...]
    words: csr_matrix  # articles x phrases
    points: Floats  # articles x topics, of the rules
    wanted: Floats  # articles x topics, 0 or 1
    counts: Floats  # articles x topics: how much each article counts

    def only(self, rows: NDArray[np.bool_]) -> "_Data":
        return _Data(self.phrases, self.words[rows], self.points[rows], self.wanted[rows], self.counts[rows])


def _data(rows: Sequence[Labelled], rules: Rules, topics: tuple[str, ...], before: Learned | None) -> _Data:
    matcher = Matcher(uses(rules))
    readings = [read(row.article, "", matcher) for row in rows]
    values = [words_of(reading) for reading in readings]
    times = Counter(phrase for each in values for phrase in each)
    often = {phrase for phrase, n in times.items() if n >= _FEWEST}
    phrases = _learnable(readings, rules, often | set(before.weights if before else ()))
    order = {phrase: n for n, phrase in enumerate(sorted(phrases))}
    cells = [(i, order[p], v) for i, each in enumerate(values) for p, v in each.items() if p in order]
    at, of, value = zip(*cells, strict=True) if cells else ((), (), ())
    points = [rule_points(reading, rules.topics) for reading in readings]
    wanted = np.array([[float(topic in row.topics) for topic in topics] for row in rows])
    return _Data(
        tuple(order),
        csr_matrix((value, (at, of)), shape=(len(rows), len(order))),
        np.array([[each.get(topic, 0.0) for topic in topics] for each in points]),
        wanted,
        _counts(wanted, before),
    )


def _learnable(readings: Sequence[Reading], rules: Rules, phrases: Iterable[str]) -> set[str]:
    """Those of *phrases* ("t:" or not) that may be learned.

    Not names, which are mostly written with capitals, nor what stands beside one ("ông X", "X nói"), nor words that
    are no Vietnamese syllables (outlets, addresses, brands), unless a rule lists them (countries, units); never what
    rules/unlearned.toml names.
    """
    listed = {" ".join(keys(use.phrase)) for use in uses(rules) if use.kind in _LISTS}
    unlearned = [keys(phrase) for phrase in rules.unlearned]
    names = _names(readings)

    def may(phrase: str) -> bool:
        parts = phrase.removeprefix(IN_TITLE).split(" ")
        if any(_holds(parts, words) for words in unlearned):
            return False
        if " ".join(parts) in listed:
            return True
        return " ".join(parts) not in names and all(
            part in listed or (part not in names and possible(part)) for part in parts
        )

    return {phrase for phrase in phrases if may(phrase)}


def _holds(parts: Sequence[str], words: tuple[str, ...]) -> bool:
    return any(tuple(parts[at : at + len(words)]) == words for at in range(len(parts) - len(words) + 1))


def _names(readings: Iterable[Reading]) -> set[str]:
    """Phrases that are, or end in, or go on a row of capitals in most places inside sentences."""
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for reading in readings:
        for text, cut in ((reading.article.title, reading.title_cut), (reading.article.text, reading.text_cut)):
            for phrase, as_name in _cases(text, cut[:SYLLABLES]):
                seen[phrase] += 1
                named[phrase] += as_name
    return {phrase for phrase, times in seen.items() if named[phrase] > _NAME * times}


def _cases(text: str, cut: Sequence[Syllable]) -> Iterator[tuple[str, bool]]:
    """(phrase, whether it is written as a name there); what begins a sentence tells nothing."""
    capital = [each.key != BREAK and text[each.start].isupper() for each in cut]
    for at in range(1, len(cut)):
        if BREAK in (cut[at - 1].key, cut[at].key):
            continue
        yield cut[at].key, capital[at]
        if at > 1 and cut[at - 2].key != BREAK:  # "Quốc hội" is a body, "Tổng thống X nói" a person
            goes_on = capital[at - 1] and capital[at - 2]
            yield f"{cut[at - 1].key} {cut[at].key}", capital[at] or goes_on


def _start(data: _Data, topics: tuple[str, ...], before: Learned | None) -> Floats:
    """The weights (the last row is the bias) that learning is drawn to, in the scale of s."""
    start = np.zeros((len(data.phrases) + 1, len(topics)))
    start[-1] = -_NEEDED * SLOPE if before else 0.0  # of a topic that is new: its rules alone decide
    if before:
        column = {topic: n for n, topic in enumerate(topics)}
        order = {phrase: n for n, phrase in enumerate(data.phrases)}
        for number, topic in enumerate(before.topics):
            if topic in column:
                start[-1, column[topic]] = (before.bias[number] - _NEEDED) * SLOPE
        for phrase, weights in before.weights.items():
            for number, points in weights:
                if before.topics[number] in column and phrase in order:
                    start[order[phrase], column[before.topics[number]]] = points * SLOPE
    return start


def _fit(data: _Data, start: Floats, pulls: Floats) -> Floats:
    return np.column_stack([_one(data, n, start[:, n], pulls) for n in range(data.wanted.shape[1])])


def _one(data: _Data, topic: int, start: Floats, pulls: Floats) -> Floats:
    wanted, points, count = data.wanted[:, topic], data.points[:, topic], data.counts[:, topic]
    across = data.words.T.tocsr()

    def loss(at: Floats) -> tuple[float, Floats]:
        sums = data.words @ at[:-1] + at[-1] + SLOPE * points
        away = at - start
        slope = count * (expit(sums) - wanted)
        value = float(count @ (np.logaddexp(0, sums) - wanted * sums)) + 0.5 * float(pulls @ (away * away))
        return value, np.append(across @ slope, slope.sum()) + pulls * away

    return np.asarray(minimize(loss, start.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x)


def _counts(wanted: Floats, before: Learned | None) -> Floats:
    """How much each article counts: one that has a rare topic more, unless the model before is only corrected."""
    if before:
        return np.ones(wanted.shape)
    return np.where(wanted > 0, np.clip(_RARE / np.maximum(1.0, wanted.sum(0)), 1.0, _MOST_WEIGHT), 1.0)


def _sums(weights: Floats, data: _Data) -> Floats:
    return np.asarray(data.words @ weights[:-1] + weights[-1] + SLOPE * data.points)


def _model(
    weights: Floats, given_from: float, phrases: Sequence[str], topics: tuple[str, ...], least: float
) -> Learned:
    """The weights as points: with the threshold of the topic's file at three, s reaches *given_from* where points do."""
    bias = tuple(round(float((weights[-1, n] - given_from) / SLOPE + _NEEDED), 2) for n in range(len(topics)))
    kept: dict[str, tuple[tuple[int, float], ...]] = {}
    for row, phrase in enumerate(phrases):
        points = [(n, round(float(weights[row, n] / SLOPE), 1)) for n in range(len(topics))]
        if large := tuple((n, p) for n, p in points if abs(p) >= least):
            kept[phrase] = large
    return Learned(topics, bias, kept)


def _figures(over: Floats, wanted: Floats, topics: tuple[str, ...]) -> dict[str, Count]:
    """How the topics are judged when the best three from zero on are given."""
    given = np.zeros(wanted.shape, dtype=bool)
    for row, points in enumerate(over):
        best = np.argsort(-points, kind="stable")[:3]
        given[row, best] = points[best] >= 0
        given[row, best[0]] |= points[best[0]] >= -LENIENT * SLOPE
    columns = zip(topics, wanted.sum(0), given.sum(0), (given * wanted).sum(0), strict=True)
    return {topic: Count(int(w), int(g), int(r)) for topic, w, g, r in columns}


def together(counts: Iterable[Count]) -> Count:
    """The sum over topics."""
    every = list(counts)
    return Count(sum(c.wanted for c in every), sum(c.given for c in every), sum(c.right for c in every))
