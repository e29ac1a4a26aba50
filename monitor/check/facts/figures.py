"""Flags a figure that differs from the one a document gives for the same thing on the same day.

Requirements, before any heuristics:
1. A false alarm is worse than a miss: an officer who is warned for nothing stops reading warnings.
2. It never says who is right. It says what differs from which document, and asks to verify.
3. Rounding is no difference: "1,8 triệu" agrees with 1.865.270, "hơn 120" with 124 (measure.py).
4. Another year, another place, a plan, a change, a part, a question or a denial is no difference (guards.py).
5. A sentence that also gives the documented figure raises nothing.

Known limits: numbers written as words, two figures for one sum ("117 xã và 07 phường"), and a part that no word
of guards.py gives away: for that a fact has `unless`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from monitor.check.facts.guards import denies, is_change_or_part, is_elsewhere, is_other
from monitor.check.facts.lines import Line, line, names, places
from monitor.check.facts.measure import Figure, agrees, figures
from monitor.check.facts.periods import periods
from monitor.check.facts.wording import expected, explanation
from monitor.config import FactRow
from monitor.model import Article, Flag
from monitor.vietnamese.numbers import Quantity, quantities
from monitor.vietnamese.sentences import sentence_spans
from monitor.vietnamese.syllables import BREAK

KIND = "figure-differs"
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # facts hold by the calendar of the country
_NEAR = 12  # syllables between what is counted and the number; farther away another thing is counted
_WHOLE = ("toàn tỉnh", "cả tỉnh", "tỉnh ta", "tỉnh nhà")  # the province without its name
_FAR_OFF = 5  # times more or less: likely another thing is counted


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence or the headline, with its neighbours and its numbers."""

    line: Line
    before: Line
    after: Line
    numbers: tuple[Quantity, ...]
    otherwise: tuple[Quantity, ...]  # the numbers read by English separators, which some writers use


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of every sentence."""

    fact: FactRow
    day: date
    title: Line
    elsewhere: Sequence[str]


def differing_figures(
    article: Article, facts: Sequence[FactRow], rules_version: str, *, elsewhere: Sequence[str] = ()
) -> tuple[Flag, ...]:
    """The statements of *article* whose figures differ from *facts*, in the order of the text.

    A fact counts when it holds on the article's day in Vietnam. *elsewhere*: names of other provinces
    (rules/province.toml); a sentence that names one raises nothing. Articles in other languages raise nothing:
    guards.py knows Vietnamese only.
    """
    if article.language != "vi":
        return ()
    day, title = article.published.astimezone(_ZONE).date(), line(article.title)
    held = [fact for fact in facts if fact.holds(day)]
    if not held or denies(title):
        return ()
    read = tuple(_sentences(article))
    flags: dict[tuple[str, str], Flag] = {}  # a sentence printed twice is flagged once
    for sentence in read:
        for fact in held:
            question = _Question(fact, day, title, elsewhere)
            if (figure := _difference(sentence, question)) and (sentence.line.text, fact.id) not in flags:
                score = _score(sentence, figure, question, read)
                flags[sentence.line.text, fact.id] = _flag(sentence, figure, fact, score, rules_version)
    return tuple(flags.values())


def _sentences(article: Article) -> Iterator[_Sentence]:
    """The headline and all sentences that hold a number."""
    lead = "" if article.lead in article.text else article.lead
    body = f"{lead}\n{article.text}"
    texts = [article.title, "", *(body[start:end] for start, end in sentence_spans(body)), ""]
    for i, text in enumerate(texts[:-1]):
        if numbers := quantities(text):
            before, after = line(texts[i - 1] if i else ""), line(texts[i + 1])
            yield _Sentence(line(text), before, after, numbers, quantities(text, english=True))


def _difference(sentence: _Sentence, question: _Question) -> Figure | None:
    """The first figure of the sentence that differs from the fact; None for every doubt."""
    fact = question.fact
    if not _names_subject(sentence, question) or _is_about_something_else(sentence, question):
        return None
    if _gives_the_documented(sentence, fact):
        return None
    return next(
        (
            figure
            for figure in figures(sentence.line.text, sentence.numbers, fact)
            if _counts(sentence.line, figure, fact)
        ),
        None,
    )


def _counts(where: Line, figure: Figure, fact: FactRow) -> bool:
    """Whether the figure is the whole of what the fact counts."""
    whole = not figure.quantity.ranged and not is_change_or_part(where, figure.quantity, figure.end)
    return whole and _is_near(where, figure, fact)


def _gives_the_documented(sentence: _Sentence, fact: FactRow) -> bool:
    readings = (*sentence.numbers, *sentence.otherwise)
    return any(agrees(figure) for figure in figures(sentence.line.text, readings, fact))


def _names_subject(sentence: _Sentence, question: _Question) -> bool:
    """Whether the sentence names one phrase of every list; "toàn tỉnh" may stand for the name before it."""
    missing = [phrases for phrases in question.fact.subject if not names(sentence.line, phrases)]
    return not missing or (len(missing) == 1 and _is_supplied(sentence, missing[0], question))


def _is_supplied(sentence: _Sentence, missing: Sequence[str], question: _Question) -> bool:
    if not _are_names(missing) or not names(sentence.line, _WHOLE):
        return False
    around = [each for each in (question.title, sentence.before) if names(each, missing)]
    return any(not is_elsewhere(each, missing, question.elsewhere) for each in around)


def _are_names(phrases: Sequence[str]) -> bool:
    """Whether all phrases hold a proper name: a syllable with one capital."""
    return all(any(word[0].isupper() and not word.isupper() for word in phrase.split()) for phrase in phrases)


def _is_about_something_else(sentence: _Sentence, question: _Question) -> bool:
    subject = [phrase for phrases in question.fact.subject for phrase in phrases]
    return (
        is_other(sentence.line, subject, question.fact.unless)
        or denies(sentence.before)
        or denies(sentence.after)
        or is_elsewhere(sentence.line, subject, question.elsewhere)
        or not _holds_throughout(sentence.line.text, question)
    )


def _holds_throughout(text: str, question: _Question) -> bool:
    """Whether the fact held in every period that the sentence names, and none of them lies ahead."""
    today, fact = question.day, question.fact
    return all(
        first <= today and fact.holds(first) and fact.holds(min(last, today)) for first, last in periods(text, today)
    )


def _is_near(where: Line, figure: Figure, fact: FactRow) -> bool:
    """Whether a phrase of what is counted stands near the number, in the same thought."""
    counted = [phrases for phrases in fact.subject if not _are_names(phrases)] or fact.subject
    at = next(i for i, each in enumerate(where.syllables) if each.end > figure.quantity.start)
    return any(_reaches(where, place, at) for phrases in counted for place in places(where, phrases))


def _reaches(where: Line, place: range, at: int) -> bool:
    between = where.syllables[place.stop : at] if place.stop <= at else where.syllables[at + 1 : place.start]
    return len(between) <= _NEAR and all(each.key != BREAK for each in between)


def _score(sentence: _Sentence, figure: Figure, question: _Question, read: Sequence[_Sentence]) -> float:
    """How sure it is that the article speaks of the fact, 0..1, for the order of the queue only."""
    fact, value, documented = question.fact, figure.quantity.value, figure.documented
    doubts = (
        (figure.quantity.approximate, 0.7),
        (not all(names(sentence.line, phrases) for phrases in fact.subject), 0.8),
        (fact.unverified, 0.7),
        (any(_names_subject(each, question) and _gives_the_documented(each, fact) for each in read), 0.6),
        (value > documented * _FAR_OFF or value * _FAR_OFF < documented, 0.7),
    )
    score = 1.0
    for doubtful, factor in doubts:
        score *= factor if doubtful else 1.0
    return round(score, 2)


def _flag(sentence: _Sentence, figure: Figure, fact: FactRow, score: float, rules_version: str) -> Flag:
    found = sentence.line.text[figure.quantity.start : figure.end]
    return Flag(
        kind=KIND,
        sentence=sentence.line.text,
        found=found,
        expected=expected(fact),
        fact=fact.id,
        explanation=explanation(fact, found),
        score=score,
        rules_version=rules_version,
    )
