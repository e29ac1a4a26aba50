"""What a list in memory must know of every article: by what it is chosen and counted, without its words.

A list is kept fresh by the table `touched`: whatever changes an article writes it there in the same transaction. Reads
only. Not here: the words and the evidence of an article (clips.py), the list itself (the desk).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Group, Medium, PlaceTag, Province, Tags, Tone, ToneValue, TopicTag
from monitor.store.database import Database
from monitor.store.deciding import Decision, load, overlaid, standing
from monitor.store.labels import FLAGGED
from monitor.store.times import loaded

_ROWS = f"""
SELECT t.seq, a.id, a.source, a.outlet, a.outlet_group, a.medium, a.in_scope, g.province, g.tone,
    COALESCE(d.published, (SELECT published FROM revisions WHERE article_id = a.id ORDER BY number DESC LIMIT 1))
        AS published,
    COALESCE(d.language, (SELECT language FROM revisions WHERE article_id = a.id ORDER BY number DESC LIMIT 1))
        AS language,
    d.id IS NOT NULL AS indexed,
    (SELECT MAX(number) FROM revisions WHERE article_id = a.id) AS revisions,
    {FLAGGED} AS flagged,
    c.original_id, v.vanished_at IS NOT NULL AS vanished, e.role, e.edition,
    m.reviewed_at IS NOT NULL
        AND m.reviewed_revision = (SELECT MAX(number) FROM revisions WHERE article_id = a.id) AS reviewed,
    m.assigned_to, m.notes
FROM (SELECT seq, article_id FROM touched WHERE seq > ? ORDER BY seq LIMIT ?) t
JOIN articles a ON a.id = t.article_id
LEFT JOIN tags g ON g.article_id = a.id
LEFT JOIN search_docs d ON d.article_id = a.id
LEFT JOIN copies c ON c.article_id = a.id
LEFT JOIN revisits v ON v.article_id = a.id
LEFT JOIN edition_articles e ON e.article_id = a.id
LEFT JOIN clip_marks m ON m.article_id = a.id
ORDER BY t.seq
"""  # noqa: S608 - our own text
_TOPICS = """
SELECT article_id, topic FROM tag_topics WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, position
"""
_PLACES = """
SELECT article_id, name FROM tag_places WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, position
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One article as lists know it; of labels what stands: the person's word where there is one."""

    article: int
    published: datetime
    source: str
    outlet: str
    group: Group
    medium: Medium
    language: str
    in_scope: bool
    copy_of: int | None
    province: Province
    tone: ToneValue | None
    topics: tuple[str, ...]
    places: tuple[str, ...]
    flagged: bool
    changed: bool  # its publisher changed it later
    vanished: bool
    role: str | None  # in the edition that has it: "item", "copy", "archived", "dropped"; None: in none yet
    edition: int | None
    reviewed: bool  # what its publisher says today
    assigned_to: str  # login
    noted: bool
    indexed: bool  # False: no search finds it yet


class ListedClips:
    """The door to that."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def file(self) -> str:
        """Return what tells this database from another that was put in its place, such as a backup."""
        found = self._database.path.stat()
        return f"{found.st_dev}-{found.st_ino}"

    def since(self, seen: int, limit: int) -> tuple[int, tuple[Listed, ...]]:
        """Return the first *limit* articles of which something changed after the change *seen* (0: ever).

        With them the number of the last of these changes; *seen* itself where there is none.
        """
        with self._database.reading() as db:
            rows = db.execute(_ROWS, (seen, limit)).fetchall()
            if not rows:
                return seen, ()
            wanted = json.dumps([row["id"] for row in rows])
            topics = _by_article(db.execute(_TOPICS, (wanted,)))
            places = _by_article(db.execute(_PLACES, (wanted,)))
            words = load(db, [row["id"] for row in rows])
        stand = ((row, _stands(row, topics[row["id"]], places[row["id"]], words.get(row["id"], ()))) for row in rows)
        return rows[-1]["seq"], tuple(_listed(row, tags) for row, tags in stand)


def _by_article(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for article, value in rows:
        found[article].append(value)
    return found


def _listed(row: sqlite3.Row, tags: Tags) -> Listed:
    return Listed(
        article=row["id"],
        published=loaded(row["published"]),
        source=row["source"],
        outlet=row["outlet"],
        group=row["outlet_group"],
        medium=row["medium"],
        language=row["language"],
        in_scope=bool(row["in_scope"]),
        copy_of=row["original_id"],
        province=tags.province,
        tone=tags.tone.value if tags.tone else None,
        topics=tuple(topic.id for topic in tags.topics),
        places=tuple(place.name for place in tags.places),
        flagged=bool(row["flagged"]),
        changed=row["revisions"] > 1,
        vanished=bool(row["vanished"]),
        role=row["role"],
        edition=row["edition"],
        reviewed=bool(row["reviewed"]),
        assigned_to=row["assigned_to"] or "",
        noted=bool(row["notes"]),
        indexed=bool(row["indexed"]),
    )


def _stands(row: sqlite3.Row, topics: Sequence[str], places: Sequence[str], words: Sequence[Decision]) -> Tags:
    tone = None if row["tone"] is None else Tone(row["tone"], False, ())
    said = Tags(
        province=row["province"] or "none",
        province_evidence=(),
        topics=tuple(TopicTag(topic, 0.0, ()) for topic in topics),
        places=tuple(PlaceTag(place, "", ()) for place in places),
        tone=tone,
        junk=None,
        rules_version="",
    )
    return overlaid(said, standing(words))
