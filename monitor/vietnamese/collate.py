"""Puts Vietnamese text in the order of the dictionary (DOMAIN.md 8.1): `sorted(names, key=collation_key)`.

Letters first, then tones, then case, as the Unicode collation does it; figures by their value. Not here: comparing
for equality (fold.py), where two spellings of one syllable are one key.
"""

import unicodedata
from functools import lru_cache
from itertools import groupby

# f, j, w and z stand in no Vietnamese word; foreign names have them in their Latin places.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_SHAPES = frozenset("\u0306\u0302\u031b")  # breve, circumflex, horn: with a, e, o, u they make another letter
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng; ngang has no mark
_LOOKALIKES = str.maketrans("ÐƉðɖ", "ĐĐđđ")  # Eth and African D, typed for Đ
_BLANK, _NUMBER, _LETTER, _OTHER = range(4)

Primary = tuple[int, int, str]  # kind, rank or length, what tells apart within these
CollationKey = tuple[tuple[Primary, ...], tuple[tuple[int, ...], ...], tuple[bool, ...], str]


def collation_key(text: str) -> CollationKey:
    """The key that sorts *text*: letters, tones, case, and last the text itself in NFC, so that no two texts tie.

    Order of letters: a ă â b c d đ e ê … o ô ơ … u ư v w x y z; of tones: ngang, huyền, hỏi, ngã, sắc, nặng, told
    syllable by syllable wherever the mark is written (hoà, hòa). Blanks and punctuation come before figures, figures
    (by value) before letters, other scripts last; small letters before capitals. NFC and NFD give one key.
    """
    composed = unicodedata.normalize("NFC", text)
    primary: list[Primary] = []
    marks: list[tuple[int, ...]] = []
    for kind, run in groupby(composed.translate(_LOOKALIKES), _kind):
        letters = "".join(run)
        if kind == _BLANK:
            primary.append((_BLANK, 0, ""))
        elif kind == _NUMBER:
            primary.append(_number(letters))
        else:
            told = [_letter(letter) for letter in letters]
            primary.extend(part for parts, _ in told for part in parts)
            marks.append(tuple(mark for _, found in told for mark in found))
    while primary and primary[-1][0] == _BLANK:
        primary.pop()
    start = 1 if primary and primary[0][0] == _BLANK else 0
    return tuple(primary[start:]), tuple(marks), tuple(c.isupper() for c in composed), composed


def _kind(letter: str) -> int:
    if letter.isdecimal():
        return _NUMBER
    return _LETTER if letter.isalnum() or unicodedata.combining(letter) else _BLANK


def _number(digits: str) -> Primary:
    """By value, however long: without leading noughts the longer number is the greater."""
    value = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    return _NUMBER, len(value), value


@lru_cache(maxsize=4096)
def _letter(letter: str) -> tuple[tuple[Primary, ...], tuple[int, ...]]:
    """What *letter* is in the alphabet, and the marks on it that make no other letter of it."""
    parts: list[Primary] = []
    marks: list[int] = []
    base = ""
    for part in unicodedata.normalize("NFD", letter.lower()):
        shaped = unicodedata.normalize("NFC", base + part) if part in _SHAPES else ""
        if base and shaped in _RANKS:
            parts[-1] = (_LETTER, _RANKS[shaped], "")
        elif unicodedata.combining(part):
            marks.append(_TONES.index(part) + 1 if part in _TONES else len(_TONES) + ord(part))
        else:
            base = part
            parts.append((_LETTER, _RANKS[part], "") if part in _RANKS else (_OTHER, ord(part), ""))
    return tuple(parts), tuple(marks)
