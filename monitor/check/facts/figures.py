"""Tells a figure that differs from the one a document gives for the same thing on the same day.

Requirements, before any heuristics:
1. A false alarm is worse than a miss: an officer who is warned for nothing stops reading warnings.
2. It never says who is right. It says what differs from which document, and asks to verify.
3. Rounding is no difference: "1,8 triệu" agrees with 1.865.270, "hơn 120" with 124 (measure.py).
4. Another year, another span, another place, a plan, a change, a part, a question or a denial is no difference (guards.py).
5. A sentence that also gives the documented figure raises nothing.

Known limits: two figures for one sum ("117 xã và 07 phường"), and a part that no word of guards.py gives away: for that a
fact has `unless`.
"""

from monitor.check.facts.article_lines import Sentence
from monitor.check.facts.guard_words import OTHER_FIGURE
from monitor.check.facts.guards import is_elsewhere, is_other
from monitor.check.facts.lines import Line
from monitor.check.facts.measure import Figure, agrees, figures, may_measure
from monitor.check.facts.periods import periods
from monitor.check.facts.question import (
    Found,
    Question,
    holds_throughout,
    is_near,
    names_subject,
    speaks_of_subject,
    what_is_told,
)
from monitor.check.facts.spans import says_so_far, spans
from monitor.check.facts.wholes import is_whole

_FAR_OFF = 5  # times more or less: likely another thing is counted
_FEW = 10  # written in words, fewer are counted off rather than counted


def gives_figure(sentence: Sentence, question: Question) -> bool:
    """Whether the sentence gives the documented figure, in any wording."""
    readings = (*sentence.numbers, *sentence.otherwise)
    return any(agrees(figure) for figure in figures(sentence.line.text, readings, question.fact))


def differing_figure(sentence: Sentence, question: Question) -> Found | None:
    """The first figure of the sentence that differs from the fact; None for every doubt."""
    if not may_measure(sentence.line, question.fact):
        return None
    text = sentence.line.text
    told = list(figures(text, sentence.numbers, question.fact))
    if not told or any(agrees(each) for each in told) or not speaks_of_subject(sentence, question):
        return None
    figure = next((each for each in told if _counts(sentence.line, each, question)), None)
    if figure is None or gives_figure(sentence, question) or _is_about_something_else(sentence.line, question):
        return None
    return Found(text[figure.quantity.start : figure.end], _trust(sentence, figure, question))


def _is_about_something_else(sentence: Line, question: Question) -> bool:
    return (
        is_other(sentence, question.subject, question.fact.unless, OTHER_FIGURE, question.statement)
        or spans(sentence, question.subject) != spans(question.statement, question.subject)
        or is_elsewhere(sentence, question.subject, question.elsewhere, question.statement)
        or not _in_its_time(sentence, question)
    )


def _counts(where: Line, figure: Figure, question: Question) -> bool:
    """Whether the figure is the whole of what the fact counts."""
    quantity = figure.quantity
    in_words = not where.text[quantity.start].isdecimal()
    if quantity.ranged or (in_words and quantity.value < _FEW < figure.documented):
        return False
    if not is_whole(where, quantity, figure.end, question) or _may_be_of_less_time(where.text, figure, question):
        return False
    return is_near(where, quantity.start, what_is_told(question.fact))


def _may_be_of_less_time(text: str, figure: Figure, question: Question) -> bool:
    """Whether the fact counts over a period, and the sentence names none: a smaller number may be that of a day of it."""
    if not question.own_periods or periods(text, question.day) or figure.quantity.percent:
        return False
    return figure.quantity.value < figure.documented


def _trust(sentence: Sentence, figure: Figure, question: Question) -> float:
    value, documented = figure.quantity.value, figure.documented
    doubts = (
        (figure.quantity.approximate, 0.7),
        (not names_subject(sentence.line, question), 0.8),
        (value > documented * _FAR_OFF or value * _FAR_OFF < documented, 0.7),
        (bool(question.own_periods) and not periods(sentence.line.text, question.day), 0.7),
    )
    trust = 1.0
    for doubtful, factor in doubts:
        trust *= factor if doubtful else 1.0
    return trust


def _in_its_time(sentence: Line, question: Question) -> bool:
    """Whether the sentence speaks of the time of the fact; one that is about a period itself holds in that one only."""
    if question.own_periods:
        in_it = question.own_periods.issuperset(periods(sentence.text, question.day))
        return in_it and (says_so_far(question.statement) or not says_so_far(sentence))
    return holds_throughout(sentence.text, question)
