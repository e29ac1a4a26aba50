"""All that the machine says of one side of the scope, anew: after a rebuild, or when it judges otherwise than before.

Ids stay as far as they can, and what people placed stays where it is. Not here: what belongs together (the caller).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

from monitor.errors import StoreError
from monitor.model import Common
from monitor.store.stories.machine import packed

Group = Sequence[tuple[int, Common | None]]


def regroup(db: sqlite3.Connection, groups: Sequence[Group], version: str, *, in_scope: bool) -> None:
    """Replace the machine's members of one side by *groups*, the founder of each first."""
    rows = db.execute("SELECT article_id, story_id, act_id FROM story_of WHERE in_scope = ?", (in_scope,)).fetchall()
    before: dict[int, int | None] = {row["article_id"]: row["story_id"] for row in rows}
    placed: dict[int, int] = {row["article_id"]: row["story_id"] for row in rows if row["act_id"] is not None}
    _check(groups, before)
    ids = list(_ids(db, groups, before, placed))
    _write(db, groups, ids, version, in_scope=in_scope)
    after = {article: story for group, story in zip(groups, ids, strict=True) for article, _ in group} | placed
    _let_lead(db, before, after)


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
    kept, taken = set(placed.values()), set[int]()
    for group in groups:
        articles = [article for article, _ in group]
        story = _of_people(articles, placed, taken)
        if story is None:
            had = (before[article] for article in articles)
            story = next((each for each in had if each is not None and each not in taken and each not in kept), None)
        if story is None:
            story = new = new + 1
        taken.add(story)
        yield story


def _of_people(articles: list[int], placed: dict[int, int], taken: set[int]) -> int | None:
    stories = sorted({placed[article] for article in articles if article in placed})
    if len(stories) > 1:
        raise StoreError(
            f"a group holds articles that people placed in stories {stories[0]} and {stories[1]}; keep these apart"
        )
    if stories and stories[0] in taken:
        raise StoreError(f"two groups hold articles that people placed in story {stories[0]}; make them one")
    return stories[0] if stories else None


def _write(db: sqlite3.Connection, groups: Sequence[Group], ids: list[int], version: str, *, in_scope: bool) -> None:
    together = list(zip(groups, ids, strict=True))
    db.executemany(
        """
        INSERT INTO stories (id, founder_id, in_scope) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET founder_id = excluded.founder_id WHERE founder_id <> excluded.founder_id
        """,
        ((story, group[0][0], in_scope) for group, story in together),
    )
    db.execute("DELETE FROM story_members WHERE (SELECT in_scope FROM articles WHERE id = article_id) = ?", (in_scope,))
    db.executemany(
        "INSERT INTO story_members (article_id, story_id, why, version) VALUES (?, ?, ?, ?)",
        ((article, story, packed(why), version) for group, story in together for article, why in group),
    )


def _let_lead(db: sqlite3.Connection, before: dict[int, int | None], after: dict[int, int]) -> None:
    """Let the id of a story that is no more lead to its founder, or to the first of its articles if that had left it."""
    there = set(after.values())
    gone: dict[int, list[int]] = defaultdict(list)
    for article, story in before.items():
        if story is not None and story not in there:
            gone[story].append(article)
    founders = db.execute(
        "SELECT id, founder_id FROM stories WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(gone)),)
    ).fetchall()
    for row in founders:
        remaining = [article for article in gone[row["id"]] if article in after] or gone[row["id"]]
        if row["founder_id"] not in remaining:
            db.execute("UPDATE stories SET founder_id = ? WHERE id = ?", (min(remaining), row["id"]))
