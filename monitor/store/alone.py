"""One program at a time, where two would do harm: sending a digest twice, or asking a newspaper twice at once.

Not here: the order of writes to the database; SQLite sees to that. The lock is SQLite's own, on a small file beside
the database, so that it works on every system and is gone the moment a program dies.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from monitor.errors import BusyError
from monitor.store.words import code_of, in_words

BACKUP = "backup"  # the lock of who copies the files of the evidence, or drops old ones
COPYING = "making a backup, or dropping old files of the evidence,"


@contextmanager
def alone(database: Path, what: str, doing: str, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the lock *what* beside *database*; *doing* says what the one who holds it does.

    Raises BusyError when another program still holds it after *wait_seconds*, StoreError when there can be no lock: a
    full disk, a file or folder that this account may not write, and whatever else is no other program.
    """
    path = database.with_name(f"{database.name}-{what}-lock")
    with ExitStack() as held:
        with in_words(path, "lock"):
            connection = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None)
            held.enter_context(closing(connection))
            _take(connection, path, doing)
        yield


def _take(connection: sqlite3.Connection, path: Path, doing: str) -> None:
    try:
        connection.execute("BEGIN EXCLUSIVE")
        # Never committed. A file that may only be read gives a lock that excludes nobody, and tells it only here.
        connection.execute("PRAGMA user_version = 1")
    except sqlite3.Error as error:
        if code_of(error) != sqlite3.SQLITE_BUSY:
            raise
        raise BusyError(
            f"another monitor is {doing} with this data folder ({path.parent}); wait until it has ended"
        ) from error
