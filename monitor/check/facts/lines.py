"""A sentence cut into syllables, and where phrases stand in it.

Not here: what a phrase found in a sentence means (figures.py, guards.py).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from monitor.vietnamese.syllables import Syllable, keys, syllables

# The rules' phrases come again with every sentence of every article.
folded = lru_cache(maxsize=1 << 14)(keys)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or headline."""

    text: str
    syllables: tuple[Syllable, ...]
    joined: str  # the keys between blanks: finds out fast what is not there


def line(text: str) -> Line:
    """*text*, one sentence, made ready for comparison."""
    found = syllables(text)
    return Line(text, found, f" {' '.join(each.key for each in found)} ")


def names(where: Line, phrases: Iterable[str]) -> bool:
    """Whether one of *phrases* stands in the sentence, as whole syllables after folding."""
    return any(wanted and f" {' '.join(wanted)} " in where.joined for wanted in map(folded, phrases))


def places(where: Line, phrases: Iterable[str]) -> Iterator[range]:
    """The places of *phrases* in the sentence, as ranges of indices into its syllables."""
    for phrase in phrases:
        if not names(where, (phrase,)):
            continue
        wanted = folded(phrase)
        for i in range(len(where.syllables) - len(wanted) + 1):
            if all(where.syllables[i + k].key == key for k, key in enumerate(wanted)):
                yield range(i, i + len(wanted))
