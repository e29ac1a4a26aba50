"""A name that the evidence does not have, where it has another in the same part: "phường A" and "phường B", one post, one team.

A conflict only where this name is all that differs: everything else of the statement is found in the sentence, and it has only
one other name in that part. Else a strange name keeps the evidence from agreeing. Not here: names that were changed in sentences
of one build (clues.py), and who did what to whom (deeds.py, roles.py).
"""

from collections.abc import Iterator

from monitor.check.compare.apart import apart, posts
from monitor.check.compare.bearing import covered
from monitor.check.compare.case import Case
from monitor.check.compare.naming import foreign, one_name
from monitor.check.compare.surroundings import denies, earlier, other_day, planned, turned
from monitor.model import Difference
from monitor.vietnamese.countries import is_country
from monitor.vietnamese.proper_names import ProperName

_LEAST_SPOKEN = 0.75  # of what else the statement tells, that the sentence and its neighbours speak of
_LEAST_LETTERS = 3
_WHERE = frozenset(("ở", "tại"))
_JOINING = "và với là của do cho được bị các những người từ đến tới sang về trong ngoài trên dưới một có ông bà anh chị"
_NO_ROLE = frozenset(_JOINING.split())
_OWN_COUNTRY = ("việt", "nam")


def same_role(case: Case) -> Iterator[Difference]:
    """The name that the evidence gives otherwise, in the same part."""
    strange = strangers(case)
    if len(strange) != 1 or len(case.unborne) != 1 or not case.told.reading.keys:
        return
    told = strange[0]
    found = [each for each in case.given.names if id(each) not in case.claimed and _in_one_part(case, told, each)]
    others = {each.words for each in found}
    if len(others) != 1 or not _speaks(case, told, found[0]):
        return
    given = found[0]
    yield Difference(
        kind="place" if "place" in (told.kind, given.kind) else "name",
        found=case.told.reading.text[told.start : told.end],
        expected=case.given.reading.text[given.start : given.end],
        found_at=(told.start, told.end),
        expected_at=(given.start, given.end),
    )


def strangers(case: Case) -> list[ProperName]:
    """The names of the statement that the evidence has not; the own country is told or left out as one likes."""
    return [
        each.slot
        for each in case.unborne
        if isinstance(each.slot, ProperName) and each.slot.words != _OWN_COUNTRY and _is_whole(each.slot)
    ]


def _is_whole(name: ProperName) -> bool:
    """Whether it is a name of its own, no single syllable that may be the beginning of a phrase."""
    return (
        len(name.words) > 1 or is_country(name.words) or (len(name.words[0]) >= _LEAST_LETTERS and foreign(name.words))
    )


def _in_one_part(case: Case, told: ProperName, given: ProperName) -> bool:
    """Whether both have the same word before them, the same post, or both tell where."""
    if not _is_whole(given) or one_name(told.words, given.words) or is_country(told.words) != is_country(given.words):
        return False
    if apart(case.told.reading.text, told, case.given.reading.text, given):
        return False
    mine, theirs = told.before[-1:], given.before[-1:]
    if mine and mine == theirs and mine[0].isalpha() and mine[0] not in _NO_ROLE | _WHERE:
        return True
    if mine and theirs and mine[0] in _WHERE and theirs[0] in _WHERE:
        return len(told.words) == len(given.words)
    here, there = posts(case.told.reading.text, told), posts(case.given.reading.text, given)
    return bool(here & there) and "place" not in (told.kind, given.kind)


def _speaks(case: Case, told: ProperName, given: ProperName) -> bool:
    """Whether the sentence of *given* tells all else of the statement, as surely, of the same time."""
    asked, found = case.told.reading, case.given.reading
    number = found.sentence_at(given.start)
    start, end = found.sentences[number]
    sentence = found.text[start:end]
    if any(each(asked.text) != each(sentence) for each in (denies, earlier, planned)):
        return False
    if other_day(asked.text, sentence) or turned(asked.text, sentence) or not any(each.sure for each in case.borne):
        return False
    own = case.skipped.union(asked.syllables_in(told.start, told.end))
    return covered(asked, range(len(asked.keys)), found.known[number], own) >= _LEAST_SPOKEN
