"""How much of a statement a text speaks of. Not here: what a statement is read as (wanted.py), finding the texts (store).

Measured on statements told in other words (tests/measure_find.py): of several articles on one matter, the one that a
statement was taken from is told by names and numbers, each far above a word, and a rare word is worth little more there
than a common one. What stands together counts once more; a long article must hold more than a short one.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from monitor.archive.wanted import Keys, Unit, Wanted
from monitor.vietnamese.fold import fold, unaccented
from monitor.vietnamese.syllables import BREAK

# What counts how much.
_KNOWN = 1.2  # a name or a number
_WORD = 0.2
_RARE = 0.1  # each of them besides, for each step of rarity
_NEAR = 0.13  # and again where it stands in the window that holds most
_BESIDE = 0.15  # two of them side by side
_ALIKE, _ALIKE_NAME = 0.45, 0.9  # each that other words of the same meaning say, other names of the same country
_LONG = 1.1  # taken away of a text that is e times as long as the shortest articles
_SHORT = 1000  # letters
_WINDOW = 70  # syllables: two, three sentences

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+|[.!?;:…\n\"“”„«»()\[\]{}|]+")
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
    most = sum(_worth(unit) + (_RARE + _NEAR) * each for unit, each in zip(statement.units, rare, strict=True))
    most += _BESIDE * sum(pair.rarity > 0 for pair in statement.pairs)
    if not most:
        return 0.0
    where = [places(text, unit.forms) for unit in statement.units]
    found = {n for n, places in enumerate(where) if places}
    score = sum(_worth(statement.units[n]) + _RARE * rare[n] for n in found)
    score += _NEAR * sum(rare[n] for n in _together(statement.units, where))
    score += _BESIDE * sum(_holds(text, pair.forms) for pair in statement.pairs if pair.rarity)
    said = {
        n for each in statement.alike if _missing(each.units, found) and _holds(text, each.forms) for n in each.units
    }
    score += sum(_ALIKE_NAME if statement.units[n].known else _ALIKE for n in said - found)
    return (score - _LONG * math.log(max(1.0, text.letters / _SHORT))) / most


def worth(statement: Wanted, rare: Sequence[float], units: Collection[int]) -> float:
    """What *units* of *statement* are worth together, without what stands near them."""
    return sum(_worth(statement.units[n]) + (_RARE + _NEAR) * rare[n] for n in units)


def _worth(unit: Unit) -> float:
    return _KNOWN if unit.known else _WORD


def _missing(units: Sequence[int], found: Collection[int]) -> bool:
    return any(n not in found for n in units)


def _together(units: Sequence[Unit], where: Sequence[Sequence[int]]) -> Collection[int]:
    """The units of the window that holds most."""
    places = sorted((place, n) for n, all_ in enumerate(where) for place in all_)
    inside: Counter[int] = Counter()
    now, most, first = 0.0, 0.0, 0
    best = (0, 0)
    for last, (place, n) in enumerate(places):
        now += 0.0 if inside[n] else _weight_together(units[n])
        inside[n] += 1
        while places[first][0] < place - _WINDOW:
            gone = places[first][1]
            inside[gone] -= 1
            now -= 0.0 if inside[gone] else _weight_together(units[gone])
            first += 1
        if now > most + 1e-9:
            most, best = now, (first, last + 1)
    return {n for _, n in places[best[0] : best[1]]}


def _weight_together(unit: Unit) -> float:
    return 2.5 if unit.kind != "word" else 0.7 if unit.rarity else 0.2


def _holds(text: Text, forms: Sequence[Keys]) -> bool:
    return any(_places(text, form) for form in forms)


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
