"""A sentence cut into syllables, and where phrases stand in it.

Not here: what a phrase found in a sentence means (guards.py, and the module of each kind).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from monitor.vietnamese.syllables import Syllable, keys, syllables

# The rules' phrases come again with every sentence of every article.
folded = lru_cache(maxsize=1 << 15)(keys)


@lru_cache(maxsize=1 << 15)
def padded(phrase: str) -> str:
    """The keys of *phrase* between blanks, as they stand in `Line.joined`; "" for a phrase without words."""
    wanted = folded(phrase)
    return f" {' '.join(wanted)} " if wanted else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or headline."""

    text: str
    syllables: tuple[Syllable, ...]
    joined: str  # the keys between blanks: finds out fast what is not there
    known: dict[tuple[str, ...], tuple[range, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )  # for `marks`


def line(text: str) -> Line:
    """*text*, one sentence, made ready for comparison."""
    found = syllables(text)
    return Line(text, found, f" {' '.join(each.key for each in found)} ")


def names(where: Line, phrases: Iterable[str]) -> bool:
    """Whether one of *phrases* stands in the sentence, as whole syllables after folding."""
    return any(wanted and wanted in where.joined for wanted in map(padded, phrases))


def places(where: Line, phrases: Iterable[str]) -> Iterator[range]:
    """The places of *phrases* in the sentence, as ranges of indices into its syllables."""
    for phrase in phrases:
        wanted = padded(phrase)
        at = where.joined.find(wanted) if wanted else -1
        while at >= 0:
            first = where.joined.count(" ", 0, at)  # each syllable has one blank before it
            yield range(first, first + len(folded(phrase)))
            at = where.joined.find(wanted, at + 1)


def marks(where: Line, phrases: tuple[str, ...]) -> tuple[range, ...]:
    """The places of *phrases*, a long list that many ask for: looked for once in each sentence."""
    if phrases not in where.known:
        where.known[phrases] = tuple(places(where, phrases))
    return where.known[phrases]


def covered(where: Line, phrases: Iterable[str]) -> set[int]:
    """The indices of all syllables that belong to one of *phrases*."""
    return {index for place in places(where, phrases) for index in place}


def index_at(where: Line, at: int) -> int:
    """The index of the first syllable that ends behind the letter *at*; how many there are when none does."""
    return next((i for i, each in enumerate(where.syllables) if each.end > at), len(where.syllables))


def sentence_keys(sentence: Line) -> frozenset[str]:
    """The syllables that stand in *sentence*; numbers and breaks are none."""
    return frozenset(each.key for each in sentence.syllables if each.key[0].isalpha())
