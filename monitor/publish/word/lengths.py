"""How long words are in print, for the lines that the decree wants below them: as long as the text, or a part of it.

The widths are those of Times New Roman Bold, which every font that may stand in for it has too. A letter that is not
here is as wide as its letter without marks; one of another script as a digit. Not here: drawing (letterhead.py).
"""

import unicodedata

_UNITS = 2048  # of one em
# Width in units: the letters that have it.
_WIDTHS = {
    512: " ,.",
    569: "'/\\il",
    682: "!()-:;[]`fjt",
    797: "Is",
    909: "cerz",
    1024: "0123456789J_agovxy–“”#$*",
    1134: "ơ",
    1137: '"',
    1139: "Sbdhknpquđ",
    1167: "+<=>",
    1229: "ư",
    1251: "FP",
    1366: "BELTZ",
    1479: "ACDNRUVXYwĐ",
    1593: "GHKOQƠ",
    1630: "Ư",
    1706: "&m",
    1933: "M",
    2048: "%W…—",
}
_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_TWIPS = 20  # a point has


def bold_twips(text: str, size: float) -> int:
    """How long *text* in bold letters of *size* points is, in twentieths of a point."""
    return round(sum(map(_units, text)) * size * _TWIPS / _UNITS)


def twips(millimetres: float) -> int:
    """*millimetres* in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def _units(letter: str) -> int:
    for part in unicodedata.normalize("NFC", letter):
        if part in _OF:
            return _OF[part]
    plain = unicodedata.normalize("NFD", letter)
    horned = unicodedata.normalize("NFC", plain[:2]) if plain[1:2] == "\u031b" else plain[0]
    return _OF.get(horned, 1024)
