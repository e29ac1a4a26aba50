"""Why an article is in a story, in the words of the article: what it has in common with the member it is most like.

Not here: how alike the two are (likeness.py); nothing is decided by what is said here.
"""

from collections.abc import Iterator
from itertools import pairwise

from monitor.group.stories.rarity import rarity
from monitor.group.stories.traits import HOME, pair_of
from monitor.group.stories.window import Weighed
from monitor.model import Common

_NAMES = 4  # are told
_PHRASES = 3
_LONGEST = 8  # words of a phrase
_LIGHTEST = 8.0  # weight of a phrase that is told: "diễn ra" says nothing
_ONE_WORD = 7.0  # two syllables that stand side by side more often than this rarity are one word

Phrase = tuple[str, ...]


def common(a: Weighed, b: Weighed, likeness: float) -> Common:
    """What *a* has in common with *b*, as *a* writes it, the rarest first."""
    x, y = a.traits, b.traits
    phrases = dict.fromkeys(_shared(x.told, y.pairs))
    names = dict.fromkeys(name for phrase in phrases for name in _names(phrase))
    places = {word for place in x.places for word in place.split()}
    told = [p for p in phrases if _weight(a, p) >= _LIGHTEST and not all(word[0].isupper() for word in p)]
    return Common(
        article=y.id,
        likeness=round(likeness, 3),
        places=tuple(sorted((x.places & y.places) - {HOME})),
        names=_rarest(a, [name for name in names if not places.issuperset(name)], _NAMES),
        numbers=tuple(sorted(x.numbers & y.numbers)),
        words=_rarest(a, told, _PHRASES),
        hours=round(abs((x.published - y.published).total_seconds()) / 3600),
    )


def _shared(told: Phrase, pairs: frozenset[str]) -> Iterator[Phrase]:
    """The longest pieces of *told* of which every two neighbours stand side by side in the other article too."""
    piece: list[str] = []
    for word in (*told, ""):
        if piece and word and pair_of(piece[-1], word) in pairs:
            piece.append(word)
            continue
        if len(piece) > 1:
            yield tuple(piece[:_LONGEST])
        piece = [word] if word else []


def _names(phrase: Phrase) -> Iterator[Phrase]:
    """The pieces of *phrase* that are written with capitals; no "Bộ Xây" of "Bộ Xây dựng"."""
    piece: list[str] = []
    for word in (*phrase, ""):
        if word and word[0].isupper():
            piece.append(word)
            continue
        if len(piece) > 1 and not (word and rarity(pair_of(piece[-1], word)) < _ONE_WORD):
            yield tuple(piece)
        piece = []


def _rarest(article: Weighed, phrases: list[Phrase], most: int) -> tuple[str, ...]:
    """The phrases that weigh most; one that stands inside another is not told twice."""
    ordered = sorted(phrases, key=lambda phrase: (-_weight(article, phrase), phrase))
    told: list[str] = []
    for text in map(" ".join, ordered):
        if not any(text.casefold() in other.casefold() for other in told):
            told.append(text)
    return tuple(told[:most])


def _weight(article: Weighed, phrase: Phrase) -> float:
    pairs = [pair_of(before, word) for before, word in pairwise(phrase)]
    return sum(article.weight.get(pair, 0.0) for pair in pairs)
