"""How much of a statement a piece of evidence speaks of, by its words; figures, days and unlike names aside.

Not here: what follows from it (deciding.py).
"""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from monitor.check.compare.reading import Reading, read

_LIKE = 0.7  # what another word of the same meaning is worth


@lru_cache(maxsize=256)
def read_statement(text: str) -> Reading:
    """*text*, a statement that is held against many sentences, read once."""
    return read(text)


def bears(statement: str, sentence: str) -> float:
    """How much of *statement* the *sentence* speaks of, 0..1, whatever figures, days and names each gives."""
    wanted = read_statement(statement)
    return covered(wanted, range(len(wanted.keys)), read(sentence).known_in(0, len(sentence)))


def covered(
    wanted: Reading, places: Sequence[int], known: AbstractSet[str | int], skipped: Collection[int] = ()
) -> float:
    """The share of the weight of the syllables at *places*, but for *skipped*, whose key or meaning is *known*."""
    total = found = 0.0
    for at in places:
        weight = wanted.weights[at]
        if not weight or at in skipped:
            continue
        total += weight
        if wanted.keys[at] in known:
            found += weight
        elif any(sense in known for sense in wanted.senses[at]):
            found += weight * _LIKE
    return found / total if total else 0.0
