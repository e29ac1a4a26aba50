"""What an article is compared by: its terms, names, numbers, days and places, from the headline and the beginning.

A term is a folded syllable or two neighbouring ones. What an event is stands in the headline and the first sentences
of a news text; farther down stands what happened before, so only the beginning counts.

Not here: what is a place (places.py), how rare a term is (rarity.py, window.py), how two articles compare (likeness.py).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from monitor.group.stories.places import HOME, Gazetteer, Mention
from monitor.group.stories.rarity import ONE_WORD, rarity
from monitor.model import Told
from monitor.vietnamese.fold import fold

_BODY = 60  # tokens of the text; with 40 or 110 fewer labelled pairs come out right
_TITLE = 40
_READ = 2000  # letters of headline and text that are looked at: more than the tokens need, with markup among them
_WORD = 40  # letters of a token that are kept: what is longer is no word

# Signs of a script without blanks stand alone, as in copies.
_ALONE = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_TOKEN = re.compile(rf"[0-9]+(?:[.,/:-][0-9]+)*|[{_ALONE}]|(?:(?![{_ALONE}])[^\W\d_])+|[^\w\s]")
_MARKUP = re.compile(r"<[A-Za-z/!][^<>]*(?:>|\Z)")  # not "dưới < 0,25 mg"
_DAY = re.compile(r"0?(?P<day>[0-9]{1,2})[-/.]0?(?P<month>[0-9]{1,2})(?:[-/.](?:19|20)[0-9]{2})?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
# The end of a sentence before another one. A feed's summary often ends in the headline of other news, without a stop.
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]?\s+(?=[\"“‘'(]?[^\W_a-z])")
_ENDED = re.compile(r"[.!?…:;\"”’)]\s*\Z")
_LEAD_MARK = re.compile(r"\A\s*(?:\([^()\n]{2,40}\)\s*[-–—]*|[\w.]{2,20}\s+[-–—]+)\s")


@dataclass(frozen=True, slots=True)
class Traits:
    """What one article is compared by; everything folded, so that spelling houses do not differ."""

    id: int
    published: datetime
    outlet: str
    title: frozenset[str]  # terms of the headline
    terms: frozenset[str]  # all terms, those of the headline too
    pairs: frozenset[str]  # those of two syllables
    names: frozenset[str]  # pairs of neighbouring syllables written with capitals
    title_names: frozenset[str]  # those whose syllables stand in the headline
    numbers: frozenset[str]  # without years and days
    days: frozenset[str]  # "5.8"
    title_places: frozenset[str]
    places: frozenset[str]  # their first names
    told: tuple[str, ...]  # the words in their order, places under their first names; "" where a thought ends
    written: tuple[
        str, ...
    ]  # beside each what stands there, numbers too; "" for the later words of a place's other name
    spelled: Mapping[str, str]  # how the article first writes each of its numbers and places
    local: frozenset[str]  # those of the terms that are names of the own province's communes and districts
    roundup: bool  # it tells of several events


def traits(told: Told, gazetteer: Gazetteer) -> Traits:
    """What *told* is compared by. Any text will do, also none."""
    of_title = _Read(told.title[:_READ], _TITLE, gazetteer)
    of_text = _Read(beginning(told.text[:_READ]), _BODY, gazetteer)
    title = frozenset(of_title.terms())
    terms = title.union(of_text.terms())
    names = frozenset((*of_title.names, *of_text.names))
    return Traits(
        id=told.id,
        published=told.published,
        outlet=told.outlet,
        title=title,
        terms=terms,
        pairs=frozenset(term for term in terms if " " in term),
        names=names,
        title_names=names & title,
        numbers=frozenset(of_title.numbers | of_text.numbers),
        days=frozenset(of_title.days | of_text.days),
        title_places=frozenset(of_title.places),
        places=frozenset(of_title.places | of_text.places),
        told=(*of_title.told, "", *of_text.told),
        written=(*of_title.written, "", *of_text.written),
        spelled=of_text.spelled | of_title.spelled,
        local=terms & gazetteer.local,
        roundup=gazetteer.is_roundup(told.title[:_READ]),
    )


def beginning(text: str) -> str:
    """*text* without markup, the outlet's mark before it, and a last line that is the headline of other news."""
    plain = _LEAD_MARK.sub("", _MARKUP.sub(" ", text), count=1).strip()
    if _ENDED.search(plain):
        return plain
    ends = [match.end() for match in _SENTENCE_END.finditer(plain)]
    return plain[: ends[-1]] if ends else plain


