"""Both sides of a comparison with all that they give: figures, moments and names, and what of the statement is borne out.

Not here: what an unborne slot means (clues.py, settling.py).
"""

from dataclasses import dataclass

from monitor.check.compare import moments as moment
from monitor.check.compare import naming, same_figure
from monitor.check.compare.belonging import own
from monitor.check.compare.derived import derived
from monitor.check.compare.figure import Figure
from monitor.check.compare.figures import figures
from monitor.check.compare.moments import Moment
from monitor.check.compare.reading import Reading
from monitor.vietnamese.proper_names import ProperName

Slot = Figure | Moment | ProperName


@dataclass(frozen=True, slots=True)
class Side:
    """A text and its slots; a figure that is part of a moment or a name is none."""

    reading: Reading
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    known: naming.Known

    @property
    def names(self) -> tuple[ProperName, ...]:
        """The names, in order."""
        return self.known.names


def side(reading: Reading) -> Side:
    """All slots of *reading*."""
    moments, known = moment.moments(reading), naming.known(reading)
    timed = {at for each in moments for at in range(each.start, each.end)}
    named = {
        at for each in known.names for at in range(each.start, each.end)
    }  # "Boeing 737"; a unit may look like a name
    found = tuple(
        each
        for each in figures(reading.text)
        if each.start not in named and not timed.intersection(range(each.start, each.end))
    )
    return Side(reading, found, moments, known)


@dataclass(frozen=True, slots=True)
class Borne:
    """A slot of the statement with the slots of the evidence that bear it out; `sure` when at least one surely does."""

    slot: Slot
    by: tuple[Slot, ...]
    sure: bool


def borne(statement: Side, evidence: Side) -> tuple[Borne, ...]:
    """Every slot of the statement, and what bears it out."""
    found = [
        *(_figure(each, statement.reading, evidence) for each in statement.figures),
        *(_moment(each, evidence) for each in statement.moments),
        *(_name(each, statement, evidence) for each in statement.names),
    ]
    return tuple(sorted(found, key=lambda each: each.slot.start))


def _figure(told: Figure, statement: Reading, evidence: Side) -> Borne:
    agreeing = [each for each in evidence.figures if same_figure.agree(told, each)]
    by = own(told, statement, agreeing, evidence.figures, evidence.reading)
    sure = any(same_figure.same_noun(told, each) for each in by)
    if not by and (parts := derived(told, statement.text, evidence.figures, evidence.reading.text)):
        return Borne(told, parts, sure=True)
    return Borne(told, by, sure)


def _moment(told: Moment, evidence: Side) -> Borne:
    by = tuple(each for each in evidence.moments if moment.agree(told, each)) or moment.inside(told, evidence.moments)
    return Borne(told, by, bool(by))


def _name(told: ProperName, statement: Side, evidence: Side) -> Borne:
    if not naming.has(evidence.known, told, statement.reading):
        return Borne(told, (), sure=False)
    whole = tuple(each for each in evidence.names if each.words == told.words)
    parts = (each for each in evidence.names if naming.one_name(told.words, each.words))
    return Borne(told, whole or tuple(parts), sure=True)
