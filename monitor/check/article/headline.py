"""Flags a headline that says more than its text: another figure, for certain what the text hedges, everywhere what is in one place.

Requirements, before any heuristics:
1. A question, a quotation, a headline with a hedge of its own states nothing.
2. One sentence of the text that says the same is enough to stop the flag. A text that does not speak of it raises none:
   nothing is flagged but what the text itself tells otherwise.
3. It never says that the headline is wrong: it says what headline and text give, and asks to verify.

`words`, `unless`, `hedges` and `wide` stand in rules/check.toml. Not here: how figures are compared (headline_figures.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.check.against import Against
from monitor.check.article.headline_figures import Beyond, beyond
from monitor.check.article.reading import body, is_brief, names_one, own_words, sentences, shared, spots, wordings
from monitor.check.facts.lines import Line, line, names, places
from monitor.config.check import KindRow
from monitor.model import Article, Flag
from monitor.vietnamese.syllables import BREAK
from monitor.vietnamese.units import NAME, UNIT, VILLAGES, unit_kind

KIND = "headline-beyond-text"
_BEHIND = "…"  # a hedge that begins so stands behind what it makes uncertain
_REACH = 6  # syllables between a hedge and what it makes uncertain, in one thought
_ALIKE = 0.3  # of the headline's syllables in the sentences that hedge
_HEDGED, _WIDE = 0.8, 0.7  # scores
_BRIEF = 0.6  # of the score of a text that leaves much to the article
_CAUSE = frozenset(("nguyên", "do", "vì", "bởi", "khiến", "tại"))  # between: the cause is uncertain, not what happened
_UNIT = re.compile(rf"(?<!\w)({UNIT})({NAME})")
_SMALL = frozenset({"xã", "phường", "thị trấn", VILLAGES})
_MANY_PLACES = re.compile(
    r"(?<!\w)(?:các|nhiều|một số|những|hàng loạt|khắp|toàn|cả|mọi|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    r" (?:tỉnh|xã|phường|huyện|thôn|bản|xóm|thị trấn|địa phương|địa bàn|nơi|điểm|khu vực|vùng|trường|đơn vị|tuyến|cơ sở)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the headline gives, what the text gives, and the sentence that gives it."""

    found: str
    expected: str
    said: str
    where: Line
    score: float


def headlines_beyond(article: Article, against: Against) -> Iterator[Flag]:
    """What the headline of *article* says beyond its text: a figure, else a statement; the queue knows a flag by its sentence."""
    row, title, text = against.tuning.of(KIND), line(own_words(article.title)), body(article)
    if article.title_only or not title.syllables or not text or names_one(title, row.unless):
        return
    if told := _figure(title, text, row) or _statement(title, text, row):
        yield Flag(
            kind=KIND,
            sentence=article.title,
            found=told.found,
            expected=told.expected,
            fact="",
            explanation=f"Tiêu đề {told.said}: “{told.where.text}” Cần kiểm chứng.",
            score=round(told.score * (_BRIEF if is_brief(text) else 1.0), 2),
            rules_version=against.version,
        )


def _figure(title: Line, text: str, row: KindRow) -> _Told | None:
    found = beyond(title.text, text, row.words)
    if found is None or names_one(found.other.where, row.unless):
        return None
    said = f"nêu {found.title.text}, nội dung bài nêu {found.other.text}"
    return _Told(found.title.text, found.other.text, said, found.other.where, _sure(found))


def _sure(found: Beyond) -> float:
    """How sure it is that both figures speak of one thing, 0..1."""
    return (0.6 + 0.4 * found.likeness) * (0.7 if found.other.quantity.approximate else 1.0)


def _statement(title: Line, text: str, row: KindRow) -> _Told | None:
    """What the headline states while the text hedges it wherever it speaks of it, or tells it of one place only."""
    stated = [phrase for phrase in row.words if spots(title, phrase)]
    if not stated or any(names(title, wordings(each.removeprefix(_BEHIND))) for each in row.hedges):
        return None
    there = sentences(text)
    for phrase in stated:
        if about := [each for each in there if spots(each, phrase)]:
            told = _hedged(title, about, phrase, row.hedges) or _in_one_place(title, about, there, row.wide)
            if told:
                return told
    return None


def _hedged(title: Line, about: Sequence[Line], phrase: str, hedges: Sequence[str]) -> _Told | None:
    """What the headline states and all sentences *about* it hedge, each time they speak of it."""
    found = [_hedge(each, spot, hedges) for each in about for spot in spots(each, phrase)]
    if not all(found) or shared(title, about) < _ALIKE:
        return None
    words = _written(title, spots(title, phrase)[0])
    said = f"khẳng định “{words}”, nội dung bài chỉ nêu kèm “{found[0]}”"
    return _Told(words, f"{found[0]} … {words.lower()}", said, about[0], _HEDGED)


def _hedge(where: Line, spot: range, hedges: Sequence[str]) -> str:
    """The words that make what stands at *spot* uncertain; "" for none."""
    for hedge in hedges:
        behind = hedge.startswith(_BEHIND)
        for place in places(where, wordings(hedge.removeprefix(_BEHIND))):
            first, last = (spot, place) if behind else (place, spot)
            reach = _REACH if len(place) > 1 else 0  # "nghi ngộ độc", but "nghi phạm đã chết"
            if first.stop <= last.start <= first.stop + reach and not _is_cut(where, first, last):
                return _written(where, place)
    return ""


def _is_cut(where: Line, first: range, last: range) -> bool:
    """Whether another thought begins between the two."""
    between = where.syllables[first.stop : last.start]
    text = where.text[where.syllables[first.stop - 1].end : where.syllables[last.start].start]
    return "," in text or any(each.key == BREAK or each.key in _CAUSE for each in between)


def _in_one_place(title: Line, about: Sequence[Line], there: Sequence[Line], wide: Sequence[str]) -> _Told | None:
    """What the headline says of the whole province, while the text names one small unit and nothing larger or more."""
    words = next((_written(title, spot) for phrase in wide for spot in spots(title, phrase)), "")
    if (
        not words
        or _units(title.text)
        or any(names_one(each, wide) or _MANY_PLACES.search(each.text) for each in there)
    ):
        return None
    named = {unit for each in there for unit in _units(each.text)}
    where = next((each for each in about if _units(each.text)), None)
    if len(named) != 1 or where is None:
        return None
    place = next(iter(named))
    return _Told(words, place, f"nêu “{words}”, nội dung bài chỉ nói về {place}", where, _WIDE)


def _units(text: str) -> set[str]:
    return {f"{unit_kind(m[1])} {m[2]}" for m in _UNIT.finditer(text) if unit_kind(m[1]) in _SMALL}


def _written(where: Line, place: range) -> str:
    return where.text[where.syllables[place.start].start : where.syllables[place.stop - 1].end]
