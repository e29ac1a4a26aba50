"""Clues that together are too weak to call two slots a difference, however alike they look.

Learned of real articles, held against themselves: a name of another sort in a sentence that tells of something else, a
figure among other words, the day of what was said beside the day of what happened. Not here: single words that part two
things (apart.py, two_things.py), and how much each clue weighs (weighing.py).
"""

from monitor.check.compare.clue import Clues
from monitor.check.compare.figure import Figure
from monitor.check.compare.moments import Moment
from monitor.check.compare.naming import LEVELS, foreign, unit
from monitor.check.compare.sides import Slot
from monitor.vietnamese.proper_names import ProperName

_SPOKEN_MUCH, _BEFORE_MUCH = 0.75, 0.5
_SPOKEN_LEAST = 0.29  # of the statement, for a name of the same sort
_TITLED_LEAST = 0.2  # … behind the same word
_SPOKEN_WHOLLY = 0.6
_COUNTS_ANOTHER = 0.5
_FIGURE_LEAST, _BESIDE_LEAST = 0.1, 0.3
_FIGURE_FAR, _FIGURE_FAR_AROUND = 0.31, 0.42  # a sentence, and those around it, that tell of something else
_DAY_FAR, _DAY_FAR_AROUND = 0.36, 0.31
_RANGE_LEAST = 0.55
_ALIKE, _OTHER_DAY = 0.5, 0.75  # neither day nor month alike: the sentence must tell of the same


def too_loose(told: Slot, given: Slot, clues: Clues) -> bool:
    """Whether the words around *told* and *given* are too unlike for a difference."""
    if isinstance(told, ProperName):
        return (
            _loose_name(clues)
            or _is_syllable(told, given, clues)
            or (_levels(told, given) and clues.sentence < _SPOKEN_WHOLLY)
        )
    if isinstance(told, Figure):
        if clues.counted < 0 and clues.sentence < _COUNTS_ANOTHER:
            return True
        if not clues.kind and clues.sentence < _FIGURE_FAR and clues.window < _FIGURE_FAR_AROUND:
            return True
        return clues.sentence < _FIGURE_LEAST and clues.beside < _BESIDE_LEAST
    if isinstance(told, Moment) and isinstance(given, Moment):
        return _loose_day(told, given, clues)
    return False


def _loose_name(clues: Clues) -> bool:
    """Whether nothing tells that both names are of one sort, or the sentence hardly speaks of the statement."""
    if not (clues.kind or clues.title):
        return clues.sentence < _SPOKEN_MUCH or clues.before < _BEFORE_MUCH
    if not clues.kind:
        return clues.sentence < _TITLED_LEAST
    return clues.sentence < _SPOKEN_LEAST


def _is_syllable(told: ProperName, given: Slot, clues: Clues) -> bool:
    """Whether one of both is a single word, often no name at all, and no common word before both tells that it is one."""
    words = (len(told.words), len(given.words) if isinstance(given, ProperName) else 1)
    return min(words) == 1 and max(words) > 1 and not clues.title and not foreign(told.words)


def _levels(told: ProperName, given: Slot) -> bool:
    """Whether one place is told with its level and the other without: the one may be in the other."""
    units = {unit(told), unit(given)} if isinstance(given, ProperName) else set()
    return told.kind == "place" and len(units) > 1 and bool(units & LEVELS)


def _loose_day(told: Moment, given: Moment, clues: Clues) -> bool:
    """Whether one is the day when it was said, or one of a span of days in a sentence that tells of something else."""
    if clues.sentence < _DAY_FAR and clues.window < _DAY_FAR_AROUND:
        return True
    if told.grade == "time":
        return False
    if clues.alike < _ALIKE and clues.sentence < _OTHER_DAY:
        return True
    if clues.says and clues.sentence < _RANGE_LEAST:
        return True
    return given.ranged != told.ranged and clues.sentence < _RANGE_LEAST
