"""A statement held against evidence: what is borne out, what is not, and which sentences speak of it.

Not here: what is concluded (weighing.py, settling.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from monitor.check.compare.bearing import covered
from monitor.check.compare.figure import Figure
from monitor.check.compare.moments import Moment
from monitor.check.compare.same_figure import is_one
from monitor.check.compare.sides import Borne, Side, Slot
from monitor.vietnamese.countries import is_country
from monitor.vietnamese.proper_names import ProperName

S = TypeVar("S", Figure, Moment, ProperName)
_LEAST_ALIKE = 0.15  # of the statement a place speaks of, to be looked at
_MOST_SENTENCES = 60


@dataclass(frozen=True)
class Case:
    """A statement, its evidence, and what is borne out."""

    told: Side
    given: Side
    borne: tuple[Borne, ...]

    @cached_property
    def unborne(self) -> tuple[Borne, ...]:
        """The slots that nothing in the evidence could be."""
        return tuple(each for each in self.borne if not each.by and not each.sure)

    @cached_property
    def strays(self) -> int:
        """How many slots nothing bears out; "một tháng" is hardly one."""
        return sum(not (isinstance(each.slot, Figure) and is_one(each.slot)) for each in self.unborne)

    @cached_property
    def claimed(self) -> frozenset[int]:
        """The slots of the evidence, by identity, that bear out one of the statement; a day may do more than for its quarter."""
        return frozenset(id(slot) for each in self.borne if each.sure for slot in each.by if _whole(each.slot, slot))

    @cached_property
    def skipped(self) -> frozenset[int]:
        """The syllables of the statement that belong to figures, moments and unborne names."""
        reading = self.told.reading
        return frozenset(
            at
            for each in self.borne
            if not (isinstance(each.slot, ProperName) and each.sure)
            for at in reading.syllables_in(each.slot.start, each.slot.end)
        )

    @cached_property
    def speaking(self) -> tuple[tuple[float, float], ...]:
        """For each sentence of the evidence how much of the statement it speaks of, alone and with its neighbours."""
        known, places = self.given.reading.known, range(len(self.told.reading.keys))
        alone = [covered(self.told.reading, places, each, self.skipped) for each in known]
        found = []
        for n, own in enumerate(alone):
            near = known[max(0, n - 1) : n + 2]
            window = (
                covered(self.told.reading, places, frozenset().union(*near), self.skipped)
                if any(alone[max(0, n - 1) : n + 2])
                else 0.0
            )
            found.append((own, window))
        return tuple(found)

    @cached_property
    def spoken(self) -> frozenset[int]:
        """The numbers of the sentences that, with their neighbours, speak of the statement most."""
        enough = [n for n, (_, window) in enumerate(self.speaking) if window >= _LEAST_ALIKE]
        return frozenset(sorted(enough, key=lambda n: -self.speaking[n][1])[:_MOST_SENTENCES])

    @cached_property
    def figures_at(self) -> dict[int, list[Figure]]:
        """The figures of the evidence by the number of their sentence."""
        return _by_sentence(self.given, self.given.figures)

    @cached_property
    def moments_at(self) -> dict[int, list[Moment]]:
        """The days and times of the evidence by the number of their sentence."""
        return _by_sentence(self.given, self.given.moments)

    @cached_property
    def names_at(self) -> dict[int, list[ProperName]]:
        """The names of the evidence by the number of their sentence."""
        return _by_sentence(self.given, self.given.names)

    @cached_property
    def anchors(self) -> tuple[tuple[frozenset[int], float], ...]:
        """For each slot borne out the sentences that do it, and how much it tells."""
        at = self.given.reading.sentence_at
        return tuple(
            (frozenset(at(slot.start) for slot in each.by), _worth(each.slot)) for each in self.borne if each.sure
        )

    @cached_property
    def days(self) -> tuple[Moment, ...]:
        """The days, months and years of the statement."""
        return tuple(each for each in self.told.moments if each.grade != "time")


def _by_sentence(side: Side, slots: Iterable[S]) -> dict[int, list[S]]:
    found: dict[int, list[S]] = {}
    for slot in slots:
        found.setdefault(side.reading.sentence_at(slot.start), []).append(slot)
    return found


def _whole(told: Slot, given: Slot) -> bool:
    """Whether *given* tells no more than *told*: a day does of a quarter or a year."""
    return not (isinstance(told, Moment) and isinstance(given, Moment)) or told.grade == given.grade


def _worth(slot: Slot) -> float:
    if isinstance(slot, ProperName):
        return 0.5 if is_country(slot.words) else 0.8
    return 1.0
