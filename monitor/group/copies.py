"""Tells whether two articles are the same text: how many three-syllable pieces they share, then the numbers.

Requirements, before any heuristics:
1. A false copy is not acceptable: it would hide an article from the reader. A missed copy is only a nuisance.
2. The next number of a series (lottery, gold price, weather, "shares to watch") is no copy of yesterday's,
   however alike the words: its numbers differ.
3. Another headline, dateline, byline or caption, a paragraph more or less, paragraphs in another order, a few words
   changed, the last third cut off: still a copy.
4. An article that was told anew from the same press release or wire is none, though it keeps whole sentences.
5. Of a lead most words must be the same and the headline's numbers must not differ: outlets print one lead over every
   number of a series. Two leads that each name what the other does not are of two events. Of a lead under 30 syllables
   nearly every word must be the same, the headline's too. Too short to tell is said so (None).

How: of a text the 256 pieces with the lowest hashes are kept (bottom-k sketch; Broder 1997). Two such samples tell what
the texts share and what the shorter one has of its own, exactly up to 256 pieces and closely above, where MinHash
gives one number only. Which earlier articles are compared at all is told by bands: pairs of MinHash values of
five-syllable phrases, which two texts with half of their pieces in common share almost surely and others hardly ever.

Not here: the candidates (store finds those that share a band), stories of one event in different words.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from operator import add
from zlib import crc32

from rensa import RMinHash

from monitor.group.wording import bare, body, is_year, names, numbers, tokens
from monitor.model import Signature

_SEED = 20250701  # any number; a change makes old signatures incomparable, which the scheme says
_PIECE = 3  # syllables
_KEPT = 256  # pieces; a text of 258 syllables or fewer is known whole
_HASHES = 1 << 32
_PHRASE = 5
_BANDS = 24
_ROWS = 2
_WORDING = 3  # raise when wording.py or this module changes what is compared

# Chosen on edited full texts and by reading real pairs (tests/measure_copies.py, which also says what was not looked at
# when choosing). Of the 544 pairs of the full texts that these call copies, the 30 least alike (0.55 to 0.65) were read:
# 18 reprints, 6 doubtful, 6 wrong (one ministry's letter told by three houses, an update, forecasts of two days). Of 18
# more from 0.65 to 0.97 one was wrong. Of the 25 most alike that are called none, 12 are reprints, reworded or with too
# few numbers in common.
COPY_THRESHOLD = 0.55  # of all their pieces; the first two thirds of a text have 0.67 in common with it
_OF_THE_SHORTER = 0.78  # of the pieces of the shorter text; with four words in a hundred changed, 0.8 to 0.95 stay
_NUMBERS_SHARED = 0.7  # of the article with fewer numbers

_LEAD = 100  # pieces; feeds have at most 98 syllables of 99 articles in a hundred, whole articles have 120 and more
_LEAD_THRESHOLD = 0.7  # "about to close" and "closed", "charged" and "arrested" are other articles with nearly one lead

_SHORT = 30  # syllables; a shorter text is compared together with its headline
_SHORTEST_TEXT = 8
_SHORTEST = 20  # syllables with the headline
_SHORT_THRESHOLD = 0.8  # about one word of thirty changed
_SHORT_SCHEME = " short"
_HEADLINE = "^"  # before a number that stands in the headline
_NAME = "~"  # before a name of a lead


def sign(title: str, text: str) -> Signature | None:
    """The signature of an article; None when it is too short to tell (headline and lead under 20 syllables).

    The headline lends its numbers only, unless the text has fewer than 30 syllables: reprints change its words first.
    """
    words, headline = tokens(body(text)), tokens(bare(title))
    short = len(words) < _SHORT
    if short:
        words = [*headline, *words] if len(words) >= _SHORTEST_TEXT else []
        if len(words) < _SHORTEST:
            return None
    found = (*numbers(words), *(_HEADLINE + number for number in numbers(headline)))
    if len(words) < _LEAD:
        found = (*found, *(_NAME + name for name in names(text, words)))
    pieces = list(map(" ".join, zip(*(words[i:] for i in range(_PIECE)), strict=False)))
    return Signature(scheme(short=short), _lowest(pieces), _bands(pieces), found)


def similarity(a: Signature, b: Signature) -> float:
    """The share (0..1) of all pieces of the two texts that both have; 0 for different schemes."""
    return _shared(a, b)[0]


def is_copy(a: Signature, b: Signature) -> bool:
    """Whether the two texts are one, lightly edited at most. Symmetric."""
    of_all, of_the_shorter = _shared(a, b)
    if of_all < COPY_THRESHOLD or of_the_shorter < _OF_THE_SHORTER:
        return False
    if _other_names(a, b):
        return False
    if a.scheme.endswith(_SHORT_SCHEME):
        return of_all >= _SHORT_THRESHOLD and _numbers_of(a) == _numbers_of(b)
    if max(len(a.values), len(b.values)) < _LEAD and (of_all < _LEAD_THRESHOLD or not _same_headline_numbers(a, b)):
        return False
    return _same_numbers(a, b)


@cache
def scheme(*, short: bool = False) -> str:
    """What made a signature: signatures of different schemes are never compared.

    After a change the articles signed before it are originals of nothing new until `monitor rebuild` signs them anew;
    what was told to be a copy stays one. Kept short: every band of every article carries it in the database.
    """
    made = f"{version('rensa')} {_SEED} {_PIECE} {_KEPT} {_PHRASE} {_BANDS}x{_ROWS} {_WORDING}"
    return blake2b(made.encode(), digest_size=5).hexdigest() + (_SHORT_SCHEME if short else "")


def _shared(a: Signature, b: Signature) -> tuple[float, float]:
    """The shares of pieces that both texts have: of all pieces, and of those of the text that has fewer."""
    if a.scheme != b.scheme or not a.values or not b.values:
        return 0.0, 0.0
    # Below the highest hash that both samples reach, each of them holds every piece of its text.
    limit = min(_reach(a.values), _reach(b.values))
    mine, theirs = ({value for value in each.values if value <= limit} for each in (a, b))
    shared = len(mine & theirs)
    return shared / len(mine | theirs), shared / max(1, min(len(mine), len(theirs)))


def _reach(values: Sequence[int]) -> int:
    return values[-1] if len(values) == _KEPT else _HASHES


def _lowest(pieces: Sequence[str]) -> tuple[int, ...]:
    # CRC-32: the same for ever and everywhere, and ten times as fast as a hash that also resists attacks.
    return tuple(sorted(set(map(crc32, map(str.encode, pieces))))[:_KEPT])


def _bands(pieces: Sequence[str]) -> tuple[str, ...]:
    minhash = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    minhash.update(list(map(add, pieces, pieces[_PHRASE - _PIECE :])))  # two pieces that overlap are a phrase
    rows = zip(*[iter(minhash.digest())] * _ROWS, strict=True)
    # The place of the band is part of it: equal values in different bands are no meeting.
    return tuple(f"{place:x}.{'.'.join(f'{value:x}' for value in row)}" for place, row in enumerate(rows))


def _same_numbers(a: Signature, b: Signature) -> bool:
    """Whether most numbers of the poorer text stand in the other: a cut copy has fewer, not others.

    Years speak only where neither text has other numbers.
    """
    mine, theirs = ({number for number in _numbers_of(each) if number[0] != _HEADLINE} for each in (a, b))
    if any(not is_year(number) for number in mine | theirs):
        mine, theirs = ({number for number in each if not is_year(number)} for each in (mine, theirs))
    return len(mine & theirs) >= _NUMBERS_SHARED * min(len(mine), len(theirs))


def _same_headline_numbers(a: Signature, b: Signature) -> bool:
    """Whether the headlines share a number, or one of them has none."""
    mine, theirs = ({number for number in each.numbers if number[0] == _HEADLINE} for each in (a, b))
    return not mine or not theirs or bool(mine & theirs)


def _numbers_of(signature: Signature) -> tuple[str, ...]:
    return tuple(number for number in signature.numbers if number[0] != _NAME)


def _other_names(a: Signature, b: Signature) -> bool:
    """Whether each of two leads names somebody or some place that the other does not: one template, two events."""
    mine, theirs = ({name for name in each.numbers if name[0] == _NAME} for each in (a, b))
    return bool(mine - theirs) and bool(theirs - mine)
