"""What the words around a name make of it: a unit of ours, one of another province, a street, a person, a school.

Not here: which names are found (matcher.py) and in what order the questions are asked (names.py).
"""

import re
from dataclasses import dataclass
from typing import Literal

from monitor.tag.matcher import FieldName, Hit
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots
from monitor.vietnamese.units import ENGLISH, NAME, UNIT, VILLAGES, unit_kind

Side = Literal["ours", "elsewhere", ""]

# "xã X, huyện Y, tỉnh Z", "X (Y, Z)", "X - Z": one step is a mark, words that lead on, a unit word and a name.
_STEP = re.compile(
    rf"(?:\s{ENGLISH})?(?P<mark>\s?[,(/;]\s?|\s[-–]\s|\svà\s|\s)(?:(?:thuộc|nay là|nay thuộc|của|ở|tại)\s)?(?:địa (?:phận|bàn)\s)?"
    rf"(?P<unit>{UNIT})?(?P<name>{NAME})"
)
_STEPS = 6
_LARGE = frozenset({"huyện", "quận", "thị xã", "thành phố", "tỉnh"})
_LEVEL = {VILLAGES: 1, "xã": 2, "phường": 2, "thị trấn": 2, **dict.fromkeys(_LARGE, 3), "tỉnh": 4}
_CAPITAL_BEFORE = re.compile(r"(?<![\w.])([^\W\d_]+) $")
_CAPITAL_AFTER = re.compile(r" ([^\W\d_]+)")
_SENTENCE_BEGINS = re.compile(r"(?:^|[\n.!?:;…\"“”'‘(\[-–—]\s?)$")
_WORD_MOST = 16
# Words with a capital that stand before a name and are no part of it.
_LEADING = frozenset(
    (
        *("huyện", "xã", "phường", "tỉnh", "thôn", "bản", "làng", "phố", "trấn", "vùng", "núi", "sông", "hồ", "thác"),
        *(
            "đèo",
            "chợ",
            "đồn",
            "đảng",
            "ủy",
            "uỷ",
            "khu",
            "atk",
            "báo",
            "đoàn",
            "đội",
            "hội",
            "an",
            "lịch",
            "sử",
            "tích",
        ),
        *("gia", "quốc", "nông", "dân", "sự", "mặt", "trận", "đền", "đình", "chùa", "cầu", "cao", "nguyên", "đá"),
        *("ở", "tại", "từ", "về", "trên", "qua", "đến", "tới", "và", "với", "của", "cho", "hướng", "theo", "gần"),
        *("xuống", "lên", "vào", "ngày", "tháng", "mùa", "chè", "cam", "lễ", "điện"),
    )
)


@dataclass(frozen=True, slots=True)
class Step:
    """One name of the chain behind a name, with the unit word before it."""

    unit: str  # a kind, or ""
    start: int
    end: int
    bracket: bool
    joined: bool  # by "và" or ";"


@dataclass(frozen=True, slots=True)
class Part:
    """A field of an article by its name, with its text."""

    name: FieldName
    text: str


def text_of(hit: Hit, reading: Reading) -> str:
    """The text that *hit* stands in."""
    if hit.field == "outlet":
        return hit.text
    return reading.article.title if hit.field == "title" else reading.article.text


def steps_behind(text: str, at: int) -> tuple[Step, ...]:
    """The names that follow the one ending at *at* as its district and province do, nearest first."""
    steps: list[Step] = []
    for _ in range(_STEPS):
        match = _STEP.match(text, at)
        if not match or (match["mark"].isspace() and not match["unit"]):
            break
        unit, mark = unit_kind(match["unit"]) if match["unit"] else "", match["mark"]
        steps.append(Step(unit, match.start("name"), match.end("name"), "(" in mark, mark in (" và ", "; ")))
        at = match.end()
    return tuple(steps)


def side_behind(part: Part, at: int, unit: str, home: Spots, away: Spots) -> Side:
    """Whose the name before *at*, a *unit* (a kind, or ""), is by its district or province behind it; "" if none tells.

    *home* are sure names of ours, *away* those of others.

    An unknown district is another province's unless ours stands behind it; an unknown commune may be a former one.
    What "và" joins, and a second commune behind a commune, is a neighbour: its district, in brackets, counts for both.
    """
    foreign = joined = False
    level = _LEVEL.get(unit, 0)
    for step in steps_behind(part.text, at):
        beside = step.joined or (0 < _LEVEL.get(step.unit, level + 1) <= level)
        joined = beside or (joined and not step.bracket)
        if joined:
            continue
        ours, others = home.within(part.name, step.start, step.end), away.within(part.name, step.start, step.end)
        if ours and not (others and others[0].size > ours[0].size):
            return "ours"
        if others:
            return "elsewhere"
        if step.unit == VILLAGES:
            break
        foreign = foreign or step.unit in _LARGE
    return "elsewhere" if foreign else ""


def is_part_of_a_name(hit: Hit, reading: Reading, known: Spots) -> bool:
    """Whether a word with a capital that stands right before or behind makes a longer name of *hit*.

    "Lê Minh Quang", "Đồng Văn Cống", but "Huyện Sơn Dương" and, at the beginning of a sentence, "Chiều Sơn Dương".
    """
    text = text_of(hit, reading)
    if hit.text.isupper() or (hit.field == "title" and _all_capital(text)):
        return False
    after = _CAPITAL_AFTER.match(text, hit.end)
    if after and _is_capital(after[1]) and not known.within(hit.field, after.start(1), after.end(1)):
        return True
    begin = max(0, hit.start - _WORD_MOST)
    before = _CAPITAL_BEFORE.search(text[begin : hit.start])
    if not before or not _is_capital(before[1]) or before[1].casefold() in _LEADING:
        return False
    at = begin + before.start(1)
    return not _SENTENCE_BEGINS.search(text[max(0, at - 2) : at]) and not known.within(hit.field, at, at + 1)


def _is_capital(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _all_capital(title: str) -> bool:
    words = [word for word in title.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 10 > len(words) * 8
