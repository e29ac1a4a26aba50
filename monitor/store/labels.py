"""What the machine says of an article: tags with their evidence, and flags, written and loaded whole.

Not here: what people decided. Everything in these tables may be replaced by better rules.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from monitor.config.flag_kinds import NO_VERIFYING
from monitor.model import Evidence, Flag, PlaceTag, Tags, Tone, TopicTag

Origin = Literal["text", "watch"]  # what a flag was told from (schema v009)
_FIRST = {"text": 0, "watch": 1000}  # position of the first flag of each
# What was last decided of the flag f, as it stands in the newest revision of its article; NULL where nothing was.
ACT_OF_FLAG = """
    SELECT x.act FROM flag_acts x
    WHERE x.article_id = f.article_id AND x.kind = f.kind AND x.fact = f.fact AND x.sentence = f.sentence
    AND x.revision = (SELECT MAX(r.number) FROM revisions r WHERE r.article_id = f.article_id)
    ORDER BY x.id DESC LIMIT 1
"""
# Whether an entered row had ended, on the article's day in Vietnam, what the flag f is held against: such a flag stands no
# more. Rows of files are held against articles when these are read, and nobody who reads them knows what people entered.
# "+": the index of the expression serves no comparison with a column that is text.
ENDED = """
    EXISTS (
        SELECT 1 FROM register_rows s WHERE json_extract(s.body, '$.supersedes') = +f.fact
        AND NOT EXISTS (SELECT 1 FROM register_withdrawals w WHERE w.number = s.number)
        AND json_extract(s.body, '$.from') <= (
            SELECT date(r.published, '+7 hours') FROM revisions r WHERE r.article_id = f.article_id
            ORDER BY r.number DESC LIMIT 1
        )
    )
"""
# Whether something of the article a waits to be verified, or was found worth it.
FLAGGED = f"""EXISTS (SELECT 1 FROM flags f WHERE f.article_id = a.id AND ({ACT_OF_FLAG}) IS NOT 'dismissed' AND NOT {ENDED}
        AND f.kind NOT IN ({", ".join(f"'{kind}'" for kind in NO_VERIFYING)}))"""  # noqa: S608 - our own text
# Which label of which article the evidence is for: (article, label, position of the label).
_Label = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The rows that belong to some articles, ready to be put together."""

    topics: dict[int, list[sqlite3.Row]]
    places: dict[int, list[sqlite3.Row]]
    evidence: dict[_Label, tuple[Evidence, ...]]


def remove(db: sqlite3.Connection, article_id: int) -> None:
    """Remove what the rules said of an article, to be written anew in the same transaction."""
    for statement in (
        "DELETE FROM evidence WHERE article_id = ?",
        "DELETE FROM tag_places WHERE article_id = ?",
        "DELETE FROM tag_topics WHERE article_id = ?",
        "DELETE FROM tags WHERE article_id = ?",
        "DELETE FROM flags WHERE article_id = ? AND origin = 'text'",
    ):
        db.execute(statement, (article_id,))


def save_tags(db: sqlite3.Connection, article_id: int, tags: Tags) -> None:
    """Write what the rules say of an article that has no tags yet."""
    tone = tags.tone
    db.execute(
        "INSERT INTO tags (article_id, province, tone, tone_unsure, rules_version) VALUES (?, ?, ?, ?, ?)",
        (article_id, tags.province, tone and tone.value, tone is not None and tone.unsure, tags.rules_version),
    )
    db.executemany(
        "INSERT INTO tag_topics (article_id, position, topic, score) VALUES (?, ?, ?, ?)",
        [(article_id, i, topic.id, topic.score) for i, topic in enumerate(tags.topics)],
    )
    db.executemany(
        "INSERT INTO tag_places (article_id, position, name, code) VALUES (?, ?, ?, ?)",
        [(article_id, i, place.name, place.code) for i, place in enumerate(tags.places)],
    )
    _save_evidence(db, article_id, tags)


