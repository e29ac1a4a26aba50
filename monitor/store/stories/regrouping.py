"""All that the machine says of one side of the scope, anew: after a rebuild, or when it judges otherwise than before.

Ids stay as far as they can, and what people placed stays where it is. Not here: what belongs together (the caller).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

from monitor.errors import StoreError
from monitor.model import Common
from monitor.store.stories import telling
from monitor.store.stories.machine import packed

Group = Sequence[tuple[int, Common | None]]


def regroup(db: sqlite3.Connection, groups: Sequence[Group], version: str, *, in_scope: bool) -> None:
    """Replace the machine's members of one side by *groups*, the founder of each first."""
    rows = db.execute("SELECT article_id, story_id, act_id FROM story_of WHERE in_scope = ?", (in_scope,)).fetchall()
    before: dict[int, int | None] = {row["article_id"]: row["story_id"] for row in rows}
    placed: dict[int, int] = {row["article_id"]: row["story_id"] for row in rows if row["act_id"] is not None}
    _check(groups, before)
    where: dict[int, int] = {}
    for group, story in zip(groups, _ids(db, groups, before, placed), strict=True):
        here: dict[int, int] = {}
        for article, why in group:
            here[article] = placed.get(article, story if why is None else here.get(why.article, story))
        where |= here
    _write(db, groups, where, version, in_scope=in_scope)
    _let_lead(db, before, {*where.values(), *(story for each, story in before.items() if each not in where)})


def _check(groups: Sequence[Group], known: dict[int, int | None]) -> None:
    seen: set[int] = set()
    for group in groups:
        if not group:
            raise StoreError("a group holds no article; leave it out")
        for article, _ in group:
            if article in seen:
                raise StoreError(f"article {article} stands twice in the groups; put it into one")
            if article not in known:
                raise StoreError(f"article {article} is no original of this side of the scope; leave it out")
            seen.add(article)


def _ids(
    db: sqlite3.Connection, groups: Sequence[Group], before: dict[int, int | None], placed: dict[int, int]
) -> Iterator[int]:
    """The id of each group: of what people placed, else the first that its articles had and that is free, else a new one."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'stories'").fetchone()
    new = 0 if row is None else int(row["seq"])
    taken = set(placed.values())
    for group in groups:
        articles = [article for article, _ in group]
        story = next((placed[article] for article in articles if article in placed), None)
        if story is None:
            had = (before[article] for article in articles)
            story = next((each for each in had if each is not None and each not in taken), None)
        if story is None:
            story = new = new + 1
        taken.add(story)
        yield story


def _write(
    db: sqlite3.Connection, groups: Sequence[Group], where: dict[int, int], version: str, *, in_scope: bool
) -> None:
    founders: dict[int, int] = {}
    for article, story in where.items():
        founders.setdefault(story, article)
    db.executemany(
        """
        INSERT INTO stories (id, founder_id, in_scope) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET founder_id = excluded.founder_id WHERE founder_id <> excluded.founder_id
        """,
        ((story, founder, in_scope) for story, founder in founders.items()),
    )
    # What was said of a copy before it was one holds no longer.
    db.execute(
        """
        DELETE FROM story_members WHERE (SELECT in_scope FROM articles WHERE id = article_id) = ?
        AND article_id IN (SELECT article_id FROM copies)
        """,
        (in_scope,),
    )
    said = [(article, why, None if why is None else why.article) for group in groups for article, why in group]
    today = telling.digests(db, where.keys() | {other for _, _, other in said if other is not None})
    db.executemany(
        """
        INSERT INTO story_members (article_id, story_id, why, version, words) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (article_id) DO UPDATE SET
            (story_id, why, version, words) = (excluded.story_id, excluded.why, excluded.version, excluded.words)
        """,
        (
            (article, where[article], packed(why), version, telling.words(today, article, other))
            for article, why, other in said
        ),
    )


def _let_lead(db: sqlite3.Connection, before: dict[int, int | None], there: set[int | None]) -> None:
    """Let the id of a story that is no more lead to its founder, or to the first of its articles if that had left it."""
    gone: dict[int, list[int]] = defaultdict(list)
    for article, story in before.items():
        if story is not None and story not in there:
            gone[story].append(article)
    founders = db.execute(
        "SELECT id, founder_id FROM stories WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(gone)),)
    ).fetchall()
    for row in founders:
        if row["founder_id"] not in gone[row["id"]]:
            db.execute("UPDATE stories SET founder_id = ? WHERE id = ?", (min(gone[row["id"]]), row["id"]))
