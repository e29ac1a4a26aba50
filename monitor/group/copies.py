"""Tells whether two articles are the same text: MinHash over three-syllable shingles, then the numbers.

Requirements, before any heuristics:
1. A false copy is not acceptable: it would hide an article from the reader. A missed copy is only a nuisance.
2. The next number of a series (lottery, gold price, weather, "shares to watch") is no copy of yesterday's,
   however alike the words: its numbers differ.
3. Another headline, dateline, byline or caption, a paragraph less, a few words changed: still a copy.
4. Too short to tell is said so (None), never guessed.

Not here: the candidates (store finds those that share a band), stories of one event in different words.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version

from rensa import RMinHash

from monitor.group.wording import body, is_year, numbers, tokens
from monitor.model import Signature

_PERMUTATIONS = 128
_SEED = 20250701  # any number; a change makes old signatures incomparable, which the scheme says
_BANDS = 32
_ROWS = _PERMUTATIONS // _BANDS
_SHINGLE = 3
_SHORTEST = 30  # syllables; below, agreement of the few shingles there are says nothing
_WORDING = 1  # raise when wording.py changes what is compared

# Chosen on the half `fit` of the labelled pairs and on edited full texts: tests/measure_copies.py.
COPY_THRESHOLD = 0.65
_NUMBERS_SHARED = 0.7  # of the article with fewer numbers


def sign(title: str, text: str) -> Signature | None:
    """The signature of an article; None when *text* has fewer than 30 syllables.

    The headline lends its numbers only: reprints change its words first.
    """
    words = tokens(body(text))
    if len(words) < _SHORTEST:
        return None
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    values = _minhash(shingles)
    return Signature(scheme(), values, _bands(values), numbers([*tokens(title), *words]))


def similarity(a: Signature, b: Signature) -> float:
    """The estimated share (0..1) of shingles that the two texts have in common; 0 for different schemes."""
    if a.scheme != b.scheme or not a.values or len(a.values) != len(b.values):
        return 0.0
    return sum(x == y for x, y in zip(a.values, b.values, strict=True)) / len(a.values)


def is_copy(a: Signature, b: Signature) -> bool:
    """Whether the two texts are one, lightly edited at most. Symmetric."""
    return similarity(a, b) >= COPY_THRESHOLD and _same_numbers(a.numbers, b.numbers)


@cache
def scheme() -> str:
    """What made a signature: signatures of different schemes are never compared."""
    return f"rensa {version('rensa')} minhash {_PERMUTATIONS} seed {_SEED} bands {_BANDS}x{_ROWS} shingles {_SHINGLE} wording {_WORDING}"


def _minhash(shingles: set[str]) -> tuple[int, ...]:
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    minhash.update(shingles)  # their order is of no account
    return tuple(minhash.digest())


def _bands(values: tuple[int, ...]) -> tuple[str, ...]:
    # The place of the band is part of its digest: equal values in different bands are no meeting.
    rows = (values[i : i + _ROWS] for i in range(0, _PERMUTATIONS, _ROWS))
    return tuple(blake2b(repr((i, row)).encode(), digest_size=8).hexdigest() for i, row in enumerate(rows))


def _same_numbers(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether most numbers of the poorer article stand in the other: a cut copy has fewer, not others.

    Years speak only where neither text has other numbers.
    """
    mine, theirs = set(a), set(b)
    if any(not is_year(number) for number in mine | theirs):
        mine, theirs = ({number for number in each if not is_year(number)} for each in (mine, theirs))
    return len(mine & theirs) >= _NUMBERS_SHARED * min(len(mine), len(theirs))