def save_flags(db: sqlite3.Connection, article_id: int, flags: Sequence[Flag], origin: Origin = "text") -> None:
    """Write the flags of *origin* of an article that has none of it yet."""
    db.executemany(
        """
        INSERT INTO flags (article_id, position, kind, sentence, found, expected, fact, explanation, score,
            rules_version, origin)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            (
                article_id,
                i,
                f.kind,
                f.sentence,
                f.found,
                f.expected,
                f.fact,
                f.explanation,
                f.score,
                f.rules_version,
                origin,
            )
            for i, f in enumerate(flags, _FIRST[origin])
        ],
    )


def replace_watched(db: sqlite3.Connection, article_id: int, flags: Sequence[Flag]) -> None:
    """Let *flags* be what the watch says of an article."""
    db.execute("DELETE FROM flags WHERE article_id = ? AND origin = 'watch'", (article_id,))
    save_flags(db, article_id, flags, "watch")


def load_tags(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Tags]:
    """Return the tags of the articles *ids*, in four queries however many they are."""
    wanted = json.dumps(list(ids))
    rows = db.execute("SELECT * FROM tags WHERE article_id IN (SELECT value FROM json_each(?))", (wanted,)).fetchall()
    parts = _Parts(_topics(db, wanted), _places(db, wanted), _evidence(db, wanted))
    return {row["article_id"]: _tags(row, parts) for row in rows}


def load_flags(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, tuple[Flag, ...]]:
    """Return the flags of the articles *ids* that stand and nobody dismissed; an article without such flags is not in it."""
    rows = db.execute(
        f"""
        SELECT f.* FROM flags f WHERE f.article_id IN (SELECT value FROM json_each(?))
        AND ({ACT_OF_FLAG}) IS NOT 'dismissed' AND NOT {ENDED}
        ORDER BY f.article_id, f.position
        """,  # noqa: S608 - our own text
        (json.dumps(list(ids)),),
    ).fetchall()
    return {article: tuple(map(flag_of, of_one)) for article, of_one in _by_article(rows).items()}


def load_text_flags(db: sqlite3.Connection, article_id: int) -> tuple[Flag, ...]:
    """Return the flags that the words of an article gave, dismissed or not."""
    rows = db.execute("SELECT * FROM flags WHERE article_id = ? AND origin = 'text' ORDER BY position", (article_id,))
    return tuple(map(flag_of, rows))


def load_watched(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, tuple[Flag, ...]]:
    """Return what the watch says of the articles *ids*, dismissed or not; one of which it says nothing is not in it."""
    rows = db.execute(
        """
        SELECT * FROM flags WHERE article_id IN (SELECT value FROM json_each(?)) AND origin = 'watch'
        ORDER BY article_id, position
        """,
        (json.dumps(list(ids)),),
    ).fetchall()
    return {article: tuple(map(flag_of, of_one)) for article, of_one in _by_article(rows).items()}


def _save_evidence(db: sqlite3.Connection, article_id: int, tags: Tags) -> None:
    db.executemany(
        """
        INSERT INTO evidence (article_id, label, label_position, position, field, "start", "end", text, rule)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            (article_id, label, of, i, e.field, e.start, e.end, e.text, e.rule)
            for label, of, evidence in _evidence_of(tags)
            for i, e in enumerate(evidence)
        ],
    )


def _evidence_of(tags: Tags) -> Iterable[tuple[str, int, tuple[Evidence, ...]]]:
    yield "province", 0, tags.province_evidence
    for i, topic in enumerate(tags.topics):
        yield "topic", i, topic.evidence
    for i, place in enumerate(tags.places):
        yield "place", i, place.evidence
    yield "tone", 0, tags.tone.evidence if tags.tone else ()
    yield "junk", 0, (tags.junk,) if tags.junk else ()


def _topics(db: sqlite3.Connection, wanted: str) -> dict[int, list[sqlite3.Row]]:
    return _by_article(
        db.execute(
            """
            SELECT * FROM tag_topics WHERE article_id IN (SELECT value FROM json_each(?))
            ORDER BY article_id, position
            """,
            (wanted,),
        ).fetchall()
    )


def _places(db: sqlite3.Connection, wanted: str) -> dict[int, list[sqlite3.Row]]:
    return _by_article(
        db.execute(
            """
            SELECT * FROM tag_places WHERE article_id IN (SELECT value FROM json_each(?))
            ORDER BY article_id, position
            """,
            (wanted,),
        ).fetchall()
    )


def _evidence(db: sqlite3.Connection, wanted: str) -> dict[_Label, tuple[Evidence, ...]]:
    rows = db.execute(
        """
        SELECT * FROM evidence WHERE article_id IN (SELECT value FROM json_each(?))
        ORDER BY article_id, label, label_position, position
        """,
        (wanted,),
    ).fetchall()
    found: dict[_Label, list[Evidence]] = defaultdict(list)
    for row in rows:
        one = Evidence(row["field"], row["start"], row["end"], row["text"], row["rule"])
        found[row["article_id"], row["label"], row["label_position"]].append(one)
    return {label: tuple(evidence) for label, evidence in found.items()}


def _by_article(rows: Sequence[sqlite3.Row]) -> dict[int, list[sqlite3.Row]]:
    groups: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        groups[row["article_id"]].append(row)
    return groups


def _tags(row: sqlite3.Row, parts: _Parts) -> Tags:
    article = row["article_id"]
    junk = parts.evidence.get((article, "junk", 0), ())
    return Tags(
        province=row["province"],
        province_evidence=parts.evidence.get((article, "province", 0), ()),
        topics=tuple(_topic(topic, parts) for topic in parts.topics.get(article, ())),
        places=tuple(_place(place, parts) for place in parts.places.get(article, ())),
        tone=None if row["tone"] is None else _tone(row, parts),
        junk=junk[0] if junk else None,
        rules_version=row["rules_version"],
    )


def _topic(row: sqlite3.Row, parts: _Parts) -> TopicTag:
    evidence = parts.evidence.get((row["article_id"], "topic", row["position"]), ())
    return TopicTag(row["topic"], row["score"], evidence)


def _place(row: sqlite3.Row, parts: _Parts) -> PlaceTag:
    evidence = parts.evidence.get((row["article_id"], "place", row["position"]), ())
    return PlaceTag(row["name"], row["code"], evidence)


def _tone(row: sqlite3.Row, parts: _Parts) -> Tone:
    evidence = parts.evidence.get((row["article_id"], "tone", 0), ())
    return Tone(row["tone"], bool(row["tone_unsure"]), evidence)


def flag_of(row: sqlite3.Row) -> Flag:
    """Return the flag that a row of `flags` holds."""
    return Flag(
        kind=row["kind"],
        sentence=row["sentence"],
        found=row["found"],
        expected=row["expected"],
        fact=row["fact"],
        explanation=row["explanation"],
        score=row["score"],
        rules_version=row["rules_version"],
    )
