"""Flags an administrative unit that the text puts into a province which has none of this name.

Requirements, before any heuristics:
1. Only what is written in full is looked at: the unit with its word, then the larger units, then the province.
2. A unit of our gazetteer is ours at any time: "xã X cũ", old districts and former names are no fault. What differs from a
   name of the gazetteer by its accents alone is a spelling, not another place.
3. Villages, streets, people, bodies and lists of provinces raise nothing.

`unless` in rules/check.toml lists names of units that ended before the gazetteer begins. Not here: places of facts (facts).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.check.against import Against
from monitor.check.article.reading import body
from monitor.check.facts.lines import folded
from monitor.config import Place
from monitor.model import Article, Flag
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.sentences import sentence_spans
from monitor.vietnamese.syllables import is_unaccented
from monitor.vietnamese.units import NAME, UNIT, unit_kind

KIND = "wrong-place"
_KINDS = frozenset({"xã", "phường", "thị trấn", "huyện", "thị xã", "quận"})
_WINDOW = 70  # letters: the longest unit with its name
_STEPS = 4  # thôn, xã, huyện, thành phố
_UNIT_BEFORE = re.compile(rf"(?<!\w)({UNIT})({NAME})(\s?[,(]\s?(?:thuộc\s)?|\s[–-]\s|\s(?:thuộc|của)\s|\s)$")
_FORMER = re.compile(r"(?<!\w)(?:cũ|trước đây|nay là|nay thuộc|hợp nhất|sáp nhập|đổi tên|tách)(?!\w)", re.IGNORECASE)
_LIST_BEHIND = re.compile(r"(?:, | và | - |-| – )(?:tỉnh )?[^\W\d_]")  # another name: provinces in a row
_ALONE, _WITH_KNOWN, _BARE = 0.9, 0.8, 0.8


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit that the text puts into a province."""

    kind: str
    name: str
    mark: str  # what stands between it and what follows

    @property
    def written(self) -> str:
        """The unit with its word."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class _Put:
    """Units that the text puts into a province, the nearest to its name first."""

    province: str
    bare: bool  # without the word "tỉnh"
    units: tuple[_Unit, ...]
    at: int  # where the province stands


def misplaced(article: Article, against: Against) -> Iterator[Flag]:
    """The units that *article* puts into a province without them, each once and one a sentence, in the order of the text."""
    if not against.province or not against.places:
        return
    row, text, told = against.tuning.of(KIND), f"{article.title}\n{body(article)}", set[str]()
    for put in _puts(text, (against.province, *against.elsewhere)):
        unit = _strange(put, against)
        if unit is None or _is_excepted(unit, row.unless) or is_unaccented(text):
            continue
        flag = _flag(_sentence(text, put.at), unit, put, against)
        if told.isdisjoint((flag.found, flag.sentence)) and not _FORMER.search(flag.sentence):
            told |= {flag.found, flag.sentence}  # the queue knows a flag by its sentence
            yield flag


def _sentence(text: str, at: int) -> str:
    return next(text[start:end] for start, end in sentence_spans(text) if start <= at < end)


def _puts(text: str, provinces: tuple[str, ...]) -> Iterator[_Put]:
    for match in _pattern(provinces).finditer(text):
        bare = not match["word"]
        units = tuple(_units_before(text, match.start()))
        if not units or (bare and (units[0].mark.isspace() or _LIST_BEHIND.match(text, match.end()))):
            continue
        if not any(unit.name.casefold() in _folded(provinces) for unit in units):
            yield _Put(match["name"], bare, units, match.start())


@lru_cache(maxsize=4)
def _pattern(provinces: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(provinces, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?P<word>tỉnh\s)?(?P<name>{'|'.join(map(re.escape, longest_first))})(?!\w)")


@lru_cache(maxsize=4)
def _folded(provinces: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.casefold() for name in provinces)


def _units_before(text: str, at: int) -> Iterator[_Unit]:
    """The chain of units that ends at *at*: "xã X, huyện Y, "."""
    for _ in range(_STEPS):
        found = _UNIT_BEFORE.search(text, max(0, at - _WINDOW), at)
        if not found:
            return
        yield _Unit(unit_kind(found[1]), found[2], found[3])
        at = found.start()


def _strange(put: _Put, against: Against) -> _Unit | None:
    """The smallest unit that the province does not have; None when nothing is strange, or too little is known."""
    asked = [unit for unit in reversed(put.units) if unit.kind in _KINDS and " " in unit.name]
    if put.province == against.province:
        return next((unit for unit in asked if not _has(against.places, unit.name)), None)
    if any(not _has(against.places, unit.name) for unit in asked):
        return None  # the larger unit is of that province: a name that two provinces have
    return next((unit for unit in asked if _is_ours_alone(against.places, unit.name)), None)


def _has(gazetteer: Sequence[Place], name: str) -> bool:
    """Whether the gazetteer has *name* at any time, accents aside, or a name that *name* begins with."""
    wanted = tuple(map(unaccented, folded(name)))
    return any(
        wanted[: len(known)] == known
        for place in gazetteer
        for written in (place.name, *place.also)
        for known in [tuple(map(unaccented, folded(written)))]
    )


def _is_ours_alone(gazetteer: Sequence[Place], name: str) -> bool:
    wanted = folded(name)
    of_it = [place for place in gazetteer if wanted in map(folded, (place.name, *place.also))]
    return any(place.kind in _KINDS and place.weight == "strong" for place in of_it)


def _is_excepted(unit: _Unit, unless: Sequence[str]) -> bool:
    return any(folded(each) == folded(unit.name) for each in unless)


def _flag(sentence: str, unit: _Unit, put: _Put, against: Against) -> Flag:
    own = put.province == against.province
    where = put.province if put.bare else f"tỉnh {put.province}"
    expected = f"{unit.written}, tỉnh {against.province}"
    said = f"Bài đặt {unit.written} ở {where}; theo danh mục địa danh, {unit.written} thuộc tỉnh {against.province}"
    if own:
        expected = f"không có {unit.written}"
        said = f"Bài đặt {unit.written} ở {where}; danh mục địa danh của tỉnh không có đơn vị nào tên như vậy, hiện nay hay trước đây"
    alone = not any(_has(against.places, other.name) for other in put.units if other is not unit)
    score = (_ALONE if alone or not own else _WITH_KNOWN) * (_BARE if put.bare else 1.0)
    return Flag(
        kind=KIND,
        sentence=sentence,
        found=f"{unit.written}, {where}",
        expected=expected,
        fact="",
        explanation=f"{said}. Cần kiểm chứng.",
        score=round(score, 2),
        rules_version=against.version,
    )
