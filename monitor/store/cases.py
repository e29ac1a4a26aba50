"""Cases as people left them, step by step, append-only, and the files they put into them.

Requirements, before any heuristics:
1. A step is kept whole with who and when, or not at all; nothing is ever changed or removed.
2. Who adds to a case says which step they saw last; where another came since, nothing is written.

Not here: which step may follow which, what stands after the last one (the room cases), what a step is (case).
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from monitor.case import Body, CaseFile, Linked, Opened, Paper, Step
from monitor.errors import StaleError, StoreError
from monitor.store.audit import Actor
from monitor.store.case_bodies import dumped, kind_of, read
from monitor.store.database import Database
from monitor.store.times import loaded, stored

MOST_BYTES = 20_000_000  # of one file
_MOST_TOLD = 60  # articles that may be the correction
# LIKE knows no capitals but ASCII's. A headline with one of these is looked at; whether it corrects anything is said elsewhere.
_TELLING = ("chính", "CHÍNH", "xin lỗi", "Xin lỗi", "XIN LỖI", "phản hồi", "Phản hồi", "PHẢN HỒI", "nói lại", "Nói lại")
_FILE = "id, case_id, name, media_type, size, sha256, added_by, added_at"


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to be kept."""

    body: Body
    at: datetime  # when it happened; aware
    note: str = ""
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be kept."""

    name: str
    media_type: str
    content: bytes


class Cases:
    """The door to them. A case is told as its steps, the first one first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def steps(self, case_id: int) -> tuple[Step, ...]:
        """Return every step of a case; none where there is no such case."""
        with self._database.reading() as db:
            return tuple(map(_step, db.execute("SELECT * FROM case_steps WHERE case_id = ? ORDER BY id", (case_id,))))

    def every(self) -> tuple[tuple[Step, ...], ...]:
        """Return the steps of every case, the first case first."""
        with self._database.reading() as db:
            rows = db.execute("SELECT * FROM case_steps ORDER BY case_id, id").fetchall()
        return tuple(tuple(map(_step, steps)) for _, steps in groupby(rows, key=lambda row: row["case_id"]))

    def changed(self, seen: int) -> tuple[int, tuple[int, ...]]:
        """Return the number of the last step of all, and the cases with a step after *seen*, the first case first."""
        with self._database.reading() as db:
            last = db.execute("SELECT COALESCE(MAX(id), 0) FROM case_steps").fetchone()[0]
            rows = db.execute(
                "SELECT DISTINCT case_id FROM case_steps WHERE id > ? ORDER BY case_id", (seen,)
            ).fetchall()
        return int(last), tuple(row["case_id"] for row in rows)

    @contextmanager
    def entering(self) -> Iterator[None]:
        """One transaction for looking at what stands and adding to it: nobody adds anything in between."""
        with self._database.writing():
            yield

    def mark(self) -> int:
        """Return what changes with every step of any case."""
        with self._database.reading() as db:
            return int(db.execute("SELECT COALESCE(MAX(id), 0) FROM case_steps").fetchone()[0])

    def with_articles(self, articles: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
        """Return, by article, the cases to which each of *articles* was ever linked."""
        return self._linked("article", articles)

    def of_acts(self, acts: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
        """Return, by act on a flag, the cases that were opened from it or took it in."""
        return self._linked("act", acts)

    def told_later(self, outlets: Iterable[str], since: datetime) -> tuple[int, ...]:
        """Return the newest articles of *outlets* that came after *since* and whose headline or flag tells of a correction."""
        with self._database.reading() as db:
            rows = db.execute(
                f"""
                SELECT a.id FROM json_each(?) wanted CROSS JOIN articles a ON a.outlet = wanted.value
                JOIN revisions r ON r.article_id = a.id AND r.number = 1
                WHERE a.clipped_at > ? AND a.in_scope AND (
                    {" OR ".join(f"r.title LIKE '%{each}%'" for each in _TELLING)}
                    OR EXISTS (SELECT 1 FROM flags f WHERE f.article_id = a.id AND f.kind = 'correction-published')
                )
                ORDER BY a.clipped_at DESC, a.id DESC LIMIT {_MOST_TOLD}
                """,  # noqa: S608 - words of ours
                (json.dumps(sorted(set(outlets)), ensure_ascii=False), stored(since)),
            ).fetchall()
        return tuple(row["id"] for row in rows)

    def open(self, opened: NewStep, linked: Sequence[NewStep], by: Actor, at: datetime) -> int:
        """Keep a new case with its first step and its articles; return its number.

        Raises StoreError where *opened* does not open, or there is an article that the archive has not.
        """
        if not isinstance(opened.body, Opened) or not all(isinstance(step.body, Linked) for step in linked):
            raise StoreError("a case begins with what opens it and its articles")
        with self._database.writing() as db:
            case_id = int(db.execute("INSERT INTO cases (opened_at) VALUES (?)", (stored(at),)).lastrowid or 0)
            for step in (opened, *linked):
                _keep(db, case_id, step, by, at)
        return case_id

    def add(self, case_id: int, steps: Sequence[NewStep], seen: int, by: Actor, at: datetime) -> int:
        """Keep *steps* of a case whose last step was *seen*; return the number of the last one now.

        Raises StoreError where there is no such case, StaleError where somebody added another step since.
        """
        with self._database.writing() as db:
            _refuse_stale(db, case_id, seen)
            kept = [_keep(db, case_id, step, by, at) for step in steps]
        return kept[-1] if kept else seen

    def refuse_stale(self, case_id: int, seen: int) -> None:
        """Raise StaleError where *seen* is not the last step of a case, StoreError where there is no such case."""
        with self._database.reading() as db:
            _refuse_stale(db, case_id, seen)

    def keep_file(self, case_id: int, file: NewFile, by: Actor, at: datetime) -> int:
        """Keep a file for a case, which a step then names; return its number. Raises StoreError where it is too large."""
        content = file.content
        if len(content) > MOST_BYTES:
            raise StoreError(f"the file {file.name} has {len(content):,} bytes, {MOST_BYTES:,} at most")
        with self._database.writing() as db:
            if db.execute("SELECT 1 FROM cases WHERE id = ?", (case_id,)).fetchone() is None:
                raise StoreError(f"there is no case {case_id}; no file was kept")
            done = db.execute(
                f"INSERT INTO case_files ({_FILE}, content) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                (
                    case_id,
                    file.name,
                    file.media_type,
                    len(content),
                    hashlib.sha256(content).hexdigest(),
                    by.login,
                    stored(at),
                    content,
                ),
            )
        return int(done.lastrowid or 0)

    def files(self, case_id: int) -> tuple[CaseFile, ...]:
        """Return what is known of every file of a case, the first one first."""
        with self._database.reading() as db:
            rows = db.execute(f"SELECT {_FILE} FROM case_files WHERE case_id = ? ORDER BY id", (case_id,))  # noqa: S608
            return tuple(map(_file, rows))

    def file(self, file_id: int) -> tuple[CaseFile, bytes] | None:
        """Return a file with its bytes; None where there is none. Raises StoreError where they are not those that came."""
        with self._database.reading() as db:
            row = db.execute(f"SELECT {_FILE}, content FROM case_files WHERE id = ?", (file_id,)).fetchone()  # noqa: S608
        if row is None:
            return None
        if hashlib.sha256(row["content"]).hexdigest() != row["sha256"]:
            raise StoreError(f"file {file_id} of case {row['case_id']} is not as it was put in; restore a backup")
        return _file(row), bytes(row["content"])

    def _linked(self, key: str, numbers: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
        wanted = sorted(set(numbers))
        with self._database.reading() as db:
            rows = db.execute(
                f"""
                SELECT DISTINCT wanted.value AS number, s.case_id FROM json_each(?) wanted
                CROSS JOIN case_steps s ON s.kind = 'linked' AND json_extract(s.body, '$.{key}') = wanted.value
                ORDER BY wanted.value, s.case_id
                """,  # noqa: S608 - words of ours
                (json.dumps(wanted),),
            ).fetchall()
        return {
            number: tuple(row["case_id"] for row in some)
            for number, some in groupby(rows, key=lambda row: int(row["number"]))
        }


def _refuse_stale(db: sqlite3.Connection, case_id: int, seen: int) -> None:
    last = db.execute("SELECT MAX(id) FROM case_steps WHERE case_id = ?", (case_id,)).fetchone()[0]
    if last is None:
        raise StoreError(f"there is no case {case_id}; `monitor case list` names those there are")
    if last != seen:
        raise StaleError(
            f"case {case_id} is not as it was seen: somebody added step {last}; look again, nothing was written"
        )


def _keep(db: sqlite3.Connection, case_id: int, step: NewStep, by: Actor, at: datetime) -> int:
    if isinstance(step.body, Linked):
        there = db.execute("SELECT 1 FROM articles WHERE id = ?", (step.body.article,)).fetchone()
        if there is None:
            raise StoreError(f"there is no article {step.body.article}; nothing was written")
    if step.paper.file is not None:
        asked = "SELECT 1 FROM case_files WHERE id = ? AND case_id = ?"
        if db.execute(asked, (step.paper.file, case_id)).fetchone() is None:
            raise StoreError(f"case {case_id} has no file {step.paper.file}; nothing was written")
    done = db.execute(
        """
        INSERT INTO case_steps (case_id, kind, at, entered_at, acted_by, name, note, paper, paper_day, file_id, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            case_id,
            kind_of(step.body),
            stored(step.at),
            stored(at),
            by.login,
            by.name,
            step.note,
            step.paper.number,
            step.paper.day.isoformat() if step.paper.day else None,
            step.paper.file,
            dumped(step.body),
        ),
    )
    return int(done.lastrowid or 0)


def _step(row: sqlite3.Row) -> Step:
    return Step(
        id=row["id"],
        case=row["case_id"],
        at=loaded(row["at"]),
        entered_at=loaded(row["entered_at"]),
        by=row["acted_by"],
        name=row["name"],
        note=row["note"],
        paper=Paper(row["paper"], date.fromisoformat(row["paper_day"]) if row["paper_day"] else None, row["file_id"]),
        body=read(row["kind"], row["body"]),
    )


def _file(row: sqlite3.Row) -> CaseFile:
    return CaseFile(
        row["id"],
        row["case_id"],
        row["name"],
        row["media_type"],
        row["size"],
        row["sha256"],
        row["added_by"],
        loaded(row["added_at"]),
    )
