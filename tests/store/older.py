"""Databases as programs of before kept them, made of one of today. Not a test, and not for: what they become (test_migrations.py)."""

import sqlite3
from pathlib import Path

import sqlite_utils

from monitor.store.database import APPLICATION_ID
from monitor.store.schema import migrations


def older(path: Path, before: str) -> None:
    """Put in the place of the database at *path* one of the schema before the migration *before*, with all it can hold."""
    today = path.with_name("today.db")
    path.replace(today)
    old = sqlite_utils.Database(path)
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrations.migrations.apply(old, stop_before=before)
    old.close()
    connection = sqlite3.connect(path)
    connection.execute("ATTACH ? AS today", (str(today),))
    for table in sorted(tables(connection, "main") & tables(connection, "today")):
        names = ", ".join(sorted(columns(connection, "main", table) & columns(connection, "today", table)))
        connection.execute(f"DELETE FROM main.{table}")  # an index of words is born with rows
        connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM today.{table}")
    connection.commit()
    connection.close()


def tables(connection, schema: str) -> set[str]:
    """The tables that hold rows, those that an index of words is made of too."""
    rows = connection.execute(
        f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    return {name for (name,) in rows} - {"_sqlite_migrations"}


def columns(connection, schema: str, table: str) -> set[str]:
    """The names of its columns, as SQL."""
    return {f'"{row[1]}"' for row in connection.execute(f"PRAGMA {schema}.table_info({table})")}


def schema(path: Path) -> set[tuple[str, str]]:
    """What the tables, indexes and triggers of a database are."""
    connection = sqlite3.connect(path)
    found = set(connection.execute("SELECT name, sql FROM sqlite_master WHERE name <> 'sqlite_sequence'"))
    connection.close()
    return found
