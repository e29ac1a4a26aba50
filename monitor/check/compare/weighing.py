"""How much each clue weighs, and the pair of slots that differ.

The weights are those of a logistic regression over some 3,700 pairs of statements and evidence of the press of 2017,
rounded by hand: leads held against their articles, as they are and with one slot changed; sentences held against what
stands around them; pairs written by hand. A score above 0 means: more likely a difference than not. Not here: what the
clues are (clues.py).
"""

from dataclasses import fields
from operator import attrgetter
from typing import Literal

from monitor.check.compare.case import Case
from monitor.check.compare.clue import Clues
from monitor.check.compare.clues import against
from monitor.check.compare.figure import Figure, with_noun
from monitor.check.compare.moments import Moment
from monitor.check.compare.sides import Side, Slot
from monitor.model import Difference
from monitor.vietnamese.proper_names import ProperName

_FIGURE = Clues(
    alike=3.4, beside=0.75, before=0.4, sentence=0.2, window=0.6, anchors=0.45, joined=0.4, strays=-2.2, rivals=-0.6, counted=1.0,
    way=0.55, kind=0.6, opposed=-3.6, other_time=-6.0, earlier=-0.4, planned=-1.0, moved=-1.6, elsewhere=-0.7,
)  # fmt: skip
_MOMENT = Clues(
    alike=3.3, beside=0.6, before=1.2, after=0.2, window=1.6, joined=0.8, strays=-1.6, opposed=-3.5, earlier=-0.5, elsewhere=-1.9,
    stranger=-0.6, says=-0.6,
)  # fmt: skip
_NAME = Clues(
    beside=0.8, before=0.7, after=0.45, sentence=0.3, window=1.4, anchors=0.2, joined=0.2, strays=-1.7, opposed=-0.4,
    other_time=-2.6, earlier=-0.5, planned=-0.3, elsewhere=-2.4, kind=0.9, title=0.8,
)  # fmt: skip
_EACH = attrgetter(*(field.name for field in fields(Clues)))
_LEAST_FIGURE, _LEAST_MOMENT, _LEAST_NAME = 3.4, 3.1, 2.4
_SURE = 1.0


def score(told: Slot, clues: Clues) -> float:
    """How likely *told* is given otherwise by the slot that *clues* tell of: above 0 more likely than not."""
    weights, least = (
        (_FIGURE, _LEAST_FIGURE)
        if isinstance(told, Figure)
        else (_MOMENT, _LEAST_MOMENT)
        if isinstance(told, Moment)
        else (_NAME, _LEAST_NAME)
    )
    rated: float = sum(weight * clue for weight, clue in zip(_EACH(weights), _EACH(clues), strict=True))
    return rated - least


def differences(case: Case) -> tuple[Difference, ...]:
    """What the statement and the evidence give differently, in the order of the statement; for each slot the likeliest."""
    best: dict[int, tuple[float, Slot, Slot]] = {}
    for told, given, clues in against(case):
        rated = score(told, clues)
        if rated > 0 and (id(told) not in best or rated > best[id(told)][0]):
            best[id(told)] = (rated, told, given)
    found = list(best.values())
    texts = {case.told.reading.text[told.start : told.end] for _, told, _ in found}
    if len(texts) > 1 and any(isinstance(told, ProperName) for _, told, _ in found):
        # Another person or place and something else besides is another matter, unless the figure is sure.
        found = [each for each in found if each[0] >= _SURE and not isinstance(each[1], ProperName)]
    return tuple(_difference(case, told, given) for _, told, given in found)


def _difference(case: Case, told: Slot, given: Slot) -> Difference:
    found, expected = _span(case.told, told), _span(case.given, given)
    return Difference(
        kind=_kind(told, given),
        found=case.told.reading.text[slice(*found)],
        expected=case.given.reading.text[slice(*expected)],
        found_at=found,
        expected_at=expected,
    )


def _span(side: Side, slot: Slot) -> tuple[int, int]:
    return slot.start, with_noun(side.reading.text, slot) if isinstance(slot, Figure) else slot.end


def _kind(told: Slot, given: Slot) -> Literal["figure", "date", "name", "place"]:
    if isinstance(told, Figure):
        return "figure"
    if isinstance(told, Moment):
        return "date"
    return "place" if "place" in (told.kind, getattr(given, "kind", "")) else "name"
