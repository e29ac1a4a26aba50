"""Which articles the watch must look at again, what stands around them, and what it says of them.

An article is looked at again when its key is another: made of its words, its story and the words told there, its other
appearances, whether it vanished, the version of the rules, and that of the registers. Whatever changes an article writes it
into `touched`, so what is looked for are the articles touched since the last time, and those that stand beside them.

Not here: what is told of an article (check), which older text it repeats (group).
"""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from monitor.model import Change, Signature
from monitor.store import clips, copies, labels
from monitor.store.database import Database
from monitor.store.stories import shown, standing
from monitor.store.times import loaded, loaded_or_none, stored
from monitor.store.watch_values import Beside, Due, Looked, Reach, Revision, Said, Version, Waiting

_DIGITS = 24  # of a digest, hexadecimal
_BEGINNING = 2000  # characters of an article that stands beside another
_LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
# CROSS JOIN: the times come first, whatever the statistics of SQLite say.
_SINCE = """
    SELECT r.article_id AS id FROM revisions r CROSS JOIN articles a ON a.id = r.article_id
    WHERE r.published >= :since AND a.in_scope
    AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = r.article_id)
"""
# Touched articles, their other appearances, and the members of all stories that they are in or were placed in.
_TOUCHED = """
    WITH changed (id) AS (SELECT article_id FROM touched WHERE seq > :seq),
    family (id) AS (
        SELECT id FROM changed
        UNION SELECT c.original_id FROM changed JOIN copies c ON c.article_id = changed.id
        UNION SELECT c.article_id FROM changed JOIN copies c ON c.original_id = changed.id
    ),
    told (id) AS (
        SELECT m.story_id FROM family JOIN story_members m ON m.article_id = family.id
        UNION SELECT p.story_id FROM family JOIN story_placements p ON p.article_id = family.id
    ),
    beside (id) AS (
        SELECT id FROM family
        UNION SELECT m.article_id FROM told JOIN story_members m ON m.story_id = told.id
        UNION SELECT p.article_id FROM told JOIN story_placements p ON p.story_id = told.id
    )
    SELECT b.id FROM beside b CROSS JOIN articles a ON a.id = b.id CROSS JOIN revisions r ON r.article_id = b.id
    WHERE r.published >= :since AND a.in_scope
    AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = b.id)
"""
_WORDS = """
    SELECT r.article_id AS id, r.number, r.title, r.text_sha256, r.published, v.vanished_at
    FROM json_each(?) wanted CROSS JOIN revisions r ON r.article_id = wanted.value
    LEFT JOIN revisits v ON v.article_id = r.article_id
    WHERE r.number = (SELECT MAX(number) FROM revisions WHERE article_id = r.article_id)
"""
_FAMILIES = """
    SELECT c.original_id AS original, c.article_id AS id FROM json_each(?) wanted
    CROSS JOIN copies c ON c.original_id = wanted.value CROSS JOIN articles a ON a.id = c.article_id
    WHERE a.in_scope ORDER BY c.original_id, c.article_id
"""
_ORIGINALS = """
    SELECT wanted.value AS id, COALESCE(c.original_id, wanted.value) AS original
    FROM json_each(?) wanted LEFT JOIN copies c ON c.article_id = wanted.value
"""
_BESIDE = f"""
    SELECT a.id, a.outlet, r.title, r.lead, substr(r.text, 1, {_BEGINNING}) AS text, r.published
    FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value CROSS JOIN revisions r ON r.article_id = a.id
    WHERE r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id)
"""  # noqa: S608 - our own text


