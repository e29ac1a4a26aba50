"""Whether two headlines name the same article. Not for: telling copies of whole texts (group)."""

import re

from monitor.vietnamese.syllables import BREAK, syllables

_SPACELESS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # Thai, Lao, kana, Han, Hangul
_SHARED = 0.5  # of the words of the shorter one
_SAYS_NOTHING = 3  # fewer words than these: "Video", "Tin ảnh"


def alike(one: str, other: str) -> bool:
    """Whether the headlines share at least half of the words of the shorter one. Very short ones say nothing: True."""
    first, second = _words(one), _words(other)
    shorter = min(len(first), len(second))
    return shorter < _SAYS_NOTHING or len(first & second) >= _SHARED * shorter


def unlike(one: str, other: str) -> bool:
    """Whether the headlines share no word at all. Very short ones say nothing: False."""
    first, second = _words(one), _words(other)
    return min(len(first), len(second)) >= _SAYS_NOTHING and not first & second


def _words(text: str) -> frozenset[str]:
    """The syllables of *text*; in scripts without blanks, every two letters that stand together."""
    keys = [syllable.key for syllable in syllables(text) if syllable.key != BREAK]
    return frozenset(part for key in keys for part in (_pairs(key) if _SPACELESS.search(key) else (key,)))


def _pairs(key: str) -> list[str]:
    return [key[n : n + 2] for n in range(max(1, len(key) - 1))]
