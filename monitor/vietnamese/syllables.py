"""Cuts cleaned text into syllables, so that phrases are compared as whole syllables and never as letters.

Not here: words of several syllables (words.py). A phrase goes through the same function as the text: what
looks the same in both gives the same keys. Commas, hyphens, dashes, slashes and signs such as & are passed
over; whatever ends a thought gives one BREAK, so that no phrase reaches over it.
"""

import re
from dataclasses import dataclass

from monitor.vietnamese.fold import fold, unaccented
from monitor.vietnamese.possible import possible

BREAK = "|"  # the key of a break; no syllable can have it

# Abbreviations whose dot ends nothing: units (thành phố, thị xã, thị trấn, phường, xã, huyện, quận, tỉnh), titles.
_UNITS = ("TP", "Tp", "tp", "TX", "Tx", "tx", "TT", "Tt", "P", "X", "H", "Q", "T")
_TITLES = (
    "TS",
    "ThS",
    "Ths",
    "PGS",
    "GS",
    "BS",
    "KS",
    "CN",
    "LS",
    "NSND",
    "NSƯT",
    "NGND",
    "St",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
)
ABBREVIATIONS = frozenset({*_UNITS, *_TITLES, "Tr", "tr", "No", "vs"})

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)+)|(?P<syllable>[^\W_]+)|(?P<break>[.!?;:…\n\"“”„«»()\[\]{}|]+|['‘’`´]+)"
)


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable, number or break: `text[start:end]` in code points, and the key it is compared by."""

    start: int
    end: int
    key: str


def syllables(text: str) -> tuple[Syllable, ...]:
    """Return the syllables of cleaned *text* in order, with single BREAKs between thoughts.

    `COVID-19` gives two syllables, `12.000` and `3,9` one, `TP.` no break.
    """
    found: list[Syllable] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match.lastgroup != "break":
            word = match.group()
            if word.islower() or word.istitle() or word.isupper() or word.isdecimal():
                found.append(Syllable(start, end, fold(word)))
            else:
                found.extend(_parts(word, start))
        elif found and found[-1].key != BREAK and _ends_thought(text, start, end, found[-1]):
            found.append(Syllable(start, end, BREAK))
    return tuple(found)


def keys(phrase: str) -> tuple[str, ...]:
    """Return the keys of *phrase* as `syllables` would give them, without breaks at its ends."""
    found = [each.key for each in syllables(phrase)]
    if found and found[-1] == BREAK:
        found.pop()
    return tuple(found)


def is_unaccented(text: str) -> bool:
    """Whether *text* is written without accents: fewer than one letter in a hundred has one.

    A text without letters is not.
    """
    letters = sum(map(str.isalpha, text))
    if not letters or text.isascii():
        return bool(letters)
    accented = sum(text.count(c) for c in set(text) if not c.isascii() and c.isalpha() and unaccented(c) != c)
    return accented * 100 < letters


def _parts(word: str, start: int) -> tuple[Syllable, ...]:
    """The syllable of *word*, of mixed case, at *start*; two where a dateline is glued to the lead or a line to the next ("QuangĐi")."""
    cut = next((at for at in range(1, len(word)) if word[at - 1].islower() and word[at].isupper()), 0)
    if cut > 1 and possible(word[:cut]) and possible(word[cut:]):
        middle = start + cut
        return Syllable(start, middle, fold(word[:cut])), Syllable(middle, start + len(word), fold(word[cut:]))
    return (Syllable(start, start + len(word), fold(word)),)


def _ends_thought(text: str, start: int, end: int, before: Syllable) -> bool:
    mark, after = text[start:end], text[end : end + 1]
    if mark == ".":
        return not _dot_inside(text[before.start : before.end], after, touching=before.end == start)
    if mark in "'‘’`´":  # H'Mông, M’Drắk: an apostrophe inside a name
        return not (before.end == start and after.isalpha())
    return True


def _dot_inside(word: str, after: str, *, touching: bool) -> bool:
    """Whether a dot between *word* and *after* belongs to a name: TP. X, chinhphu.vn, N.V.A."""
    return touching and (word in ABBREVIATIONS or after.islower() or (len(word) == 1 and word.isupper()))
