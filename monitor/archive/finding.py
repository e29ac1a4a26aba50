"""What bears on a statement: articles of the archive, facts, refuted claims and arguments of the registers, best first.

Not here: what a statement is read as (wanted.py), how a text is weighed (weighing.py), how they are compared (check.compare),
the command (find_commands.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nlargest
from typing import Literal

from monitor.archive.passages import best_passage
from monitor.archive.rows import cut_row, read_row, written
from monitor.archive.wanted import Keys, Spellings, Wanted, wanted
from monitor.archive.weighing import Text, cut, rarities, weigh
from monitor.check.compare import compare
from monitor.config import Register, Rules
from monitor.config.facts import ArgumentRow, Row, register_of
from monitor.config.row_words import name_of
from monitor.errors import InputError
from monitor.model import Comparison
from monitor.store import Store
from monitor.store.search.like import Like, Part
from monitor.vietnamese.clean import one_line
from monitor.vietnamese.syllables import keys

LONGEST = 2_000  # letters of a statement
_WEIGHED = 24  # articles, and rows, of which it is said exactly how much of the statement they hold
_LEAST, _LEAST_OF_ROWS = (
    0.15,
    0.25,
)  # of the statement; what holds less does not bear on it, or only names the same place
_COMPARED = 0.65  # of the best score: an article that holds less tells of something else
_RARE = 2  # what is rarer than most syllables is asked for
_FEW = 6  # parts: where there are fewer, those that stand in many articles are asked for too
_PAIR = 0.5  # what a pair counts beside a unit when articles are looked for

Kind = Literal["article", "fact", "claim", "argument"]


@dataclass(frozen=True, slots=True)
class Bearing:
    """Something that bears on a statement."""

    kind: Kind
    id: str  # of an article its number
    title: str
    url: str  # of a row where its document can be looked up
    score: float  # 0 to 1: how much of the statement it speaks of
    sentence: str  # of it, that bears on the statement most
    # Of the statement with that sentence; None for an argument, which states nothing, and for articles far behind the best.
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A statement, read, with what is known of how rare its parts are."""

    text: str
    wanted: Wanted
    rare: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What bears on the statement, without its passage, and the words in which that is to be looked for from *begin* on."""

    bearing: Bearing
    written: str
    text: Text
    begin: int = 0


def bearing_on(  # noqa: PLR0913 -- whom it is asked of, and what
    store: Store, rules: Rules, register: Register, statement: str, limit: int, *, articles: bool = True
) -> tuple[Bearing, ...]:
    """The best *limit* of what bears on *statement*; without *articles* of the registers alone.

    *rules* say how else names of places are written. Articles that are not indexed are not found. Raises InputError for a
    statement that is empty, too long, or holds nothing but words that stand everywhere.
    """
    text = _checked(statement)
    read = wanted(text, _spellings(tuple((place.name, *place.also) for place in rules.places.place if place.also)))
    if not any(unit.rarity > (unit.kind == "number") for unit in read.units):
        raise InputError("the statement holds no word that says what it is about; write who, what, where, how many")
    asked, likes = _asked(store, text, read, _WEIGHED if articles else 1)
    found = [*_articles(asked, likes if articles else ()), *_rows(asked, register)]
    best = sorted(found, key=lambda each: -each.bearing.score)[:limit]
    return tuple(_told(asked, each, best[0].bearing.score) for each in best)


def _checked(statement: str) -> str:
    if len(statement) <= 10 * LONGEST:
        statement = one_line(statement)
    if not statement:
        raise InputError('the statement is empty; write what was said: --statement "…"')
    if len(statement) > LONGEST:
        raise InputError(
            f"the statement has {len(statement):,} letters, {LONGEST:,} at most; choose the sentence or two that matter"
        )
    return statement


@lru_cache(maxsize=4)
def _spellings(names: tuple[tuple[str, ...], ...]) -> Spellings:
    """The other ways to write each name."""
    found: dict[Keys, tuple[Keys, ...]] = {}
    for group in names:
        forms = tuple(dict.fromkeys(map(keys, group)))
        found |= {form: tuple(other for other in forms if other != form) for form in forms if form}
    return found


# -- articles ---------------------------------------------------------------------------------------


def _asked(store: Store, text: str, read: Wanted, limit: int) -> tuple[_Asked, tuple[Like, ...]]:
    parts = _parts(read)
    likes = store.search.like([part for _, part in parts], limit, plain=read.plain)
    holding = {n: count for (n, _), count in zip(parts, likes.holding, strict=False) if n is not None}
    return _Asked(text, read, rarities(read.units, holding, likes.all)), likes.best


def _parts(read: Wanted) -> list[tuple[int | None, Part]]:
    """What is asked of the archive, the rarest first: a unit with its number, or a pair."""
    for rare in (_RARE, _RARE - 1):
        units = {
            unit.forms: (unit.rarity, n, Part(unit.forms))
            for n, unit in enumerate(read.units)
            if unit.rarity >= rare or unit.kind == "name"
        }
        pairs = {pair.forms: (pair.rarity, None, Part(pair.forms, _PAIR)) for pair in read.pairs if pair.rarity >= rare}
        if len(units) + len(pairs) >= _FEW:
            break
    return [(n, part) for _, n, part in sorted((*units.values(), *pairs.values()), key=lambda each: -each[0])]


def _articles(asked: _Asked, likes: Sequence[Like]) -> Iterator[_Found]:
    """The articles that hold something of the statement; equally good ones as they came, for a later one is a copy."""
    for like in sorted(likes, key=lambda like: like.article):
        words = f"{like.title}\n{like.text}"
        text = cut(words, plain=asked.wanted.plain, only=asked.wanted.begins, letters=like.letters)
        score = weigh(asked.wanted, asked.rare, text)
        if score >= _LEAST:
            bearing = Bearing("article", str(like.article), like.title, like.url, score, "", None)
            yield _Found(bearing, words, text, len(like.title) + 1)


# -- rows of the registers ---------------------------------------------------------------------------


def _rows(asked: _Asked, register: Register) -> Iterator[_Found]:
    """The rows that hold something of the statement, in the order of the register."""
    rows = register.rows
    texts = [cut_row(row, plain=asked.wanted.plain) for row in rows]
    first = nlargest(_WEIGHED, range(len(rows)), key=lambda n: (_roughly(asked, texts[n]), -n))
    for n in sorted(first):
        row = rows[n]
        score = _score(asked, row, texts[n])
        if score >= _LEAST_OF_ROWS:
            bearing = Bearing(register_of(row), row.id, name_of(row), row.source, score, "", None)
            yield _Found(bearing, written(row), texts[n])


def _roughly(asked: _Asked, text: Text) -> float:
    """What the units of the statement are worth that *text* seems to hold: enough to leave out most rows."""
    return sum(
        rare
        for unit, rare in zip(asked.wanted.units, asked.rare, strict=True)
        if unit.rarity and any(form[0] in text.at for form in unit.forms)
    )


def _score(asked: _Asked, row: Row, text: Text) -> float:
    """How much of the statement the row speaks of; of a fact or a claim that is part of a longer statement, a little more."""
    score = weigh(asked.wanted, asked.rare, text)
    if isinstance(row, ArgumentRow) or score < _LEAST_OF_ROWS / 2:
        return score
    within = cut(asked.text, plain=asked.wanted.plain)
    back = max(weigh(read, rarities(read.units, {}, 0), within) for read in read_row(row, plain=asked.wanted.plain))
    return max(score, (score + back) / 2)


# -- what is told of each ----------------------------------------------------------------------------


def _told(asked: _Asked, found: _Found, best: float) -> Bearing:
    """What was found with the passage that bears on the statement most, and how that compares with it."""
    bearing, passage = found.bearing, found.bearing.title
    if bearing.kind in ("article", "argument"):
        passage = best_passage(asked.wanted, asked.rare, found.written, found.text, found.begin)
    told = replace(bearing, score=round(bearing.score, 4), sentence=passage)
    if bearing.kind == "argument" or (bearing.kind == "article" and bearing.score < _COMPARED * best):
        return told
    return replace(told, comparison=compare(asked.text, passage))
