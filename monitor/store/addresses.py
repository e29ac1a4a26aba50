"""The addresses the crawler has seen: one record per article, its aliases, its state.

What it must never do: forget an address, keep two records for one key, or let an end state be changed by
what a feed says later.

Not here: what the key of an address is (monitor.addresses), and the sums (ledger.py).
"""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from monitor.errors import StoreError
from monitor.model import Pending, State
from monitor.store.times import loaded, loaded_or_none, stored, stored_or_null
from monitor.store.values import Ending, Entry, Seen, Sighting

_FARTHEST = timedelta(hours=25)
_LISTED = """
    SELECT id, listed_url, source, attempts, listed_title, summary, published, published_raw, first_seen, entered_by,
        outlet, outlet_group
    FROM addresses
"""
_PENDING = f"{_LISTED} WHERE state = 'pending'"


def see(db: sqlite3.Connection, sighting: Sighting, source: str, at: datetime, *, listed: bool = True) -> Seen:
    """Record *sighting*. A known address only learns the url it was listed under.

    *listed*: the source lists it; a person who names it says nothing of what the source lists.
    """
    if sighting.state in ("clip", "copy"):
        raise ValueError("an address becomes a clip or a copy by its article only")
    known = _find(db, sighting)
    address_id = _insert(db, sighting, source, at) if known is None else known
    _name(db, address_id, (sighting.key,), (sighting.found.url, sighting.canonical))
    if listed:
        db.execute("INSERT OR IGNORE INTO listings VALUES (?, ?, ?)", (address_id, source, stored(at)))
    return Seen(address_id, new=known is None)


def pending(db: sqlite3.Connection, at: datetime) -> tuple[Pending, ...]:
    """Return what waits to be fetched and may be tried at *at*, first seen first.

    No try is put off for more than a day, so one that is further ahead was set by a clock that was wrong.
    """
    rows = db.execute(
        f"{_PENDING} AND (next_try <= ? OR next_try > ?) ORDER BY first_seen, id",
        (stored(at), stored(at + _FARTHEST)),
    ).fetchall()
    return tuple(_pending(row) for row in rows)


def pending_at(db: sqlite3.Connection, address_id: int) -> Pending | None:
    """Return the address *address_id* if it waits, due or not."""
    row = db.execute(f"{_PENDING} AND id = ?", (address_id,)).fetchone()
    return None if row is None else _pending(row)


def as_listed(db: sqlite3.Connection, address_id: int) -> Pending | None:
    """Return an address as `pending_at` does, whatever its state; once it was read, its date is as read."""
    row = db.execute(f"{_LISTED} WHERE id = ?", (address_id,)).fetchone()
    return None if row is None else _pending(row)


def state(db: sqlite3.Connection, address_id: int) -> tuple[State, str] | None:
    """Return (state, reason) of an address; None for one that is not there."""
    row = db.execute("SELECT state, reason FROM addresses WHERE id = ?", (address_id,)).fetchone()
    return None if row is None else (row["state"], row["reason"])


def clip_of(db: sqlite3.Connection, address_id: int) -> int | None:
    """Return the article that stands at an address, if there is one."""
    row = db.execute("SELECT id FROM articles WHERE address_id = ?", (address_id,)).fetchone()
    return None if row is None else int(row["id"])


def postpone(db: sqlite3.Connection, address_id: int, reason: str, next_try: datetime, robots: str) -> None:
    """Count one more attempt and wait until *next_try*; an address that has ended stays as it is."""
    db.execute(
        """
        UPDATE addresses SET attempts = attempts + 1, reason = ?, next_try = ?,
            robots = CASE WHEN ? = '' THEN robots ELSE ? END
        WHERE id = ? AND state = 'pending'
        """,
        (reason, stored(next_try), robots, robots, address_id),
    )


def end(db: sqlite3.Connection, address_id: int, ending: Ending) -> None:
    """End a pending address other than as a clip or copy; one that has ended stays as it is."""
    if ending.state in ("clip", "copy"):
        raise ValueError("an address becomes a clip or a copy by its article only")
    if state(db, address_id) is None:
        raise _missing(address_id)
    if pending_at(db, address_id) is not None:
        set_end(db, address_id, ending)


