"""What people decide of the tags of an article: append-only, never changed, never removed; the newest word stands.

Not here: what the machine says (labels.py). Both stay; what is shown, searched and learned from is the person's word
where there is one.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.errors import StoreError
from monitor.model import Label
from monitor.store.clips import batches
from monitor.store.database import Database
from monitor.store.times import loaded, stored

Verdict = Literal["accept", "drop", "add", "withdraw"]  # the last takes back what a person said before


@dataclass(frozen=True, slots=True)
class Decision:
    """One word of a person on one value of a label: the machine's is right, or wrong, or it missed one."""

    id: int
    article: int
    revision: int  # that the person saw
    at: datetime
    who: str
    label: Label
    value: str
    verdict: Verdict
    note: str


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

        Raises StoreError when there is no such article or revision.
        """
        with self._database.writing() as db:
            seen = _revision(db, article_id, revision)
            cursor = db.execute(
                """
                INSERT INTO decisions (article_id, revision, at, who, label, value, verdict, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                (article_id, seen, stored(at), who, label, value, verdict, note),
            )
            return int(cursor.lastrowid or 0)

    def of(self, article_id: int) -> tuple[Decision, ...]:
        """Return everything that people decided of an article, the first word first."""
        with self._database.reading() as db:
            rows = db.execute("SELECT * FROM decisions WHERE article_id = ? ORDER BY id", (article_id,)).fetchall()
        return tuple(_decision(row) for row in rows)

    def labels(self) -> Iterator[FinalTopics]:
        """Yield the topics of each article of which people decided any, by id. Other work may go on in between."""
        with self._database.reading() as db:
            rows = db.execute("SELECT DISTINCT article_id FROM decisions WHERE label = 'topic' ORDER BY article_id")
            ids = [row["article_id"] for row in rows]
        for batch in batches(ids):
            with self._database.reading() as db:
                final = [_final(db, article) for article in batch]
            yield from final


def _revision(db: sqlite3.Connection, article_id: int, asked: int | None) -> int:
    rows = db.execute(
        "SELECT number FROM revisions WHERE article_id = ? ORDER BY number DESC", (article_id,)
    ).fetchall()
    numbers = [int(row["number"]) for row in rows]
    if not numbers or (asked is not None and asked not in numbers):
        what = f"article {article_id}" if not numbers else f"revision {asked} of article {article_id}"
        raise StoreError(f"there is no {what}; nothing was decided of it")
    return numbers[0] if asked is None else asked


def _final(db: sqlite3.Connection, article_id: int) -> FinalTopics:
    said = [
        row["topic"]
        for row in db.execute("SELECT topic FROM tag_topics WHERE article_id = ? ORDER BY position", (article_id,))
    ]
    verdicts: dict[str, str] = {}
    for row in db.execute(
        "SELECT value, verdict FROM decisions WHERE article_id = ? AND label = 'topic' ORDER BY id", (article_id,)
    ):
        verdicts[row["value"]] = row["verdict"]
    dropped = tuple(topic for topic, verdict in verdicts.items() if verdict == "drop")
    confirmed = tuple(topic for topic in verdicts if topic not in dropped)
    topics = tuple(dict.fromkeys(topic for topic in (*said, *confirmed) if topic not in dropped))
    return FinalTopics(article_id, topics, confirmed, dropped)


def _decision(row: sqlite3.Row) -> Decision:
    return Decision(
        id=row["id"],
        article=row["article_id"],
        revision=row["revision"],
        at=loaded(row["at"]),
        who=row["who"],
        label=row["label"],
        value=row["value"],
        verdict=row["verdict"],
        note=row["note"],
    )