class Watch:
    """The door to that."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self, since: datetime, version: Version, reach: Reach = "needed") -> Waiting:
        """Return the articles in scope published since *since* that changed, or stand beside what did, since they were looked at.

        Where rules or registers are others all are looked for; with the *reach* "changed" nothing is then, so that nobody
        waits long. With "all" every article is looked for, whatever changed.
        """
        with self._database.reading() as db:
            seq = int(db.execute("SELECT COALESCE(MAX(seq), 0) FROM touched").fetchone()[0])
            state = db.execute("SELECT * FROM watch_state").fetchone()
            known = state is not None and state["version"] == _told(version) and state["since"] <= stored(since)
            if reach != "all" and (state["seq"] >= seq if known else reach == "changed"):
                return Waiting((), since, version, seq, moved=False)
            some = known and reach != "all"
            rows = db.execute(
                _TOUCHED if some else _SINCE, {"seq": state["seq"] if some else 0, "since": stored(since)}
            )
            return Waiting(_due(db, sorted(row["id"] for row in rows), version), since, version, seq)

    def looked(self, article_ids: Sequence[int]) -> tuple[Looked, ...]:
        """Return articles with what stands around them, in their order; unknown ids are left out."""
        with self._database.reading() as db:
            return _looked(db, article_ids)

    def older(self, article_id: int, before: datetime) -> tuple[Signature | None, tuple[tuple[Beside, Signature], ...]]:
        """Return the signature of an article, and the originals that came before *before* of which it may be a copy."""
        with self._database.reading() as db:
            signature = copies.signature_of(db, article_id)
            if signature is None:
                return None, ()
            found = dict(copies.candidates(db, signature, _LONG_AGO, until=before, archived=True))
            beside = _beside(db, found)
        return signature, tuple((beside[id_], each) for id_, each in found.items() if id_ != article_id)

    def look_again(
        self, old: Iterable[Signature], since: datetime, same: Callable[[Signature, Signature], bool]
    ) -> None:
        """Let the articles that came since *since* and repeat one of *old* be looked at again, with their copies."""
        with self._database.writing() as db:
            near = ((each, found) for each in old for found in copies.candidates(db, each, since))
            repeating = {id_ for each, (id_, other) in near if same(each, other)}
            family = repeating | {id_ for some in _families(db, repeating).values() for id_ in some}
            for id_ in sorted(family):
                db.execute("DELETE FROM watched WHERE article_id = ?", (id_,))
                db.execute("INSERT OR REPLACE INTO touched (article_id) VALUES (?)", (id_,))

    def write(self, said: Iterable[Said], at: datetime) -> None:
        """Let this be what the watch says of these articles, looked at at *at*."""
        with self._database.writing() as db:
            for each in said:
                labels.replace_watched(db, each.id, each.flags)
                db.execute("INSERT OR REPLACE INTO watched VALUES (?, ?, ?)", (each.id, each.key, stored(at)))

    def end(self, waiting: Waiting) -> None:
        """Keep that everything in *waiting* was looked at."""
        with self._database.writing() as db:
            values = (_told(waiting.version), stored(waiting.since), waiting.seq)
            db.execute("INSERT OR REPLACE INTO watch_state VALUES (1, ?, ?, ?)", values)


def _told(version: Version) -> str:
    return f"{version.rules} {version.registers}"


def _due(db: sqlite3.Connection, ids: Sequence[int], version: Version) -> tuple[Due, ...]:
    """Those of *ids* whose key is another than when they were looked at, with the key of today."""
    asked = "SELECT w.article_id, w.key FROM json_each(?) wanted CROSS JOIN watched w ON w.article_id = wanted.value"
    watched = {row["article_id"]: row["key"] for row in db.execute(asked, (json.dumps(ids),))}
    around = _around(db, ids, version.rules)
    due = (Due(id_, f"{around[id_]} {version.registers}", around[id_] != watched.get(id_, "")[:_DIGITS]) for id_ in ids)
    return tuple(each for each in due if each.key != watched.get(each.id))


def _around(db: sqlite3.Connection, ids: Sequence[int], version: str) -> dict[int, str]:
    """The first part of the key of each of *ids*: a digest of all but the registers that what is said of it hangs on."""
    originals = _originals(db, ids)
    families = _families(db, set(originals.values()))
    stories = shown.of_many(db, [id_ for id_ in ids if originals[id_] == id_])
    members = {story: tuple(of_it) for story, of_it in standing.members(db, set(stories.values())).items()}
    words = _words(db, {*ids, *(id_ for some in (*families.values(), *members.values()) for id_ in some)})

    def digest(id_: int) -> str:
        around = (*families.get(originals[id_], (originals[id_],)), *members.get(stories.get(id_, 0), ()))
        told = [version, words[id_], originals[id_], stories.get(id_), [words.get(each) for each in around]]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:_DIGITS]

    return {id_: digest(id_) for id_ in ids}


def _words(db: sqlite3.Connection, ids: Collection[int]) -> dict[int, str]:
    """What stands for the newest words of each of *ids*, and for whether they vanished."""
    rows = db.execute(_WORDS, (json.dumps(sorted(ids)),))
    return {row["id"]: json.dumps(tuple(row)) for row in rows}


def _originals(db: sqlite3.Connection, ids: Collection[int]) -> dict[int, int]:
    """The original of each of *ids*; of an original itself."""
    return {row["id"]: row["original"] for row in db.execute(_ORIGINALS, (json.dumps(sorted(ids)),))}


def _families(db: sqlite3.Connection, originals: Collection[int]) -> dict[int, tuple[int, ...]]:
    """All appearances of each of *originals* that has copies, itself the first."""
    found: dict[int, list[int]] = defaultdict(list)
    for row in db.execute(_FAMILIES, (json.dumps(sorted(originals)),)):
        found[row["original"]].append(row["id"])
    return {original: (original, *each) for original, each in found.items()}


def _looked(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[Looked, ...]:
    rows = db.execute(
        """
        SELECT a.id, a.outlet, r.*, v.vanished_at FROM json_each(?) wanted
        CROSS JOIN articles a ON a.id = wanted.value CROSS JOIN revisions r ON r.article_id = a.id
        LEFT JOIN revisits v ON v.article_id = a.id
        WHERE r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id) ORDER BY wanted.key
        """,
        (json.dumps(list(ids)),),
    ).fetchall()
    originals = _originals(db, [row["id"] for row in rows])
    families = _families(db, set(originals.values()))
    stories = shown.of_many(db, [id_ for id_, original in originals.items() if id_ == original])
    members = standing.members(db, set(stories.values()))
    beside = _beside(db, {id_ for some in (*families.values(), *members.values()) for id_ in some})
    revisions, flags = _revisions(db, [row["id"] for row in rows]), labels.load_watched(db, [row["id"] for row in rows])

    def one(row: sqlite3.Row) -> Looked:
        id_ = row["id"]
        return Looked(
            id=id_,
            outlet=row["outlet"],
            article=clips.article(row),
            revisions=revisions[id_],
            vanished_at=loaded_or_none(row["vanished_at"]),
            copy_of=None if originals[id_] == id_ else originals[id_],
            story=_others(beside, members.get(stories.get(id_, 0), {}), id_),
            appearances=_others(beside, families.get(originals[id_], ()), id_),
            flags=flags.get(id_, ()),
        )

    return tuple(map(one, rows))


def _others(beside: Mapping[int, Beside], ids: Iterable[int], id_: int) -> tuple[Beside, ...]:
    """Those of *ids* that are not *id_* itself, oldest published first."""
    found = (beside[each] for each in ids if each != id_)
    return tuple(sorted(found, key=lambda each: (each.published, each.id)))


def _beside(db: sqlite3.Connection, ids: Collection[int]) -> dict[int, Beside]:
    rows = db.execute(_BESIDE, (json.dumps(sorted(ids)),))
    return {
        row["id"]: Beside(row["id"], row["outlet"], row["title"], row["lead"], row["text"], loaded(row["published"]))
        for row in rows
    }


def _revisions(db: sqlite3.Connection, ids: Collection[int]) -> dict[int, tuple[Revision, ...]]:
    rows = db.execute(
        """
        SELECT r.article_id, r.number, r.seen_at, r.difference FROM json_each(?) wanted
        CROSS JOIN revisions r ON r.article_id = wanted.value ORDER BY r.article_id, r.number
        """,
        (json.dumps(sorted(ids)),),
    )
    found: dict[int, list[Revision]] = defaultdict(list)
    for row in rows:
        changes = tuple(Change(**each) for each in json.loads(row["difference"]))
        found[row["article_id"]].append(Revision(row["number"], loaded(row["seen_at"]), changes))
    return {id_: tuple(each) for id_, each in found.items()}
