"""Whether the file of the database is whole. Not here: whether what it says adds up (ledger), the evidence beside it."""

import sqlite3


def faults(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite itself finds wrong in the file; empty when sound."""
    return (*damage(db), *orphans(db))


def damage(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return what is damaged in the file itself."""
    return tuple(row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok")


def orphans(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the rows that point to a missing one."""
    return tuple(
        f"table {row['table']}, row {row['rowid']}: points to a missing row of {row['parent']}"
        for row in db.execute("PRAGMA foreign_key_check")
    )
