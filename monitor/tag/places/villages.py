"""Villages, passes and former communes that no list has: known by their unit word and by whose they are.

Not here: places that rules/places.toml names (names.py). "thôn X (xã Y)", where Y is ours, makes X a place of ours;
so does "thôn X" in a paragraph that names ours and no other province, under a headline or lead that does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.model import Evidence
from monitor.tag.places.context import Part, side_behind, steps_behind
from monitor.tag.places.names import Names
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.vietnamese.surnames import SURNAMES
from monitor.vietnamese.units import NAME, VILLAGES, unit_kind

# The word, the name, and the names that a list adds: "các thôn A, B và C".
_WORDS = r"thôn|xóm|bản|làng|buôn|tổ dân phố|xã|phường|thị trấn|huyện|đèo|thác|suối|động|hang|cầu tràn"
_OPEN = re.compile(rf"(?<!\w)(?P<word>(?i:{_WORDS})) (?:\d{{1,2}} )?(?P<name>{NAME}|\d{{3}}(?!\w))")
_MORE = re.compile(rf"(?P<mark>, | và )(?P<name>{NAME})")
_MANY = re.compile(r"(?:các|những|nhiều|hai|ba|bốn|năm|\d) $", re.IGNORECASE)
_MOST = 12
_LEAD = 400  # letters in which an article about us names us
_RULE = "places/unlisted"
_VILLAGES = frozenset({"thôn", "xóm", "bản", "làng", "buôn", "tổ dân phố", "đèo"})
_UNITS = frozenset({"thôn", "xóm", "bản", "làng", "buôn", "tổ dân phố", "xã", "phường", "thị trấn", "huyện"})
_WITH_WORD = frozenset({"thác", "suối", "động", "hang"})  # part of the name: "thác Quang Trung"
# "phiên bản Việt", "văn bản Sở": the word is the end of another
_OTHER_WORD = re.compile(
    r"(?:phiên|văn|kịch|xuất|cơ|tái|nguyên|ấn|biên|căn|tư|ngôi|dân|cổng|trưởng|phó|già|người|sao|đĩa) $", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of an article, and the names found in it."""

    part: Part
    home: Spots
    away: Spots
    known: Spots


def find_villages(reading: Reading, names: Names) -> Iterator[Evidence]:
    """Yield the places of ours that no list has, in order, as the words that name them."""
    home = Spots(s.hit for s in (*names.province, *(p for p in names.places if p.sure or p.weight != "anchored")))
    away = Spots(names.elsewhere)
    known = Spots(s.hit for s in (*names.places, *names.province))
    yield from _in(_Field(Part("title", reading.article.title), home, away, known))
    yield from _in(_Field(Part("text", reading.article.text), home, away, known))


def _in(field: _Field) -> Iterator[Evidence]:
    for match in _OPEN.finditer(field.part.text):
        word, start = match["word"].casefold(), match.start("name")
        if _OTHER_WORD.search(field.part.text[max(0, match.start() - 8) : match.start()]):
            continue
        spans = [(start, match.end("name")), *_more(match, field)]
        if not _is_ours(word, spans, field):
            continue
        if word in _WITH_WORD or match["name"].isdigit():
            spans[0] = match.span()
        for begin, end in spans:
            if not field.known.within(field.part.name, begin, end) and not field.away.within(
                field.part.name, begin, end
            ):
                yield Evidence(field.part.name, begin, end, field.part.text[begin:end], _RULE)


def _more(first: re.Match[str], field: _Field) -> list[tuple[int, int]]:
    """The further names of a list: "các thôn A, B, C", or "thôn A và B, xã Y"; not what a comma puts behind a village."""
    spans: list[tuple[int, int]] = []
    text = field.part.text
    many = bool(_MANY.search(text[max(0, first.start() - 8) : first.start()]))
    at = first.end()
    while len(spans) < _MOST and (match := _MORE.match(text, at)):
        if match["name"].split()[0] in SURNAMES or (not many and match["mark"] == ", "):
            break
        spans.append(match.span("name"))
        at = match.end()
    return spans if many or side_behind(field.part, at, VILLAGES, field.home, field.away) == "ours" else []


def _is_ours(word: str, spans: list[tuple[int, int]], field: _Field) -> bool:
    first, last = spans[0][1], spans[-1][1]
    unit = unit_kind(word) if word in _UNITS else ""
    sides = [side_behind(field.part, end, unit, field.home, field.away) for end in (first, last)]
    side = sides[0] or sides[1]
    told = any(step.unit for step in steps_behind(field.part.text, first))
    if side or told or word not in _VILLAGES:
        return side == "ours"
    begin, stop = field.part.text.rfind("\n", 0, spans[0][0]) + 1, field.part.text.find("\n", last)
    end = stop if stop >= 0 else len(field.part.text)
    title = field.home.within("title", 0, _LEAD)
    led = title or (field.home.within(field.part.name, begin, end) and field.home.within("text", 0, _LEAD))
    return bool(led) and not field.away.within(field.part.name, begin, end)