class _Read:
    """The first tokens of a text, taken apart."""

    def __init__(self, text: str, most: int, gazetteer: Gazetteer) -> None:
        self.numbers: set[str] = set()
        self.days: set[str] = set()
        self.places: set[str] = set()
        self.names: list[str] = []
        self.told: list[str] = []
        self.written: list[str] = []
        self.spelled: dict[str, str] = {}
        self._words: list[str] = []
        before = ""
        for token, written, mention in _tokens(text, gazetteer.mentions(text)):
            if len(self._words) == most:
                break
            if mention:
                self.places.add(mention.place)
                self.spelled.setdefault(mention.place, text[mention.start : mention.end])
            before = self._take(token, before)
            self.told.append(HOME if token == HOME else before)
            self.written.append(written if self.told[-1] or token[0].isdigit() else "")

    def _take(self, token: str, before: str) -> str:
        """Take one token, behind the word *before* of the same thought; return the word that it is, or ""."""
        if token[0].isdigit():
            self._number(token)
        elif token[0].isalnum():
            self._words.append(_folded(token))
            if before and before[0].isupper():
                self._name(before, token)
            return token
        return ""

    def _name(self, before: str, token: str) -> None:
        """Two capitals are a name, unless the second goes on as a word in small letters: "Đồn Biên|phòng", "Bộ Xây|dựng"."""
        pair = pair_of(before, token)
        if token[0].isupper():
            self.names.append(pair)
        elif self.names and self.names[-1].endswith(f" {_folded(before)}") and rarity(pair) < ONE_WORD:
            self.names.pop()

    def _number(self, token: str) -> None:
        day, number = _day(token), _number(token)
        self._words.append(day or number)
        if day:
            self.days.add(day)
        elif len(number) > 1 and not _YEAR.fullmatch(number):
            self.numbers.add(number)
            self.spelled.setdefault(number, token)

    def terms(self) -> list[str]:
        """Single words, then pairs of neighbours, also over commas."""
        words = self._words
        return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


def _tokens(text: str, mentions: list[Mention]) -> Iterator[tuple[str, str, Mention | None]]:
    """The tokens of *text* with what stands there and the place that begins there, if any.

    A place goes by its first name: of "TPHCM" come ("Hồ", "TPHCM"), ("Chí", ""), ("Minh", "").
    """
    at = 0
    for mention in mentions:
        yield from ((token, token, None) for token in _split(text[at : mention.start]))
        tokens, spelling = _split(mention.place), text[mention.start : mention.end]
        written = tokens if spelling == mention.place else [spelling, *("" for _ in tokens[1:])]
        for number, (token, as_written) in enumerate(zip(tokens, written, strict=True)):
            yield token, as_written, None if number else mention
        at = mention.end
    yield from ((token, token, None) for token in _split(text[at:]))


def _split(text: str) -> list[str]:
    return [match[0][:_WORD] for match in _TOKEN.finditer(text)]


def pair_of(before: str, word: str) -> str:
    """The term of two neighbouring words."""
    return f"{_folded(before)} {_folded(word)}"


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return fold(word)


def _day(token: str) -> str:
    match = _DAY.fullmatch(token)
    return (
        f"{match['day']}.{match['month']}"
        if match and 1 <= int(match["month"]) <= 12 and int(match["day"]) <= 31
        else ""
    )


def _number(token: str) -> str:
    """One form for 12.000, 12,000 and 12000; for 3,9 and 3.9."""
    return re.sub("[.,]", "", token) if _THOUSANDS.fullmatch(token) else token.replace(",", ".")