def set_end(db: sqlite3.Connection, address_id: int, ending: Ending) -> None:
    """Write the end state, whatever stood there: for the end of a pending address, and for a clip.

    A clip may come to an address that had ended without one (a person adds what was missed): the clip
    wins, because losing it would be worse than a state that changes once.
    """
    db.execute(
        """
        UPDATE addresses SET state = :state, reason = :reason, ended_at = :at, text_sha256 = :text_sha256,
            robots = CASE WHEN :robots = '' THEN robots ELSE :robots END,
            title = CASE WHEN :title = '' THEN title ELSE :title END, published = COALESCE(:published, published)
        WHERE id = :id
        """,
        {
            "id": address_id,
            "state": ending.state,
            "reason": ending.reason,
            "at": stored(ending.at),
            "title": ending.title,
            "published": stored_or_null(ending.published),
            "text_sha256": ending.text_sha256,
            "robots": ending.robots,
        },
    )


def join(  # noqa: PLR0913, PLR0917 -- what fetching taught of an address is kept at once
    db: sqlite3.Connection, address_id: int, canonical: str, key: str, aliases: Sequence[str], at: datetime, title: str
) -> int:
    """Record what fetching taught of an address at *at*: its canonical form, its key, the addresses on the way, its title.

    Where another address has that key, this one is merged into it. Returns the id that remains.
    """
    other = _by_key(db, key)
    if state(db, address_id) is None and other is None:
        raise _missing(address_id)
    if other is None or other == address_id:
        db.execute("UPDATE addresses SET url = ?, key = ? WHERE id = ?", (canonical, key, address_id))
    elif clip_of(db, address_id) is not None:
        other = address_id  # two programs at once: it became a clip meanwhile, and a clip is never removed
    else:
        _merge(db, address_id, other, at)
    remaining = address_id if other is None else other
    db.execute(
        "UPDATE addresses SET title = ? WHERE id = ? AND state = 'pending' AND ? <> ''", (title, remaining, title)
    )
    _name(db, remaining, (key,), (canonical, *aliases))
    return remaining


def holder(db: sqlite3.Connection, key: str) -> tuple[int, str] | None:
    """Return (id, title) of the address that has *key*, or ever had it; the title as the article has it today."""
    row = db.execute(
        """
        SELECT d.id, COALESCE((
            SELECT r.title FROM articles a JOIN revisions r ON r.article_id = a.id WHERE a.address_id = d.id
            ORDER BY r.number DESC LIMIT 1), d.title) AS title
        FROM address_keys k JOIN addresses d ON d.id = k.address_id WHERE k.key = ?
        """,
        (key,),
    ).fetchone()
    return None if row is None else (row["id"], row["title"])


def listed_by(db: sqlite3.Connection, address_id: int) -> tuple[str, ...]:
    """Return the sources that list an address, the first one first."""
    rows = db.execute(
        "SELECT source FROM listings WHERE address_id = ? ORDER BY first_seen, source", (address_id,)
    ).fetchall()
    return tuple(row["source"] for row in rows)


def entrust(db: sqlite3.Connection, address_id: int, entry: Entry, at: datetime) -> None:
    """Record who named an address at *at*, and for which outlet: should it take another try, nothing is forgotten.

    One that had ended without an article waits again.
    """
    db.execute(
        """
        UPDATE addresses SET entered_by = ?, outlet = ?, outlet_group = ?, state = 'pending', ended_at = NULL,
            next_try = ?, attempts = 0
        WHERE id = ? AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.address_id = addresses.id)
        """,
        (entry.entered_by, entry.outlet, entry.group, stored(at), address_id),
    )


def known(db: sqlite3.Connection, keys: Sequence[str], before: datetime | None = None) -> frozenset[str]:
    """Return those of *keys* that an address has, or ever had; where given, first seen not after *before*."""
    rows = db.execute(
        """
        SELECT k.key FROM address_keys k JOIN addresses d ON d.id = k.address_id
        WHERE k.key IN (SELECT value FROM json_each(?)) AND (? IS NULL OR d.first_seen <= ?)
        """,
        (json.dumps(list(keys)), stored_or_null(before), stored_or_null(before)),
    )
    return frozenset(row["key"] for row in rows)


