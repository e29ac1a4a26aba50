"""What articles tell, for whoever groups them: the beginning of their words, and the story that each is in already.

Not here: stories as people see them (shown.py).
"""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from monitor.model import Told
from monitor.store.times import loaded, stored

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


def _told(row: sqlite3.Row) -> Told:
    return Told(
        id=row["id"],
        title=row["title"],
        text=_beginning(row["lead"], row["text"]),
        published=loaded(row["published"]),
        outlet=row["outlet"],
        story=row["story_id"],
    )


def _beginning(lead: str, text: str) -> str:
    """The lead and the first paragraphs: many pages print the lead as the first of them."""
    whole = text if text.startswith(lead[:_MOST]) else f"{lead}\n{text}"
    return whole[:_MOST]
