"""Whether two headlines name the same article. Not for: telling copies of whole texts (group)."""

from monitor.vietnamese.syllables import BREAK, syllables

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
    return frozenset(syllable.key for syllable in syllables(text) if syllable.key != BREAK)
