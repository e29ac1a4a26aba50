"""Why an article is in a story, in the words of the article: what it has in common with the member it is most like.

Not here: how alike the two are (likeness.py); nothing is decided by what is said here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from monitor.group.stories.places import HOME
from monitor.group.stories.rarity import ONE_WORD, rarity
from monitor.group.stories.traits import Traits, pair_of
from monitor.group.stories.window import Weighed
from monitor.model import Common

_NAMES = 4  # are told
_PHRASES = 3
_LONGEST = 12  # words of a phrase
_LIGHTEST = 8.0  # weight of a phrase that is told: "diễn ra" says nothing


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Neighbouring words of an article."""

    words: tuple[str, ...]  # as they are compared
    written: tuple[str, ...]  # beside each what stands there

    def __getitem__(self, part: slice) -> "_Phrase":
        return _Phrase(self.words[part], self.written[part])

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.written))


def common(a: Weighed, b: Weighed, likeness: float) -> Common:
    """What *a* has in common with *b*, in the letters of *a*, the rarest first."""
    x, y = a.traits, b.traits
    phrases = list(_shared(x, y))
    names = [name for phrase in phrases for name in _names(phrase)]
    places = {word for place in x.places for word in place.split()}
    told = [p for p in phrases if _weight(a, p) >= _LIGHTEST and not all(word[0].isupper() for word in p.words)]
    return Common(
        article=y.id,
        likeness=round(likeness, 3),
        places=tuple(x.spelled[place] for place in sorted((x.places & y.places) - {HOME})),
        names=_rarest(a, [name for name in names if not places.issuperset(name.words)], _NAMES),
        numbers=tuple(x.spelled[number] for number in sorted(x.numbers & y.numbers)),
        words=_rarest(a, told, _PHRASES),
        hours=round(abs((x.published - y.published).total_seconds()) / 3600),
    )


def _shared(x: Traits, y: Traits) -> Iterator[_Phrase]:
    """The longest pieces of *x* of which every two neighbours stand side by side in *y* too.

    The own province stands in no pair: it is told where both articles name it and the words beside it go on.
    """
    told = _Phrase(x.told, x.written)
    inside = HOME in x.places and HOME in y.places
    start = last = 0  # of the piece: its first word, its last one
    for at, word in enumerate((*x.told, "")):
        if word == HOME and inside:
            continue
        before = x.told[last] if last < at else ""
        if word not in ("", HOME) and before not in ("", HOME) and pair_of(before, word) in y.pairs:
            last = at
            continue
        yield from _whole(told, start, last + 1)
        start = last = at


def _whole(told: _Phrase, start: int, end: int) -> Iterator[_Phrase]:
    """The words from *start* to *end* without half a word or half a place at either side, if two are left."""
    words, written = told.words, told.written
    end = min(end, start + _LONGEST)
    while end - start > 1 and end < len(words):
        half_a_place = words[end] and not written[end]
        if not half_a_place and not _closer(
            pair_of(words[end - 1], words[end]), pair_of(words[end - 2], words[end - 1])
        ):
            break
        end -= 1
    while end - start > 1:
        outside = pair_of(words[start - 1], words[start]) if start else ""
        if written[start] and not _closer(outside, pair_of(words[start], words[start + 1])):
            break
        start += 1
    if end - start > 1:
        yield told[start:end]


def _closer(outside: str, inside: str) -> bool:
    """Whether the pair of words *outside* is one word, rather than the pair *inside*."""
    found = rarity(outside)
    return found < ONE_WORD and found < rarity(inside)


def _names(phrase: _Phrase) -> Iterator[_Phrase]:
    """The pieces of *phrase* that are written with capitals; no "Bộ Xây" of "Bộ Xây dựng"."""
    start = 0
    for at, word in enumerate((*phrase.words, "")):
        if word and word[0].isupper():
            continue
        if at - start > 1 and not (word and rarity(pair_of(phrase.words[at - 1], word)) < ONE_WORD):
            yield phrase[start:at]
        start = at + 1


def _rarest(article: Weighed, phrases: list[_Phrase], most: int) -> tuple[str, ...]:
    """The phrases that weigh most; one that stands inside another is not told twice."""
    ordered = sorted(phrases, key=lambda phrase: (-_weight(article, phrase), phrase.words))
    told: list[str] = []
    for phrase in ordered:
        if not any(phrase.text.casefold() in other.casefold() for other in told):
            told.append(phrase.text)
    return tuple(told[:most])


def _weight(article: Weighed, phrase: _Phrase) -> float:
    words = [word for word in phrase.words if word != HOME]
    return sum(article.weight.get(pair_of(before, word), 0.0) for before, word in pairwise(words))
