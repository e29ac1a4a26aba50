"""What people do with an article besides its tags: looked through, notes, given to somebody, read.

Append-only but for what each person has read, which is a convenience of theirs. Not here: tags (decisions.py), what is
written for the digest (clip_words.py).
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from monitor.errors import StoreError
from monitor.store.database import Database
from monitor.store.deciding import revision_seen
from monitor.store.times import loaded, loaded_or_none, stored

Act = Literal["reviewed", "reopened", "note", "assign"]
_KIN: dict[Act, tuple[Act, ...]] = {  # the acts that stand over one another
    "reviewed": ("reviewed", "reopened"),
    "reopened": ("reviewed", "reopened"),
    "assign": ("assign",),
    "note": ("note",),
}


@dataclass(frozen=True, slots=True)
class ClipAct:
    """One thing that a person did with an article."""

    id: int
    article: int
    revision: int  # that the person saw
    at: datetime
    who: str
    act: Act
    text: str
    restores: int | None = None  # the act that stands again by this one, as it stood; None: an act of its own


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands of them."""

    reviewed_by: str = ""
    reviewed_at: datetime | None = None
    assigned_to: str = ""  # login
    notes: int = 0
    revision: int = 0  # that was looked through
    newest: int = 0  # that there is

    @property
    def reviewed(self) -> bool:
        """Whether what its publisher says today was looked through."""
        return bool(self.reviewed_by) and self.revision == self.newest


class ClipMarks:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(  # noqa: PLR0913 -- who did what with which article, and when
        self, article_id: int, act: Act, text: str, *, who: str, at: datetime, revision: int | None = None
    ) -> int:
        """Keep one act of *who* and return its id; *revision* is what the person saw (None: the newest).

        Raises StoreError when there is no such article or revision.
        """
        with self._database.writing() as db:
            seen = revision_seen(db, article_id, revision, "kept")
            return _add(db, ClipAct(0, article_id, seen, at, who, act, text))

    def undo(self, act_id: int, *, who: str, at: datetime) -> int:
        """Keep an act that lets stand again what stood before another; return its id.

        Raises StoreError for a note, which stays, for one over which another act stands, and where there is no such act.
        """
        with self._database.writing() as db:
            done = _act_of(db, act_id)
            if done is None or done.act == "note":
                what = "a note, which stays" if done else "nothing that anybody did"
                raise StoreError(f"act {act_id} is {what}; nothing was undone")
            kin = [act for act in _acts(db, done.article) if act.act in _KIN[done.act]]
            if kin[-1].id != act_id:
                raise StoreError(f"{kin[-1].who} did it anew on article {done.article}; nothing was undone")
            newest = revision_seen(db, done.article, None, "undone")
            undoing = _reverse(done, kin[-2] if len(kin) > 1 else None, newest)
            return _add(db, replace(undoing, at=at, who=who))

    def newest(self, article_id: int, act: Act) -> int:
        """Return the id of the newest act on an article that stands over such an *act*, or is one; 0 where there is none."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT MAX(id) FROM clip_acts WHERE article_id = ? AND act IN (SELECT value FROM json_each(?))",
                (article_id, json.dumps(_KIN[act])),
            ).fetchone()
        return int(row[0] or 0)

    def act(self, act_id: int) -> ClipAct | None:
        """Return one act."""
        with self._database.reading() as db:
            return _act_of(db, act_id)

    def acts(self, article_id: int) -> tuple[ClipAct, ...]:
        """Return everything that people did with an article, the first act first."""
        with self._database.reading() as db:
            return _acts(db, article_id)

    def of(self, article_ids: Sequence[int]) -> dict[int, Marks]:
        """Return what stands on each of *article_ids*; one on which nothing does is not in it."""
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT *, (SELECT MAX(number) FROM revisions r WHERE r.article_id = m.article_id) AS newest
                FROM clip_marks m WHERE article_id IN (SELECT value FROM json_each(?))
                """,
                (json.dumps(list(article_ids)),),
            ).fetchall()
        return {
            r["article_id"]: Marks(
                r["reviewed_by"],
                loaded_or_none(r["reviewed_at"]),
                r["assigned_to"],
                r["notes"],
                r["reviewed_revision"],
                r["newest"],
            )
            for r in rows
        }

    # -- what each person has read ---------------------------------------------------------------------

    def read(self, account_id: int, article_ids: Sequence[int], *, read: bool = True) -> None:
        """Keep that a person has read articles, or that they have not."""
        pairs = [(account_id, article) for article in article_ids]
        with self._database.writing() as db:
            if read:
                db.executemany("INSERT OR IGNORE INTO clip_reads VALUES (?, ?)", pairs)
            else:
                db.executemany("DELETE FROM clip_reads WHERE account_id = ? AND article_id = ?", pairs)

    def read_by(self, account_id: int) -> frozenset[int]:
        """Return all that a person has read."""
        with self._database.reading() as db:
            row = db.execute(  # as one text: quicker by far where somebody has read tens of thousands
                "SELECT json_group_array(article_id) FROM clip_reads WHERE account_id = ?", (account_id,)
            ).fetchone()
        return frozenset(json.loads(row[0]))


