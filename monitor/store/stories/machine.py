"""What the machine says of one article: the story it joins, and that it leaves one when it comes into scope.

Not here: all of it anew (regrouping.py), people (people.py).
"""

import json
import sqlite3
from dataclasses import asdict

from monitor.errors import StoreError
from monitor.model import Common
from monitor.store.stories import names, standing, telling


def join(db: sqlite3.Connection, article_id: int, story: int | None, why: Common | None, version: str) -> int:
    """Put an original that has no story into *story*, or into one that it founds; return the story it is in."""
    place = standing.place(db, article_id)
    if place.story is not None:
        return place.story
    if story is None:
        target = standing.found(db, article_id, in_scope=place.in_scope)
    else:
        target = _there(db, story, in_scope=place.in_scope)
    other = None if why is None else why.article
    today = telling.digests(db, {article_id} if other is None else {article_id, other})
    db.execute(
        "INSERT INTO story_members (article_id, story_id, why, version, words) VALUES (?, ?, ?, ?, ?)",
        (article_id, target, packed(why), version, telling.words(today, article_id, other)),
    )
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

    One that a person placed goes to the twin of its story, by the same act: so what people put together or apart stays so.
    The first one founds the twin; where it was the last one out of scope, the story itself comes in. Others wait for a
    story, and so does one that only held a named story there (`names.only_holds`), once a twin has the name.
    """
    story, act = _before(db, article_id)
    db.execute("DELETE FROM story_members WHERE article_id = ?", (article_id,))
    if story is None:
        return
    others, twin = bool(standing.members(db, [story])), None
    if act is not None:
        twin = standing.twin(db, story)
        if twin is None and not others:
            db.execute("UPDATE stories SET in_scope = 1 WHERE id = ?", (story,))
            return
        if twin is None or not names.only_holds(db, act, article_id):
            names.put(db, [article_id], twin or standing.found(db, article_id, in_scope=True, twin_of=story), act)
    if others:
        names.hold(db, story)
    elif twin is None:
        standing.left(db, story, article_id)
    else:  # its id leads where its name is
        standing.left(db, story, standing.founder(db, twin, standing.members(db, [twin])[twin]))


def _there(db: sqlite3.Connection, story: int, *, in_scope: bool) -> int:
    target = standing.live(db, story) or standing.merged_into(db, story)
    side = standing.side(db, target)
    if side is None:
        raise StoreError(f"there is no story {story}; name one that is, or none for a new one")
    if side != in_scope:
        raise StoreError(
            f"story {target} is on the other side of the scope; name one of the side that the article is on"
        )
    return target


def _before(db: sqlite3.Connection, article_id: int) -> tuple[int | None, int | None]:
    """The story out of scope that an article was in, and the act of the person who had placed it there, if one had."""
    row = db.execute(
        """
        SELECT s.id, p.act_id, m.story_id FROM (SELECT :article AS id) a
        LEFT JOIN story_placements p ON p.id = (SELECT MAX(id) FROM story_placements WHERE article_id = a.id)
        LEFT JOIN stories s ON s.id = p.story_id AND NOT EXISTS (SELECT 1 FROM story_merges g WHERE g.story_id = s.id)
        LEFT JOIN story_members m ON m.article_id = a.id
        """,
        {"article": article_id},
    ).fetchone()
    return (row["story_id"], None) if row["id"] is None else (row["id"], row["act_id"])
