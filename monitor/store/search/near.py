"""Which articles hold words near each other: the index says which may, their words which do.

The index counts the ends of thoughts as words, takes one word for two of a kind, and knows no other count. So it is asked
twice: what stands so near that there is no doubt is found; what stands a little further apart is counted as in rules.
Not here: what near means (query/near.py).
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator

from monitor.query.near import order
from monitor.query.tree import Term
from monitor.store.search.text import near, wide
from monitor.store.search.tokens import Words, keys_of, words_of
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.syllables import BREAK

_BATCH = 200  # articles that are read at a time


def articles_near(db: sqlite3.Connection, term: Term, *, plain: bool) -> set[int]:
    """Return the articles that hold *term*, which has a slop."""
    slop = term.slop or 0
    wanted = Counter(unaccented(key) if plain else key for key in term.keys)
    among = slop + wanted.total() - 2
    sure = matching(db, near(term, among, plain=plain), plain=plain) if len(wanted) == wanted.total() else set()
    may = matching(db, near(term, wide(term), plain=plain), plain=plain) - sure
    for article, words in _words(db, sorted(may)):
        if any(_stretches(text, wanted, slop, plain=plain) for text in _asked(words, term.field)):
            sure.add(article)
    return sure


def matching(db: sqlite3.Connection, words: str, *, plain: bool) -> set[int]:
    """Return the articles for which the expression *words* holds."""
    table = "search_plain" if plain else "search_exact"
    row = db.execute(
        f"SELECT json_group_array(d.article_id) FROM {table} f JOIN search_docs d ON d.id = f.rowid WHERE {table} MATCH ?",  # noqa: S608 - our own names
        (words,),
    ).fetchone()
    return set(json.loads(row[0]))  # as one text: of a hundred thousand rows, each would cost more than it says


def _words(db: sqlite3.Connection, ids: list[int]) -> Iterator[tuple[int, Words]]:
    for start in range(0, len(ids), _BATCH):
        rows = db.execute(
            """
            SELECT article_id, title, lead, text FROM revisions r WHERE article_id IN (SELECT value FROM json_each(?))
            AND number = (SELECT MAX(number) FROM revisions WHERE article_id = r.article_id)
            """,
            (json.dumps(ids[start : start + _BATCH]),),
        )
        for row in rows:
            yield row["article_id"], words_of(row["title"], row["lead"], row["text"])


def _asked(words: Words, field: str) -> tuple[str, ...]:
    """The texts that *field* names, as the columns of the index."""
    if field == "":
        return words.title, words.lead, words.text
    return (words.lead, words.text) if field == "text" else (getattr(words, field),)


def _stretches(text: str, wanted: Counter[str], slop: int, *, plain: bool) -> bool:
    found = (key for key in keys_of(text) if key != BREAK)
    return bool(order(unaccented(key) if plain else key for key in found).stretches(wanted, slop))
