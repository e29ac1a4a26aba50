"""Stories as people see them: the headline that stands, the articles and why each is there, what people did.

Not here: how they came about (machine.py, people.py).
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from monitor.store.stories import names, standing, telling
from monitor.store.stories.machine import unpacked
from monitor.store.stories.values import Act, Changes, Marks, Member, Story, StoryLine
from monitor.store.times import loaded, loaded_or_none, stored

Row = sqlite3.Row


@dataclass(frozen=True, slots=True)
class _Headline:
    """How a story is called, and by whom."""

    text: str
    name: str  # that a person gave it
    by: str  # the person who gave it, or pinned it; "": the machine
    pin: int | None  # the member whose headline a person pinned


def get(db: sqlite3.Connection, story_id: int) -> Story | None:
    """Return the story to which an id leads."""
    story = standing.live(db, story_id)
    if story is None:
        return None
    rows = _rows(db, [story])
    headline = _headline(rows, names.named(db, [story]), names.pinned(db, [story]))
    reworded = telling.reworded(db, [row["id"] for row in rows])
    members = tuple(_member(row, rows, reworded) for row in rows)
    return Story(
        id=story,
        headline=headline.text,
        headline_by="person" if headline.by else "machine",
        pinned=headline.pin,
        members=members,
        first=members[0].published,
        last=members[-1].published,
        acts=names.history(db, story),
        name=headline.name,
        named_by=headline.by,
        in_scope=bool(rows[0]["in_scope"]),
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
    found_lines = lines(db, [row["story_id"] for row in found]).values()
    return tuple(sorted(found_lines, key=lambda line: (line.last, line.id), reverse=True))


def lines(db: sqlite3.Connection, stories: Collection[int]) -> dict[int, StoryLine]:
    """Return a line for each of *stories* that has articles."""
    named, pinned = names.named(db, stories), names.pinned(db, stories)
    all_rows = _rows(db, stories)
    reprints = _reprints(db, [row["id"] for row in all_rows])
    groups = (list(rows) for _, rows in groupby(all_rows, key=lambda row: row["story_id"]))
    return {rows[0]["story_id"]: _line(rows, reprints, named, pinned) for rows in groups}


def of_many(db: sqlite3.Connection, article_ids: Collection[int]) -> dict[int, int]:
    """Return the story of each article that has one; a copy has that of its original."""
    rows = db.execute(
        """
        SELECT wanted.value AS id, (
            SELECT story_id FROM story_of WHERE article_id = COALESCE(
                (SELECT original_id FROM copies WHERE article_id = wanted.value), wanted.value)
        ) AS story_id FROM json_each(?) wanted
        """,
        (json.dumps(list(article_ids)),),
    )
    return {row["id"]: row["story_id"] for row in rows if row["story_id"] is not None}


def changes(db: sqlite3.Connection, since: Marks) -> Changes:
    """Return where each article is that may be in another story than it was at *since*, and what people named since."""
    rows = db.execute(
        """
        SELECT seq, article_id, (SELECT story_id FROM story_of o WHERE o.article_id = t.article_id) AS story_id
        FROM touched t WHERE seq > ? ORDER BY seq
        """,
        (since.touched,),
    ).fetchall()
    act, given = names.given_since(db, since.acts)
    until = Marks(rows[-1]["seq"] if rows else since.touched, act)
    return Changes(until, {row["article_id"]: row["story_id"] for row in rows}, given)


def _rows(db: sqlite3.Connection, stories: Collection[int]) -> list[Row]:
    """A row per member of each of *stories*, story by story, oldest first.

    Who named a story, or pinned an article, placed one there only to hold it: that is not told as placing.
    """
    members = standing.members(db, stories)
    return db.execute(
        """
        SELECT m.story_id, a.id, a.outlet, a.outlet_group, r.title, r.url, r.published,
            a.id = s.founder_id AS founded, s.in_scope, said.why, act.who, act.at
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


def _reprints(db: sqlite3.Connection, originals: Collection[int]) -> dict[int, list[str]]:
    """The outlets of the copies of each of *originals*, on the same side of the scope."""
    rows = db.execute(
        """
        SELECT c.original_id, a.outlet FROM copies c JOIN articles a ON a.id = c.article_id
        JOIN articles o ON o.id = c.original_id
        WHERE c.original_id IN (SELECT value FROM json_each(?)) AND a.in_scope = o.in_scope
        """,
        (json.dumps(list(originals)),),
    )
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        found[row["original_id"]].append(row["outlet"])
    return found


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


def _line(
    rows: list[Row], reprints: Mapping[int, list[str]], named: Mapping[int, Act], pinned: Mapping[int, Act]
) -> StoryLine:
    headline = _headline(rows, named, pinned)
    printed = Counter(row["outlet"] for row in rows)
    for row in rows:
        printed.update(reprints.get(row["id"], ()))
    return StoryLine(
        id=rows[0]["story_id"],
        headline=headline.text,
        members=len(rows),
        outlets=len({row["outlet"] for row in rows}),
        first=loaded(rows[0]["published"]),
        last=loaded(rows[-1]["published"]),
        articles=tuple(row["id"] for row in rows),
        printed=tuple(printed.most_common()),
        named_by=headline.by,
        in_scope=bool(rows[0]["in_scope"]),
    )


def _headline(rows: list[Row], named: Mapping[int, Act], pinned: Mapping[int, Act]) -> _Headline:
    """What a person named it, else the pinned headline, else that of the article that founded it, else of the oldest."""
    name, pin = named.get(rows[0]["story_id"]), pinned.get(rows[0]["story_id"])
    told_by = None if pin is None else next((row for row in rows if row["id"] == pin.articles[0]), None)
    pinned_here = None if told_by is None else int(told_by["id"])
    if name is not None:
        return _Headline(name.headline, name.headline, name.who, pinned_here)
    if pin is not None and told_by is not None:
        return _Headline(told_by["title"], "", pin.who, pinned_here)
    founder = next((row for row in rows if row["founded"]), rows[0])
    return _Headline(founder["title"], "", "", None)


def _is_in(article: int | None, rows: list[Row]) -> bool:
    return any(row["id"] == article for row in rows)
