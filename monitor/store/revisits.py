"""Which articles are looked at again and when, every look at them, and their revisions.

Not here: how often that is and what counts as a change (pipeline, read); the first revision (clips.py).
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from monitor.model import Article, Change, Flag, Pending, Tags, Visit
from monitor.store import clips, copies, labels
from monitor.store.database import Database
from monitor.store.evidence import folder_of, keep
from monitor.store.times import loaded, loaded_or_none, stored, stored_or_null
from monitor.store.values import KeptWords, Looks, Revised, Revisit

# What can be looked at has an address, and a captured page that the first look compared it with.
_LOOKS = """
    WITH wanted AS (SELECT key AS place, value AS article FROM json_each(?)),
    each_one AS (
        SELECT place, article, NULL AS repeats FROM wanted
        UNION ALL
        SELECT w.place, c.article_id, w.article FROM wanted w JOIN copies c ON c.original_id = w.article
        WHERE c.article_id NOT IN (SELECT article FROM wanted)
    )
    SELECT e.article, e.repeats, a.outlet, a.clipped_at, v.next_at, v.tries, v.vanished_at,
        v.article_id IS NOT NULL AND EXISTS (SELECT 1 FROM revisions WHERE article_id = a.id AND capture IS NOT NULL) AS planned,
        (SELECT MAX(at) FROM visits WHERE article_id = a.id) AS last,
        (SELECT MAX(at) FROM visits WHERE article_id = a.id AND outcome != 'failed') AS seen,
        (SELECT MAX(at) FROM visits WHERE article_id = a.id AND outcome = 'returned') AS returned_at,
        (SELECT seen_at FROM revisions WHERE article_id = a.id AND number > 1 ORDER BY number DESC LIMIT 1) AS revised_at
    FROM each_one e JOIN articles a ON a.id = e.article LEFT JOIN revisits v ON v.article_id = a.id
    ORDER BY e.place, e.repeats IS NOT NULL, e.article
