"""Finds every phrase of every rule in one pass over a text: the only door to ahocorasick-rs.

Not here: what a phrase means (topics, names, tone, junk). Phrases and text are compared as whole syllables,
folded; an automaton cannot be pickled, so a Matcher is built once per process.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ahocorasick_rs import AhoCorasick

from monitor.model import Evidence
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.syllables import Syllable, keys, syllables

Kind = Literal["topic", "name", "other", "elsewhere", "former", "context", "place", "person", "tone", "junk", "query"]
FieldName = Literal["title", "text", "outlet"]

# Written without blanks between words: names in them are found as plain strings.
NO_BLANKS = frozenset({"zh", "ja", "ko", "lo", "th", "km", "my"})
_NO_BLANK_LETTER = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Use:
    """One phrase of the rules and what it is looked for."""

    phrase: str
    kind: Kind
    rule: str  # as evidence names it
    role: str = ""  # of the phrase in its rule: strong, weak, exclude, ...
    owner: int = 0  # place of the rule in its list
    language: str = "vi"
    factor: float = 1.0  # of its points, where the rule gives it a weight


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: `text` is what stands at [start, end) of the field, `size` its syllables."""

    use: Use
    field: FieldName
    start: int
    end: int
    text: str
    size: int

    def evidence(self) -> Evidence:
        """The hit as the words that caused a label."""
        return Evidence(self.field, self.start, self.end, self.text, self.use.rule)

    def covers(self, other: "Hit") -> bool:
        """Whether *other* stands wholly inside this hit (or at the same place)."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end


class Matcher:
    """All phrases of all rules, compiled."""

    def __init__(self, uses: Iterable[Use]) -> None:
        """Compile *uses*; a phrase without letters or digits is never found."""
        spaced: list[Use] = []
        self._plain: list[Use] = []
        for use in uses:
            (self._plain if use.language in NO_BLANKS else spaced).append(use)
        self._exact = _Automaton(spaced, str)
        self._bare = _Automaton(spaced, unaccented)

    def hits(self, text: str, field: FieldName, cut: Sequence[Syllable], *, bare: bool) -> tuple[Hit, ...]:
        """Every phrase in cleaned *text*, overlapping ones too, by place, longest first.

        *cut* are its syllables. *bare* compares without accents: for texts written without them.
        """
        found = (self._bare if bare else self._exact).hits(text, field, cut)
        if _NO_BLANK_LETTER.search(text):
            for use in self._plain:
                found.extend(_plain_hits(use, text, field))
        found.sort(key=lambda hit: (hit.start, -hit.end, hit.use.kind, hit.use.owner, hit.use.role))
        return tuple(found)


class _Automaton:
    def __init__(self, uses: Sequence[Use], key: Callable[[str], str]) -> None:
        self._key = key
        grouped: dict[str, list[Use]] = defaultdict(list)
        for use in uses:
            if found := keys(use.phrase):
                grouped[_padded(key(each) for each in found)].append(use)
        self._uses = list(grouped.values())
        self._machine = AhoCorasick(list(grouped)) if grouped else None

    def hits(self, text: str, field: FieldName, cut: Sequence[Syllable]) -> list[Hit]:
        if self._machine is None:
            return []
        parts = [self._key(each.key) for each in cut]
        at, number = 0, {}
        for index, part in enumerate(parts):
            number[at] = index
            at += len(part) + 1
        number[at] = len(parts)
        found: list[Hit] = []
        for pattern, start, end in self._machine.find_matches_as_indexes(_padded(parts), overlapping=True):
            first, last = number[start], number[end - 1]
            begin, stop = cut[first].start, cut[last - 1].end
            quote = text[begin:stop]
            found.extend(Hit(use, field, begin, stop, quote, last - first) for use in self._uses[pattern])
        return found


def _padded(parts: Iterable[str]) -> str:
    return f" {' '.join(parts)} "


def _plain_hits(use: Use, text: str, field: FieldName) -> list[Hit]:
    found, at = [], text.find(use.phrase)
    while at >= 0:
        end = at + len(use.phrase)
        found.append(Hit(use, field, at, end, use.phrase, 1))
        at = text.find(use.phrase, end)
    return found


@lru_cache(maxsize=1 << 15)
def written_as_name(phrase: str, found: str) -> bool:
    """Whether every syllable that has a capital in *phrase* has one in *found*: a name, not a common word."""
    wanted, given = syllables(phrase), syllables(found)
    pairs = zip(wanted, given, strict=False)
    return all(not phrase[w.start].isupper() or not found[g.start].islower() for w, g in pairs)
