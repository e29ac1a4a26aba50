"""How rare a word or a pair of neighbouring words is in the Vietnamese press, from counts that ship with the program.

The counts are of headlines and leads of other months than those on which grouping is measured; tests/train_stories.py
makes the file. It holds no words: a term is known by its CRC-32, a count by eight times its logarithm of two.

Not here: what is common these days (window.py).
"""

import math
from array import array
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

_FILE = "common_terms.bin"
_STEPS = 8  # of a doubling
ONE_WORD = 7.0  # two syllables that stand side by side more often than this rarity are one word
SELDOM = 3  # what is taken for the count of a term that is not in the file: those hold at least eight


@lru_cache(maxsize=1 << 17)
def share(term: str) -> float:
    """The share (0..1) of articles that have *term*, a folded syllable or two with a blank between them."""
    counts, articles = _counts()
    return counts.get(crc32(term.encode()), SELDOM) / articles


def rarity(term: str) -> float:
    """Minus the natural logarithm of the share: about 1 for "của", 10 for a name nobody knew."""
    return -math.log(share(term))


def pack(counts: dict[str, int], articles: int) -> bytes:
    """The file of *counts* among so many *articles*, sorted, so that the same counts give the same bytes."""
    rows = sorted((crc32(term.encode()), min(255, round(_STEPS * math.log2(count)))) for term, count in counts.items())
    return array("I", [articles]).tobytes() + array("I", [key for key, _ in rows]).tobytes() + bytes(n for _, n in rows)


def unpack(packed: bytes) -> tuple[dict[int, float], int]:
    """The counts by CRC-32, to a twentieth, and the number of articles that *packed* holds; of two terms with one CRC the greater."""
    (articles,) = array("I", packed[:4])
    size = (len(packed) - 4) // 5
    keys = array("I", packed[4 : 4 + 4 * size])
    levels = packed[4 + 4 * size :]
    return {key: 2 ** (level / _STEPS) for key, level in zip(keys, levels, strict=True)}, articles


@cache
def _counts() -> tuple[dict[int, float], int]:
    return unpack(files("monitor.group.stories").joinpath(_FILE).read_bytes())
