"""Folds one syllable into the key it is compared by: case, place of the tone mark, i for y.

Not for display, and not for sorting. The pairs are those of modern spelling: tone marks move only in open
syllables ending in oa, oe, uy and not after q; y becomes i after h, k, l, m, s, t and after qu.
"""

import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng
_LOOKALIKES = str.maketrans("ÐƉðɖ", "ĐĐđđ")  # Eth and African D, typed for Đ


def _moves() -> dict[str, str]:
    """The endings whose mark stands on the second vowel, each with the same mark on the first."""
    compose = unicodedata.normalize
    return {
        first + compose("NFC", second + tone): compose("NFC", first + tone) + second
        for first, second in ("oa", "oe", "uy")
        for tone in _TONES
    }


_MOVED = _moves()
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_BEFORE_I = frozenset("hklmst")


@lru_cache(maxsize=1 << 16)
def fold(syllable: str) -> str:
    """Return the key of *syllable*: two spellings of one syllable have one key. Idempotent."""
    # Folding case of decomposed text and composing again is stable for every character (Unicode, D145).
    decomposed = unicodedata.normalize("NFD", syllable.translate(_LOOKALIKES))
    key = unicodedata.normalize("NFC", decomposed.casefold())
    if key[-3:-2] != "q" and key[-2:] in _MOVED:
        return key[:-2] + _MOVED[key[-2:]]
    if key[-2:-1] in _BEFORE_I or key[-3:-1] == "qu":
        return key[:-1] + key[-1:].translate(_Y_TO_I)
    return key


@lru_cache(maxsize=1 << 16)
def unaccented(text: str) -> str:
    """Return *text* without Vietnamese (or any) accents; đ becomes d. Case stays as it is."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_LOOKALIKES))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).replace("đ", "d").replace("Đ", "D")
