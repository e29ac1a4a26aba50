"""Flags a figure that another house gives otherwise in the same story. Which of them is right it does not say.

Requirements, before any heuristics:
1. Of those who differ one is flagged: the one with whom fewer others agree, else the one who came later.
2. A later, higher figure of a running affair (`words`: dead, injured, houses) is an update, unless both were told within hours.
3. Forecasts, parts, gifts, sums over other times (`unless`), other things counted are figures of something else.
4. Copies are one text, and outlets of one owner one voice.

Not here: whether two sentences speak of one thing, and give it otherwise (compare).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from monitor.check.around.counts import Count, adds_up, count_at, counts, differ, may_differ
from monitor.check.around.passages import sentences, split
from monitor.check.around.values import Around, Other
from monitor.check.around.wording import TO_VERIFY, moment, quoted
from monitor.check.around.words import with_unit
from monitor.check.compare import compare
from monitor.check.facts.lines import line, names
from monitor.config import Check
from monitor.config.check import KindRow
from monitor.model import Flag
from monitor.vietnamese.number_words import all_quantities

KIND = "outlets-disagree"
_TOGETHER = timedelta(hours=3)  # so near to each other nothing was updated
_SENTENCES = 6  # with figures, that are held against the others: the headline and the beginning
_BEGINNING = 1500  # letters
_MOST = 12  # other members, those told nearest in time
_SCORE, _OUTNUMBERED = 0.7, 0.9
_FAR_OFF = 5  # times more: likely another thing is counted
_OTHER_THING = 0.5  # times the score
_UPDATE = 0.6  # times the score: what may have grown within those hours


@dataclass(frozen=True, slots=True)
class _Dispute:
    """A sentence of the article, and another article that gives its figure otherwise."""

    sentence: str
    other: Other
    there: str  # the sentence of it
    mine: Count
    theirs: Count
    expected: str  # that figure with what it counts


def disagreeing(what: Around, tuning: Check, rules_version: str) -> tuple[Flag, ...]:
    """A flag for every sentence whose figure stands alone in the story, in the order of the text."""
    row, others = tuning.of(KIND), _others(what)
    if not others or what.is_copy or what.article.language != "vi":
        return ()
    flags: dict[Decimal, Flag] = {}  # a figure that is told twice is flagged once
    for sentence in _told(sentences(what.article), row):
        disputes = [
            each for other in others for each in _disputes(sentence, other, row) if not _is_update(each, what, row)
        ]
        # The first that came: who comes later changes nothing in what was told, or it would come back to who dismissed it.
        came = sorted(disputes, key=lambda each: each.other.id)
        alone = next((each for each in came if _stands_alone(each, disputes, what, others)), None)
        if alone and alone.mine.value not in flags:
            mine, theirs = _agreeing(alone, disputes, others)
            flags[alone.mine.value] = _flag(alone, what, row, (theirs > mine, rules_version))
    return tuple(flags.values())


def _others(what: Around) -> list[Other]:
    """The members of other houses, those told nearest in time, in the order of publication."""
    others = [each for each in what.story if each.house != what.house]
    nearest = sorted(others, key=lambda each: (abs(each.published - what.article.published), each.id))[:_MOST]
    return sorted(nearest, key=lambda each: (each.published, each.id))


def _told(texts: Sequence[str], row: KindRow) -> Iterator[str]:
    """The first sentences with a figure that may be held against others."""
    length = found = 0
    for text in texts:
        length += len(text)
        if found == _SENTENCES or length > _BEGINNING:
            return
        if all_quantities(text) and not names(line(text), row.unless):
            found += 1
            yield text


def _disputes(sentence: str, other: Other, row: KindRow) -> Iterator[_Dispute]:
    """Where *other* gives a figure of *sentence* otherwise."""
    evidence = _evidence(other)
    if not may_differ(sentence, evidence):
        return
    for difference in compare(sentence, evidence).differences:
        mine, theirs = count_at(sentence, *difference.found_at), count_at(evidence, *difference.expected_at)
        if mine is None or theirs is None or difference.kind != "figure" or not differ(mine, theirs):
            continue
        there = _sentence_at(evidence, theirs.start)
        if not (
            adds_up(theirs.value, counts(sentence))
            or adds_up(mine.value, counts(there))
            or names(line(there), row.unless)
        ):
            yield _Dispute(sentence, other, there, mine, theirs, with_unit(evidence, theirs.start, theirs.end))


def _evidence(other: Other) -> str:
    lead = "" if other.lead in other.text else f"{other.lead}\n"
    return f"{other.title}\n{lead}{other.text}"


def _sentence_at(text: str, at: int) -> str:
    """The sentence of *text* that holds the letter *at*."""
    line_start = text.rfind("\n", 0, at) + 1
    begun = line_start
    paragraph = text[line_start:].split("\n", 1)[0]
    for each in split(paragraph):
        begun = text.index(each, begun)
        if begun + len(each) > at:
            return each
    return paragraph


def _stands_alone(dispute: _Dispute, disputes: Sequence[_Dispute], what: Around, others: Sequence[Other]) -> bool:
    """Whether fewer others agree with the article than with the one it differs from; the later of two that are alike."""
    mine, theirs = _agreeing(dispute, disputes, others)
    later = (what.article.published, what.id) > (dispute.other.published, dispute.other.id)
    return mine < theirs or (mine == theirs and later)


def _agreeing(dispute: _Dispute, disputes: Sequence[_Dispute], others: Sequence[Other]) -> tuple[int, int]:
    """How many other houses give the article's figure, and how many that of the one it differs from."""
    theirs = {each.other.house for each in disputes if each.theirs.value == dispute.theirs.value}
    mine = {
        each.house
        for each in others
        if each.house not in theirs and compare(dispute.sentence, _evidence(each)).verdict == "agrees"
    }
    return len(mine), len(theirs - {dispute.other.house})


def _is_update(dispute: _Dispute, what: Around, row: KindRow) -> bool:
    """Whether the later of the two tells how far a running affair has grown since."""
    apart = abs(what.article.published - dispute.other.published)
    return _grows(dispute, what, row) and apart > (timedelta(days=row.days) if row.days else _TOGETHER)


def _grows(dispute: _Dispute, what: Around, row: KindRow) -> bool:
    """Whether the later of the two gives the higher figure of a running affair."""
    if not (names(line(dispute.sentence), row.words) or names(line(dispute.there), row.words)):
        return False
    higher = dispute.mine.value > dispute.theirs.value
    return higher == (what.article.published >= dispute.other.published)


def _flag(dispute: _Dispute, what: Around, row: KindRow, said: tuple[bool, str]) -> Flag:
    other, (outnumbered, rules_version) = dispute.other, said
    found = with_unit(dispute.sentence, dispute.mine.start, dispute.mine.end)
    explanation = (
        f"Bài nêu {quoted(found)}; bài {quoted(other.title)} của {other.outlet} (đăng lúc {moment(other.published)}) "
        f"nêu {quoted(dispute.expected)}. {TO_VERIFY}"
    )
    low, high = sorted((dispute.mine.value, dispute.theirs.value))
    doubt = (_UPDATE if _grows(dispute, what, row) else 1.0) * (_OTHER_THING if low * _FAR_OFF <= high else 1.0)
    score = (_OUTNUMBERED if outnumbered else _SCORE) * doubt
    return Flag(
        kind=KIND,
        sentence=dispute.sentence,
        found=found,
        expected=dispute.expected,
        fact=f"article:{other.id}",
        explanation=explanation,
        score=round(score, 2),
        rules_version=rules_version,
    )
