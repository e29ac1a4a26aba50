"""Searching the registers: rows that hold the words asked for, accents or not, the best first. Not here: the archive (store.search)."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from monitor.config import Register
from monitor.config.entered import body_of
from monitor.config.facts import ArgumentRow, ClaimRow, FactRow, Row
from monitor.config.row_words import name_of, value_words
from monitor.vietnamese.clean import one_line
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.syllables import BREAK, is_unaccented, keys

_LONGEST = 500  # letters of what is asked for
_FEW = 4  # syllables: so many are a search, of which a row holds all; more are a sentence, of which it holds the rarer half
_HALF = 0.5
_IN_TITLE, _IN_WORDS, _ELSEWHERE = 3.0, 2.0, 1.0
_SIDE_BY_SIDE = 1.0  # two words of the question that stand so in the row's title

_Fields = tuple[tuple[float, Collection[str]], ...]


def find_rows(register: Register, words: str) -> tuple[Row, ...]:
    """The rows of all three registers that hold *words*, best first; of a sentence what is rare in it; all rows where it is blank.

    Words without accents find words with any. Where no row holds every one of a few words, rows with the rarer half are found.
    """
    text = one_line(words[: 2 * _LONGEST])[:_LONGEST]
    bare = is_unaccented(text)
    asked = tuple(dict.fromkeys(_keys(text, bare=bare)))
    rows = register.rows
    if not asked:
        return rows
    fields = [_fields(row, bare=bare) for row in rows]
    worth = {key: _rarity(key, fields) for key in asked}
    all_ = sum(worth.values())
    share = [sum(worth[key] for key in asked if _best(key, each)) / all_ if all_ else 0.0 for each in fields]
    whole = [all(_best(key, each) for key in asked) for each in fields]
    strict = len(asked) <= _FEW and any(whole)
    found = [n for n in range(len(rows)) if (whole[n] if strict else share[n] >= _HALF)]
    order = sorted(found, key=lambda n: (-round(share[n], 3), -_place(rows[n], asked, fields[n], bare=bare), n))
    return tuple(rows[n] for n in order)


def _rarity(key: str, fields: Sequence[_Fields]) -> float:
    """How much a word tells rows apart; nothing where none holds it."""
    holding = sum(_best(key, each) > 0 for each in fields)
    return log(1 + len(fields) / holding) if holding else 0.0


def _best(key: str, fields: _Fields) -> float:
    """What the best place is worth at which a row holds a word; 0 where it does not."""
    return next((worth for worth, held in fields if key in held), 0.0)


def _place(row: Row, asked: Sequence[str], fields: _Fields, *, bare: bool) -> float:
    """How well the words stand in a row."""
    beside = set(pairwise(_keys(name_of(row), bare=bare))).intersection(pairwise(asked))
    return sum(_best(key, fields) for key in asked) + _SIDE_BY_SIDE * len(beside)


@lru_cache(maxsize=1 << 13)
def _fields(row: Row, *, bare: bool) -> _Fields:
    """The words of a row by where they stand, the best place first."""
    rest = " \n ".join(value for value in body_of(row).values() if isinstance(value, str))
    texts = ((_IN_TITLE, name_of(row)), (_IN_WORDS, " \n ".join(_in_words(row))), (_ELSEWHERE, rest))
    return tuple((worth, frozenset(_keys(text, bare=bare))) for worth, text in texts)


def _in_words(row: Row) -> Iterator[str]:
    """What a row is about besides its title."""
    if isinstance(row, FactRow):
        yield from (phrase for phrases in row.subject for phrase in phrases)
        yield from (value_words(row), *row.unit, *row.other)
    elif isinstance(row, ClaimRow):
        yield from (*row.wordings, row.refutation, *row.topics)
    elif isinstance(row, ArgumentRow):
        yield from (row.text, *row.topics)
    yield row.document


def _keys(text: str, *, bare: bool) -> tuple[str, ...]:
    found = (key for key in keys(text) if key != BREAK)
    return tuple(unaccented(key) for key in found) if bare else tuple(found)
