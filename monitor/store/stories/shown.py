"""Stories as people see them: the headline that stands, the articles and why each is there, what people did.

Not here: how they came about (machine.py, people.py).
"""

import json
import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime
from itertools import groupby

from monitor.store.stories import names, standing, telling
from monitor.store.stories.machine import unpacked
from monitor.store.stories.values import Member, Story, StoryLine
from monitor.store.times import loaded, loaded_or_none, stored

Row = sqlite3.Row


def get(db: sqlite3.Connection, story_id: int) -> Story | None:
    """Return the story to which an id leads."""
    story = standing.live(db, story_id)
    if story is None:
        return None
    rows = _rows(db, [story])
    named, pinned = names.named(db, [story]), names.pinned(db, [story])
    reworded = telling.reworded(db, [row["id"] for row in rows])
    members = tuple(_member(row, rows, reworded) for row in rows)
    pin = pinned.get(story)
    return Story(
        id=story,
        headline=_headline(rows, named, pinned),
        headline_by="person" if story in named or _is_in(pin, rows) else "machine",
        pinned=pin if _is_in(pin, rows) else None,
        members=members,
        first=members[0].published,
        last=members[-1].published,
        acts=names.history(db, story),
    )


def recent(db: sqlite3.Connection, since: datetime, *, in_scope: bool) -> tuple[StoryLine, ...]:
    """Return the stories of which an article was published at *since* or later, the newest last article first."""
    # CROSS JOIN: the times come first, whatever the statistics of SQLite say.
    found = db.execute(
        """
        SELECT DISTINCT o.story_id FROM revisions r CROSS JOIN story_of o ON o.article_id = r.article_id
        WHERE r.published >= ? AND o.in_scope = ? AND o.story_id IS NOT NULL
        AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = r.article_id)
        """,
        (stored(since), in_scope),
    )
    ids = [row["story_id"] for row in found]
    named, pinned = names.named(db, ids), names.pinned(db, ids)
    groups = (list(rows) for _, rows in groupby(_rows(db, ids), key=lambda row: row["story_id"]))
    lines = [_line(rows, named, pinned) for rows in groups]
    return tuple(sorted(lines, key=lambda line: (line.last, line.id), reverse=True))


def _rows(db: sqlite3.Connection, stories: Collection[int]) -> list[Row]:
    """A row per member of each of *stories*, story by story, oldest first.

    Who named a story, or pinned an article, placed one there only to hold it: that is not told as placing.
    """
    members = standing.members(db, stories)
    return db.execute(
        """
        SELECT m.story_id, a.id, a.outlet, a.outlet_group, r.title, r.url, r.published,
            a.id = s.founder_id AS founded, said.why, act.who, act.at
        FROM (
            SELECT json_extract(value, '$[0]') AS story_id, json_extract(value, '$[1]') AS id,
                json_extract(value, '$[2]') AS act_id
            FROM json_each(?)
        ) m
        JOIN stories s ON s.id = m.story_id JOIN articles a ON a.id = m.id JOIN revisions r ON r.article_id = a.id
        LEFT JOIN story_members said ON said.article_id = a.id LEFT JOIN story_acts act ON act.id = m.act_id
            AND act.act IN ('merge', 'split', 'move')
        WHERE r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id)
        ORDER BY m.story_id, r.published, a.id
        """,
        (json.dumps([(story, *each) for story, articles in members.items() for each in articles.items()]),),
    ).fetchall()


def _member(row: Row, rows: list[Row], reworded: frozenset[int]) -> Member:
    why = unpacked(row["why"])
    if why is not None and (row["id"] in reworded or not _is_in(why.article, rows)):
        why = None  # the two say something else today, or are apart
    return Member(
        article=row["id"],
        title=row["title"],
        outlet=row["outlet"],
        group=row["outlet_group"],
        url=row["url"],
        published=loaded(row["published"]),
        why=why,
        placed_by=row["who"] or "",
        placed_at=loaded_or_none(row["at"]),
    )


def _line(rows: list[Row], named: Mapping[int, str], pinned: Mapping[int, int]) -> StoryLine:
    return StoryLine(
        id=rows[0]["story_id"],
        headline=_headline(rows, named, pinned),
        members=len(rows),
        outlets=len({row["outlet"] for row in rows}),
        first=loaded(rows[0]["published"]),
        last=loaded(rows[-1]["published"]),
    )


def _headline(rows: list[Row], named: Mapping[int, str], pinned: Mapping[int, int]) -> str:
    """What a person named it, else the pinned headline, else that of the article that founded it, else of the oldest."""
    story = rows[0]["story_id"]
    told_by = next((row for row in rows if row["founded"]), rows[0])
    told_by = next((row for row in rows if row["id"] == pinned.get(story)), told_by)
    return named.get(story, str(told_by["title"]))


def _is_in(article: int | None, rows: list[Row]) -> bool:
    return any(row["id"] == article for row in rows)
