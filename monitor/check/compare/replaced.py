"""Two sentences of one build in which a word stands for another: "hộ trồng dong riềng đỏ", "hộ trồng dong riềng trắng".

Figures, days and names of such sentences are those of two things. Not here: other signs of two things (two_things.py).
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from monitor.check.compare.case import Case
from monitor.check.compare.figure import Figure
from monitor.check.compare.reading import Reading
from monitor.check.compare.same_figure import is_one
from monitor.check.compare.sides import Side, Slot
from monitor.vietnamese.fold import fold
from monitor.vietnamese.proper_names import ProperName

_SIGN = re.compile(r"[,;:()–]")
_FIGURE, _MOMENT = "#", "@"
_LEADS = frozenset(map(fold, ["tại", "ở", "từ", "lúc", "vào", "hồi", "ngày", "đến", "tới"]))
_LONGEST = 80  # syllables of a sentence; longer ones are no parallels
_MOST = 4  # syllables that stand for others
_PARALLEL = 0.85  # of what else the statement tells stands in the same order in the evidence

Span = tuple[int, int]


def is_replaced(case: Case, told: Slot, given: Slot) -> bool:
    """Whether the sentences of *told* and *given* run alike but for words that are other ones."""
    asked, found = case.told, case.given
    at = (asked.reading.sentence_at(told.start), found.reading.sentence_at(given.start))
    if _is_endless(asked.reading, at[0]) or _is_endless(found.reading, at[1]) or _is_anchored(case, told, at[1]):
        return False
    one, first = _masked(asked, at[0])
    other, second = _masked(found, at[1])
    if max(len(one), len(other)) > _LONGEST:
        return False
    parts = _parts(one, other)
    own = {*asked.reading.syllables_in(told.start, told.end)}
    swapped = [
        mine
        for mine, theirs in _swapped(one, other, parts, first, second)
        if not own & set(mine)
        and _is_in_its_clause(found.reading, theirs, given)
        and (mine[0] != first[0] or isinstance(told, Figure))
        and (isinstance(told, Figure) or not _leads(asked.reading, mine))
        and _is_other(asked.reading, mine, found.reading, theirs, at)
    ]
    left = own.union(*swapped)
    rest = [n for n in first if n not in left]
    alike = [n for mine, theirs in parts if _equal(one, other, mine, theirs) for n in first[slice(*mine)]]
    weights = asked.reading.weights
    return bool(swapped) and sum(weights[n] for n in alike) >= _PARALLEL * sum(weights[n] for n in rest)


def _is_endless(reading: Reading, number: int) -> bool:
    """Whether the sentence is too long whatever its figures and days hide: said before they are looked for."""
    return len(reading.syllables_in(*reading.sentences[number])) > 3 * _LONGEST


def _is_anchored(case: Case, told: Slot, number: int) -> bool:
    """Whether the sentence *number* bears out another figure or day of the statement: then it tells of the same thing."""
    sure = (each for each in case.borne if each.sure and each.slot is not told and _anchors(each.slot))
    return any(case.given.reading.sentence_at(slot.start) == number for each in sure for slot in each.by)


def _anchors(slot: Slot) -> bool:
    return not isinstance(slot, ProperName) and not (isinstance(slot, Figure) and is_one(slot))


@lru_cache(maxsize=1 << 10)
def _parts(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[Span, Span], ...]:
    """How *one* becomes *other*: spans of both, in order."""
    return tuple(((a, b), (c, d)) for _, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes())


def _equal(one: Sequence[str], other: Sequence[str], mine: Span, theirs: Span) -> bool:
    return one[slice(*mine)] == other[slice(*theirs)]


def _masked(side: Side, number: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The syllables of a sentence, its figures and days as one sign each, and the index of each in the reading."""
    reading = side.reading
    inside = reading.syllables_in(*reading.sentences[number])
    signs: dict[int, str] = {}
    for slots, sign in ((side.figures, _FIGURE), (side.moments, _MOMENT)):
        for slot in slots:
            if reading.sentence_at(slot.start) == number:
                places = reading.syllables_in(slot.start, slot.end)
                signs |= dict.fromkeys(places, "") | ({places[0]: sign} if places else {})
    kept = tuple(at for at in inside if signs.get(at) != "")
    return tuple(signs.get(at, reading.keys[at]) for at in kept), kept


def _swapped(
    one: Sequence[str],
    other: Sequence[str],
    parts: Sequence[tuple[Span, Span]],
    first: Sequence[int],
    second: Sequence[int],
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """The syllables of *one* for which others stand in *other*, in one place of the build; not a verb right before a figure."""
    for mine, theirs in parts:
        ours, yours = one[slice(*mine)], other[slice(*theirs)]
        if not ours or not yours or ours == yours or (mine[0] == 0) != (theirs[0] == 0):
            continue
        if len(ours) > _MOST or len(yours) > _MOST or {_FIGURE, _MOMENT} & {*ours, *yours}:
            continue
        if one[mine[1] : mine[1] + 1] != (_FIGURE,):
            yield first[slice(*mine)], second[slice(*theirs)]


def _leads(reading: Reading, places: Sequence[int]) -> bool:
    """Whether the words lead to a place or a day: "đặt tại", "lúc"; other words may do that for the same thing."""
    behind = reading.keys[places[-1] + 1 : places[-1] + 2]
    return bool(_LEADS.intersection(behind) or _LEADS.intersection(reading.keys[n] for n in places))


def _is_in_its_clause(reading: Reading, places: Sequence[int], slot: Slot) -> bool:
    """Whether no sign parts them from a figure before them: behind a comma the sentence goes on about something else."""
    return not (isinstance(slot, Figure) and _SIGN.search(reading.text, slot.end, reading.starts[places[-1]]))


def _is_other(told: Reading, mine: Sequence[int], given: Reading, theirs: Sequence[int], at: Span) -> bool:
    """Whether each side has a word there that the other has nowhere, and that says nothing like it."""
    here, there = told.known[at[0]], given.known[at[1]]
    ours = [n for n in mine if told.weights[n]]
    yours = [n for n in theirs if given.weights[n]]
    strange = any(told.keys[n] not in there for n in ours) and any(given.keys[n] not in here for n in yours)
    return strange and not any(sense in there for n in ours for sense in told.senses[n])
