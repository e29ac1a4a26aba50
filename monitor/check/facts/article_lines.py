"""An article as what it is checked by: its headline and its sentences, each with its neighbours, its numbers and its days.

Nothing is cut or read before somebody asks: most articles speak of no fact at all. Not here: what a sentence says of a fact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from monitor.check.facts.lines import Line, folded, line, names, padded, sentence_keys
from monitor.model import Article
from monitor.vietnamese.day_parts import DayParts, day_parts
from monitor.vietnamese.number_words import all_quantities
from monitor.vietnamese.numbers import Quantity, quantities
from monitor.vietnamese.sentences import sentence_spans

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # facts hold by the calendar of the country
_NOTHING = line("")
HEADLINE = 0  # its place among the sentences


@dataclass(frozen=True)
class Sentence:
    """A sentence or the headline, with its place among those of the article."""

    line: Line
    at: int
    before: Line
    after: Line

    @cached_property
    def keys(self) -> frozenset[str]:
        """Its syllables."""
        return sentence_keys(self.line)

    @cached_property
    def numbers(self) -> tuple[Quantity, ...]:
        """Its quantities, in digits and in words."""
        return all_quantities(self.line.text)

    @cached_property
    def otherwise(self) -> tuple[Quantity, ...]:
        """Its quantities read by English separators, which some writers use."""
        return quantities(self.line.text, english=True)

    @cached_property
    def days(self) -> tuple[DayParts, ...]:
        """The days, months and years that it writes."""
        return day_parts(self.line.text)


@dataclass(frozen=True)
class ArticleLines:
    """What an article says, sentence by sentence."""

    article: Article

    @property
    def day(self) -> date:
        """The day of publication in Vietnam."""
        return self.article.published.astimezone(_ZONE).date()

    @cached_property
    def title(self) -> Line:
        """The headline."""
        return line(self.article.title)

    @cached_property
    def body(self) -> str:
        """Lead and text, the lead once."""
        lead = "" if self.article.lead in self.article.text else self.article.lead
        return f"{lead}\n{self.article.text}"

    @cached_property
    def joined(self) -> str:
        """The keys of all sentences between blanks, the sentences apart."""
        return "|".join(each.line.joined for each in self.sentences)

    @cached_property
    def keys(self) -> frozenset[str]:
        """All syllables that occur."""
        return frozenset().union(*(each.keys for each in self.sentences))

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where in the body each sentence stands; that of sentence n is `spans[n - 1]`."""
        return sentence_spans(self.body)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The headline, then all sentences in the order of the text. The headline has no neighbours."""
        lines = [self.title, *(line(self.body[start:end]) for start, end in self.spans)]
        last = len(lines) - 1
        return tuple(
            Sentence(each, at, lines[at - 1] if at > 1 else _NOTHING, lines[at + 1] if 0 < at < last else _NOTHING)
            for at, each in enumerate(lines)
        )

    def around(self, at: int, reach: int) -> list[Line]:
        """The sentences up to *reach* before and behind that at *at*, but not itself; of the headline all."""
        if at == HEADLINE:
            return [each.line for each in self.sentences[1:]]
        return [each.line for each in self.sentences[max(1, at - reach) : at + reach + 1] if each.at != at]

    @cached_property
    def where(self) -> Mapping[str, Sequence[int]]:
        """Each syllable with the places of the sentences that have it."""
        found: dict[str, list[int]] = {}
        for each in self.sentences:
            for key in each.keys:
                found.setdefault(key, []).append(each.at)
        return found

    def naming(self, phrases: tuple[str, ...]) -> frozenset[int]:
        """The places of the sentences that name one of *phrases*; many facts ask for the same ones."""
        if phrases not in self._naming:
            there = [each for each in phrases if self._has_one(each)]
            found = (each.at for each in self.sentences if names(each.line, there))
            self._naming[phrases] = frozenset(found)
        return self._naming[phrases]

    @cached_property
    def _naming(self) -> dict[tuple[str, ...], frozenset[int]]:
        return {}

    def has(self, phrases: tuple[str, ...]) -> bool:
        """Whether the article names one of *phrases* somewhere; fast where it does not, and where it was asked before."""
        if phrases not in self._has:
            self._has[phrases] = any(self._has_one(each) for each in phrases)
        return self._has[phrases]

    @cached_property
    def _has(self) -> dict[tuple[str, ...], bool]:
        return {}

    def _has_one(self, phrase: str) -> bool:
        return self._all_keys.issuperset(folded(phrase)) and bool(phrase) and padded(phrase) in self.joined

    @cached_property
    def _all_keys(self) -> frozenset[str]:
        return frozenset(self.joined.split())
