"""What people plan for the digest before it is cut: left out, kept after all, put in order, a note at the head.

Append-only, never changed, never removed; the newest word on each thing stands, and one that takes it back lets stand again
what stood before. A word that an article is left out stands until it is kept again, whichever edition it becomes; an order
and a note are of one edition.

Not here: what an edition makes of it (publish), words on an article (clip_words.py).
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from monitor.errors import StoreError
from monitor.model import ClipText, Plan
from monitor.store.database import Database
from monitor.store.times import loaded, stored

Act = Literal["drop", "keep", "order", "note", "withdraw"]  # the last takes back the one before it

NOTE = ""  # the thing that a note is about

_OF_ARTICLES = """
    SELECT * FROM digest_acts WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""

_MARK = """
    SELECT (SELECT COALESCE(MAX(seq), 0) FROM touched) AS touched, (SELECT COALESCE(MAX(number), 0) FROM editions) AS edition,
        (SELECT COALESCE(MAX(id), 0) FROM story_acts) AS story
"""
_WORDS = """
    SELECT (SELECT COALESCE(MAX(id), 0) FROM digest_acts) AS act, (SELECT COALESCE(MAX(id), 0) FROM clip_words) AS words
"""


@dataclass(frozen=True, slots=True)
class DigestAct:
    """One thing that a person planned."""

    id: int
    edition: int  # that it was planned for
    at: datetime
    who: str
    act: Act
    article: int | None  # of drop and keep, and of what takes them back
    section: str  # of order, and of what takes it back
    text: str  # reason of a drop; a note; of order: the articles as JSON
    undoes: int | None = None  # of withdraw: the act that is taken back

    @property
    def thing(self) -> str:
        """What it is about: of the acts on one thing the newest counts."""
        return f"clip {self.article}" if self.article is not None else self.section or NOTE

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that an order names; none: the usual order."""
        return tuple(json.loads(self.text)) if self.act == "order" and self.text else ()


def standing(acts: Iterable[DigestAct]) -> dict[str, DigestAct]:
    """Return what stands of *acts*, which are in their order, by the thing that it is about; taken back, it is not in it."""
    stands: dict[str, DigestAct | None] = {}
    before: dict[int, DigestAct | None] = {}  # by act: what stood before it
    for act in acts:
        before[act.id] = stands.get(act.thing)
        stands[act.thing] = act if act.undoes is None else before.get(act.undoes)
    return {thing: act for thing, act in stands.items() if act}


class Plans:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def drop(self, edition: int, article_id: int, reason: str, *, who: str, at: datetime) -> int:
        """Leave an article out of the edition that would tell it; return the id of the act. StoreError without such an article."""
        with self._database.writing() as db:
            return _add(db, DigestAct(0, edition, at, who, "drop", article_id, "", reason))

    def keep(self, edition: int, article_id: int, *, who: str, at: datetime) -> int:
        """Let an article be told after all; likewise."""
        with self._database.writing() as db:
            return _add(db, DigestAct(0, edition, at, who, "keep", article_id, "", ""))

    def order(self, edition: int, section: str, article_ids: Sequence[int], *, who: str, at: datetime) -> int:
        """Put the articles of a section in this order; none: in the usual one."""
        with self._database.writing() as db:
            return _add(db, DigestAct(0, edition, at, who, "order", None, section, json.dumps(list(article_ids))))

    def note(self, edition: int, text: str, *, who: str, at: datetime) -> int:
        """Say something at the head; "" takes back what stood."""
        with self._database.writing() as db:
            return _add(db, DigestAct(0, edition, at, who, "note", None, "", text))

    def withdraw(self, edition: int, act: int, *, who: str, at: datetime) -> int:
        """Let stand again what stood before an act, and return the id of the row that says so.

        *edition* is the one that comes; what undoes an order or a note is of the edition that these are of.

        Raises StoreError when there is no such act, or a newer one on the same thing.
        """
        with self._database.writing() as db:
            row = db.execute("SELECT * FROM digest_acts WHERE id = ?", (act,)).fetchone()
            if row is None:
                raise StoreError(f"there is no act {act} of the digest; nothing was undone")
            found = _act(row)
            same = _of(db, found.edition) if found.article is None else _of_articles(db, [found.article])
            if max(each.id for each in same if each.thing == found.thing) != act:
                raise StoreError(f"somebody planned anew what act {act} of the digest planned; nothing was undone")
            of = found.edition if found.article is None else edition
            return _add(db, replace(found, edition=of, at=at, who=who, act="withdraw", text="", undoes=act))

    def get(self, act: int) -> DigestAct | None:
        """Return one act."""
        with self._database.reading() as db:
            row = db.execute("SELECT * FROM digest_acts WHERE id = ?", (act,)).fetchone()
        return None if row is None else _act(row)

    def of(self, edition: int) -> tuple[DigestAct, ...]:
        """Return everything that people planned for an edition, the first act first."""
        with self._database.reading() as db:
            return _of(db, edition)

    def edition_of(self, article_id: int) -> int | None:
        """Return the number of the edition that holds an article in whatever role; None: it waits."""
        with self._database.reading() as db:
            row = db.execute("SELECT edition FROM edition_articles WHERE article_id = ?", (article_id,)).fetchone()
        return None if row is None else int(row["edition"])

    def of_articles(self, article_ids: Sequence[int]) -> tuple[DigestAct, ...]:
        """Return every act on each of *article_ids*, the first act first."""
        with self._database.reading() as db:
            return _of_articles(db, article_ids)

    def standing(self, article_ids: Sequence[int]) -> dict[int, DigestAct]:
        """Return the word that stands on each of *article_ids*, a drop or a keep; one on which none does is not in it."""
        return _by_article(self.of_articles(article_ids))

    def mark(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return what changes with the articles that wait and with their stories, and what with every plan and word of people."""
        with self._database.reading() as db:
            return tuple(db.execute(_MARK).fetchone()), tuple(db.execute(_WORDS).fetchone())

    def plan(self, edition: int, article_ids: Sequence[int]) -> Plan:
        """Return what stands for an edition that would tell *article_ids*."""
        with self._database.reading() as db:
            acts, words = standing(_of(db, edition)).values(), _by_article(_of_articles(db, article_ids))
        dropped = {id_: ClipText(act.text, act.who, act.at) for id_, act in words.items() if act.act == "drop"}
        orders = {act.section: act.articles for act in acts if act.act == "order" and act.articles}
        notes = [ClipText(act.text, act.who, act.at) for act in acts if act.act == "note" and act.text]
        return Plan(dropped, orders, notes[0] if notes else None)


