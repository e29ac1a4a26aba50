"""Which flags a queue has and in which order: one pass over all flags of articles in scope, without their words.

What somebody accepted stays in it, as it stood then, when the article or the rules say it no more. Not here: the words of a
flag and what people decided of it (flag_queue.py).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from monitor.store.flag_values import Asked, Counts, Span, State
from monitor.store.labels import ACT_OF_FLAG, ENDED
from monitor.store.stories import standing
from monitor.store.times import stored

PUBLISHED = """
    COALESCE((SELECT d.published FROM search_docs d WHERE d.article_id = f.article_id),
        (SELECT r.published FROM revisions r WHERE r.article_id = f.article_id ORDER BY r.number DESC LIMIT 1))
"""
# Whether a case was opened from the act {x}. "+": an index of an expression serves no comparison with a column.
_CASED = """
    EXISTS (SELECT 1 FROM case_steps s WHERE s.kind = 'linked' AND json_extract(s.body, '$.act') = +{x}.id)
"""
CASED = _CASED.format(x="x")
# What was last decided of the flag f, "cased" where that led to a case.
_DECIDED = ACT_OF_FLAG.replace(
    "SELECT x.act", f"SELECT CASE WHEN x.act = 'accepted' AND {CASED} THEN 'cased' ELSE x.act END", 1
)
_FAMILY = """
    COALESCE((SELECT o.story_id FROM story_of o WHERE o.article_id = COALESCE(c.original_id, a.id)), -COALESCE(c.original_id, a.id))
"""
# CROSS JOIN: the flags come first, whatever the statistics of SQLite say, and in the order in which articles lie in the file.
LINES = f"""
    SELECT f.article_id, f.position, f.kind, f.fact, f.found, f.score, a.outlet_group, c.original_id, {_FAMILY} AS family,
        {PUBLISHED} AS published, ({_DECIDED}) AS act, 1 AS stands
    FROM flags f CROSS JOIN articles a ON a.id = f.article_id AND (a.in_scope OR ({ACT_OF_FLAG}) = 'accepted') AND NOT {ENDED}
    LEFT JOIN copies c ON c.article_id = a.id
"""  # noqa: S608 - our own text
# The last act on a flag in one revision, of acts *x*.
_LAST = """
    {x}.id = (SELECT MAX(y.id) FROM flag_acts y WHERE y.article_id = {x}.article_id AND y.revision = {x}.revision
        AND y.kind = {x}.kind AND y.fact = {x}.fact AND y.sentence = {x}.sentence)
"""
# Of acts f: what was accepted and stands so no more, because the article, the rules or the registers are others by now; and
# nobody decided of it in a later revision.
KEPT = f"""
    f.act = 'accepted' AND {_LAST.format(x="f")} AND NOT (
        f.revision = (SELECT MAX(r.number) FROM revisions r WHERE r.article_id = f.article_id) AND NOT {ENDED} AND EXISTS (
            SELECT 1 FROM flags s
            WHERE s.article_id = f.article_id AND s.kind = f.kind AND s.fact = f.fact AND s.sentence = f.sentence
        )
    ) AND NOT EXISTS (
        SELECT 1 FROM flag_acts x WHERE x.article_id = f.article_id AND x.revision > f.revision
        AND x.kind = f.kind AND x.fact = f.fact AND x.sentence = f.sentence
        AND x.act <> 'reopened' AND {_LAST.format(x="x")}
    )
"""  # noqa: S608 - our own text
KEPT_LINES = f"""
    SELECT f.article_id, -f.id AS position, f.kind, f.fact, json_extract(f.flag, '$.found'), json_extract(f.flag, '$.score'),
        a.outlet_group, c.original_id, {_FAMILY} AS family, {PUBLISHED} AS published,
        CASE WHEN {_CASED.format(x="f")} THEN 'cased' ELSE f.act END AS act, 0 AS stands
    FROM flag_acts f CROSS JOIN articles a ON a.id = f.article_id AND {KEPT} LEFT JOIN copies c ON c.article_id = a.id
"""  # noqa: S608 - our own text
IN_ORDER = "ORDER BY f.article_id, position"
OF_SOME = """
    WHERE f.article_id IN (
        SELECT value FROM json_each(?1) UNION SELECT article_id FROM copies WHERE original_id IN (SELECT value FROM json_each(?1))
    )
