"""One side tells that there is none, the other gives a number: "không có ai thiệt mạng", "hai người chết".

Cautious: the words behind must be the same, the sentence must speak of the same thing, and no other time. Not here: other
denials, which leave a comparison open (settling.py).
"""

import re
from collections.abc import Iterator

from monitor.check.compare.case import Case
from monitor.check.compare.figure import COUNT, Figure, with_noun
from monitor.check.compare.reading import Reading
from monitor.check.compare.same_figure import is_one
from monitor.check.compare.sides import Side
from monitor.check.compare.surroundings import denies, earlier, planned, refuses
from monitor.model import Difference
from monitor.vietnamese.synonyms import meanings

_NONE = re.compile(
    r"(?<!\w)(?<!hàng )(?:không|chưa)(?:"
    r" (?:có |còn )?(?P<who>ai|người nào|một ai|trường hợp nào)"
    r"| (?:có |còn )?(?P<each>[^\W\d]+(?: [^\W\d]+)?) nào"
    r"| có (?P<noun>[^\W\d]+ [^\W\d]+|người|hộ|nhà|xã|ca|vụ))(?!\w)",
    re.IGNORECASE,
)
_END = re.compile(r"\s*(?:[.,;:!?)]|$|và(?!\w)|hay(?!\w)|hoặc(?!\w))")
_OF_SOME = re.compile(r" (?:trong|thuộc|của|ngoài|khác|giữa|như|từng)(?!\w)")
_PERSONS = frozenset(("người", "ai"))
_LEAST_SPOKEN = 0.8  # of the statement, that the sentence speaks of
_BEHIND = 16  # letters behind a person that tell what became of them


def none_against_some(case: Case) -> Iterator[Difference]:
    """Where one side tells that there is none of what the other counts."""
    told, given = case.told.reading, case.given.reading
    if denies(told.text) or planned(told.text):
        return
    for number, (start, end) in enumerate(given.sentences):
        sentence = given.text[start:end]
        if case.speaking[number][0] < _LEAST_SPOKEN or denies(sentence) or planned(sentence):
            continue
        if earlier(sentence) != earlier(told.text):
            continue
        yield from _held(case, (0, len(told.text)), (start, end))


def _held(case: Case, mine: tuple[int, int], theirs: tuple[int, int]) -> Iterator[Difference]:
    for none in _NONE.finditer(case.told.reading.text, *mine):
        some = None if case.told.figures else _counted(case.told.reading, none, case.given, theirs)
        if some:  # a figure beside the denial narrows it: "không đội nào thắng 12 trận"
            yield _difference(case, (none.start(), _end(case.told.reading.text, none)), _span(case.given, some))
    for none in _NONE.finditer(case.given.reading.text, *theirs):
        if refuses(case.given.reading.text[theirs[0] : none.start()]):
            continue  # "không phải … không có"
        if some := _counted(case.given.reading, none, case.told, mine):
            yield _difference(case, _span(case.told, some), (none.start(), _end(case.given.reading.text, none)))


def _counted(reading: Reading, none: re.Match[str], other: Side, inside: tuple[int, int]) -> Figure | None:
    """The count of *other* that there is none of, unless *other* itself has as many denials."""
    start, end = inside
    if _NONE.search(other.reading.text, start, end):
        return None
    counts = (each for each in other.figures if start <= each.start < end and each.kind == COUNT and not is_one(each))
    return next((each for each in counts if _same(reading, none, other.reading, each)), None)


def _same(reading: Reading, none: re.Match[str], other: Reading, count: Figure) -> bool:
    """Whether *count* is of what *none* denies."""
    if none["who"]:
        return bool(count.noun) and count.noun[0] in _PERSONS and _same_fate(reading, none.end(), other, count)
    noun = tuple((none["each"] or none["noun"]).lower().split())
    if _OF_SOME.match(reading.text, none.end()) or (none["noun"] and not _END.match(reading.text, none.end())):
        return False  # "không có bác sĩ chuyên khoa" is no word against two other doctors
    return count.noun[: len(noun)] == noun


def _same_fate(reading: Reading, at: int, other: Reading, count: Figure) -> bool:
    """Whether the same became of both: the word right behind "ai" and the one behind "người" say the same."""
    mine = _words(reading, at)
    theirs = _words(other, with_noun(other.text, count))
    return bool(mine) and any(_alike(mine[:one], theirs[:two]) for one in (1, 2, 3) for two in (1, 2, 3))


def _words(reading: Reading, at: int) -> tuple[str, ...]:
    return tuple(reading.keys[n] for n in reading.syllables_in(at, at + _BEHIND))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return (len(one) > 1 and one == other) or bool(set(meanings(one)) & set(meanings(other)))


def _end(text: str, none: re.Match[str]) -> int:
    found = re.compile(r"[^.,;:!?]{0,24}(?!\w)").match(text, none.end())
    return found.end() if found and none["who"] else none.end()


def _span(side: Side, count: Figure) -> tuple[int, int]:
    return count.start, with_noun(side.reading.text, count)


def _difference(case: Case, mine: tuple[int, int], theirs: tuple[int, int]) -> Difference:
    return Difference(
        kind="figure",
        found=case.told.reading.text[slice(*mine)],
        expected=case.given.reading.text[slice(*theirs)],
        found_at=mine,
        expected_at=theirs,
    )
