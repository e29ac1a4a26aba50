"""What a text must hold to bear on a statement: its words, names and numbers, in every form in which the press writes them.

A name or a number of the statement nobody can know who has not read of it; for a word there are others of the same
meaning. Not here: which articles hold them (store), how much each counts (weighing.py).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from monitor.vietnamese.common_syllables import bare_rarity, rarity
from monitor.vietnamese.countries import other_names
from monitor.vietnamese.day_parts import day_parts
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.name_words import NO_PART
from monitor.vietnamese.number_forms import day_forms, number_forms
from monitor.vietnamese.number_words import COUNTED, all_quantities
from monitor.vietnamese.rounded import Reach, rounded
from monitor.vietnamese.syllables import BREAK, Syllable, is_unaccented, keys, syllables
from monitor.vietnamese.synonyms import GROUPS, longest, meanings

Keys = tuple[str, ...]
Kind = Literal["word", "name", "number"]
Spellings = Mapping[Keys, tuple[Keys, ...]]
_LONGEST_NAME = 4  # syllables of a country
_NO_NAME = NO_PART | COUNTED  # words that begin a sentence before a name
_MOST_FORMS = 8  # of each of two neighbours; the ends of more of them are the same


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a name or a number: the keys at [start, end), the forms that are it, and how rare it is (0 to 4)."""

    start: int
    end: int
    forms: tuple[Keys, ...]
    kind: Kind
    rarity: int
    about: Reach | None = None  # a round number: from where to where what it rounds can lie

    @property
    def known(self) -> bool:
        """Whether it is a name or a number that only who has read of it can give; figures of one digit stand everywhere."""
        return self.kind == "name" or (self.kind == "number" and self.rarity > 1)


@dataclass(frozen=True, slots=True)
class Pair:
    """The end of a unit and the beginning of the next, side by side in any of their forms."""

    forms: tuple[Keys, ...]
    rarity: int  # of the rarer of them


@dataclass(frozen=True, slots=True)
class Alike:
    """Units that other words say as well."""

    units: tuple[int, ...]
    forms: tuple[Keys, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A statement, read."""

    units: tuple[Unit, ...]
    pairs: tuple[Pair, ...]
    alike: tuple[Alike, ...]
    plain: bool  # written without accents; then all forms are
    begins: frozenset[str]  # the first key of every form


def wanted(statement: str, spellings: Spellings | None = None) -> Wanted:
    """*statement*, one or two sentences in clean text, read; *spellings* are other ways to write some names. Never raises."""
    spellings = spellings or {}
    found = syllables(statement)
    plain = is_unaccented(statement)
    order = [unaccented(each.key) if plain else each.key for each in found]
    units = _units(statement, found, plain=plain)
    pairs = tuple(_pairs(order, units))
    alike = () if plain else tuple(_alike(order, units, spellings))
    parts: tuple[Unit | Pair | Alike, ...] = (*units, *pairs, *alike)
    return Wanted(units, pairs, alike, plain, frozenset(form[0] for part in parts for form in part.forms))


def _units(text: str, found: Sequence[Syllable], *, plain: bool) -> tuple[Unit, ...]:
    order = [each.key for each in found]
    taken: set[int] = set()
    units: list[Unit] = []
    days = ((start, end, forms, None) for start, end, forms in _days(text, found))
    for start, end, forms, about in (*days, *_numbers(text, found)):
        if end > start and not taken.intersection(range(start, end)):
            taken.update(range(start, end))
            all_ = dict.fromkeys((*(keys(form) for form in forms), tuple(order[start:end])))
            units.append(Unit(start, end, tuple(all_), "number", _rarity_of_number(all_), about))
    for at, each in enumerate(found):
        if at not in taken and each.key != BREAK:
            rare = bare_rarity(each.key) if plain else rarity(each.key)
            units.append(Unit(at, at + 1, ((each.key,),), _kind(text, found, at), rare))
    units.sort(key=lambda unit: unit.start)
    return tuple(_bare(unit) for unit in units) if plain else tuple(units)


def _bare(unit: Unit) -> Unit:
    forms = dict.fromkeys(tuple(map(unaccented, form)) for form in unit.forms)
    return Unit(unit.start, unit.end, tuple(forms), unit.kind, unit.rarity, unit.about)


def _within(found: Sequence[Syllable], start: int, end: int) -> tuple[int, int]:
    starts = [each.start for each in found]
    return bisect_left(starts, start), bisect_left(starts, end)


def _days(text: str, found: Sequence[Syllable]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Days of a month, without the year: who tells of it in the same year seldom writes that."""
    for each in day_parts(text):
        if each.day and each.month and not each.lunar and not each.ranged:
            start, end = _within(found, each.start, each.end)
            if end - start > 2 and found[end - 1].key == str(each.year):
                end -= 2 if found[end - 2].key == "năm" else 1
            yield start, end, day_forms(each.day, each.month)


def _numbers(text: str, found: Sequence[Syllable]) -> Iterator[tuple[int, int, tuple[str, ...], Reach | None]]:
    for each in all_quantities(text):
        yield (*_within(found, each.start, each.end), number_forms(each.value), rounded(text, each))


def _rarity_of_number(forms: Iterable[Keys]) -> int:
    """A figure of one digit stands in most articles, one of two in many; and so does a year."""
    digits = min((len(form[0]) for form in forms if len(form) == 1 and form[0].isdecimal()), default=4)
    return {1: 1, 2: 3, 4: 3}.get(digits, 4)


def _kind(text: str, found: Sequence[Syllable], at: int) -> Kind:
    """A word with a capital is a name, but for the first one of a sentence, unless it can be part of the name that follows."""
    word = text[found[at].start : found[at].end]
    if any(map(str.isdigit, word)):
        return "number"
    if not word[:1].isupper():
        return "word"
    first = at == 0 or found[at - 1].key == BREAK
    follows = at + 1 < len(found) and text[found[at + 1].start].isupper() and found[at].key not in _NO_NAME
    return "name" if not first or follows or (len(word) > 1 and word.isupper()) else "word"


def _pairs(order: Sequence[str], units: Sequence[Unit]) -> Iterator[Pair]:
    for one, other in pairwise(units):
        if one.end != other.start:
            continue
        forms = [
            (first[-1], second[0])
            for first in (*one.forms[:_MOST_FORMS], tuple(order[one.start : one.end]))
            for second in (*other.forms[:_MOST_FORMS], tuple(order[other.start : other.end]))
        ]
        yield Pair(tuple(dict.fromkeys(forms)), max(one.rarity, other.rarity))


def _alike(order: Sequence[str], units: Sequence[Unit], spellings: Spellings) -> Iterator[Alike]:
    """The longest known words from each unit on, with the others of their meaning."""
    at = 0
    while at < len(order):
        for size in range(min(max(longest(order[at]), _LONGEST_NAME), len(order) - at), 0, -1):
            phrase = tuple(order[at : at + size])
            others = dict.fromkeys((*_same_meaning(phrase), *other_names(phrase), *spellings.get(phrase, ())))
            if others:
                inside = tuple(n for n, unit in enumerate(units) if at <= unit.start < at + size)
                yield Alike(inside, tuple(others))
                at += size - 1
                break
        at += 1


def _same_meaning(phrase: Keys) -> Iterator[Keys]:
    for number in meanings(phrase):
        yield from (other for other in GROUPS[number] if other != phrase)
