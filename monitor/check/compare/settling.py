"""Whether evidence that contradicts no part of a statement also bears it out: as much in words as in figures, days and names.

A denial, a negation or an opposite word on one side only leaves it open, and so does a figure or a day that the evidence
does not give. Not here: what contradicts it (weighing.py).
"""

from monitor.check.compare.case import Case
from monitor.check.compare.figure import COUNT, Figure
from monitor.check.compare.reading import Reading
from monitor.check.compare.same_figure import is_one
from monitor.check.compare.sides import Borne
from monitor.check.compare.surroundings import denies, nobody, other_day, refuses, turned
from monitor.vietnamese.countries import is_country
from monitor.vietnamese.opposites import answers_in
from monitor.vietnamese.proper_names import ProperName

_LEAST = 0.59
_SUPPORT, _DOUBT = 0.12, 0.6
_SMALL = 3  # counts up to here stand in any text


def agrees(case: Case, number: int) -> bool:
    """Whether the evidence says what the statement says; *number* is the sentence that speaks of it most."""
    start, end = case.given.reading.sentences[number]
    sentence = case.given.reading.text[start:end]
    if denies(sentence) != denies(case.told.reading.text) or _turned(
        case.told.reading, case.given.reading, (start, end)
    ):
        return False
    if other_day(case.told.reading.text, sentence) or any(map(_must_stand, case.unborne)):
        return False
    if nobody(case.told.reading.text) and not refuses(sentence):
        return False
    support = sum(_tells(each) * (1.0 if each.sure else 0.5) for each in case.borne if each.by or each.sure)
    doubt = sum(_tells(each) for each in case.unborne)
    return case.speaking[number][1] + _SUPPORT * support - _DOUBT * doubt >= _LEAST


def _must_stand(each: Borne) -> bool:
    """Whether the statement tells too much by it for evidence that does not give it: a name may be another's, a figure not."""
    return not isinstance(each.slot, ProperName) and _tells(each) == 1.0


def _tells(each: Borne) -> float:
    """How much it tells that a slot is borne out, or not."""
    if isinstance(each.slot, ProperName):
        return 0.2 if is_country(each.slot.words) else 0.4 if each.sure else 0.6
    if isinstance(each.slot, Figure) and is_one(each.slot):
        return 0.0
    if isinstance(each.slot, Figure) and each.slot.kind == COUNT and each.slot.value <= _SMALL:
        return 0.25
    return 1.0


def _turned(told: Reading, given: Reading, span: tuple[int, int]) -> bool:
    """Whether a word is denied on one side only, or the sides answer a question of opposites differently."""
    start, end = span
    if turned(told.text, given.text[start:end]):
        return True
    asked = answers_in(told.keys)
    inside = given.syllables_in(start, end)
    found = answers_in(given.keys[inside.start : inside.stop])
    questions = {question for question, _ in asked} & {question for question, _ in found}
    return any(not {pair for pair in asked & found if pair[0] == question} for question in questions)
