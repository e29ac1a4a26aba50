"""What articles tell, for whoever groups them: the beginning of their words, and the story that each is in already.

Kept with each membership is a digest of what was told then, so that other words are seen however they came.
Not here: stories as people see them (shown.py).
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from monitor.model import Told
from monitor.store.times import loaded, stored

_DIGITS = 16  # of a digest, hexadecimal
_MOST = 2000  # characters: what an article is about stands in its beginning


def window(db: sqlite3.Connection, since: datetime, until: datetime, *, in_scope: bool) -> tuple[Told, ...]:
    """Return the originals published from *since* to *until*, oldest first."""
    # CROSS JOIN: the times come first, whatever the statistics of SQLite say.
    rows = db.execute(
        """
        SELECT a.id, a.outlet, r.title, r.lead, substr(r.text, 1, :most) AS text, r.published, o.story_id
        FROM revisions r CROSS JOIN articles a ON a.id = r.article_id CROSS JOIN story_of o ON o.article_id = a.id
        WHERE r.published BETWEEN :since AND :until AND a.in_scope = :in_scope
        AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id)
        ORDER BY r.published, a.id
        """,
        {"most": _MOST, "since": stored(since), "until": stored(until), "in_scope": in_scope},
    )
    return tuple(_told(row) for row in rows)


def told(db: sqlite3.Connection, article_ids: Sequence[int]) -> tuple[Told, ...]:
    """Return given articles in their order; a copy has the story of its original."""
    rows = db.execute(
        """
        SELECT a.id, a.outlet, r.title, r.lead, substr(r.text, 1, :most) AS text, r.published, o.story_id
        FROM json_each(:ids) wanted JOIN articles a ON a.id = wanted.value JOIN revisions r ON r.article_id = a.id
        LEFT JOIN copies c ON c.article_id = a.id JOIN story_of o ON o.article_id = COALESCE(c.original_id, a.id)
        WHERE r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id)
        ORDER BY wanted.key
        """,
        {"most": _MOST, "ids": json.dumps(list(article_ids))},
    )
    return tuple(_told(row) for row in rows)


def ungrouped(db: sqlite3.Connection, *, in_scope: bool) -> tuple[int, ...]:
    """Return the ids of the originals that are in no story yet, oldest published first."""
    rows = db.execute(
        """
        SELECT o.article_id FROM story_of o JOIN revisions r ON r.article_id = o.article_id
        WHERE o.in_scope = ? AND o.story_id IS NULL
        AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = o.article_id)
        ORDER BY r.published, o.article_id
        """,
        (in_scope,),
    )
    return tuple(row["article_id"] for row in rows)


def originals(db: sqlite3.Connection, *, in_scope: bool) -> tuple[int, ...]:
    """Return the ids of all originals of one side of the scope, oldest published first."""
    rows = db.execute(
        """
        SELECT o.article_id FROM story_of o JOIN revisions r ON r.article_id = o.article_id
        WHERE o.in_scope = ? AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = o.article_id)
        ORDER BY r.published, o.article_id
        """,
        (in_scope,),
    )
    return tuple(row["article_id"] for row in rows)


def versions(db: sqlite3.Connection) -> frozenset[str]:
    """Return what put articles into their stories, as the machine says."""
    return frozenset(row["version"] for row in db.execute("SELECT DISTINCT version FROM story_members"))


def grouped(db: sqlite3.Connection) -> tuple[int, ...]:
    """Return the ids of the originals that are in a story."""
    return tuple(row["article_id"] for row in db.execute("SELECT article_id FROM story_of WHERE story_id IS NOT NULL"))


def digests(db: sqlite3.Connection, article_ids: Collection[int]) -> dict[int, str]:
    """Return the digest of what each article tells today; unknown ids are left out."""
    rows = db.execute(
        """
        SELECT r.article_id, r.title, r.lead, substr(r.text, 1, :most) AS text, r.published
        FROM json_each(:ids) wanted JOIN revisions r ON r.article_id = wanted.value
        WHERE r.number = (SELECT MAX(number) FROM revisions WHERE article_id = wanted.value)
        """,
        {"most": _MOST, "ids": json.dumps(sorted(article_ids))},
    )
    return {row["article_id"]: _digest(row) for row in rows}


def words(today: Mapping[int, str], article: int, other: int | None) -> str:
    """Return what is kept with the membership of *article*: its digest of *today*, and that of what it was put beside."""
    return " ".join(today.get(each, "") for each in (article, other) if each is not None)


def reworded(db: sqlite3.Connection, article_ids: Collection[int]) -> frozenset[int]:
    """Return those of *article_ids* that the machine grouped by other words than they, or the other article, have today.

    So are those of which it has said nothing: a person alone put them there, and nothing was weighed against them.
    """
    rows = db.execute(
        """
        SELECT wanted.value AS id, m.words, json_extract(m.why, '$.article') AS other
        FROM json_each(?) wanted LEFT JOIN story_members m ON m.article_id = wanted.value
        """,
        (json.dumps(sorted(article_ids)),),
    ).fetchall()
    today = digests(db, {row["id"] for row in rows} | {row["other"] for row in rows if row["other"] is not None})
    return frozenset(row["id"] for row in rows if row["words"] != words(today, row["id"], row["other"]))


def _told(row: sqlite3.Row) -> Told:
    return Told(
        id=row["id"],
        title=row["title"],
        text=_beginning(row["lead"], row["text"]),
        published=loaded(row["published"]),
        outlet=row["outlet"],
        story=row["story_id"],
    )


def _digest(row: sqlite3.Row) -> str:
    told = json.dumps((row["title"], _beginning(row["lead"], row["text"]), row["published"]))
    return hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]


def _beginning(lead: str, text: str) -> str:
    """The lead and the first paragraphs: many pages print the lead as the first of them."""
    whole = text if text.startswith(lead[:_MOST]) else f"{lead}\n{text}"
    return whole[:_MOST]
