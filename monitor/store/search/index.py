"""The index of the newest words of every article, written in the transaction that writes those words.

An index without content is small, and cannot forget: a changed article gets a new document, and the old one, which no
row of search_docs leads to any more, is never found. When most documents are such, all is indexed anew. Not here: asking
the index (find.py).
"""

import hashlib
import sqlite3
from datetime import datetime

from monitor.model import Article
from monitor.store.search.tokens import SCHEME, Words, keys_of, tokens, words_of
from monitor.store.times import stored

_TABLES = ("search_exact", "search_plain")
_MANY_STALE = 5000  # documents that are worth making the index anew, once they are more than the others


def write(db: sqlite3.Connection, article_id: int, article: Article) -> None:
    """Let the index hold what *article* says today; nothing is written where it does already."""
    _same_scheme(db)
    words = words_of(article.title, article.lead, article.text)
    sha256, published = _sha256(words), stored(article.published)
    row = db.execute("SELECT id, words_sha256 FROM search_docs WHERE article_id = ?", (article_id,)).fetchone()
    if row is not None and row["words_sha256"] == sha256:
        db.execute(
            "UPDATE search_docs SET published = ?, language = ? WHERE id = ? AND (published, language) <> (?, ?)",
            (published, article.language, row["id"], published, article.language),
        )
        return
    if row is not None:
        db.execute("DELETE FROM search_docs WHERE id = ?", (row["id"],))
        db.execute("UPDATE search_state SET stale = stale + 1 WHERE id = 1")
    _insert(db, article_id, article, words, sha256)


def missing(db: sqlite3.Connection) -> int:
    """Count the articles that are not in the index."""
    if _scheme(db) != SCHEME or _mostly_stale(db):
        return int(db.execute("SELECT COUNT(*) FROM articles").fetchone()[0])
    return int(
        db.execute(
            "SELECT (SELECT COUNT(*) FROM articles) - (SELECT COUNT(*) FROM search_docs)"  # one row per article
        ).fetchone()[0]
    )


def next_missing(db: sqlite3.Connection, most: int) -> list[int]:
    """Return at *most* so many articles that are not in the index, and empty an index that is of no use."""
    _same_scheme(db)
    if _mostly_stale(db):
        _empty(db)
    rows = db.execute(
        """
        SELECT id FROM articles a WHERE NOT EXISTS (SELECT 1 FROM search_docs d WHERE d.article_id = a.id)
        ORDER BY id LIMIT ?
        """,
        (most,),
    )
    return [row["id"] for row in rows]


def published_between(first: datetime | None, after: datetime | None) -> tuple[str, str]:
    """The bounds of a span of time as the index keeps times; *after* is not part of it, None is open."""
    return stored(first) if first else "", stored(after) if after else "~"


def _insert(db: sqlite3.Connection, article_id: int, article: Article, words: Words, sha256: str) -> None:
    cursor = db.execute(
        "INSERT INTO search_docs (article_id, words_sha256, published, language) VALUES (?, ?, ?, ?)",
        (article_id, sha256, stored(article.published), article.language),
    )
    keys = [keys_of(part) for part in (words.title, words.lead, words.text)]
    for table in _TABLES:
        written = [tokens(part, plain=table == "search_plain") for part in keys]
        db.execute(
            f"INSERT INTO {table} (rowid, title, lead, text) VALUES (?, ?, ?, ?)",  # noqa: S608 - our own names
            (cursor.lastrowid, *written),
        )


def _scheme(db: sqlite3.Connection) -> str:
    row = db.execute("SELECT scheme FROM search_state WHERE id = 1").fetchone()
    return "" if row is None else str(row["scheme"])


def _same_scheme(db: sqlite3.Connection) -> None:
    """Empty an index that was made in another way: what stands in it is not what would be asked for."""
    if _scheme(db) != SCHEME:
        _empty(db)


def _mostly_stale(db: sqlite3.Connection) -> bool:
    row = db.execute(
        "SELECT stale, (SELECT COUNT(*) FROM search_docs) AS live FROM search_state WHERE id = 1"
    ).fetchone()
    return row is not None and row["stale"] > max(_MANY_STALE, row["live"])


def _empty(db: sqlite3.Connection) -> None:
    if _scheme(db):  # else it is new, and empty
        _forget(db)
    db.execute("INSERT OR REPLACE INTO search_state VALUES (1, ?, 0)", (SCHEME,))


def _forget(db: sqlite3.Connection) -> None:
    for table in _TABLES:
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - our own names
    db.execute("DELETE FROM search_docs")


def _sha256(words: Words) -> str:
    return hashlib.sha256(f"{words.title}\0{words.lead}\0{words.text}".encode()).hexdigest()