"""


class Revisits:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = folder_of(database.path)

    def due(self, at: datetime, most: int) -> tuple[Revisit, ...]:
        """Return at *most* so many articles to be looked at again at *at*, the longest overdue first."""
        with self._database.reading() as db:
            return _due(db, at, most)

    def save_visit(self, article_id: int, visit: Visit, next_at: datetime | None, tries: int) -> None:
        """Keep one look at an article, and when the next is; *tries* looks in a row have failed."""
        with self._database.writing() as db:
            if visit.outcome == "vanished":
                self._keep(db, visit)
            _visited(db, article_id, visit, next_at, tries)

    def save_revision(self, article_id: int, revised: Revised, visit: Visit, next_at: datetime | None) -> int:
        """Keep a changed text with its difference, its labels and the look that found it; return its number."""
        with self._database.writing() as db:
            self._keep(db, visit)
            number = revise(db, article_id, revised, visit.at, visit.capture)
            _visited(db, article_id, visit, next_at, 0)
            return number

    def _keep(self, db: sqlite3.Connection, visit: Visit) -> None:
        """Keep the captured page of *visit*, if there is one, for ever."""
        if visit.capture is not None:
            keep(db, self._folder, visit.capture)

    def looks(self, articles: Iterable[int]) -> tuple[Looks, ...]:
        """Return what is known of *articles*, in their order, each followed by its copies that were not asked for themselves."""
        with self._database.reading() as db:
            return tuple(map(_looks, db.execute(_LOOKS, (json.dumps(list(dict.fromkeys(articles))),))))

    def bring_forward(self, times: Mapping[int, datetime]) -> int:
        """Let each article be looked at by its time at the latest; return how many looks were moved.

        A look that is planned sooner stays. So does the next try at a page that failed: its server may have asked to wait.
        """
        given = json.dumps([[article, stored(at)] for article, at in times.items()])
        with self._database.writing() as db:
            done = db.execute(
                """
                UPDATE revisits SET next_at = wanted.value ->> 1 FROM json_each(?) wanted
                WHERE article_id = wanted.value ->> 0
                AND (next_at IS NULL OR (tries = 0 AND next_at > wanted.value ->> 1))
                """,
                (given,),
            )
        return done.rowcount

    def newest_words(self, article_id: int) -> tuple[Article, int | None]:
        """Return what an article says today, and the number of the capture it was read from, if there is one."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT * FROM revisions WHERE article_id = ? ORDER BY number DESC LIMIT 1", (article_id,)
            ).fetchone()
        return clips.article(row), row["capture"]

    def differences(self, article_id: int) -> tuple[tuple[int, datetime, tuple[Change, ...]], ...]:
        """Return (number, seen at, difference to the one before) of every revision of an article, first one first."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT number, seen_at, difference FROM revisions WHERE article_id = ? ORDER BY number", (article_id,)
            ).fetchall()
        return tuple((row["number"], loaded(row["seen_at"]), _changes(row["difference"])) for row in rows)

    def versions(self, article_id: int) -> tuple[KeptWords, ...]:
        """Return every revision of an article as it was kept, first one first."""
        with self._database.reading() as db:
            rows = db.execute("SELECT * FROM revisions WHERE article_id = ? ORDER BY number", (article_id,)).fetchall()
        return tuple(
            KeptWords(row["number"], loaded(row["seen_at"]), row["capture"], clips.article(row), row["text_sha256"])
            for row in rows
        )

    def visits(self, article_id: int) -> tuple[Visit, ...]:
        """Return every later look at an article, first one first."""
        with self._database.reading() as db:
            rows = db.execute("SELECT * FROM visits WHERE article_id = ? ORDER BY at, id", (article_id,)).fetchall()
        return tuple(Visit(loaded(row["at"]), row["outcome"], row["reason"], row["capture"]) for row in rows)


def _looks(row: sqlite3.Row) -> Looks:
    kept = loaded(row["clipped_at"])
    return Looks(
        article=row["article"],
        repeats=row["repeats"],
        outlet=row["outlet"],
        planned=bool(row["planned"]),
        next_at=loaded_or_none(row["next_at"]),
        tries=row["tries"] or 0,
        last=loaded_or_none(row["last"]) or kept,
        seen=loaded_or_none(row["seen"]) or kept,
        revised_at=loaded_or_none(row["revised_at"]),
        vanished_at=loaded_or_none(row["vanished_at"]),
        returned_at=loaded_or_none(row["returned_at"]),
    )


def _due(db: sqlite3.Connection, at: datetime, most: int) -> tuple[Revisit, ...]:
    rows = db.execute(
        """
        SELECT a.id, a.source, a.clipped_at, v.tries, v.vanished_at, d.id AS address, d.listed_url, d.summary,
            d.published, d.published_raw, d.first_seen
        FROM revisits v JOIN articles a ON a.id = v.article_id JOIN addresses d ON d.id = a.address_id
        WHERE v.next_at <= ? ORDER BY v.next_at, a.id LIMIT ?
        """,
        (stored(at), most),
    ).fetchall()
    return tuple(_revisit(row) for row in rows)


def _visited(db: sqlite3.Connection, article_id: int, visit: Visit, next_at: datetime | None, tries: int) -> None:
    db.execute(
        "INSERT INTO visits (article_id, at, outcome, reason, capture) VALUES (?, ?, ?, ?, ?)",
        (article_id, stored(visit.at), visit.outcome, visit.reason, visit.capture),
    )
    db.execute(
        """
        UPDATE revisits SET next_at = ?, tries = ?, vanished_at = CASE ? WHEN 'vanished' THEN COALESCE(vanished_at, ?)
            WHEN 'failed' THEN vanished_at ELSE NULL END
        WHERE article_id = ?
        """,
        (stored_or_null(next_at), tries, visit.outcome, stored(visit.at), article_id),
    )


def revise(db: sqlite3.Connection, article_id: int, revised: Revised, at: datetime, capture: int | None) -> int:
    """Write other words of an article, seen at *at*, with what the machine says of them; return their number."""
    (last,) = db.execute("SELECT MAX(number) FROM revisions WHERE article_id = ?", (article_id,)).fetchone()
    difference = json.dumps([asdict(change) for change in revised.difference], ensure_ascii=False)
    clips.save_revision(db, article_id, last + 1, revised.article, at, difference=difference, capture=capture)
    _relabel(db, article_id, revised.tags, revised.flags)
    copies.replace_signature(db, article_id, revised.signature)
    return int(last) + 1


def _changes(difference: str) -> tuple[Change, ...]:
    return tuple(Change(**each) for each in json.loads(difference))


def _relabel(db: sqlite3.Connection, article_id: int, tags: Tags, flags: Sequence[Flag]) -> None:
    labels.remove(db, article_id)
    labels.save_tags(db, article_id, tags)
    labels.save_flags(db, article_id, flags)


def _revisit(row: sqlite3.Row) -> Revisit:
    listed = Pending(  # without the listed headline: the page alone must say what it is called now
        id=row["address"],
        url=row["listed_url"],
        source=row["source"],
        attempts=row["tries"],
        summary=row["summary"],
        published=loaded_or_none(row["published"]),
        published_raw=row["published_raw"],
        first_seen=loaded(row["first_seen"]),
    )
    return Revisit(row["id"], listed, loaded(row["clipped_at"]), row["tries"], loaded_or_none(row["vanished_at"]))
