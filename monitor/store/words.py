"""SQLite's errors as words for people: which file, what happened, what to do. Not here: opening files (database, alone)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from monitor.errors import StoreError

# Primary result codes (https://www.sqlite.org/rescode.html): what happened and what to do.
WORDS = {
    sqlite3.SQLITE_BUSY: "is in use by another program; wait until it has ended and try again",
    sqlite3.SQLITE_LOCKED: "is in use by another program; wait until it has ended and try again",
    sqlite3.SQLITE_NOTADB: "is not a database of monitor; move the file away or name another data folder with --data",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full; free some space and try again",
    sqlite3.SQLITE_READONLY: "cannot be written; give this account the right to write the file and its folder",
    sqlite3.SQLITE_PERM: "cannot be opened; give this account the right to read and write the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that its folder exists and that this account may write there",
    sqlite3.SQLITE_IOERR: "could not be read or written; check the disk it lies on, then try again",
    sqlite3.SQLITE_CORRUPT: "is damaged; stop the program, keep the file and put the last backup in its place",
    sqlite3.SQLITE_CONSTRAINT: "already holds something that excludes this; nothing was written; look at what is there before trying again",
}
_OTHER = "could not do what was asked; nothing was written; report this line"


def code_of(error: sqlite3.Error) -> int:
    """Return the primary result code of an error of SQLite, such as `sqlite3.SQLITE_BUSY`."""
    # Extended codes keep the primary one in the low byte; misuse of the Python module has none.
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


@contextmanager
def in_words(path: Path, what: str = "database") -> Iterator[None]:
    """Turn every error of SQLite into a StoreError of one line: which file, what it is, what happened, what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"the {what} {path} {WORDS.get(code_of(error), _OTHER)} ({error})") from error
