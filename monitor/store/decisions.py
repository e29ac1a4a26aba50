"""What people decide of the tags of an article: append-only, never changed, never removed; the newest word stands.

Not here: what the machine says (labels.py), and what stands of both (deciding.py), which is what is shown, searched and
learned from.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import get_args

from monitor.errors import StoreError
from monitor.model import Label, Province, Tags, ToneValue
from monitor.store import deciding, labels
from monitor.store.clips import batches
from monitor.store.database import Database
from monitor.store.deciding import Decision, Verdict
from monitor.store.times import stored

_VALUES = {"province": get_args(Province), "tone": get_args(ToneValue)}  # of a topic or a place it can be any


@dataclass(frozen=True, slots=True)
class FinalTopics:
    """The topics of an article of which a person decided at least one."""

    article: int
    topics: tuple[str, ...]  # all that stand: the machine's, without what was dropped, then what people added
    confirmed: tuple[str, ...]  # those of them that a person accepted or added
    dropped: tuple[str, ...]  # that a person said it is not about


class Decisions:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(  # noqa: PLR0913 -- who decided what of which article, and when
        self,
        article_id: int,
        label: Label,
        value: str,
        verdict: Verdict,
        *,
        who: str,
        at: datetime,
        note: str = "",
        revision: int | None = None,
    ) -> int:
        """Keep one decision and return its id; *revision* is what the person saw (None: the newest).

        Raises StoreError when there is no such article or revision, or the label has no such value.
        """
        if value not in _VALUES.get(label, (value,)):
            raise StoreError(f"there is no {label} {value!r}; nothing was decided of article {article_id}")
        with self._database.writing() as db:
            seen = deciding.revision_seen(db, article_id, revision, "decided of it")
            return _insert(db, Decision(0, article_id, seen, at, who, label, value, verdict, note))

    def undo(self, decision_id: int, *, who: str, at: datetime) -> int:
        """Let stand again what stood of its value before a decision, in its old place; return the id of the row that says so.

        Raises StoreError when there is no such decision, or a newer one on the same value of the same article.
        """
        with self._database.writing() as db:
            words = _same_value(db, decision_id)
            if not words:
                raise StoreError(f"there is no decision {decision_id}; nothing was undone")
            last = words[-1]
            if last.id != decision_id:
                raise StoreError(
                    f"{last.who} decided anew of {last.label} {last.value!r} of article {last.article}; nothing was undone"
                )
            before = words[-2] if len(words) > 1 else None
            verdict: Verdict = before.verdict if before else "withdraw"
            restored = before.restores or before.id if before and verdict != "withdraw" else None
            return _insert(db, replace(last, at=at, who=who, verdict=verdict, note="", restores=restored))

    def newest(self, article_id: int, label: Label) -> int:
        """Return the id of the newest word on *label* of an article; 0 where there is none."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT MAX(id) FROM decisions WHERE article_id = ? AND label = ?", (article_id, label)
            ).fetchone()
        return int(row[0] or 0)

    def of(self, article_id: int) -> tuple[Decision, ...]:
        """Return everything that people decided of an article, the first word first."""
        with self._database.reading() as db:
            return tuple(deciding.load(db, [article_id]).get(article_id, ()))

    def machine(self, article_ids: Sequence[int]) -> dict[int, Tags]:
        """Return what the machine alone says of each of *article_ids*; an unknown one is not in it."""
        with self._database.reading() as db:
            return labels.load_tags(db, article_ids)

    def labels(self) -> Iterator[FinalTopics]:
        """Yield the topics of each article of which people decided any, by id. Other work may go on in between."""
        with self._database.reading() as db:
            rows = db.execute("SELECT DISTINCT article_id FROM decisions WHERE label = 'topic' ORDER BY article_id")
            ids = [row["article_id"] for row in rows]
        for batch in batches(ids):
            with self._database.reading() as db:
                said, words = labels.load_tags(db, batch), deciding.load(db, batch)
            yield from filter(None, (_final(article, said[article], words[article]) for article in batch))


def _same_value(db: sqlite3.Connection, decision_id: int) -> list[Decision]:
    """All words on what a decision speaks of, the first one first; none where there is no such decision."""
    row = db.execute("SELECT article_id, label, value FROM decisions WHERE id = ?", (decision_id,)).fetchone()
    if row is None:
        return []
    words = deciding.load(db, [row["article_id"]])[row["article_id"]]
    return [word for word in words if (word.label, word.value) == (row["label"], row["value"])]


def _insert(db: sqlite3.Connection, word: Decision) -> int:
    cursor = db.execute(
        """
        INSERT INTO decisions (article_id, revision, at, who, label, value, verdict, note, restores)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            word.article,
            word.revision,
            stored(word.at),
            word.who,
            word.label,
            word.value,
            word.verdict,
            word.note,
            word.restores,
        ),
    )
    return int(cursor.lastrowid or 0)


def _final(article_id: int, said: Tags, words: Sequence[Decision]) -> FinalTopics | None:
    decided = deciding.standing(words)
    confirmed, dropped = deciding.named(decided, "topic"), deciding.dropped(decided, "topic")
    if not confirmed and not dropped:
        return None
    topics = tuple(topic.id for topic in deciding.overlaid(said, decided).topics)
    return FinalTopics(article_id, topics, tuple(confirmed), tuple(dropped))
