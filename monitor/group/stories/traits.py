"""What an article is compared by: its terms, names, numbers, days and places, from the headline and the beginning.

A term is a folded syllable or two neighbouring ones. What an event is stands in the headline and the first sentences
of a news text; farther down stands what happened before, so only the beginning counts.

Not here: how rare a term is (rarity.py, window.py), how two articles compare (likeness.py).
"""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from monitor.config.stories import Stories
from monitor.model import Told
from monitor.vietnamese.fold import fold

_BODY = 60  # tokens of the text; with 40 or 110 fewer labelled pairs come out right
_TITLE = 40

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
    places: frozenset[str]
    told: tuple[str, ...]  # the words in their order, as they are written; "" where a thought ends


HOME = "⌂"  # stands for the office's own province, which nearly every article names: it makes no two of them alike


class Gazetteer:
    """The places that tell two events apart, as rules/stories.toml names them: provinces and countries."""

    def __init__(self, rules: Stories) -> None:
        """Take the places of *rules*, and the readings that look like one and are none."""
        self._of = {spelling: names[0] for names in rules.places for spelling in names} | dict.fromkeys(
            rules.home, HOME
        )
        spellings = sorted(map(re.escape, (*self._of, *rules.other)), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(spellings) or '(?!)'})(?!\w)")

    def one_spelling(self, text: str) -> str:
        """*text* with every place under its first name, the own province as HOME, which is no word."""
        return self._pattern.sub(lambda match: self._of.get(match[0], match[0]), text)

    def found(self, text: str) -> frozenset[str]:
        """The first names of the places in *text*, which is in one spelling."""
        named = frozenset(self._of[found] for found in self._pattern.findall(text) if found in self._of)
        return named | {HOME} if HOME in text else named


def traits(told: Told, gazetteer: Gazetteer) -> Traits:
    """What *told* is compared by. Any text will do, also none."""
    headline, text = gazetteer.one_spelling(told.title), gazetteer.one_spelling(beginning(told.text))
    of_title, of_text = _Read(headline, _TITLE), _Read(text, _BODY)
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
        numbers=of_title.numbers | of_text.numbers,
        days=of_title.days | of_text.days,
        title_places=gazetteer.found(headline),
        places=gazetteer.found(headline) | gazetteer.found(of_text.read),
        told=(*of_title.told, "", *of_text.told),
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

    def __init__(self, text: str, most: int) -> None:
        self.numbers: frozenset[str] = frozenset()
        self.days: frozenset[str] = frozenset()
        self.names: list[str] = []
        self.told: list[str] = []
        self._words: list[str] = []
        numbers, days, before, end = set(), set(), "", 0
        for match in _TOKEN.finditer(text):
            if len(self._words) == most:
                break
            token, end = match[0], match.end()
            if token[0].isdigit():
                day, number = _day(token), _number(token)
                days |= {day} if day else set()
                numbers |= {number} if not day and not _YEAR.fullmatch(number) and len(number) > 1 else set()
                self._words.append(day or number)
                before = ""
            elif token[0].isalnum():
                before = self._word(token, before)
            else:
                before = ""
            self.told.append(before)
        self.numbers, self.days, self.read = frozenset(numbers), frozenset(days), text[:end]

    def _word(self, token: str, before: str) -> str:
        """Take one word, behind the word *before* of the same thought; return it."""
        key = _folded(token)
        self._words.append(key)
        if before and before[0].isupper() and token[0].isupper():
            self.names.append(pair_of(before, token))
        return token

    def terms(self) -> list[str]:
        """Single words, then pairs of neighbours, also over commas."""
        words = self._words
        return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


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
