"""Opening the file, transactions, and the one place where SQLite's errors become words for people.

Not here: what is kept in it (one module per noun), and the schema (schema/).
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from time import monotonic

from monitor.errors import StoreError
from monitor.store.alone import alone
from monitor.store.schema.names import NAMES, SET
from monitor.store.swap import end_swap, is_swapping
from monitor.store.words import WORDS, code_of, in_words

# "moni": says in byte 68 of the file whose database it is (https://www.sqlite.org/fileformat2.html).
APPLICATION_ID = 0x6D6F6E69
_WRITING = "BEGIN IMMEDIATE"
_TURNS: dict[Path, threading.Lock] = {}  # of the threads of this program that write, by file
_TURNS_LOCK = threading.Lock()


def sqlite_version() -> str:
    """Return the version of the SQLite library in use, for people who ask what runs here."""
    return sqlite3.sqlite_version


def is_there(path: Path) -> bool:
    """Whether there is a database at *path*, or a restore that was broken off will put one there when it is opened.

    A file that cannot be looked at is there: who opens it is told why.
    """
    try:
        return path.stat().st_size > 0 or is_swapping(path)
    except (FileNotFoundError, NotADirectoryError):
        return is_swapping(path)
    except OSError:
        return True


class Database:
    """One open database file. Every read and write happens inside `reading` or `writing`."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        """Open *path*, creating the folder and the file where they are missing.

        *busy_seconds* is how long a write waits for another writer. Raises StoreError for a file that is
        not ours (left as it is, byte for byte), is newer than this program, or cannot be opened.
        """
        self.path = path
        self._busy_seconds = busy_seconds
        self._writing = False  # inside `writing`, of the one thread that this belongs to
        _make_folder(path)
        end_swap(path, busy_seconds)
        _refuse_foreign(path)
        with in_words(path):
            self._connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
        with ExitStack() as undo:
            undo.callback(self._connection.close)
            self._prepare()
            undo.pop_all()

    def close(self) -> None:
        """Close the file; what is committed is safe."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that holds the write lock from its beginning: all of it is kept, or nothing.

        Inside another one of this database, it is part of that one.
        """
        with self._transaction(_WRITING) as db:
            yield db

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One transaction in which all reads see the same moment; it stops no writer."""
        with self._transaction("BEGIN") as db:
            yield db

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        if self._writing:
            with self._inside() as db:
                yield db
            return
        if begin != _WRITING:
            with self._alone(lambda: self._connection.execute(begin)) as db:
                yield db
            return
        with self._turn() as left:
            self._writing = True
            try:
                with self._alone(lambda: self._begin_writing(left)) as db:
                    yield db
            finally:
                self._writing = False

    @contextmanager
    def _turn(self) -> Iterator[float]:
        """The turn of this thread among those of this program that write; yields for how long SQLite may wait for others then.

        So of twenty threads one asks SQLite at a time, which lets in whoever asks at the right moment.
        """
        with _TURNS_LOCK:
            turn = _TURNS.setdefault(self.path, threading.Lock())
        left = self._busy_seconds
        if not turn.acquire(blocking=False):
            began = monotonic()
            if not turn.acquire(timeout=left):
                raise StoreError(f"the database {self.path} {WORDS[sqlite3.SQLITE_BUSY]}")
            left = max(0.0, left - (monotonic() - began))
        try:
            yield left
        finally:
            turn.release()

    def _begin_writing(self, left: float) -> None:
        """Take the write lock, for which SQLite waits the seconds that are *left*; for all that follows as long as ever."""
        if left >= self._busy_seconds:  # as it is set already
            self._connection.execute(_WRITING)
            return
        self._wait_for(left)
        try:
            self._connection.execute(_WRITING)
        finally:
            self._wait_for(self._busy_seconds)

    def _wait_for(self, seconds: float) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    @contextmanager
    def _alone(self, begin: Callable[[], object]) -> Iterator[sqlite3.Connection]:
        with in_words(self.path):
            begin()
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                self._connection.rollback()  # does nothing after COMMIT, or where SQLite itself has rolled back

    @contextmanager
    def _inside(self) -> Iterator[sqlite3.Connection]:
        """A part of the transaction that is under way: what fails in it leaves nothing, whatever the whole does then."""
        with in_words(self.path):
            self._connection.execute("SAVEPOINT part")
            try:
                yield self._connection
            except BaseException:
                if self._connection.in_transaction:  # SQLite itself may have rolled all of it back
                    self._connection.execute("ROLLBACK TO part")
                    self._connection.execute("RELEASE part")
                raise
            self._connection.execute("RELEASE part")

    def _prepare(self) -> None:
        self._connection.row_factory = sqlite3.Row
        with in_words(self.path):
            self._connection.execute("PRAGMA foreign_keys = ON")
            # FULL: a mail marked as sent must stay so after a power cut; NORMAL may forget the last commits.
            self._connection.execute("PRAGMA synchronous = FULL")
        # WAL is set without waiting for others, so of programs that open a new database together one makes it.
        if not self._made():
            with alone(self.path, "making", "making the database", self._busy_seconds):
                self._claim()
                self._use_wal()
        self._migrate()

    def _made(self) -> bool:
        """Whether nothing is left to be made of the file itself: both marks stay once they are set."""
        return self._number("PRAGMA application_id") == APPLICATION_ID and self._mode() == "wal"

    def _claim(self) -> None:
        """Mark a new file as ours, before WAL: the mark must stand in the file itself for `_refuse_foreign`."""
        if self._number("PRAGMA application_id") == APPLICATION_ID:
            return
        with self.writing() as db:
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def _use_wal(self) -> None:
        with in_words(self.path):
            # Asking first: setting it needs the file alone, and it stays set.
            if self._mode() != "wal":
                self._connection.execute("PRAGMA journal_mode = WAL")

    def _mode(self) -> str:
        with in_words(self.path):
            return str(self._connection.execute("PRAGMA journal_mode").fetchone()[0])

    def _migrate(self) -> None:
        if self._is_of_today():
            return
        self._apply()
        self._is_of_today()  # a newer program may have been faster, while this one waited for its turn

    def _is_of_today(self) -> bool:
        """Whether every migration was applied to this file; StoreError where it knows one that this program does not."""
        applied = self._applied()
        if not applied <= set(NAMES):
            raise StoreError(
                f"the database {self.path} was made by a newer monitor; upgrade this program and try again"
            )
        return applied == set(NAMES)

    def _applied(self) -> set[str]:
        """The names of the migrations that made this file, asked for in the table in which sqlite-utils keeps them."""
        with self.reading() as db:
            if not db.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
                return set()
            rows = db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (SET,))
            return {name for (name,) in rows}

    def _apply(self) -> None:
        # An eighth of the time that a short command takes, and numpy with it: only where there is something to apply.
        import sqlite_utils  # noqa: PLC0415

        from monitor.store.schema.migrations import migrations  # noqa: PLC0415

        with in_words(self.path):
            db = sqlite_utils.Database(self._connection, recursive_triggers=False, execute_plugins=False)
        with self.writing():
            migrations.apply(db)  # looks again, now that no other program can write

    def _number(self, pragma: str) -> int:
        with in_words(self.path):
            return int(self._connection.execute(pragma).fetchone()[0])


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder {path.parent} cannot be made; name another data folder with --data ({error.strerror})"
        ) from error


