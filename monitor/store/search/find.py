"""What a query finds, best first. Reads only.

Words alone are one question to the index. Where values, days or words near each other are asked for too, or parts stand
very deep in parts, each part gives a set of articles, and the sets are joined as the query says. Not here: the expression
(text.py), the values (values.py), words near each other (near.py).
"""

import json
import sqlite3
from dataclasses import dataclass
from datetime import tzinfo

from monitor.query.tree import And, Between, Node, Not, Or, Term, Value
from monitor.store.search.near import articles_near, matching
from monitor.store.search.text import any_of, at_once, expression, terms, without_accents
from monitor.store.search.values import articles_with

# How much a word counts where it stands: title, lead, text. The text holds the lead too, mostly: 4 in all.
_WEIGHTS = "10.0, 3.0, 1.0"
_SCORED = "SELECT rowid AS doc, bm25({table}, " + _WEIGHTS + ") AS rank FROM {table} WHERE {table} MATCH :words"  # noqa: S608
# Words of more than half of the archive count a millionth: in a small archive, that is all there is to tell them by.
_BEST = "ORDER BY ROUND(COALESCE(-s.rank, 0), 10) DESC, d.published DESC, d.article_id LIMIT :limit"
_SCORE = "d.article_id, ROUND(COALESCE(-s.rank, 0), 4) + 0.0 AS score, COUNT(*) OVER () AS found"
# Found by words alone.
_BY_WORDS = "SELECT " + _SCORE + " FROM ({scored}) s JOIN search_docs d ON d.id = s.doc " + _BEST  # noqa: S608
# Found already: the words only say how good they are.
_AMONG = (
    "WITH s AS MATERIALIZED ({scored}) SELECT "  # noqa: S608 - every part is our own text
    + _SCORE
    + " FROM search_docs d LEFT JOIN s ON s.doc = d.id WHERE d.article_id IN (SELECT value FROM json_each(:articles)) "
    + _BEST
)
# The same order among no more than are asked for: the index knows its best, and the others are not looked at.
_BEST_WORDS = (
    "SELECT d.article_id FROM (SELECT rowid AS doc, rank FROM {table} WHERE {table} MATCH :words "  # noqa: S608
    f"AND rank MATCH 'bm25({_WEIGHTS})' ORDER BY rank LIMIT :limit) s JOIN search_docs d ON d.id = s.doc "
    "ORDER BY ROUND(-s.rank, 10) DESC, d.published DESC, d.article_id"
)
_UNSCORED = "SELECT NULL AS doc, NULL AS rank WHERE 0"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a query found; a higher score is better."""

    article: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The best of what a query found, and how many there are in all."""

    hits: tuple[Hit, ...]
    all: int


def find(db: sqlite3.Connection, query: Node, zone: tzinfo, limit: int) -> Found:
    """Return the best *limit* (0: all) articles that *query* holds for; at equal score the newer one first, then by id."""
    plain = without_accents(query)
    table = "search_plain" if plain else "search_exact"
    values: dict[str, object] = {"limit": limit or -1}
    if at_once(query):
        values["words"] = expression(query, plain=plain)
        question = _BY_WORDS.format(scored=_SCORED.format(table=table))
    else:
        values["articles"] = json.dumps(sorted(_holding(db, query, zone, plain=plain)))
        wanted = list(terms(query, under_not=False))
        values["words"] = any_of(wanted, plain=plain) if wanted else ""
        question = _AMONG.format(scored=_SCORED.format(table=table) if wanted else _UNSCORED)
    rows = db.execute(question, values).fetchall()
    hits = tuple(Hit(row["article_id"], row["score"]) for row in rows)
    return Found(hits, rows[0]["found"] if rows else 0)


def best(db: sqlite3.Connection, query: Node, zone: tzinfo, limit: int) -> tuple[int, ...]:
    """Return the first *limit* articles of those that `find` returns; of many equally good ones at the end, any."""
    if not at_once(query):
        return tuple(hit.article for hit in find(db, query, zone, limit).hits)
    plain = without_accents(query)
    rows = db.execute(
        _BEST_WORDS.format(table="search_plain" if plain else "search_exact"),
        {"words": expression(query, plain=plain), "limit": limit},
    )
    return tuple(row["article_id"] for row in rows)


def articles(db: sqlite3.Connection, query: Node, zone: tzinfo) -> set[int]:
    """Return all articles that *query* holds for."""
    return _holding(db, query, zone, plain=without_accents(query))


def _holding(db: sqlite3.Connection, node: Node, zone: tzinfo, *, plain: bool) -> set[int]:
    """The articles for which *node* holds; *node* is no Not, which only ever stands beside another part."""
    if at_once(node):
        return matching(db, expression(node, plain=plain), plain=plain)
    if isinstance(node, Term):
        return articles_near(db, node, plain=plain)
    if isinstance(node, Value | Between):
        return articles_with(db, node, zone)
    if isinstance(node, Or):
        return set().union(*(_holding(db, part, zone, plain=plain) for part in node.parts))
    if isinstance(node, And):
        wanted = [_holding(db, part, zone, plain=plain) for part in node.parts if not isinstance(part, Not)]
        unwanted = [_holding(db, part.part, zone, plain=plain) for part in node.parts if isinstance(part, Not)]
        return set.intersection(*wanted).difference(*unwanted)
    raise TypeError("NOT alone finds nothing")
