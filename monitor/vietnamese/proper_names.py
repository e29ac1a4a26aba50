"""Finds the proper names of a text: words with capitals that stand together, and what the words before tell of them.

"ông Trần Văn A" is a person, "huyện B" a place, "Bộ Quốc phòng" a body. A capital at the beginning of a sentence tells
nothing. Not here: which names are whose (rules), whether two names are one (check), tags of places (tag).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from monitor.vietnamese.countries import is_country
from monitor.vietnamese.fold import fold
from monitor.vietnamese.measures import measure_after
from monitor.vietnamese.name_words import (
    BETWEEN,
    BREAKS,
    DEPUTY,
    HEADS,
    MORE_SURNAMES,
    NO_PART,
    PERSON,
    PLACE,
    POSTS,
    RESPECT,
    SORTS,
    SURE_HEADS,
    TOLD_HEADS,
    UNITS,
)
from monitor.vietnamese.number_words import COUNTED, SCALES
from monitor.vietnamese.possible import possible
from monitor.vietnamese.surnames import SURNAMES

Kind = Literal["person", "place", "body", ""]


@dataclass(frozen=True, slots=True)
class ProperName:
    """A name: `text[start:end]`, the keys of its words, and the keys of up to three small words before it."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: Kind  # "" when nothing tells
    before: tuple[str, ...]
    opens: bool = False  # its first word begins a sentence, and may be no part of it


_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_OPENING = frozenset('.!?…:;\n"“”‘(«[•*–—-|')

_SHORT_SIGN = re.compile(r"[0-9]{1,3}[A-Z]{1,2}")  # 45P, 5G
_NO_BODIES = frozenset({("đài", "loan"), ("đài", "bắc"), ("đài", "trang"), ("cục", "cần")})
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    raw: str
    key: str
    capital: bool
    opens: bool  # begins a sentence, a line, a quotation


def proper_names(text: str) -> tuple[ProperName, ...]:
    """The proper names of *text*, in order. Never raises."""
    words = tuple(_words(text))
    found: list[ProperName] = []
    at = 0
    while at < len(words):
        if not words[at].capital:
            at += 1
            continue
        size = _without_country(words, at, _run(text, words, at))
        name, used = _name(text, words, at, size)
        if name:
            found.append(name)
        at += max(used, 1)
    return tuple(found)


def _words(text: str) -> Iterator[_Word]:
    last = 0
    for match in _TOKEN.finditer(text):
        raw = match[0]
        between = text[last : match.start()].strip(" ")
        opens = last == 0 or (between != "" and between[-1] in _OPENING)
        last = match.end()
        capital = raw[0].isupper() or _SHORT_SIGN.fullmatch(raw) is not None
        yield _Word(match.start(), match.end(), raw, fold(raw), capital, opens)


def _run(text: str, words: Sequence[_Word], at: int) -> int:
    """How many words from *at* stand together as one name."""
    end = at + 1
    while end < len(words) and end - at < _LONGEST:
        if words[end].key in BREAKS or text[words[end - 1].end : words[end].start] != " ":
            break  # a line or a caption without a stop before the next sentence
        if not words[end].capital and not _is_number_of_name(text, words, end):
            break
        end += 1
    return end - at


def _is_number_of_name(text: str, words: Sequence[_Word], at: int) -> bool:
    """Whether the number at *at* belongs to the name before it: "Boeing 737", and not "Incheon United 700 triệu"."""
    if not words[at].raw.isdecimal() or not _foreign(words[at - 1]) or text[words[at].end : words[at].end + 1] in "%.,":
        return False
    following = words[at + 1].key if at + 1 < len(words) else ""
    return following not in COUNTED and following not in SCALES and measure_after(text, words[at].end) is None


def _without_country(words: Sequence[_Word], at: int, size: int) -> int:
    """How many of these words are one name where a country stands before another: "Mỹ | Donald Trump"."""
    for head in (2, 1):
        if head >= size or not is_country([word.key for word in words[at : at + head]]):
            continue
        after = words[at + head]
        person = after.raw in SURNAMES and size - head > 1
        if head > 1 or person or _foreign(after) or (after.raw.isupper() and len(after.raw) > 1):
            return head
    return size


def _foreign(word: _Word) -> bool:
    return word.raw.isascii() and len(word.raw) > 1 and not possible(word.raw)


