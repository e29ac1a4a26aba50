"""The parts of a query that ask for a value or for days: which articles they hold for.

What a person decided of a tag stands over what the machine says, exactly as where clips are loaded (deciding.py); a test
holds the two together. Not here: words (text.py).
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from monitor.query.tree import Between, Value
from monitor.store.search.index import published_between
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.syllables import keys

# The newest word of a person on each value of a label; one that was undone stands again in its old place.
_WORDS = """
    SELECT COALESCE(restores, id) AS place, article_id, value, verdict FROM decisions
    WHERE id IN (SELECT MAX(id) FROM decisions WHERE {asked} GROUP BY article_id, value) AND verdict <> 'withdraw'
"""
# A label that has one value: the one that a person named last; where there is none, the machine's, unless a person
# dropped that.
_NAMED = f"""
    {{label}}_words AS ({_WORDS.format(asked="label = '{label}'")}),
    {{label}}_named AS (
        SELECT MAX(place), article_id, value FROM {{label}}_words WHERE verdict <> 'drop' GROUP BY article_id)
"""  # noqa: S608 - our own text
# Where the machine's word on a value does not count, and whether a person named that value there.
_DECIDED = f"""
    WITH {_NAMED} SELECT article_id, value = :value AS here FROM {{label}}_named
    UNION ALL SELECT article_id, 0 FROM {{label}}_words WHERE value = :value AND verdict = 'drop'
"""  # noqa: S608 - our own text
_DROPPED = """
    SELECT w.article_id FROM province_words w CROSS JOIN tags t ON t.article_id = w.article_id AND t.province = w.value
    WHERE w.verdict = 'drop' AND NOT EXISTS (SELECT 1 FROM province_named n WHERE n.article_id = w.article_id)
"""
_NOWHERE = f"WITH {_NAMED.format(label='province')} {_DROPPED}"
# Where something is known of the tone, and the province that stands is not "central".
_ELSEWHERE = f"""
    WITH {_NAMED.format(label="province")} {_DROPPED}
    UNION SELECT article_id FROM province_named WHERE value <> 'central'
    UNION SELECT d.article_id FROM decisions d CROSS JOIN tags t ON t.article_id = d.article_id AND t.province <> 'central'
    WHERE d.label = 'tone' AND NOT EXISTS (SELECT 1 FROM province_named n WHERE n.article_id = d.article_id)
"""  # noqa: S608 - our own text
# One that has several: each value is decided by itself.
_SEVERAL = f"""
    WITH wanted AS (SELECT value FROM json_each(:values)),
    words AS ({_WORDS.format(asked="label = :label AND value IN wanted")})
    SELECT article_id FROM {{table}} t WHERE {{column}} IN wanted AND NOT EXISTS (
        SELECT 1 FROM words w WHERE w.article_id = t.article_id AND w.value = t.{{column}})
    UNION SELECT article_id FROM words WHERE verdict <> 'drop'
"""  # noqa: S608 - our own text


def articles_with(db: sqlite3.Connection, asked: Value | Between, zone: tzinfo) -> set[int]:
    """Return the articles that *asked* holds for; days are those of *zone*. Raises ValueError for an unknown field."""
    if isinstance(asked, Between):
        return _published(db, asked, zone)
    ask = _ASK.get(asked.field)
    if ask is None:
        raise ValueError(f"the archive has no field {asked.field}")
    try:
        return ask(db, asked.value)
    except UnicodeEncodeError:  # half a character, as a terminal may hand it over: no text has it
        return set()


def _province(db: sqlite3.Connection, value: str) -> set[int]:
    """One of which the machine's is dropped and no other is named is in nothing."""
    return _single(db, "province", value) | (_ids(db, _NOWHERE, {}) if value == "none" else set())


def _tone(db: sqlite3.Connection, value: str) -> set[int]:
    """It is one toward the province, so it stands only where "central" does; the machine names none elsewhere."""
    return _single(db, "tone", value, fallen=_ids(db, _ELSEWHERE, {}))


def _single(db: sqlite3.Connection, label: str, value: str, fallen: Collection[int] = ()) -> set[int]:
    """The articles that have *value* of a label with one value; those in *fallen* have none."""
    said = _ids(db, f"SELECT article_id FROM tags WHERE {label} = :value", {"value": value})  # noqa: S608 - a column of ours
    decided = db.execute(_DECIDED.format(label=label), {"value": value}).fetchall()
    aside = {row["article_id"] for row in decided}
    return (said - aside | {row["article_id"] for row in decided if row["here"]}).difference(fallen)


def _topic(db: sqlite3.Connection, value: str) -> set[int]:
    several = _SEVERAL.format(table="tag_topics", column="topic")
    return _ids(db, several, {"label": "topic", "values": json.dumps([value])})


def _place(db: sqlite3.Connection, value: str) -> set[int]:
    """Names that are the same when folded; without accents, when those of the names are left out too."""
    names = [
        *distinct(db, "tag_places", "name"),
        *_column(db, "SELECT DISTINCT value FROM decisions WHERE label = 'place'"),
    ]
    wanted = _compared(value, value)
    same = [name for name in names if _compared(name, value) == wanted]
    several = _SEVERAL.format(table="tag_places", column="name")
    return _ids(db, several, {"label": "place", "values": json.dumps(same)})


def _outlet(db: sqlite3.Connection, value: str) -> set[int]:
    """Outlets whose name holds the words of *value* in a row."""
    wanted = _compared(value, value)
    names = [name for name in distinct(db, "articles", "outlet") if _holds(name, value, wanted)]
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
    return _ids(db, "SELECT id FROM articles WHERE in_scope + 0 = ?", (value == "in",))


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
    one = f"WITH found (article) AS ({query}) SELECT json_group_array(article) FROM found"  # noqa: S608 - our own questions
    return set(json.loads(db.execute(one, values).fetchone()[0]))  # type: ignore[arg-type]


def distinct(db: sqlite3.Connection, table: str, column: str) -> list[str]:
    """Return the values of *column*, which has an index: one look into it for each, and not for each row."""
    rows = db.execute(
        f"""
        WITH RECURSIVE found (value) AS (
            SELECT MIN({column}) FROM {table}
            UNION ALL SELECT (SELECT MIN({column}) FROM {table} WHERE {column} > found.value) FROM found
            WHERE found.value IS NOT NULL
        )
        SELECT value FROM found WHERE value IS NOT NULL
        """  # noqa: S608 - our own names
    )
    return [row[0] for row in rows]


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
