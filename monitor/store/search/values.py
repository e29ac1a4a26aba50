"""The parts of a query that ask for a value or for days: which articles they hold for.

What a person decided of a tag stands over what the machine says (decisions.py). Not here: words (text.py).
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from monitor.query.tree import Between, Value
from monitor.store.search.index import published_between
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.syllables import keys

# A label that has one value: the newest that a person named and did not drop later; where there is none, the machine's,
# unless a person dropped that.
_SINGLE = """
    WITH newest AS (
        SELECT id, article_id, value, verdict FROM decisions
        WHERE id IN (SELECT MAX(id) FROM decisions WHERE label = :label GROUP BY article_id, value)
    ),
    named AS (SELECT MAX(id), article_id, value FROM newest WHERE verdict <> 'drop' GROUP BY article_id)
    SELECT article_id FROM tags t WHERE {column} = :value
    AND NOT EXISTS (SELECT 1 FROM named n WHERE n.article_id = t.article_id)
    AND NOT EXISTS (
        SELECT 1 FROM newest n WHERE n.article_id = t.article_id AND n.value = :value AND n.verdict = 'drop')
    UNION SELECT article_id FROM named WHERE value = :value
"""
# One that has several: each value is decided by itself.
_SEVERAL = """
    WITH wanted AS (SELECT value FROM json_each(:values)),
    newest AS (
        SELECT article_id, value, verdict FROM decisions WHERE id IN (
            SELECT MAX(id) FROM decisions WHERE label = :label AND value IN wanted GROUP BY article_id, value)
    )
    SELECT article_id FROM {table} t WHERE {column} IN wanted AND NOT EXISTS (
        SELECT 1 FROM newest n WHERE n.article_id = t.article_id AND n.value = t.{column})
    UNION SELECT article_id FROM newest WHERE verdict <> 'drop'
"""


def articles_with(db: sqlite3.Connection, asked: Value | Between, zone: tzinfo) -> set[int]:
    """Return the articles that *asked* holds for; days are those of *zone*. Raises ValueError for an unknown field."""
    if isinstance(asked, Between):
        return _published(db, asked, zone)
    ask = _ASK.get(asked.field)
    if ask is None:
        raise ValueError(f"the archive has no field {asked.field}")
    return ask(db, asked.value)


def _province(db: sqlite3.Connection, value: str) -> set[int]:
    return _ids(db, _SINGLE.format(column="province"), {"label": "province", "value": value})


def _tone(db: sqlite3.Connection, value: str) -> set[int]:
    return _ids(db, _SINGLE.format(column="tone"), {"label": "tone", "value": value})


def _topic(db: sqlite3.Connection, value: str) -> set[int]:
    several = _SEVERAL.format(table="tag_topics", column="topic")
    return _ids(db, several, {"label": "topic", "values": json.dumps([value])})


def _place(db: sqlite3.Connection, value: str) -> set[int]:
    """Names that are the same when folded; without accents, when those of the names are left out too."""
    names = [
        *_column(db, "SELECT DISTINCT name FROM tag_places"),
        *_column(db, "SELECT DISTINCT value FROM decisions WHERE label = 'place'"),
    ]
    wanted = _compared(value, value)
    same = [name for name in names if _compared(name, value) == wanted]
    several = _SEVERAL.format(table="tag_places", column="name")
    return _ids(db, several, {"label": "place", "values": json.dumps(same)})


def _outlet(db: sqlite3.Connection, value: str) -> set[int]:
    """Outlets whose name holds the words of *value* in a row."""
    wanted = _compared(value, value)
    names = [name for name in _column(db, "SELECT DISTINCT outlet FROM articles") if _holds(name, value, wanted)]
    return _ids(db, "SELECT id FROM articles WHERE outlet IN (SELECT value FROM json_each(?))", (json.dumps(names),))


def _group(db: sqlite3.Connection, value: str) -> set[int]:
    return _ids(db, "SELECT id FROM articles WHERE outlet_group = ?", (value,))


def _source(db: sqlite3.Connection, value: str) -> set[int]:
    return _ids(db, "SELECT id FROM articles WHERE source = ?", (value,))


def _language(db: sqlite3.Connection, value: str) -> set[int]:
    return _ids(db, "SELECT article_id FROM search_docs WHERE language = ?", (value.lower(),))


def _state(db: sqlite3.Connection, value: str) -> set[int]:
    if value not in ("in", "out"):
        raise ValueError(f"an article is in scope or out of it, not {value}")
    return _ids(db, "SELECT id FROM articles WHERE in_scope = ?", (value == "in",))


def _published(db: sqlite3.Connection, asked: Between, zone: tzinfo) -> set[int]:
    first = _midnight(asked.first, zone) if asked.first else None
    after = _midnight(asked.last + timedelta(days=1), zone) if asked.last and asked.last < date.max else None
    return _ids(
        db,
        "SELECT article_id FROM search_docs WHERE published >= ? AND published < ?",
        published_between(first, after),
    )


def _midnight(day: date, zone: tzinfo) -> datetime:
    try:
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except OverflowError:  # the first day of the calendar begins before it in UTC
        return datetime.min.replace(tzinfo=UTC)


def _compared(name: str, asked: str) -> tuple[str, ...]:
    """The keys of *name*, as they are compared with what was *asked*."""
    plain = unaccented(asked) == asked
    return tuple(unaccented(key) if plain else key for key in keys(name))


def _holds(name: str, asked: str, wanted: tuple[str, ...]) -> bool:
    found, length = _compared(name, asked), len(wanted)
    return bool(wanted) and any(found[at : at + length] == wanted for at in range(len(found) - length + 1))


def _ids(db: sqlite3.Connection, query: str, values: dict[str, str] | Iterable[object]) -> set[int]:
    return {row[0] for row in db.execute(query, values)}  # type: ignore[arg-type]


def _column(db: sqlite3.Connection, query: str) -> list[str]:
    return [row[0] for row in db.execute(query)]


_ASK: dict[str, Callable[[sqlite3.Connection, str], set[int]]] = {
    "outlet": _outlet,
    "group": _group,
    "topic": _topic,
    "province": _province,
    "tone": _tone,
    "place": _place,
    "language": _language,
    "source": _source,
    "state": _state,
}