def _refuse_foreign(path: Path) -> None:
    """Ask whose file it is before it is opened as a database: only opening a foreign one may already change it.

    SQLite itself is asked, to look at the file as one that nobody changes. To read it here would be fatal: on POSIX,
    when a program closes a file, all locks that it holds on it are gone, also those of its other connections; another
    program then takes itself for the last one, and deletes the journal (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        if not path.stat().st_size:
            return
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"the database {path} {WORDS[sqlite3.SQLITE_CANTOPEN]} ({error.strerror})") from error
    if _mark(path) != APPLICATION_ID:
        raise StoreError(f"the database {path} {WORDS[sqlite3.SQLITE_NOTADB]}")


def _mark(path: Path) -> int:
    """Whose file it is, asked without any lock; where that fails, as every reader asks.

    Who looks without a lock while another program moves the journal into the file may find it shorter than its first
    page says, and takes it for damaged. A reader with a lock sees it whole.
    """
    with in_words(path):
        try:
            return _asked(path, "immutable=1")
        except sqlite3.DatabaseError as error:
            if code_of(error) != sqlite3.SQLITE_CORRUPT:
                raise
            return _asked(path, "mode=ro")


def _asked(path: Path, how: str) -> int:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as db:
        return int(db.execute("PRAGMA application_id").fetchone()[0])
