"""Where articles stand, and where ids lead: what the other modules of stories ask.

Not here: what stories say (shown.py).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from monitor.errors import StoreError


@dataclass(frozen=True, slots=True)
class Place:
    """Where an original stands."""

    in_scope: bool
    story: int | None
    act: int | None  # of the person who put it there; None: the machine did


def place(db: sqlite3.Connection, article_id: int) -> Place:
    """Return where an original stands; StoreError for a copy, or where there is no such article."""
    row = db.execute("SELECT in_scope, story_id, act_id FROM story_of WHERE article_id = ?", (article_id,)).fetchone()
    if row is not None:
        return Place(bool(row["in_scope"]), row["story_id"], row["act_id"])
    copy = db.execute("SELECT original_id FROM copies WHERE article_id = ?", (article_id,)).fetchone()
    if copy is None:
        raise StoreError(f"there is no article {article_id}; name one that is kept")
    raise StoreError(
        f"article {article_id} is a copy of article {copy['original_id']} and is where that one is; name that one"
    )


def story_of(db: sqlite3.Connection, article_id: int) -> int | None:
    """Return the story of an article, or of its original."""
    row = db.execute(
        """
        SELECT story_id FROM story_of
        WHERE article_id = COALESCE((SELECT original_id FROM copies WHERE article_id = :article), :article)
        """,
        {"article": article_id},
    ).fetchone()
    return None if row is None else row["story_id"]


def members(db: sqlite3.Connection, stories: Collection[int]) -> dict[int, dict[int, int | None]]:
    """Return for each of *stories* its members, each with the act that put it there (None: the machine did)."""
    rows = db.execute(
        """
        WITH wanted (id) AS (SELECT value FROM json_each(?)), may (article_id) AS (
            SELECT article_id FROM story_members WHERE story_id IN wanted
            UNION SELECT article_id FROM story_placements WHERE story_id IN wanted
        )
        SELECT o.story_id, o.article_id, o.act_id FROM may JOIN story_of o ON o.article_id = may.article_id
        WHERE o.story_id IN wanted ORDER BY o.article_id
        """,
        (json.dumps(sorted(stories)),),
    )
    found: dict[int, dict[int, int | None]] = defaultdict(dict)
    for row in rows:
        found[row["story_id"]][row["article_id"]] = row["act_id"]
    return found


def merged_into(db: sqlite3.Connection, story: int) -> int:
    """Return the story into which people merged *story*, by however many steps; itself where nobody did."""
    row = db.execute(
        """
        WITH RECURSIVE way (id, step) AS (
            SELECT :story, 0
            UNION ALL SELECT g.into_id, way.step + 1 FROM way JOIN story_merges g ON g.story_id = way.id
        )
        SELECT id FROM way ORDER BY step DESC LIMIT 1
        """,
        {"story": story},
    ).fetchone()
    return int(row["id"])


def live(db: sqlite3.Connection, story: int) -> int | None:
    """Return the story with articles to which an id leads; None where there is none."""
    end = merged_into(db, story)
    if members(db, [end]):
        return end
    row = db.execute("SELECT founder_id FROM stories WHERE id = ?", (end,)).fetchone()
    return None if row is None else story_of(db, row["founder_id"])


def side(db: sqlite3.Connection, story: int) -> bool | None:
    """Return the side of the scope that a story is on; None where there is no such story."""
    row = db.execute("SELECT in_scope FROM stories WHERE id = ?", (story,)).fetchone()
    return None if row is None else bool(row["in_scope"])


def placed(db: sqlite3.Connection) -> dict[int, int]:
    """Return (article, story) of every original that stands where a person put it."""
    rows = db.execute(
        """
        SELECT o.article_id, o.story_id FROM (SELECT DISTINCT article_id FROM story_placements) p
        JOIN story_of o ON o.article_id = p.article_id WHERE o.act_id IS NOT NULL
        """
    )
    return {row["article_id"]: row["story_id"] for row in rows}


def founder(db: sqlite3.Connection, story: int, among: Collection[int]) -> int:
    """Return that of its members *among* by which a story is told: the one that founded it, else the oldest published."""
    row = db.execute(
        """
        SELECT r.article_id FROM revisions r WHERE r.article_id IN (SELECT value FROM json_each(:among))
        AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = r.article_id)
        ORDER BY r.article_id <> (SELECT founder_id FROM stories WHERE id = :story), r.published, r.article_id LIMIT 1
        """,
        {"among": json.dumps(sorted(among)), "story": story},
    ).fetchone()
    return int(row["article_id"])


def found(db: sqlite3.Connection, founder_id: int, *, in_scope: bool, twin_of: int | None = None) -> int:
    """Make a new story; return its id."""
    cursor = db.execute(
        "INSERT INTO stories (founder_id, in_scope, twin_of) VALUES (?, ?, ?)", (founder_id, in_scope, twin_of)
    )
    return int(cursor.lastrowid or 0)


def twin(db: sqlite3.Connection, story: int) -> int | None:
    """Return the story in scope where the articles go that people placed in *story*; None where none has come in yet.

    That of a story merged into it is its own, where it has no other.
    """
    row = db.execute(
        """
        WITH RECURSIVE all_of (id) AS (
            SELECT :story UNION SELECT g.story_id FROM all_of JOIN story_merges g ON g.into_id = all_of.id
        )
        SELECT t.id FROM all_of JOIN stories t ON t.twin_of = all_of.id ORDER BY t.twin_of <> :story, t.id LIMIT 1
        """,
        {"story": story},
    ).fetchone()
    return None if row is None else live(db, row["id"])


def left(db: sqlite3.Connection, story: int, article_id: int) -> None:
    """Let the id of a story that *article_id* has left lead to it, when it was the last one there."""
    if not members(db, [story]):
        db.execute("UPDATE stories SET founder_id = ? WHERE id = ?", (article_id, story))
