"""A refuted claim made ready to be looked for: the words, figures and names of each of its wordings, and those of its refutation.

Not here: whether a sentence resembles it (resembling.py).
"""

from collections.abc import Container, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from monitor.check.facts.lines import Line, line, sentence_keys
from monitor.config.facts import ClaimRow
from monitor.vietnamese.common_syllables import rarity
from monitor.vietnamese.day_parts import DayParts, day_parts
from monitor.vietnamese.number_words import all_quantities
from monitor.vietnamese.numbers import Quantity
from monitor.vietnamese.proper_names import proper_names

_NOT = frozenset(("không", "chưa", "chẳng", "chả", "khỏi"))
# "không khí", "không chỉ", "hàng không" deny nothing.
_NO_DENIAL_BEFORE = frozenset(
    (
        "khí",
        "gian",
        "quân",
        "trung",
        "lực",
        "phận",
        "tặc",
        "lưu",
        "kích",
        "những",
        "chỉ",
        "ít",
        "ngừng",
        "ngớt",
        "vận",
        "đồng",
    )
)
_NO_DENIAL_BEHIND = frozenset(("hàng", "trên", "tầm", "phòng", "khoảng", "có", "hay", "chân"))
_NEAR = 5  # syllables
_DENIED = 4  # syllables that a denial reaches over
_TELLING = 2  # how rare a syllable is that tells a refutation from other texts


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which a claim is told."""

    text: str
    weights: Mapping[str, int]  # of its syllables, but those that stand everywhere
    total: int
    keys: frozenset[str]  # the same syllables
    beside: Mapping[str, frozenset[str]]  # the syllables that stand near each
    numbers: tuple[Quantity, ...]
    days: tuple[DayParts, ...]
    names: tuple[tuple[str, ...], ...]
    denied: bool  # it says that something is not so


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """All wordings of a claim, and what only its refutation says."""

    wordings: tuple[Wording, ...]
    line: Line  # all wordings together
    refuting: frozenset[str]  # rarer syllables of the refutation that no wording has
    corrected: tuple[Quantity, ...]  # its figures that no wording has


def claim_words(claim: ClaimRow) -> ClaimWords:
    """*claim* made ready; kept, for it comes again with every article."""
    return _claim_words((claim.claim, *claim.wordings), claim.refutation)


@lru_cache(maxsize=1 << 12)
def _claim_words(texts: tuple[str, ...], refutation: str) -> ClaimWords:
    wordings = tuple(map(_wording, texts))
    known = {key for each in wordings for key in each.weights}
    told = {quantity.value for each in wordings for quantity in each.numbers}
    return ClaimWords(
        wordings=wordings,
        line=line("\n".join(texts)),
        refuting=frozenset(
            key for key in sentence_keys(line(refutation)) if key not in known and rarity(key) >= _TELLING
        ),
        corrected=tuple(each for each in all_quantities(refutation) if each.value not in told),
    )


def _wording(text: str) -> Wording:
    sentence = line(text)
    weights = {key: rarity(key) for key in sentence_keys(sentence) if rarity(key)}
    return Wording(
        text=text,
        weights=weights,
        total=sum(weights.values()),
        keys=frozenset(weights),
        beside=_beside(sentence, weights),
        numbers=all_quantities(text),
        days=day_parts(text),
        names=tuple(each.words for each in proper_names(text) if not text[each.start : each.end].isupper()),
        denied=denied(sentence, weights.keys()),
    )


def _beside(sentence: Line, weights: Container[str]) -> Mapping[str, frozenset[str]]:
    """The syllables that tell something, each with those that stand near it."""
    found = [each.key for each in sentence.syllables]
    near: dict[str, set[str]] = {}
    for at, key in enumerate(found):
        if key in weights:
            near.setdefault(key, set()).update(found[max(0, at - _NEAR) : at], found[at + 1 : at + 1 + _NEAR])
    return {key: frozenset(others & set(near)) for key, others in near.items()}


def scattered(wording: Wording, sentence: Line) -> float:
    """How much of the weight of the wording's syllables stands in *sentence* far from all that it stands beside there, 0..1."""
    given = _beside(sentence, wording.weights)
    alone = (key for key, others in given.items() if wording.beside[key] and not wording.beside[key] & others)
    return sum(wording.weights[key] for key in alone) / wording.total if wording.total else 0.0


def denied(sentence: Line, content: Container[str]) -> bool:
    """Whether a "không" or its like stands close before one of the syllables *content*."""
    found = [each.key for each in sentence.syllables]
    return any(_denies(found, at, content) for at, key in enumerate(found) if key in _NOT)


def _denies(found: list[str], at: int, content: Container[str]) -> bool:
    behind = found[at + 1 : at + 1 + _DENIED]
    if behind[:1] and behind[0] in _NO_DENIAL_BEFORE:
        return False
    if at and found[at - 1] in _NO_DENIAL_BEHIND and found[at - 1] != "có":
        return False
    return any(key in content for key in behind)


def share(wording: Wording, held: AbstractSet[str]) -> float:
    """How much of the weight of the wording's syllables is among those *held*, 0..1."""
    found = wording.keys & held
    return sum(map(wording.weights.__getitem__, found)) / wording.total if found else 0.0
