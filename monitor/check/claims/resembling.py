"""Finds the sentences of an article that say what a document has refuted, where the article is not itself a refutation.

Requirements, before any heuristics:
1. Who tells that something is not so, asks whether it is, or tells who was fined for saying so, is never flagged.
2. A claim with another figure, of another place, of another time is another claim.
3. Likeness of words is all there is: the flag says "gần với", and an officer reads both.

Not here: what the words of a claim are (claim_words.py), how alike two sentences are (compare).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.check.against import Against
from monitor.check.claims.claim_words import ClaimWords, Wording, claim_words, denied, scattered, share
from monitor.check.claims.narrowing import narrowed
from monitor.check.claims.refuting import is_about_something_else, is_refuted, refutes_something
from monitor.check.compare.bearing import read_statement
from monitor.check.compare.comparing import bears, compare
from monitor.check.compare.reading import read
from monitor.check.facts.article_lines import HEADLINE, ArticleLines
from monitor.check.facts.lines import Line, line
from monitor.check.facts.wording import resemblance
from monitor.config.facts import ClaimRow
from monitor.model import Flag
from monitor.vietnamese.day_parts import DayParts, day_parts
from monitor.vietnamese.number_words import all_quantities
from monitor.vietnamese.numbers import Quantity

KIND = "refuted-claim"
_LIKE = 0.75  # of the weight of a claim's words
_WORTH_A_LOOK = 0.6
_SCATTERED = 2  # what stands apart tells against it, more than what is missing
_MAY_LACK = 8
# A claim stays itself without these.
_SAYS_LITTLE = frozenset(
    ("đối", "mọi", "tất", "nhiều", "hàng", "loạt", "xã", "phường", "huyện", "tỉnh", "thôn", "đang")
)
_VAGUE = re.compile(r"(?<!\w)hàng (chục|trăm|nghìn|ngàn|vạn|triệu)(?!\w)", re.IGNORECASE)
_SO_MANY = {"chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 1_000_000}
_OF_TWO = 0.85  # two sentences together say it less surely than one
_UNVERIFIED = 0.7
_FEWEST = 3  # syllables that tell something: a claim of fewer resembles everything


@dataclass(frozen=True, slots=True)
class Window:
    """A sentence, or two neighbours."""

    line: Line
    first: int  # places among the sentences of the article
    last: int


@dataclass(frozen=True, slots=True)
class _Told:
    window: Window
    wording: Wording
    score: float


def resembling(told: ArticleLines, against: Against) -> Iterator[Flag]:
    """The refuted claims that the article tells as they were told, each once, by the sentence that is most like it.

    A claim counts on the days within its own `from` and `to`. An article that refutes anything raises nothing.
    """
    held = [claim for claim in against.register.claims if claim.holds(told.day)]
    near = [(claim, words) for claim in held if _may_tell(told, words := claim_words(claim))]
    if not near or refutes_something(told):
        return
    for claim, words in near:
        found = max(_tellings(told, words, against), key=lambda each: (each.score, -each.window.first), default=None)
        if found and not is_refuted(told, words, found.window.first, found.window.last):
            yield _flag(claim, found, against.version)


def _may_tell(told: ArticleLines, words: ClaimWords) -> bool:
    """Whether the article has most words of a wording, and all of its names, anywhere."""
    return any(
        len(each.weights) >= _FEWEST
        and all(part in told.keys for name in each.names for part in name)
        and share(each, told.keys) >= _WORTH_A_LOOK
        for each in words.wordings
    )


def _tellings(told: ArticleLines, words: ClaimWords, against: Against) -> Iterator[_Told]:
    for wording in words.wordings:
        for window in _windows(told, wording):
            score = _likeness(told, window, wording)
            if score and not is_about_something_else(window.line, words, told, against.elsewhere):
                yield _Told(window, wording, score)


def _windows(told: ArticleLines, wording: Wording) -> Iterator[Window]:
    """The headline, sentences, and neighbours of one paragraph that have enough of the wording's words to be looked at."""
    near = _near(told, wording)
    for at in sorted(near):
        if share(wording, told.sentences[at].keys) >= _WORTH_A_LOOK:
            yield Window(told.sentences[at].line, at, at)
    for at in sorted(near | {at - 1 for at in near}):
        if HEADLINE < at < len(told.sentences) - 1:
            yield from _pair(told, wording, at)


