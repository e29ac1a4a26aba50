"""What people did to stories, read back: the headlines that stand, the history, and what keeps a named story there.

Not here: doing it (people.py).
"""

import json
import sqlite3
from collections.abc import Collection

from monitor.store.stories import standing
from monitor.store.stories.values import Act, Deed
from monitor.store.times import loaded


def named(db: sqlite3.Connection, stories: Collection[int]) -> dict[int, Act]:
    """Return the act that gave each of *stories* the headline of a person, where one stands."""
    return {story: act for story, act in _newest(db, stories, "rename").items() if act.headline}


def pinned(db: sqlite3.Connection, stories: Collection[int]) -> dict[int, Act]:
    """Return the act that pinned the headline of an article to each of *stories*, where one stands; it may have left."""
    return {story: act for story, act in _newest(db, stories, "pin").items() if act.articles}


def given_since(db: sqlite3.Connection, act: int) -> tuple[int, dict[int, str]]:
    """Return the newest act there is, and the names that people gave to stories after *act*."""
    rows = db.execute("SELECT id, act, story_id, detail FROM story_acts WHERE id > ? ORDER BY id", (act,)).fetchall()
    given = {row["story_id"]: str(json.loads(row["detail"])["headline"]) for row in rows if row["act"] == "rename"}
    return (rows[-1]["id"] if rows else act), given


def done_by(db: sqlite3.Connection, act: int) -> Act | None:
    """Return one act; None where there is none."""
    row = db.execute("SELECT * FROM story_acts WHERE id = ?", (act,)).fetchone()
    return None if row is None else _act(row)


def hold(db: sqlite3.Connection, story: int) -> None:
    """Place an article in a story that a person named or pinned and in which people placed none any more, so that it stays.

    The placement follows from the newest act that named it.
    """
    members = standing.members(db, [story]).get(story, {})
    newest = (*_newest(db, [story], "rename").values(), *_newest(db, [story], "pin").values())
    acts = [act.id for act in newest if act.headline or act.articles]
    if acts and members and not any(members.values()):
        put(db, [standing.founder(db, story, members)], story, max(acts))


def only_holds(db: sqlite3.Connection, act: int, article_id: int) -> bool:
    """Say whether an act that placed an article gave the story a headline, and said nothing of the article itself."""
    row = db.execute(
        """
        SELECT act IN ('rename', 'pin') AND :article NOT IN (SELECT value FROM json_each(detail, '$.articles')) AS so
        FROM story_acts WHERE id = :act
        """,
        {"article": article_id, "act": act},
    ).fetchone()
    return bool(row["so"])


def put(db: sqlite3.Connection, articles: Collection[int], story: int, act: int) -> None:
    """Place *articles* in a story, as follows from the act of a person."""
    db.executemany(
        "INSERT INTO story_placements (article_id, story_id, act_id) VALUES (?, ?, ?)",
        [(article, story, act) for article in sorted(articles)],
    )


def history(db: sqlite3.Connection, story: int) -> tuple[Act, ...]:
    """Return what people did to a story, to those merged into it, and to those whose twins they are, oldest first.

    Of a story out of scope that was merged away, also what people did to the one that it became.
    """
    rows = db.execute(
        """
        WITH RECURSIVE all_of (id) AS (
            SELECT :story
            UNION SELECT g.story_id FROM all_of JOIN story_merges g ON g.into_id = all_of.id
            UNION SELECT g.into_id FROM all_of JOIN story_merges g ON g.story_id = all_of.id
            UNION SELECT t.twin_of FROM all_of JOIN stories t ON t.id = all_of.id WHERE t.twin_of IS NOT NULL
        )
        SELECT * FROM story_acts WHERE id IN (
            SELECT id FROM story_acts WHERE story_id IN all_of UNION SELECT id FROM story_acts WHERE other_id IN all_of
        ) ORDER BY id
        """,
        {"story": story},
    )
    return tuple(_act(row) for row in rows)


def since(db: sqlite3.Connection, act: Act) -> tuple[Act, ...]:
    """Return what people did after *act* to the stories that its reverse would change, oldest first.

    What came about with it, as the name that an undone merge gives back, is one with it.
    """
    here = {each.id: each for each in history(db, act.story)}
    touched = [each for each in (act.story, act.other) if each is not None]
    ends = [end for end in (standing.live(db, each) for each in touched) if end is not None]
    there = {each.id: each for story in {*touched, *ends} for each in history(db, story)}
    apart = {id_: each for id_, each in there.items() if (each.who, each.at) != (act.who, act.at)}
    return tuple(each for id_, each in sorted((here | apart).items()) if id_ > act.id)


def _newest(db: sqlite3.Connection, stories: Collection[int], deed: Deed) -> dict[int, Act]:
    """The newest act of a kind on each of *stories*; else, on the story out of scope whose twin it is.

    Where people merged that one away, what they did to the one that it became goes before.
    """
    rows = db.execute(
        """
        SELECT s.id AS of_story, a.* FROM json_each(:stories) wanted JOIN stories s ON s.id = wanted.value
        JOIN story_acts a ON a.id = COALESCE(
            (SELECT MAX(id) FROM story_acts WHERE story_id = s.id AND act = :deed),
            (SELECT MAX(id) FROM story_acts WHERE act = :deed AND story_id = (
                WITH RECURSIVE way (id, step) AS (
                    SELECT s.twin_of, 0
                    UNION ALL SELECT g.into_id, way.step + 1 FROM way JOIN story_merges g ON g.story_id = way.id
                )
                SELECT id FROM way ORDER BY step DESC LIMIT 1
            )),
            (SELECT MAX(id) FROM story_acts WHERE story_id = s.twin_of AND act = :deed)
        )
        """,
        {"deed": deed, "stories": json.dumps(sorted(stories))},
    )
    return {row["of_story"]: _act(row) for row in rows}


def _act(row: sqlite3.Row) -> Act:
    detail = json.loads(row["detail"])
    return Act(
        id=row["id"],
        at=loaded(row["at"]),
        who=row["who"],
        act=row["act"],
        story=row["story_id"],
        other=row["other_id"],
        stories=tuple(detail["stories"]),
        articles=tuple(detail["articles"]),
        headline=detail["headline"],
        note=row["note"],
        parts=tuple((story, tuple(articles)) for story, articles in detail.get("parts", ())),
    )
