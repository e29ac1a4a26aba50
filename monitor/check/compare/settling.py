"""Whether evidence that contradicts no part of a statement also bears it out: as much in words as in figures, days and names.

A denial, a negation or an opposite word on one side only leaves it open, and so does a figure or a day that the evidence
does not give. Not here: what contradicts it (weighing.py).
"""

import re
from itertools import islice

from monitor.check.compare.bearing import covered
from monitor.check.compare.case import Case
from monitor.check.compare.figure import COUNT, Figure
from monitor.check.compare.reading import Reading
from monitor.check.compare.same_figure import counts_persons, is_one
from monitor.check.compare.sides import Borne
from monitor.check.compare.surroundings import NOT, denies, nobody, other_day, refuses, turned
from monitor.vietnamese.countries import is_country
from monitor.vietnamese.opposites import answers_in
from monitor.vietnamese.proper_names import ProperName

_HEDGE = re.compile(
    r"(?<!\w)(?:lo ngại|lo sợ|e ngại|nghi ngờ|tin đồn|đồn đoán|đồn rằng|giả sử)(?!\w)",
    re.IGNORECASE,
)
_NOTHING_FOUND = re.compile(
    r"(?<!\w)(?:không|chưa) (?:hề )?(?:phát hiện|ghi nhận|thấy|tìm thấy|xác định|có (?:bằng chứng|dấu hiệu|căn cứ|cơ sở))(?!\w)",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"(?<!\w)(?:từ chối|khước từ|bác bỏ|phủ nhận)(?!\w)", re.IGNORECASE)
_OTHERS = 2  # other figures, days and names that the evidence gives: the place is not the point of the statement
_LEAST = 0.59
_LEAST_WORDS = 0.45
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
    if other_day(case.told.reading.text, sentence) or any(_must_stand(case, each) for each in case.unborne):
        return False
    if _denied_apart(case, number, sentence) or _names_alone(case, number):
        return False
    if any(_counts_another(case, each) for each in case.borne) or (
        _HEDGE.search(sentence) and not _HEDGE.search(case.told.reading.text)
    ):
        return False
    support = sum(_tells(each) * (1.0 if each.sure else 0.5) for each in case.borne if each.by or each.sure)
    doubt = sum(_tells(each) for each in case.unborne)
    return case.speaking[number][1] + _SUPPORT * support - _DOUBT * doubt >= _LEAST


def _denied_apart(case: Case, number: int, sentence: str) -> bool:
    """Whether one side denies, refuses or finds nothing, and the other says no word of it."""
    told = case.told.reading.text
    if _NOTHING_FOUND.search(sentence) and not refuses(told):
        return True
    if _REFUSED.search(told) and not _refuses_near(case, number):
        return True
    if NOT.search(told) and not (_refuses_near(case, number) or case.told.figures):
        return True
    return nobody(told) and not refuses(sentence)


def _must_stand(case: Case, each: Borne) -> bool:
    """Whether the statement tells too much by it for evidence that does not give it: a name may be another's, a figure not."""
    if isinstance(each.slot, ProperName):
        if each.slot.kind != "place" or is_country(each.slot.words):
            return False
        others = (other for other in case.borne if other.sure and _tells(other) > 0)
        return len(tuple(islice(others, _OTHERS))) < _OTHERS
    return _tells(each) == 1.0 or (
        isinstance(each.slot, Figure) and not is_one(each.slot) and counts_persons(each.slot)
    )


def _counts_another(case: Case, each: Borne) -> bool:
    """Whether the evidence gives the number, but of something else, and names nowhere what the statement counts."""
    if not isinstance(each.slot, Figure) or each.sure or not each.by or is_one(each.slot):
        return False
    noun = case.told.reading.syllables_in(each.slot.end, len(case.told.reading.text))[: len(each.slot.noun)]
    told, known = case.told.reading, case.given.reading.known
    return not all(any(_is_known(told, at, each) for each in known) for at in noun)


def _is_known(reading: Reading, at: int, known: frozenset[str | int]) -> bool:
    return reading.keys[at] in known or any(sense in known for sense in reading.senses[at])


def _names_alone(case: Case, number: int) -> bool:
    """Whether little but names is common to both: the sentence tells something else of the same."""
    if any(each.sure and not isinstance(each.slot, ProperName) and _tells(each) > 0 for each in case.borne):
        return False
    told, given = case.told.reading, case.given.reading
    named = {at for each in case.told.names for at in told.syllables_in(each.start, each.end)}
    known = frozenset().union(*given.known[max(0, number - 1) : number + 2])
    return bool(named) and covered(told, range(len(told.keys)), known, named) < _LEAST_WORDS


def _refuses_near(case: Case, number: int) -> bool:
    """Whether the sentence or one beside it says no in any way."""
    near = case.given.reading.sentences[max(0, number - 1) : number + 2]
    return any(refuses(case.given.reading.text[start:end]) for start, end in near)


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
