"""The articles whose words are most like those of a statement: what is rare of it counts, what is everywhere is not asked.

Each part of the statement, in any of its forms, is one question to the index, which gives the articles that hold it; how
many they are says what it is worth. Reads only. Not here: what the parts of a statement are, and which article of those
bears on it most (archive).
"""

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from monitor.store.search.tokens import tokens

_ENOUGH = 200_000  # articles that are counted, one for each part that it holds; what comes behind is not asked any more
_MANY = 20  # of so many articles one that holds a part makes it a common one
_MORE = 2  # so many times as many as are asked for are looked at: long ones among them hold something of everything
_USUAL = 2500  # letters of an article
_FOR_LENGTH = 0.15  # what an article loses that is e times as long
_READ = 20_000  # letters of an article; what a list of everything says behind them is not weighed

_NEWEST = """
SELECT d.id, d.article_id, r.url, r.title, LENGTH(r.text) AS letters, SUBSTR(r.text, 1, :read) AS text
FROM json_each(:docs) wanted JOIN search_docs d ON d.id = wanted.value JOIN revisions r ON r.article_id = d.article_id
WHERE r.number = (SELECT MAX(number) FROM revisions WHERE article_id = d.article_id)
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a statement: its *forms*, each the keys of syllables in a row, and how much it counts beside others."""

    forms: tuple[tuple[str, ...], ...]
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Like:
    """An article that has much in common with a statement."""

    article: int
    url: str
    title: str
    text: str  # of a very long one the beginning
    letters: int  # of the whole text


@dataclass(frozen=True, slots=True)
class Likes:
    """The articles most like a statement, and how many articles hold each part of it that was asked for."""

    best: tuple[Like, ...]
    holding: tuple[int, ...]  # of the first parts; in a large archive not of all
    all: int


def like(db: sqlite3.Connection, parts: Sequence[Part], limit: int, *, plain: bool) -> Likes:
    """The *limit* articles most like a statement of *parts*, the rarest part first; *plain*: asked of words without accents.

    A changed article may be counted twice among those that hold a part, and stands once among the best.
    """
    all_ = int(db.execute("SELECT COALESCE(MAX(id), 0) FROM search_docs").fetchone()[0])
    scores: defaultdict[int, float] = defaultdict(float)
    holding: list[int] = []
    for part in parts:
        if sum(holding) > _ENOUGH:
            break
        docs = _docs(db, part, plain=plain)
        holding.append(len(docs))
        worth = part.share * math.log((all_ + 1) / (len(docs) + 0.5)) ** 2 if docs else 0.0
        # What stands in many articles tells the better of those that hold something rarer, and brings no others.
        for doc in scores.keys() & set(docs) if scores and len(docs) * _MANY > all_ else docs:
            scores[doc] += worth
    return Likes(_best(db, scores, limit), tuple(holding), all_)


def _docs(db: sqlite3.Connection, part: Part, *, plain: bool) -> list[int]:
    table = "search_plain" if plain else "search_exact"
    wanted = " OR ".join(dict.fromkeys(f'"{tokens(form, plain=plain)}"' for form in part.forms))
    row = db.execute(
        f"SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH ?",  # noqa: S608 - our own names
        (wanted,),
    ).fetchone()
    return list(json.loads(row[0]))  # as one text: rows would cost more than they say


def _best(db: sqlite3.Connection, scores: Mapping[int, float], limit: int) -> tuple[Like, ...]:
    first = nlargest(limit * _MORE, scores, key=scores.__getitem__)
    rows = db.execute(_NEWEST, {"docs": json.dumps(first), "read": _READ}).fetchall()
    ranked = sorted(rows, key=lambda row: (-_for_length(scores[row["id"]], row["letters"]), row["article_id"]))
    return tuple(
        Like(row["article_id"], row["url"], row["title"], row["text"], row["letters"]) for row in ranked[:limit]
    )


def _for_length(score: float, letters: int) -> float:
    return score / (1 + _FOR_LENGTH * math.log(max(1.0, letters / _USUAL)))
