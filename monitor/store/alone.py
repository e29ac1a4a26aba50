"""One program at a time, where two would do harm: sending a digest twice, or asking a newspaper twice at once.

Not here: the order of writes to the database; SQLite sees to that. The lock is SQLite's own, on a small file beside
the database, so that it works on every system and is gone the moment a program dies.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from monitor.errors import StoreError


@contextmanager
def alone(database: Path, what: str, doing: str) -> Iterator[None]:
    """Hold the lock *what* beside *database*. Raises StoreError when another program holds it; *doing* says at what."""
    path = database.with_name(f"{database.name}-{what}-lock")
    try:
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise StoreError(
            f"the lock {path} cannot be made ({error}); check the folder and the rights of this account"
        ) from error
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise StoreError(
                f"another monitor is {doing} with this data folder ({path.parent}); wait until it has ended"
            ) from error
        yield
