"""How much of a statement a text speaks of. Not here: what a statement is read as (wanted.py), finding the texts (store).

Of several articles on one matter the one that a statement was taken from leaves out none of its names and numbers, holds
its rare words in one stretch and side by side, and speaks of these names throughout.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from monitor.archive.wanted import Keys, Unit, Wanted
from monitor.vietnamese.fold import fold, unaccented
from monitor.vietnamese.rounded import numbers_within
from monitor.vietnamese.syllables import BREAK

# What counts how much: the weights under which the article that a statement was taken from is most likely the best of the 24
# that were found for it, over 528 statements told in other words (a conditional logit; tests/measure_find.py shows what they
# do). Of some 330 measures of likeness these seven were kept; with weights found on other statements than those asked the
# right one, or its copy, was first for 86 %, and with thirty measures for no more.
_STRETCH = 0.2  # each unit of the stretch that holds most, for each step of rarity
_KNOWN = 0.95  # a name or a number
_NUMBER = 1.75  # a number besides
_ALIKE = 0.46  # words that others of the same meaning say
_NEAR = 0.08  # two that stand near each other in both
_OFTEN = 1.4  # the logarithm of how often names and numbers stand in a hundred syllables
_LONG = 0.75  # taken away of a text that is e times as long as the shortest articles

_SHORT = 1000  # letters
_IN_STRETCH = 250  # syllables: a short article, some paragraphs of a long one
_NEXT = 3  # units: so far from each other in the statement
_APART = 10  # syllables: and so far in the text
_SMALL = 50  # syllables that are added to every text, so that a title does not speak of its names most often

# A number, without the measure that is written close behind it (160km, 13h); a word; marks.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+|\d+(?=(?:[kcm]?m[23²³]?|[km]?g|ha|h|ml|mg|USD|đ)(?!\w))|[^\W_]+|[.!?;:…\n\"“”„«»()\[\]{}|]+"
)
_MARKS = frozenset('.!?;:…\n"“”„«»()[]{}|')
_USUAL = (0.7, 0.35, 0.16, 0.07, 0.02)  # the share of articles that hold a syllable of each rarity
_DOUBT = 50  # articles: what so many hold counts as much as what is usual


@dataclass(frozen=True, slots=True)
class Text:
    """A text, cut as fast as can be: its keys in order, and the places of each."""

    order: Sequence[str]
    at: Mapping[str, Sequence[int]]
    letters: int  # of the whole, where this is its beginning


def cut(text: str, *, plain: bool, only: Collection[str] | None = None, letters: int = 0) -> Text:
    """*text* cut into keys, for a statement that is *plain* or not.

    *only* are the keys whose places are wanted, if not all; *letters* those of the whole where *text* is its beginning.
    """
    order = [BREAK if word[0] in _MARKS else fold(word) for word in _TOKEN.findall(text)]
    if plain:
        order = [unaccented(key) for key in order]
    at: dict[str, list[int]] = {}
    for n, key in enumerate(order):
        if only is None or key in only:
            at.setdefault(key, []).append(n)
    return Text(order, at, letters or len(text))


def starts_of(text: str) -> list[int]:
    """Where each key of *text*, cut, begins."""
    return [match.start() for match in _TOKEN.finditer(text)]


def rarities(units: Sequence[Unit], holding: Mapping[int, int], all_: int) -> tuple[float, ...]:
    """How rare each unit is: *holding* says how many of *all_* articles hold it, of some; of others, what is usual."""
    return tuple(_rarity(_USUAL[unit.rarity], holding.get(n), all_) for n, unit in enumerate(units))


def _rarity(usual: float, holding: int | None, all_: int) -> float:
    if holding is None:
        return -math.log(usual)
    return max(0.0, math.log((all_ + _DOUBT) / (holding + _DOUBT * usual)))


def weigh(statement: Wanted, rare: Sequence[float], text: Text) -> float:
    """How much of *statement* the *text* speaks of: 1 is all of it in one place; a long text with little may be below 0."""
    units = statement.units
    most = (
        worth(statement, rare, range(len(units))) + _OFTEN * math.log1p(_own(units)) + _NEAR * _neighbours(len(units))
    )
    if not most:
        return 0.0
    where = [where_is(unit, text) for unit in units]
    found = {n for n, places in enumerate(where) if places}
    standing = sorted((place, n) for n, places in enumerate(where) for place in places)
    score = sum(_worth(units[n]) for n in found) + _said(statement, found, text)
    score += _STRETCH * _in_a_stretch(standing, rare)
    score += _NEAR * _near(standing, len(units))
    score += _OFTEN * math.log1p(min(_own(units), _often(units, where, len(text.order))))
    return min(1.0, (score - _LONG * math.log(max(1.0, text.letters / _SHORT))) / most)


def worth(statement: Wanted, rare: Sequence[float], units: Collection[int]) -> float:
    """What *units* of *statement* are worth together, without what stands near them."""
    return sum(_worth(statement.units[n]) + _STRETCH * rare[n] for n in units)


def _worth(unit: Unit) -> float:
    return (_KNOWN + _NUMBER * (unit.kind == "number")) if unit.known else 0.0


def _said(statement: Wanted, found: Collection[int], text: Text) -> float:
    """What it is worth that other words say what is not *found*: of a name or a number as much as itself."""
    said = [each.units for each in statement.alike if _missing(each.units, found) and _holds(text, each.forms)]
    names = {n for units in said for n in units if statement.units[n].known and n not in found}
    return _KNOWN * len(names) + _ALIKE * sum(not any(statement.units[n].known for n in units) for units in said)


def _missing(units: Sequence[int], found: Collection[int]) -> bool:
    return any(n not in found for n in units)


def _in_a_stretch(standing: Sequence[tuple[int, int]], rare: Sequence[float]) -> float:
    """How rare the units of the stretch are together that holds most; *standing* are the places and what stands there."""
    inside: Counter[int] = Counter()
    now, most, first = 0.0, 0.0, 0
    for place, n in standing:
        now += 0.0 if inside[n] else rare[n]
        inside[n] += 1
        while standing[first][0] < place - _IN_STRETCH:
            gone = standing[first][1]
            inside[gone] -= 1
            now -= 0.0 if inside[gone] else rare[gone]
            first += 1
        most = max(most, now)
    return most


def _near(standing: Sequence[tuple[int, int]], size: int) -> int:
    """How many pairs of the *size* units stand near each other in the statement and in the text."""
    last = [-_APART - 1] * (size + 2 * _NEXT)  # where each stood last, with room at both ends
    near: set[tuple[int, int]] = set()
    for place, n in standing:
        for other in range(n, n + 2 * _NEXT + 1):
            if place - last[other] <= _APART and other != n + _NEXT:
                near.add((n, other - _NEXT) if other > n + _NEXT else (other - _NEXT, n))
        last[n + _NEXT] = place
    return len(near)


def _neighbours(size: int) -> int:
    """How many pairs of *size* units stand near each other in the statement."""
    return sum(max(0, size - apart) for apart in range(1, _NEXT + 1))


def _often(units: Sequence[Unit], where: Sequence[Sequence[int]], size: int) -> float:
    """How often the names and numbers stand in a hundred syllables of a text of *size*."""
    return 100 * sum(len(places) for unit, places in zip(units, where, strict=True) if unit.known) / (size + _SMALL)


def _own(units: Sequence[Unit]) -> float:
    """How often they stand in the statement itself."""
    size = units[-1].end if units else 0
    return 100 * sum(unit.known for unit in units) / (size + _SMALL)


def _holds(text: Text, forms: Sequence[Keys]) -> bool:
    return any(_places(text, form) for form in forms)


def where_is(unit: Unit, text: Text) -> Sequence[int]:
    """Where *unit* begins in *text*, or, where a round number does not, a number that it can be the round one of."""
    found = places(text, unit.forms)
    return found if found or unit.about is None else numbers_within(text.order, unit.about)


def places(text: Text, forms: Sequence[Keys]) -> Sequence[int]:
    """Where one of *forms* begins in *text*, by the number of its key."""
    if len(forms) == 1:
        return _places(text, forms[0])
    return [place for form in forms for place in _places(text, form)]


def _places(text: Text, form: Keys) -> Sequence[int]:
    """Where *form* begins in *text*."""
    begins = text.at.get(form[0], ())
    if len(form) == 1 or not begins:
        return begins
    size, rest = len(form), list(form)
    return [place for place in begins if text.order[place : place + size] == rest]