def _add(db: sqlite3.Connection, act: ClipAct) -> int:
    again = _act_of(db, act.restores) if act.restores else None
    _stand(db, again or act)
    cursor = db.execute(
        "INSERT INTO clip_acts (article_id, revision, at, who, act, text, restores) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (act.article, act.revision, stored(act.at), act.who, act.act, act.text, act.restores),
    )
    return int(cursor.lastrowid or 0)


def _reverse(done: ClipAct, before: ClipAct | None, newest: int) -> ClipAct:
    """What undoes *done*, over the act of its kind *before* it, in the *newest* revision; who and when are still those of *done*.

    What was looked through stays so by the person who did that, at that time and in the revision that they saw.
    """
    restores = (before.restores or before.id) if before else None
    if before is not None and before.act == "reviewed":
        return replace(done, act="reviewed", text=_reviewer(before), revision=before.revision, restores=restores)
    if done.act == "assign":
        return replace(done, text=before.text if before else "", revision=newest, restores=restores)
    return replace(done, act="reopened", text=_reviewer(done), revision=newest, restores=restores)


def _reviewer(act: ClipAct) -> str:
    """Who had looked an article through, of an act that says so or that undoes it; "" for one that opened it again."""
    return act.text or (act.who if act.act == "reviewed" else "")


def _acts(db: sqlite3.Connection, article_id: int) -> tuple[ClipAct, ...]:
    rows = db.execute("SELECT * FROM clip_acts WHERE article_id = ? ORDER BY id", (article_id,)).fetchall()
    return tuple(map(_act, rows))


def _act_of(db: sqlite3.Connection, act_id: int) -> ClipAct | None:
    row = db.execute("SELECT * FROM clip_acts WHERE id = ?", (act_id,)).fetchone()
    return None if row is None else _act(row)


def _act(row: sqlite3.Row) -> ClipAct:
    return ClipAct(
        id=row["id"],
        article=row["article_id"],
        revision=row["revision"],
        at=loaded(row["at"]),
        who=row["who"],
        act=row["act"],
        text=row["text"],
        restores=row["restores"],
    )


def _stand(db: sqlite3.Connection, act: ClipAct) -> None:
    db.execute("INSERT OR IGNORE INTO clip_marks (article_id) VALUES (?)", (act.article,))
    if act.act == "note":
        db.execute("UPDATE clip_marks SET notes = notes + 1 WHERE article_id = ?", (act.article,))
    elif act.act == "assign":
        db.execute("UPDATE clip_marks SET assigned_to = ? WHERE article_id = ?", (act.text, act.article))
    else:
        reviewed = (act.who, stored(act.at), act.revision) if act.act == "reviewed" else ("", None, 0)
        db.execute(
            "UPDATE clip_marks SET reviewed_by = ?, reviewed_at = ?, reviewed_revision = ? WHERE article_id = ?",
            (*reviewed, act.article),
        )
