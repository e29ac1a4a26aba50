"""The database as one consistent copy, and what such a copy holds. Not here: the file of a backup (the room backup).

A copy is read as it is, before any migration and without a lock: what is said of it is true of the bytes copied.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from monitor.store import soundness
from monitor.store.evidence import captures
from monitor.store.evidence.files import Kind
from monitor.store.schema.names import NAMES
from monitor.store.words import in_words

_WAIT_SECONDS = 60
_RECORDS = {
    "spool": "SELECT spool_offset AS offset, length, record_sha256 FROM captures WHERE spool_file = ? ORDER BY 1, number",
    "kept": "SELECT kept_offset AS offset, length, record_sha256 FROM captures WHERE kept_file = ? ORDER BY 1, number",
}


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file of the evidence, as far as the copy knows it."""

    name: str
    archive: Kind
    size: int  # bytes, up to the end of the last capture in it


@dataclass(frozen=True, slots=True)
class Record:
    """Where the bytes of one capture lie in their file, and their SHA-256."""

    offset: int
    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What an edition was rendered as, by its SHA-256."""

    audience: str
    form: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a copy is recognised by."""

    schema: tuple[str, ...]  # names of the migrations that made it, in their order
    rows: dict[str, int]  # of every table
    chain: tuple[int, str] | None  # number and link of the last capture
    edition: int | None  # number of the last one
    edition_files: tuple[KeptFile, ...]  # of the last one


def newer(schema: tuple[str, ...]) -> bool:
    """Whether a database with the migrations *schema* was made by a newer program."""
    return not set(schema) <= set(NAMES)


def missing(schema: tuple[str, ...]) -> tuple[str, ...]:
    """Return the migrations that opening a database with the migrations *schema* brings it."""
    return tuple(name for name in NAMES if name not in schema)


def copy(database: Path, target: Path) -> None:
    """Write *database* as it is at one moment to the new file *target*; other programs go on writing meanwhile."""
    with in_words(database):
        source = sqlite3.connect(database, timeout=_WAIT_SECONDS, isolation_level=None)
    with closing(source), in_words(target, "copy"), closing(sqlite3.connect(target, isolation_level=None)) as out:
        out.execute("PRAGMA journal_mode = OFF")  # half a copy is thrown away, never rolled back
        out.execute("PRAGMA synchronous = OFF")  # what is made of it is synced
        source.backup(out)  # in one step, so of one moment


class Snapshot:
    """One copy, open for reading."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        """Use *db*, the copy at *path*; `opened` is the usual way."""
        self._db, self._path = db, path

    def facts(self) -> Facts:
        """Return what it is recognised by."""
        with in_words(self._path):
            tables = self._tables()
            edition = self._last_edition() if "editions" in tables else None
            return Facts(
                schema=self._schema() if "_sqlite_migrations" in tables else (),
                rows={name: int(self._db.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]) for name in tables},  # noqa: S608 - names of our own tables
                chain=self._chain() if "captures" in tables else None,
                edition=edition,
                edition_files=self._kept(edition) if edition is not None and "edition_files" in tables else (),
            )

    def damage(self) -> tuple[str, ...]:
        """Return what SQLite finds damaged in it."""
        with in_words(self._path):
            return soundness.damage(self._db)

    def orphans(self) -> tuple[str, ...]:
        """Return the rows that point to a missing one."""
        with in_words(self._path):
            return soundness.orphans(self._db)

    def evidence(self) -> tuple[EvidenceFile, ...]:
        """Return the files of the evidence that hold captures and were not dropped, by name."""
        with in_words(self._path):
            rows = self._db.execute("SELECT name, archive FROM evidence_files WHERE dropped_at IS NULL ORDER BY name")
            found = [EvidenceFile(name, kind, captures.end(self._db, kind, name)) for name, kind in rows.fetchall()]
        return tuple(file for file in found if file.size)

    def records(self, file: EvidenceFile) -> Iterator[Record]:
        """Yield the captures in a file, in the order they lie there."""
        with in_words(self._path):
            for row in self._db.execute(_RECORDS[file.archive], (file.name,)):
                yield Record(row["offset"], row["length"], row["record_sha256"])

    def _tables(self) -> tuple[str, ...]:
        rows = self._db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
            "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        )
        return tuple(row["name"] for row in rows)

    def _schema(self) -> tuple[str, ...]:
        rows = self._db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'monitor' ORDER BY id")
        return tuple(row["name"] for row in rows)

    def _chain(self) -> tuple[int, str] | None:
        row = self._db.execute("SELECT number, chain FROM captures ORDER BY number DESC LIMIT 1").fetchone()
        return None if row is None else (row["number"], row["chain"])

    def _last_edition(self) -> int | None:
        row = self._db.execute("SELECT MAX(number) AS number FROM editions").fetchone()
        return None if row["number"] is None else int(row["number"])

    def _kept(self, edition: int) -> tuple[KeptFile, ...]:
        rows = self._db.execute(
            "SELECT audience, form, sha256 FROM edition_files WHERE edition = ? ORDER BY audience, form", (edition,)
        )
        return tuple(KeptFile(row["audience"], row["form"], row["sha256"]) for row in rows)


@contextmanager
def opened(path: Path) -> Iterator[Snapshot]:
    """The copy at *path*, read only; nothing is made beside it. Raises StoreError for a file that is no database."""
    with in_words(path):
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    with closing(db):
        db.row_factory = sqlite3.Row
        yield Snapshot(db, path)