def _find(db: sqlite3.Connection, sighting: Sighting) -> int | None:
    """By key; then by address: after a redirect the listed address is an alias with a key of its own."""
    by_key = _by_key(db, sighting.key)
    if by_key is not None:
        return by_key
    row = db.execute(
        "SELECT address_id FROM aliases WHERE url IN (?, ?) ORDER BY address_id LIMIT 1",
        (sighting.found.url, sighting.canonical),
    ).fetchone()
    return None if row is None else int(row["address_id"])


def _by_key(db: sqlite3.Connection, key: str) -> int | None:
    row = db.execute("SELECT address_id FROM address_keys WHERE key = ?", (key,)).fetchone()
    return None if row is None else int(row["address_id"])


def _insert(db: sqlite3.Connection, sighting: Sighting, source: str, at: datetime) -> int:
    found = sighting.found
    cursor = db.execute(
        """
        INSERT INTO addresses (key, url, listed_url, source, state, reason, first_seen, title, listed_title, summary, published,
            published_raw, attempts, next_try, ended_at, text_sha256, recorded_at)
        VALUES (:key, :url, :listed_url, :source, :state, :reason, :at, :title, :title, :summary, :published,
            :published_raw, 0, :at, CASE WHEN :state = 'pending' THEN NULL ELSE :at END, '', :at)
        """,
        {
            "key": sighting.key,
            "url": sighting.canonical,
            "listed_url": found.url,
            "source": source,
            "state": sighting.state,
            "reason": sighting.reason,
            "at": stored(at),
            "title": found.title,
            "summary": found.summary,
            "published": stored_or_null(found.published),
            "published_raw": found.published_raw,
        },
    )
    return int(cursor.lastrowid or 0)


def _name(db: sqlite3.Connection, address_id: int, keys: Sequence[str], urls: Sequence[str]) -> None:
    """Add keys and urls to an address. One that already leads to another address goes on leading there."""
    db.executemany("INSERT OR IGNORE INTO address_keys VALUES (?, ?)", [(key, address_id) for key in keys])
    db.executemany("INSERT OR IGNORE INTO aliases VALUES (?, ?)", [(url, address_id) for url in urls])


def _merge(db: sqlite3.Connection, gone: int, kept: int, at: datetime) -> None:
    """Let everything that leads to *gone* lead to *kept*, note that it did, and remove *gone*."""
    both = {"gone": gone, "kept": kept, "at": stored(at)}
    for statement in (
        "UPDATE aliases SET address_id = :kept WHERE address_id = :gone",
        "UPDATE address_keys SET address_id = :kept WHERE address_id = :gone",
        "UPDATE captures SET address_id = :kept WHERE address_id = :gone",
        "INSERT OR IGNORE INTO listings SELECT :kept, source, first_seen FROM listings WHERE address_id = :gone",
        "DELETE FROM listings WHERE address_id = :gone",
        "INSERT INTO merged SELECT id, :kept, source, recorded_at, :at FROM addresses WHERE id = :gone",
        """
        UPDATE addresses SET first_seen = MIN(first_seen, (SELECT first_seen FROM addresses WHERE id = :gone))
        WHERE id = :kept AND EXISTS (SELECT 1 FROM addresses WHERE id = :gone)
        """,
        """
        UPDATE addresses SET (entered_by, outlet, outlet_group) =
            (SELECT entered_by, outlet, outlet_group FROM addresses WHERE id = :gone)
        WHERE id = :kept AND entered_by = '' AND EXISTS (SELECT 1 FROM addresses WHERE id = :gone)
        """,
        "DELETE FROM addresses WHERE id = :gone",
    ):
        db.execute(statement, both)


def _pending(row: sqlite3.Row) -> Pending:
    return Pending(
        id=row["id"],
        url=row["listed_url"],
        source=row["source"],
        attempts=row["attempts"],
        title=row["listed_title"],
        summary=row["summary"],
        published=loaded_or_none(row["published"]),
        published_raw=row["published_raw"],
        first_seen=loaded(row["first_seen"]),
        entered_by=row["entered_by"],
        outlet=row["outlet"],
        group=row["outlet_group"] or None,
    )


def _missing(address_id: int) -> StoreError:
    return StoreError(f"there is no address number {address_id} in the ledger; run the command again")