def _near(told: ArticleLines, wording: Wording) -> set[int]:
    """The sentences that have one of those words without which there are not enough: the ones that are rarest in the article."""
    near, missing = set[int](), 0
    for key in sorted(wording.keys, key=lambda each: (len(told.where.get(each, ())), each)):
        near.update(told.where.get(key, ()))
        missing += wording.weights[key]
        if missing > wording.total * (1 - _WORTH_A_LOOK):
            break  # a sentence without all of these has too little of the rest
    return near


def _pair(told: ArticleLines, wording: Wording, at: int) -> Iterator[Window]:
    text = told.body[told.spans[at - 1][0] : told.spans[at][1]]
    if "\n" not in text and share(wording, told.sentences[at].keys | told.sentences[at + 1].keys) >= _LIKE:
        yield Window(line(text), at, at + 1)


def _likeness(told: ArticleLines, window: Window, wording: Wording) -> float:
    """How much the window says what the wording says, 0..1; 0 when it is another claim."""
    text = window.line.text
    if len(wording.weights) < _FEWEST or denied(window.line, wording.weights.keys()) != wording.denied:
        return 0.0
    if not _has_names(told, window, wording) or not _has_figures(text, wording) or not _of_its_day(text, wording):
        return 0.0
    like = bears(wording.text, text) - _SCATTERED * scattered(wording, window.line)
    if like < _LIKE or _lacks_much(wording, text) or compare(wording.text, text).verdict != "agrees":
        return 0.0
    return like * narrowed(wording.text, text) * (1.0 if window.first == window.last else _OF_TWO)


def _lacks_much(wording: Wording, text: str) -> bool:
    """Whether more than one in eight of the wording's words has neither itself nor a like one in *text*: each may be what matters."""
    wanted, known = read_statement(wording.text), read(text).known_in(0, len(text))
    told = [
        at for at, key in enumerate(wanted.keys) if wanted.weights[at] and key not in _SAYS_LITTLE and key[0].isalpha()
    ]
    lacking = [
        at for at in told if wanted.keys[at] not in known and not any(sense in known for sense in wanted.senses[at])
    ]
    return len(lacking) * _MAY_LACK > len(told)


def _has_names(told: ArticleLines, window: Window, wording: Wording) -> bool:
    """Whether every name of the claim stands in the window, one of them perhaps in the headline or just before."""
    before = told.sentences[window.first - 1].line.joined if window.first > HEADLINE else ""
    around = f"{told.title.joined}|{before}"
    missing = [name for name in wording.names if f" {' '.join(name)} " not in window.line.joined]
    return len(missing) <= 1 and all(f" {' '.join(name)} " in around for name in missing)


def _has_figures(text: str, wording: Wording) -> bool:
    """Whether every figure of the wording stands in *text*; "hàng chục" there as well, or a number that is as many."""
    vague = [match for match in _VAGUE.finditer(wording.text) if match[0].lower() not in text.lower()]
    if not wording.numbers and not vague:
        return True
    given = all_quantities(text)
    as_many = all(any(other.value >= _SO_MANY[match[1].lower()] for other in given) for match in vague)
    return as_many and all(any(_same(each, other) for other in given) for each in wording.numbers)


def _same(one: Quantity, other: Quantity) -> bool:
    if one.percent != other.percent:
        return False
    rounded = (one.approximate or other.approximate) and abs(one.value - other.value) * 10 <= abs(one.value)
    return one.value == other.value or rounded


def _of_its_day(text: str, wording: Wording) -> bool:
    """Whether the days of the claim, where it has any, stand in the window too."""
    given = day_parts(text) if wording.days else ()
    return all(any(_one_day(each, other) for other in given) for each in wording.days)


def _one_day(one: DayParts, other: DayParts) -> bool:
    pairs = ((one.day, other.day), (one.month, other.month), (one.year, other.year))
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


def _flag(claim: ClaimRow, found: _Told, version: str) -> Flag:
    where = found.window.line
    told = [each for each in where.syllables if each.key in found.wording.weights]
    return Flag(
        kind=KIND,
        sentence=where.text,
        found=where.text[told[0].start : told[-1].end],
        expected=claim.refutation,
        fact=claim.id,
        explanation=resemblance(claim),
        score=round(found.score * (_UNVERIFIED if claim.unverified else 1.0), 2),
        rules_version=version,
    )
