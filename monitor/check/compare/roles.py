"""Two who changed places: "A đánh B" and "B đánh A"; "A bị khởi tố, B là nạn nhân" and the other way round.

Not here: who is meant by a name (naming.py), and one name that stands for another (weighing.py).
"""

import re
from collections.abc import Iterator
from itertools import permutations

from monitor.check.compare.case import Case
from monitor.check.compare.differing import Span, difference
from monitor.check.compare.naming import one_name
from monitor.check.compare.reading import Reading
from monitor.check.compare.sides import Side
from monitor.check.compare.surroundings import denies, earlier, planned, refuses
from monitor.model import Difference
from monitor.vietnamese.proper_names import ProperName

_SIGN = re.compile(r"[,;:()–.?!]|(?<!\w)(?:và|còn|nhưng|trong khi)(?!\w)", re.IGNORECASE)
_PASSIVE = re.compile(r"(?<!\w)(?:bị|được|bởi|do|của|từ)(?!\w)", re.IGNORECASE)
# What two do with each other, in either order.
_MUTUAL = re.compile(
    r"(?<!\w)(?:gặp|gặp gỡ|đấu|đối đầu|đụng độ|tranh|kết hôn|cưới|lấy|yêu|chia tay|ly hôn|cùng|với|hợp tác|phối hợp|trao đổi|hội đàm"
    r"|điện đàm|và|hòa|cách|giáp|nối|tới|đến|đi|sang|về|hay|hoặc|so)(?!\w)",
    re.IGNORECASE,
)
_MOST_BETWEEN = 5  # syllables
_LEAST_SPOKEN = 0.7  # of the statement, that the sentence speaks of


def swapped(case: Case) -> Iterator[Difference]:
    """Two names of the statement whose roles the evidence gives the other way round."""
    told, given = case.told, case.given
    text = told.reading.text
    names = [each for each in told.names if len(each.words) > 1 and each.kind != "body"]
    if case.unborne or len(names) != 2 or denies(text) or refuses(text) or planned(text):
        return
    for number, span in enumerate(given.reading.sentences):
        sentence = given.reading.text[slice(*span)]
        if case.speaking[number][0] < _LEAST_SPOKEN or denies(sentence) or earlier(sentence) != earlier(text):
            continue
        there = [_of(given, each, span) for each in names]
        if len(there[0]) != 1 or len(there[1]) != 1:
            continue
        theirs = [there[0][0], there[1][0]]
        if _did_the_other(told.reading, names, given.reading, theirs) or _are_the_other(
            told.reading, names, given.reading, theirs
        ):
            yield difference(case, "name", _both(names), _both(theirs))
            return


def _of(given: Side, name: ProperName, span: Span) -> list[ProperName]:
    inside = (each for each in given.names if span[0] <= each.start < span[1])
    return [each for each in inside if len(each.words) > 1 and one_name(name.words, each.words)]


def _both(names: list[ProperName]) -> Span:
    return min(each.start for each in names), max(each.end for each in names)


def _did_the_other(told: Reading, mine: list[ProperName], given: Reading, theirs: list[ProperName]) -> bool:
    """Whether the same verb stands between both names, and the names in the other order."""
    if mine[0].start > mine[1].start or theirs[0].start < theirs[1].start:
        return False
    here, there = (mine[0].end, mine[1].start), (theirs[1].end, theirs[0].start)
    between = [_between(told, here), _between(given, there)]
    return bool(between[0]) and between[0] == between[1]


def _between(reading: Reading, span: Span) -> tuple[str, ...]:
    """What one did to the other; () when that is unclear."""
    text, places = reading.text[slice(*span)], reading.syllables_in(*span)
    if len(places) > _MOST_BETWEEN or _SIGN.search(text) or _PASSIVE.search(text) or _MUTUAL.search(text):
        return ()
    return tuple(reading.keys[at] for at in places if reading.weights[at])[:1]


def _are_the_other(told: Reading, mine: list[ProperName], given: Reading, theirs: list[ProperName]) -> bool:
    """Whether each stands in a clause of its own, with the words that the other side has beside the other."""
    here = [_clause(told, each) for each in mine]
    there = [_clause(given, each) for each in theirs]
    if _overlap(here) or _overlap(there):
        return False
    ours = [_words(told, span, name) for span, name in zip(here, mine, strict=True)]
    yours = [_words(given, span, name) for span, name in zip(there, theirs, strict=True)]
    return all(ours[a] & yours[b] and not ours[a] & yours[a] for a, b in permutations((0, 1)))


def _overlap(spans: list[Span]) -> bool:
    return max(spans)[0] < min(spans)[1]


def _clause(reading: Reading, name: ProperName) -> Span:
    start, end = reading.sentences[reading.sentence_at(name.start)]
    signs = [each.span() for each in re.compile(r"[,;]").finditer(reading.text, start, end)]
    low = max((stop for _, stop in signs if stop <= name.start), default=start)
    high = min((begin for begin, _ in signs if begin >= name.end), default=end)
    return low, high


def _words(reading: Reading, span: Span, name: ProperName) -> set[str]:
    inside = set(reading.syllables_in(*span)) - set(reading.syllables_in(name.start, name.end))
    return {reading.keys[at] for at in inside if reading.weights[at]}
