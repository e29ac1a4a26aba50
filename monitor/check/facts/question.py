"""One fact held against one article: which sentences speak of its subject, and of the days on which it holds.

Not here: whether they give another value (the module of each kind), words that make them speak of something else (guards.py).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from monitor.check.facts.article_lines import ArticleLines, Sentence
from monitor.check.facts.guards import is_elsewhere, is_other_province
from monitor.check.facts.lines import Line, line, names, padded, places
from monitor.check.facts.periods import Period, periods
from monitor.config.facts import FactRow
from monitor.vietnamese.syllables import BREAK

_PROVINCE = "tỉnh"
_NEAR = 12  # syllables between what is spoken of and the value; farther away another thing is spoken of
_WHOLE = ("toàn tỉnh", "cả tỉnh", "tỉnh ta", "tỉnh nhà")  # the province without its name
_CONTRAST = re.compile(r"[,;] (?:còn|trong khi|ngược lại|riêng)(?!\w)", re.IGNORECASE)
_SINCE = re.compile(
    r"(?<!\w)(?:từ|đến|tới|hết|trước|sau)(?: hết| thời điểm)? (?:(?:ngày|tháng|năm|quý) )?[0-9IV][0-9/.-]*(?: tháng [0-9]+)?(?: năm [0-9]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a sentence gives otherwise than the fact: its words, and how far they may be trusted, 0..1."""

    words: str
    trust: float = 1.0


@dataclass(frozen=True)
class Question:
    """What is asked of every sentence of an article."""

    fact: FactRow
    told: ArticleLines
    province: str  # the name of the own province
    elsewhere: tuple[str, ...]  # names of other provinces
    units: Mapping[str, Collection[str]]  # the kinds of unit that each name of the gazetteer has on that day

    @cached_property
    def subject(self) -> tuple[str, ...]:
        """The phrases of all lists."""
        return tuple(phrase for phrases in self.fact.subject for phrase in phrases)

    @property
    def day(self) -> date:
        """The day of the article."""
        return self.told.day

    @cached_property
    def statement(self) -> Line:
        """The fact as a sentence."""
        return _statement(self.fact.statement)

    @cached_property
    def own_periods(self) -> frozenset[Period]:
        """The periods that the fact is about, by its statement; not those since or until when it holds."""
        today = self.fact.document_date or self.fact.valid_from or self.day
        return _about(self.fact.statement, today)


@lru_cache(maxsize=1 << 12)
def _statement(text: str) -> Line:
    return line(text)


@lru_cache(maxsize=1 << 12)
def _about(statement: str, today: date) -> frozenset[Period]:
    return frozenset(periods(_SINCE.sub(" ", statement), today))


def candidates(question: Question) -> list[int]:
    """The places of the sentences that name the subject, or all of it but one name that may be understood."""
    lists = question.fact.subject
    held = [question.told.naming(phrases) for phrases in lists]
    found = set(frozenset.intersection(*held))
    for at, phrases in enumerate(lists):
        if len(lists) > 1 and are_names(phrases):
            found |= frozenset.intersection(*(each for n, each in enumerate(held) if n != at))
    return sorted(found)


def names_subject(sentence: Line, question: Question) -> bool:
    """Whether the sentence names one phrase of every list."""
    return all(names(sentence, phrases) for phrases in question.fact.subject)


def speaks_of_subject(sentence: Sentence, question: Question) -> bool:
    """The same; "toàn tỉnh" may stand for the name that the headline or the sentence before gives."""
    missing = [phrases for phrases in question.fact.subject if not names(sentence.line, phrases)]
    return not missing or (len(missing) == 1 and _is_supplied(sentence, missing[0], question))


def _is_supplied(sentence: Sentence, missing: Sequence[str], question: Question) -> bool:
    if not are_names(missing) or not names(sentence.line, _WHOLE):
        return False
    around = [each for each in (question.told.title, sentence.before) if names(each, missing)]
    return any(not is_elsewhere(each, missing, question.elsewhere) for each in around)


def is_understood(sentence: Sentence, question: Question) -> bool:
    """Whether "tỉnh" stands for the name of the province, which all of the article gives, and that of no other."""
    missing = [phrases for phrases in question.fact.subject if not names(sentence.line, phrases)]
    if len(missing) != 1 or not names(sentence.line, (_PROVINCE,)) or not _names_province(missing[0], question):
        return False
    told = question.told
    if not told.has(missing[0]):
        return False
    return not any(is_other_province(each.line, question.subject, question.elsewhere) for each in told.sentences)


def _names_province(phrases: Sequence[str], question: Question) -> bool:
    wanted = padded(question.province)
    return bool(wanted) and any(wanted in padded(phrase) for phrase in phrases)


def are_names(phrases: Sequence[str]) -> bool:
    """Whether all phrases hold a proper name: a syllable with one capital."""
    return all(any(word[0].isupper() and not word.isupper() for word in phrase.split()) for phrase in phrases)


def what_is_told(fact: FactRow) -> tuple[tuple[str, ...], ...]:
    """The lists that say what the value is of; those of the names whose it is only where there are no others."""
    return tuple(phrases for phrases in fact.subject if not are_names(phrases)) or fact.subject


def holds_throughout(text: str, question: Question, *, ahead: int = 0) -> bool:
    """Whether the fact holds in every period that *text* names, and none of them begins more than *ahead* days later."""
    today, fact = question.day, question.fact
    latest = today + timedelta(days=ahead)
    return all(
        first <= latest and fact.holds(first) and fact.holds(min(last, max(first, today)))
        for first, last in periods(text, today)
    )


def is_near(where: Line, start: int, phrases: Sequence[Sequence[str]]) -> bool:
    """Whether a phrase of *phrases* stands near the letter *start*, in the same thought."""
    at = next((i for i, each in enumerate(where.syllables) if each.end > start), len(where.syllables))
    return any(_reaches(where, place, at) for each in phrases for place in places(where, each))


def _reaches(where: Line, place: range, at: int) -> bool:
    """Whether no more than some words of one thought stand between: what follows ", còn" is of something else."""
    between = where.syllables[place.stop : at] if place.stop <= at else where.syllables[at + 1 : place.start]
    if len(between) > _NEAR or any(each.key == BREAK for each in between):
        return False
    return not between or not _CONTRAST.search(where.text[: between[-1].end], max(0, between[0].start - 2))