def _add(db: sqlite3.Connection, act: DigestAct) -> int:
    if act.article is not None:
        row = db.execute("SELECT 1 FROM articles WHERE id = ?", (act.article,)).fetchone()
        if row is None:
            raise StoreError(f"there is no article {act.article}; nothing was kept")
    cursor = db.execute(
        "INSERT INTO digest_acts (edition, at, who, act, article_id, section, text, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (act.edition, stored(act.at), act.who, act.act, act.article, act.section, act.text, act.undoes),
    )
    return int(cursor.lastrowid or 0)


def _of(db: sqlite3.Connection, edition: int) -> tuple[DigestAct, ...]:
    rows = db.execute("SELECT * FROM digest_acts WHERE edition = ? ORDER BY id", (edition,)).fetchall()
    return tuple(_act(row) for row in rows)


def _of_articles(db: sqlite3.Connection, article_ids: Sequence[int]) -> tuple[DigestAct, ...]:
    rows = db.execute(_OF_ARTICLES, (json.dumps(list(article_ids)),)).fetchall()
    return tuple(_act(row) for row in rows)


def _by_article(acts: Iterable[DigestAct]) -> dict[int, DigestAct]:
    return {act.article: act for act in standing(acts).values() if act.article is not None}


def _act(row: sqlite3.Row) -> DigestAct:
    return DigestAct(
        row["id"],
        row["edition"],
        loaded(row["at"]),
        row["who"],
        row["act"],
        row["article_id"],
        row["section"],
        row["text"],
        row["undoes"],
    )
