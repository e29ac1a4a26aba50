"""Keeping the archive in order: moving away what killed programs left, dropping spool files that are old enough.

Not here: how old that is (rules/office.toml).
"""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from monitor.store.evidence import captures, files
from monitor.store.times import stored


def tidy(db: sqlite3.Connection, folder: Path) -> tuple[Path, ...]:
    """Move away every byte that belongs to no capture; return the files that hold them now.

    The caller holds the write lock, so no other program is just adding to a file.
    """
    moved = []
    for row in db.execute("SELECT name, archive FROM evidence_files WHERE dropped_at IS NULL ORDER BY name").fetchall():
        path, end = folder / row["name"], captures.end(db, row["archive"], row["name"])
        if files.size(path) > end:
            moved.append(files.set_aside(path, end))
    return tuple(moved)


def drop(db: sqlite3.Connection, before: datetime, at: datetime) -> tuple[str, ...]:
    """Mark every spool file whose day (UTC) had ended at *before* as dropped at *at*; return their names."""
    rows = db.execute(
        """
        UPDATE evidence_files SET dropped_at = ? WHERE archive = 'spool' AND dropped_at IS NULL AND day < ?
        RETURNING name
        """,
        (stored(at), before.astimezone(UTC).date().isoformat()),
    ).fetchall()
    return tuple(sorted(row["name"] for row in rows))


def dropped(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of all files that were ever dropped."""
    rows = db.execute("SELECT name FROM evidence_files WHERE dropped_at IS NOT NULL ORDER BY name").fetchall()
    return tuple(row["name"] for row in rows)
