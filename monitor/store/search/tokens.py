"""The keys of syllables as tokens that SQLite's tokenizer leaves whole, and the words of an article as such tokens.

SQLite knows fewer letters than we do and cuts at the marks inside a number, so a key of any other signs than small
Latin letters and figures is written as its bytes, behind a sign that no key can hold. Not here: which words those are
(vietnamese.syllables).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from monitor.query.lead import lead_end
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.syllables import BREAK, syllables

# What made an index; raise the number when a text gives other tokens than before, and it is made anew.
SCHEME = "syllables 2"

# Private use: letters to SQLite (category Co), never part of a syllable.
_WRITTEN = "\ue000"
_BREAK = "\ue001"
_PLAIN = re.compile(r"[a-z0-9à-öø-ÿāăąćčđēĕėęěğīĩĭįłńňōŏőœřśšťũūŭůűųơưźżžạ-ỹ]+")


@dataclass(frozen=True, slots=True)
class Words:
    """What is indexed of an article: the whole text, and its lead once more, since words stand near each other over its end.

    A text that is all lead stands there only.
    """

    title: str
    lead: str
    text: str


@lru_cache(maxsize=1 << 16)
def token(key: str) -> str:
    """The token of *key*: different keys have different tokens, and each is one token to SQLite."""
    if _PLAIN.fullmatch(key):
        return key
    return _BREAK if key == BREAK else _WRITTEN + key.encode("utf-8", "surrogatepass").hex()


def tokens(keys: Iterable[str], *, plain: bool) -> str:
    """The tokens of *keys* in order, with blanks between; *plain*: without accents."""
    return " ".join(token(unaccented(key) if plain else key) for key in keys)


def keys_of(text: str) -> tuple[str, ...]:
    """The keys of *text*, breaks included, so that no phrase reaches over the end of a thought."""
    return tuple(each.key for each in syllables(text))


def words_of(title: str, lead: str, text: str) -> Words:
    """The words of an article as they are searched.

    The lead is that of rules (query/lead.py), up to the end of its last word; before it stands what the publisher calls
    the *lead* and prints nowhere in the text.
    """
    end = lead_end(text)
    while end < len(text) and not text[end].isspace():
        end += 1
    told = lead if lead not in text else ""
    return Words(title, f"{told}\n{text[:end]}" if told else text[:end], text if end < len(text) else "")
