"""One program at a time, where two would do harm: sending a digest twice, or asking a newspaper twice at once.

Not here: the order of writes to the database; SQLite sees to that. The lock is SQLite's own, on a small file beside
the database, so that it works on every system and is gone the moment a program dies.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from monitor.errors import BusyError, StoreError


@contextmanager
def alone(database: Path, what: str, doing: str, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the lock *what* beside *database*; *doing* says what the one who holds it does.

    Raises BusyError when another program still holds it after *wait_seconds*, StoreError when there can be no lock.
    """
    path = database.with_name(f"{database.name}-{what}-lock")
    try:
        connection = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None)
    except sqlite3.Error as error:
        raise StoreError(
            f"the lock {path} cannot be made ({error}); check the folder and the rights of this account"
        ) from error
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise BusyError(
                f"another monitor is {doing} with this data folder ({path.parent}); wait until it has ended"
            ) from error
        yield
