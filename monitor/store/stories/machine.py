"""What the machine says of one article: the story it joins, and that it leaves one when it comes into scope.

Not here: all of it anew (regrouping.py), people (people.py).
"""

import json
import sqlite3
from dataclasses import asdict

from monitor.errors import StoreError
from monitor.model import Common
from monitor.store.stories import names, standing


def join(db: sqlite3.Connection, article_id: int, story: int | None, why: Common | None, version: str) -> int:
    """Put an original into *story*, or into one that it founds, unless a person placed it; return the story it is in."""
    place = standing.place(db, article_id)
    if place.act is not None and place.story is not None:
        return place.story
    target = _own(db, article_id, place) if story is None else _there(db, story, place)
    db.execute(
        """
        INSERT INTO story_members (article_id, story_id, why, version) VALUES (?, ?, ?, ?)
        ON CONFLICT (article_id) DO UPDATE SET (story_id, why, version) = (excluded.story_id, excluded.why, excluded.version)
        """,
        (article_id, target, packed(why), version),
    )
    if place.story is not None:
        standing.left(db, place.story, article_id)
    return target


def packed(why: Common | None) -> str | None:
    """Return *why* as it is kept."""
    return None if why is None else json.dumps(asdict(why), ensure_ascii=False)


def unpacked(text: str | None) -> Common | None:
    """Return what `packed` wrote."""
    if text is None:
        return None
    said = json.loads(text)
    return Common(
        article=said["article"],
        likeness=said["likeness"],
        places=tuple(said["places"]),
        names=tuple(said["names"]),
        numbers=tuple(said["numbers"]),
        words=tuple(said["words"]),
        hours=said["hours"],
    )


def taken_in(db: sqlite3.Connection, article_id: int) -> None:
    """Let an article that has just come into scope leave what is out of scope.

    It is grouped anew, unless a person placed it and no other article is there: then its story comes into scope with it.
    """
    (story, placed) = _before(db, article_id)
    db.execute("DELETE FROM story_members WHERE article_id = ?", (article_id,))
    if story is None:
        return
    if standing.members(db, [story]):
        names.hold(db, story)
    elif placed:
        db.execute("UPDATE stories SET in_scope = 1 WHERE id = ?", (story,))
    else:
        standing.left(db, story, article_id)


def _own(db: sqlite3.Connection, article_id: int, place: standing.Place) -> int:
    """The story that the article founded, if it is still there; else a new one."""
    row = db.execute("SELECT id FROM stories WHERE id = ? AND founder_id = ?", (place.story, article_id)).fetchone()
    return standing.found(db, article_id, in_scope=place.in_scope) if row is None else int(row["id"])


def _there(db: sqlite3.Connection, story: int, place: standing.Place) -> int:
    target = standing.live(db, story) or standing.merged_into(db, story)
    side = standing.side(db, target)
    if side is None:
        raise StoreError(f"there is no story {story}; name one that is, or none for a new one")
    if side != place.in_scope:
        raise StoreError(
            f"story {target} is on the other side of the scope; name one of the side that the article is on"
        )
    return target


def _before(db: sqlite3.Connection, article_id: int) -> tuple[int | None, bool]:
    """The story out of scope that an article was in, and whether a person had placed it there."""
    row = db.execute(
        """
        SELECT s.id, m.story_id FROM (SELECT :article AS id) a
        LEFT JOIN story_placements p ON p.id = (SELECT MAX(id) FROM story_placements WHERE article_id = a.id)
        LEFT JOIN stories s ON s.id = p.story_id AND NOT EXISTS (SELECT 1 FROM story_merges g WHERE g.story_id = s.id)
        LEFT JOIN story_members m ON m.article_id = a.id
        """,
        {"article": article_id},
    ).fetchone()
    return (row["id"] or row["story_id"], row["id"] is not None)