def _name(text: str, words: Sequence[_Word], at: int, size: int) -> tuple[ProperName | None, int]:
    """The name that begins at *at*, if it is one, and how many words were used."""
    first, skipped = at, 0
    while size and (words[first].key in SORTS or _leads(words, first)):
        first, size, skipped = first + 1, size - 1, skipped + 1
    if not size:
        return None, skipped
    following = words[first + size].key if first + size < len(words) else ""
    last = words[first + size - 1]
    touching = text[last.end : words[first + size].start] == " " if following else False
    if touching and (last.key, following) in RESPECT and not _body(words, first):
        size -= 1  # "Nga Tổng thống", "Tổng thống", "Phó Chủ tịch"
        while size and words[first + size - 1].key in DEPUTY:
            size -= 1
        if not size:
            return None, skipped + 1
        last = words[first + size - 1]
    if size == 1 and words[first].opens and not _surely(words[first]):
        return None, skipped + 1
    if _body(words, first) and (short := _abbreviated(words, first, size)):
        size = short
        last, touching = words[first + size - 1], False
    kept = [word.key for word in words[first : first + size]]
    end, used = last.end, size
    if _body(words, first) and touching and following:
        more = _rest_of_body(text, words, first + size)
        kept += [word.key for word in words[first + size : first + size + more]]
        end, used = words[first + size + more - 1].end, size + more
    before = tuple(
        word.key for word in words[max(0, first - 3) : first] if text[word.end : words[first].start].count("\n") == 0
    )
    name = ProperName(
        start=words[first].start,
        end=end,
        words=tuple(part for key in kept for part in re.split(r"[-.&]", key) if part),
        kind=_kind(words, first, size, before, text),
        before=before,
        opens=words[first].opens,
    )
    return name, skipped + used


def _leads(words: Sequence[_Word], at: int) -> bool:
    """Whether the word goes before names and belongs to none: "Theo" at the beginning, or where a line is glued to another."""
    word = words[at]
    return (word.opens or word.key in BREAKS) and word.key in NO_PART and not _body(words, at)


def _surely(word: _Word) -> bool:
    """Whether a single word that begins a sentence is a name all the same: foreign, an abbreviation, with a digit."""
    raw = word.raw
    return (len(raw) > 1 and raw.isupper()) or any(map(str.isdecimal, raw)) or not possible(raw)


def _body(words: Sequence[_Word], at: int) -> bool:
    """Whether the word at *at* opens the name of a body: "Bộ", "Sở" before a capital."""
    if (
        not words[at].capital
        or words[at].key not in SURE_HEADS
        or at + 1 >= len(words)
        or words[at + 1].start != words[at].end + 1
    ):
        return False
    if not words[at + 1].capital:
        return words[at].key in TOLD_HEADS and not words[at].opens and words[at + 1].key not in NO_PART
    return (words[at].key, words[at + 1].key) not in _NO_BODIES


def _abbreviated(words: Sequence[_Word], at: int, size: int) -> int:
    """Up to where a body's name goes that has an abbreviation in it, "Bộ GD&ĐT Bùi Văn A"; 0 when it has none."""
    for more in range(1, size):
        if len(words[at + more].raw) > 1 and words[at + more].raw.isupper():
            return more + 1
    return 0


def _rest_of_body(text: str, words: Sequence[_Word], at: int) -> int:
    """How many more words belong to a body: the small second syllable of "Quốc phòng", and "và Truyền thông"."""
    if _foreign(words[at - 1]) or words[at].key in NO_PART:
        return 0
    more = 1
    while at + more + 1 < len(words):
        gap = text[words[at + more - 1].end : words[at + more + 1].start] if words[at + more].key == "và" else ""
        if gap == " và " and words[at + more + 1].capital and at + more + 2 < len(words):
            more += 3
        else:
            break
    return more


def _kind(words: Sequence[_Word], first: int, size: int, before: Sequence[str], text: str) -> Kind:
    if _body(words, first) or (words[first].key in HEADS and size > 2):
        return "body"
    if is_country([word.key for word in words[first : first + size]]):
        return "place"
    last = before[-1] if before and text[words[first - 1].end : words[first].start].strip() in ("", "(") else ""
    if first > 1 and is_country([word.key for word in words[first - 2 : first]]):
        last = ""  # the second syllable of "Nhật Bản" is no village
    surname = size > 1 and words[first].raw in SURNAMES
    if last in PLACE and not (surname and size > 2 and last in UNITS):
        return "place"
    if last in PERSON or surname or (size > 1 and _has_post(words, first, text)):
        return "person"
    return ""


def _has_post(words: Sequence[_Word], first: int, text: str) -> bool:
    """Whether a post stands before what can be a person's name: "Bộ trưởng Bộ Công an Tô …"."""
    if words[first].raw not in MORE_SURNAMES and not _foreign(words[first]):
        return False
    for at in range(first - 1, max(-1, first - 8), -1):
        if words[at].key in BETWEEN or text[words[at].end : words[at + 1].start] not in (" ", "-", " - "):
            return False
        if words[at].key in POSTS:
            return True
    return False
