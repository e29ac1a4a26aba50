"""Looks whether clips, their revisions, the looks at them and the captured pages belong to each other.

Not here: whether a capture is as it was written (verify.py); whether the words are those of the page (read).

A page is a page of an address when the address as asked, or the one that answered, leads to it: as one of its aliases,
or by its key. The key counts too, because an alias that led to another address before goes on leading there (see
`_name` in addresses.py): a person may name such an address, and it is the twin of one with a record of its own.
"""

import hashlib
import sqlite3
from collections.abc import Iterator

from monitor.addresses import canonical, key

# Each row costs one search in aliases: only those that no alias ties to their address come out.
_REVISIONS = """
    SELECT r.article_id, r.number, c.number AS capture, c.url, c.final_url, a.address_id
    FROM revisions r JOIN captures c ON c.number = r.capture LEFT JOIN articles a ON a.id = r.article_id
    WHERE NOT EXISTS (SELECT 1 FROM aliases l WHERE l.url IN (c.url, c.final_url) AND l.address_id = a.address_id)
    ORDER BY r.article_id, r.number
"""
_VISITS = """
    SELECT v.article_id, v.at, c.number AS capture, c.url, c.final_url, a.address_id
    FROM visits v JOIN captures c ON c.number = v.capture LEFT JOIN articles a ON a.id = v.article_id
    WHERE NOT EXISTS (SELECT 1 FROM aliases l WHERE l.url IN (c.url, c.final_url) AND l.address_id = a.address_id)
    ORDER BY v.article_id, v.id
"""
_CAPTURES = """
    SELECT c.number AS capture, c.url, c.final_url, c.address_id FROM captures c
    WHERE c.address_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM aliases l WHERE l.url IN (c.url, c.final_url) AND l.address_id = c.address_id)
    ORDER BY c.number
"""
_NOT_KEPT = """
    SELECT r.article_id, r.capture FROM revisions r LEFT JOIN captures c ON c.number = r.capture
    WHERE r.capture IS NOT NULL AND c.kept_file IS NULL ORDER BY r.article_id, r.number
"""
# The text as bytes: what is no UTF-8 any more must be found, not stop the search.
_WORDS = "SELECT article_id, number, CAST(text AS BLOB) AS text, text_sha256 FROM revisions ORDER BY article_id, number"


def not_kept(db: sqlite3.Connection) -> Iterator[str]:
    """What was read into an article is kept for ever, and was never more than in the spool only by a mistake."""
    for row in db.execute(_NOT_KEPT):
        yield f"clip {row['article_id']}: its page, capture {row['capture']}, is not among those kept for ever"


def strange_pages(db: sqlite3.Connection) -> Iterator[str]:
    """Revisions and looks that name a page of another address than the one of their clip, and captures of no address."""
    for row in _strange(db, _REVISIONS):
        what = f"revision {row['number']} of clip {row['article_id']}"
        yield f"{what} names capture {row['capture']}, which is a page of another address"
    for row in _strange(db, _VISITS):
        what = f"the look of {row['at']} at clip {row['article_id']}"
        yield f"{what} names capture {row['capture']}, which is a page of another address"
    for row in _strange(db, _CAPTURES):
        yield f"capture {row['capture']} is said to be of address {row['address_id']}, which was never at {row['url']}"


def changed_words(db: sqlite3.Connection) -> Iterator[str]:
    """Revisions whose text is not the one whose SHA-256 was kept with it."""
    for row in db.execute(_WORDS):
        if hashlib.sha256(row["text"]).hexdigest() != row["text_sha256"]:
            yield f"the words of revision {row['number']} of clip {row['article_id']} were changed after they were kept"


def _strange(db: sqlite3.Connection, query: str) -> Iterator[sqlite3.Row]:
    """The rows of *query*, which no alias ties to their address, without those that a key does."""
    for row in db.execute(query):
        keys = {key(written) for url in (row["url"], row["final_url"]) for written in (url, canonical(url))}
        led = (db.execute("SELECT address_id FROM address_keys WHERE key = ?", (each,)).fetchone() for each in keys)
        if row["address_id"] is None or all(one is None or one["address_id"] != row["address_id"] for one in led):
            yield row
