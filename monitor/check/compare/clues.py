"""What speaks for a slot of the evidence being the one that the statement gives otherwise: words around, neighbours, likeness.

Not here: what the words around say against it (surroundings.py), how much each clue weighs (weighing.py).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log
from operator import attrgetter

from monitor.check.compare import moments as moment
from monitor.check.compare import naming, same_figure
from monitor.check.compare import surroundings as words
from monitor.check.compare.apart import apart
from monitor.check.compare.bearing import covered
from monitor.check.compare.belonging import same_state
from monitor.check.compare.case import Case
from monitor.check.compare.clue import Clues
from monitor.check.compare.figure import COUNT, Figure
from monitor.check.compare.loose import too_loose
from monitor.check.compare.moments import Moment
from monitor.check.compare.replaced import is_replaced
from monitor.check.compare.sides import Side, Slot
from monitor.check.compare.two_things import two_things
from monitor.vietnamese.proper_names import ProperName

_TOLD_NEAR, _GIVEN_NEAR = 6, 9  # syllables on either side; the evidence is longer
_OPPOSED_NEAR = 12
_NEGATED_NEAR = 40  # letters
_TOUCHING = 24  # letters between two slots that stand side by side
_MOST_ANCHORS = 3.0
_MOST_PLACES = 300  # that are looked at for one slot of the statement
_FAR = 500  # letters on either side of a slot that belong to its sentence


@dataclass(frozen=True, slots=True)
class _Place:
    """A slot of the evidence, with the number and the letters of its sentence."""

    slot: Slot
    number: int
    start: int
    end: int


def against(case: Case) -> Iterator[tuple[Slot, Slot, Clues]]:
    """Each unborne slot of the statement with each slot of the evidence that could stand against it, and the clues."""
    for each in case.unborne:
        pool = [slot for slot in _pool(each.slot, case) if id(slot) not in case.claimed]
        numbers = [case.given.reading.sentence_at(slot.start) for slot in pool]
        crowd = Counter(numbers)
        near = [(slot, n) for slot, n in zip(pool, numbers, strict=True) if n in case.spoken]
        for slot, number in near[:_MOST_PLACES]:
            place = _place(case, slot, number)
            if not (
                _denied(case, each.slot, place)
                or apart(case.told.reading.text, each.slot, case.given.reading.text, slot)
                or two_things(case, each.slot, slot)
                or is_replaced(case, each.slot, slot)
            ):
                clues = _clues(case, each.slot, place, crowd[number - 1] + crowd[number] + crowd[number + 1])
                if not too_loose(each.slot, slot, clues):
                    yield each.slot, slot, clues


def _place(case: Case, slot: Slot, number: int) -> _Place:
    """Where *slot* stands; of an endless sentence only the words around it."""
    start, end = case.given.reading.sentences[number]
    return _Place(slot, number, max(start, slot.start - _FAR), min(end, slot.end + _FAR))


def _pool(told: Slot, case: Case) -> Sequence[Slot]:
    """The slots of the evidence that are of one kind with *told*."""
    if isinstance(told, Figure):
        others = [each for each in case.given.figures if same_figure.same_kind(told, each)]
        counting = [each for each in others if each.kind != COUNT or not same_figure.is_one(each)]
        other = [each for each in counting if not same_figure.agree(told, each)]
        return () if same_figure.is_one(told) else other
    if isinstance(told, Moment):
        return [each for each in case.given.moments if moment.likeness(told, each) > 0]
    return [each for each in case.given.names if not set(each.words) <= set(told.words) and naming.could_be(told, each)]


def _denied(case: Case, slot: Slot, place: _Place) -> bool:
    """Whether one side denies what the other says, or quotes it in order to deny, or tells of another day."""
    told, given = case.told.reading.text, case.given.reading.text[place.start : place.end]
    if words.denies(given) != words.denies(told) or words.other_day(told, given):
        return True
    return words.turned(
        told[max(0, slot.start - _NEGATED_NEAR) : slot.end + _NEGATED_NEAR],
        case.given.reading.text[max(place.start, place.slot.start - _NEGATED_NEAR) : place.slot.end + _NEGATED_NEAR],
    )


def _clues(case: Case, told: Slot, place: _Place, rivals: int) -> Clues:
    asked, found = case.told.reading, case.given.reading
    left, right = _around(asked.syllables_in(told.start, told.end), range(len(asked.keys)), _TOLD_NEAR)
    inside = found.syllables_in(place.slot.start, place.slot.end)
    near = _around(inside, found.syllables_in(place.start, place.end), _GIVEN_NEAR)
    known = found.known_at((*near[0], *near[1]))
    alone, window = case.speaking[place.number]
    by = {place.number - 1, place.number, place.number + 1}
    clues = Clues(
        beside=covered(asked, (*left, *right), known, case.skipped),
        before=covered(asked, left[-3:], known, case.skipped),
        after=covered(asked, right[:3], known, case.skipped),
        sentence=alone,
        window=window,
        anchors=min(_MOST_ANCHORS, sum(worth for at, worth in case.anchors if at & by)),
        joined=_joined(case, told, place.slot),
        strays=(case.strays - 1) / 3 if not _is_one(told) else case.strays / 3,
        rivals=log(rivals),
        moved=isinstance(told, Figure) and words.moves(asked.keys, left) != words.moves(found.keys, near[0]),
    )
    return _of_slots(case, told, place.slot, _of_words(case, told, place, clues))


def _of_words(case: Case, told: Slot, place: _Place, clues: Clues) -> Clues:
    """*clues* with what the words around both say against their being one."""
    asked, found = case.told.reading, case.given.reading
    sentence = found.text[place.start : place.end]
    own = range(asked.syllables_in(0, _own_end(case.told, told, len(asked.text))).stop)
    mine = _around(asked.syllables_in(told.start, told.end), own, _OPPOSED_NEAR)
    inside = found.syllables_in(place.slot.start, place.slot.end)
    theirs = _around(
        inside, found.syllables_in(place.start, _own_end(case.given, place.slot, place.end)), _OPPOSED_NEAR
    )
    clause = words.clause(found.text, place.slot.start, place.start, place.end)
    others = [each.slot for each in case.unborne if each.slot is not told]
    return replace(
        clues,
        opposed=words.opposed(asked.keys, mine, found.keys, theirs) + words.labelled(asked.text, sentence),
        other_time=words.other_time(case, told, place.number, clause),
        elsewhere=sum(words.given_otherwise(case, told, other, place.number) for other in others),
        earlier=words.earlier(sentence) and not words.earlier(asked.text),
        planned=words.planned(sentence) != words.planned(asked.text),
        stranger=words.stranger(case, told, place.slot, place.start, place.end),
        says=words.says(asked.text, told.end) != words.says(found.text, place.slot.end),
    )


def _of_slots(case: Case, told: Slot, given: Slot, clues: Clues) -> Clues:
    """*clues* with how alike the two are, whether they count the same, in the same way, after the same word."""
    if isinstance(told, Figure) and isinstance(given, Figure):
        named = told.kind == COUNT and bool(told.noun and given.noun)
        return replace(
            clues,
            alike=same_figure.likeness(told, given),
            counted=_counted(told, given) if named else 0.0,
            way=told.way == given.way or same_figure.beyond(told, given),
            kind=told.kind not in (COUNT, "span"),
            planned=clues.planned * (0.5 if same_state(case.told.reading, told, case.given.reading, given) else 1.0),
        )
    if isinstance(told, ProperName) and isinstance(given, ProperName):
        kind = bool(told.kind) and told.kind == given.kind
        return replace(clues, kind=kind, title=naming.same_title(told, given))
    if isinstance(told, Moment) and isinstance(given, Moment):
        return replace(clues, alike=moment.likeness(told, given))
    return clues


def _own_end(side: Side, slot: Slot, end: int) -> int:
    """Where the words end, before the letter *end*, that may belong to a figure: at the last sign before the next figure."""
    if not isinstance(slot, Figure):
        return end
    at = bisect_left(side.figures, slot.end, key=attrgetter("start"))
    following = side.figures[at].start if at < len(side.figures) else end
    if following >= end:
        return end
    sign = max(side.reading.text.rfind(each, slot.end, following) for each in ",;")
    return sign if sign >= 0 else end


def _counted(told: Figure, given: Figure) -> float:
    if same_figure.same_noun(told, given):
        return 1.0
    return 0.0 if same_figure.both_persons(told, given) else -1.0


def _is_one(slot: Slot) -> bool:
    return isinstance(slot, Figure) and same_figure.is_one(slot)


def _around(inside: range, within: range, reach: int) -> tuple[range, range]:
    """The syllables before and after *inside*, at most *reach* of them and none outside *within*."""
    return (
        range(max(within.start, inside.start - reach), inside.start),
        range(inside.stop, max(inside.stop, min(within.stop, inside.stop + reach))),
    )


def _joined(case: Case, told: Slot, given: Slot) -> bool:
    """Whether a slot beside *told* is borne out by one beside *given*: the country behind the town, the team before the points."""
    return any(
        each.sure and _beside(each.slot, told) and any(_beside(slot, given) for slot in each.by) for each in case.borne
    )


def _beside(one: Slot, other: Slot) -> bool:
    return max(one.start, other.start) - min(one.end, other.end) <= _TOUCHING