"""
TOUCHED = "SELECT seq, article_id FROM touched WHERE seq > ? ORDER BY seq LIMIT ?"
STATES: Mapping[str | None, State] = {
    None: "open",
    "reopened": "open",
    "dismissed": "dismissed",
    "accepted": "accepted",
    "cased": "cased",
}


@dataclass(frozen=True, slots=True)
class Line:
    """All by which one flag is chosen, counted and put in its place."""

    article: int
    number: int
    kind: str
    same: tuple[
        int, str, str, str, bool
    ]  # what says the same in one story has one; what stands no more has one of its own
    score: float
    group: str
    copy: bool
    published: str
    state: State


@dataclass(frozen=True, slots=True)
class Arranged:
    """All lines there are, in the order of the queue, and the rows that they make."""

    lines: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


def read_all(db: sqlite3.Connection) -> Arranged:
    """Return all there are of articles in scope."""
    return arranged(_read(db, IN_ORDER))


def read_since(db: sqlite3.Connection, seen: int, limit: int) -> tuple[int, dict[int, tuple[Line, ...]]]:
    """Return those of the first *limit* articles of which something changed after the change *seen*, and of their copies.

    With them the number of the last of these changes; *seen* itself where there is none.
    """
    touched = db.execute(TOUCHED, (seen, limit)).fetchall()
    found: dict[int, tuple[Line, ...]] = {row["article_id"]: () for row in touched}
    for line in _read(db, f"{OF_SOME} {IN_ORDER}", json.dumps(list(found))):
        found[line.article] = (*found.get(line.article, ()), line)
    return (touched[-1]["seq"] if touched else seen), found


def lines_of_kin(db: sqlite3.Connection, article_id: int) -> list[Line]:
    """Return those of an article, of all members of its story and of their copies."""
    row = db.execute("SELECT original_id FROM copies WHERE article_id = ?", (article_id,)).fetchone()
    root = row["original_id"] if row else article_id
    story = standing.story_of(db, root)
    members = {root} if story is None else {root, *standing.members(db, [story]).get(story, ())}
    return list(_read(db, OF_SOME, json.dumps(sorted(members))))


def _read(db: sqlite3.Connection, which: str, *arguments: str) -> Iterator[Line]:
    """What stands, and then what was accepted and stands no more."""
    for lines in (LINES, KEPT_LINES):
        yield from map(_line, db.execute(f"{lines} {which}", arguments))


def _line(row: sqlite3.Row) -> Line:
    article, number, kind, fact, found, score, group, original, family, published, act, stands = row
    same = (family, kind, fact, found, bool(stands))
    return Line(article, number, kind, same, score, group, original is not None, published, STATES[act])


def arranged(lines: Iterable[Line]) -> Arranged:
    """All of *lines* as rows, in the order of the queue.

    What says the same of one story in one state is a row, led by the first in that order that is no copy.
    """
    ordered = tuple(in_order(lines))
    found: dict[object, list[Line]] = defaultdict(list)
    for line in ordered:
        found[line.same, line.state].append(line)
    return Arranged(ordered, tuple(tuple(sorted(row, key=lambda line: line.copy)) for row in found.values()))


def rows(all_: Arranged, asked: Asked) -> list[tuple[Line, ...]]:
    """The rows of *all_* with a member that is *asked* for, each whole."""
    dated = _within(all_.lines, (asked.since, asked.until))
    wanted = {(line.same, line.state) for line in dated if _has_values(line, asked)}
    return [row for row in all_.rows if (row[0].same, row[0].state) in wanted]


def in_order(lines: Iterable[Line]) -> list[Line]:
    """The highest score first, then the newest, then by ids."""
    by_ids = sorted(lines, key=lambda line: (line.article, line.number))
    newest = sorted(by_ids, key=lambda line: line.published, reverse=True)
    return sorted(newest, key=lambda line: line.score, reverse=True)


def counts(lines: Sequence[Line], asked: Asked, spans: Sequence[Span] = ()) -> Counts:
    """How many rows there are of each value and in each of *spans*, each beside all that is *asked* for otherwise."""
    dated = _within(lines, (asked.since, asked.until))

    def of(name: str, value: Callable[[Line], str]) -> dict[str, int]:
        found: dict[str, set[object]] = defaultdict(set)
        for line in dated:
            if _has_values(line, asked, name):
                found[value(line)].add((line.same, line.state))
        return {each: len(those) for each, those in sorted(found.items())}

    wanted = [line for line in lines if _has_values(line, asked)]
    return Counts(
        of("states", lambda line: line.state),
        of("kinds", lambda line: line.kind),
        of("groups", lambda line: line.group),
        tuple(len({(line.same, line.state) for line in _within(wanted, span)}) for span in spans),
    )


def _has_values(line: Line, asked: Asked, but: str = "") -> bool:
    """Whether *line* has the values that are asked for; what is asked of *but* does not count."""
    return (
        (but == "states" or not asked.states or line.state in asked.states)
        and (but == "kinds" or not asked.kinds or line.kind in asked.kinds)
        and (but == "groups" or not asked.groups or line.group in asked.groups)
    )


def _within(lines: Iterable[Line], span: Span) -> list[Line]:
    """Those of *lines* whose article was published in *span*."""
    since, until = (stored(moment) if moment else "" for moment in span)
    return [line for line in lines if since <= line.published and (not until or line.published < until)]
