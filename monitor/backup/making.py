"""Making a backup: what runs goes on, and the file is there under its name only when it has been read back.

Not here: which files belong to it (gather), how they are packed (zipped, sealed).

What was made of the database goes first, then the database of one moment, then the evidence as far as this database
knows it: so nothing in the backup is newer than its database, and nothing that it knows of is missing.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from monitor import __version__
from monitor.backup.gather import MADE, Gathered, Places, gather
from monitor.backup.manifest import Manifest
from monitor.backup.names import DATABASE
from monitor.backup.sealed import PIECE, Progress, is_sealed, seal
from monitor.backup.zipped import Packer, opened
from monitor.errors import InputError, MonitorError, StoreError
from monitor.store import Store, snapshot
from monitor.store.alone import BACKUP, COPYING
from monitor.store.disk import sync_folder
from monitor.store.evidence import folder_of
from monitor.store.snapshot import Record, Snapshot

_WAIT_SECONDS = 60  # for who is just dropping old files
_SPARE = 10_000_000  # bytes that stay free
_NOT_BACK = "the backup could not be read back as it was written; check the disk and the memory, then try again"
_SAID = 20  # faults of one file that are told one by one


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made and read back."""

    path: Path
    size: int
    sha256: str
    manifest: Manifest
    notes: tuple[str, ...]  # what is not in it, and why


def make_backup(places: Places, target: Path, now: datetime, *, replace: bool, progress: Progress) -> Made:
    """Write everything the office has to the file *target*; with *replace* in the place of an older backup.

    Raises InputError for a *target* that cannot be, StoreError for a damaged database or a full disk; a backup that
    is there already then stays.
    """
    database = places.data / DATABASE
    if not database.is_file():
        raise InputError(f"there is no database {database}; name the data folder with --data")
    _require_target(places, target, replace=replace)
    part, copy = target.with_name(target.name + ".part"), target.with_name(target.name + ".part-db")
    with Store.open(database) as store, store.alone(BACKUP, COPYING, wait_seconds=_WAIT_SECONDS), _in_words(target):
        gathered = gather(places)
        _require_room(database, gathered, target)
        try:
            for left in (part, copy):  # of a program that was killed
                left.unlink(missing_ok=True)
            manifest = _write(database, gathered, part, copy, now, progress)
            digest = seal(part, progress)
            _read_back(part, manifest, progress)
            part.replace(target)
            sync_folder(target.parent)
        finally:
            for left in (part, copy):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
    return Made(target, target.stat().st_size, digest, manifest, gathered.notes)


def _require_target(places: Places, target: Path, *, replace: bool) -> None:
    if not target.parent.is_dir():
        raise InputError(f"there is no folder {target.parent}; make it, or name another FILE")
    taken = [places.data / "evidence", *(places.data / name for name in MADE), places.config / "rules"]
    if any(target.resolve().is_relative_to(folder.resolve()) for folder in taken):
        raise InputError(f"{target} lies in a folder that is backed up; name a FILE elsewhere, best on another disk")
    if not os.path.lexists(target):
        return
    if not replace:
        raise InputError(
            f"{target} is there already; name another FILE, or put the new backup in its place (--replace)"
        )
    if not (target.is_file() and is_sealed(target)):
        raise InputError(f"{target} is no backup of monitor, so it is not replaced; name another FILE")


def _require_room(database: Path, gathered: Gathered, target: Path) -> None:
    """The copy of the database and what is packed of it lie beside each other for a while."""
    evidence = sum(path.stat().st_size for path in folder_of(database).glob("*.warc.gz"))
    rest = sum(path.stat().st_size for _, path in gathered.files if path.exists())
    live = sum(path.stat().st_size for path in (database, database.with_name(f"{DATABASE}-wal")) if path.exists())
    needed, free = evidence + rest + 2 * live + _SPARE, shutil.disk_usage(target.parent).free
    if free < needed:
        raise StoreError(
            f"the backup {target} may need {needed // 1_000_000:,} MB, and only {free // 1_000_000:,} MB are free "
            "there; make room, or name a FILE on another disk"
        )


def _write(  # noqa: PLR0913, PLR0917 - what the file is made of, and where
    database: Path, gathered: Gathered, part: Path, copy: Path, now: datetime, progress: Progress
) -> Manifest:
    with os.fdopen(_new_file(part), "wb") as file, ExitStack() as undo:
        packer = Packer(file, now.astimezone(UTC), progress)
        undo.callback(packer.give_up)
        for name, path in gathered.files:
            with suppress(FileNotFoundError):  # it went away since it was found
                # At once: a file that is open cannot be replaced on Windows.
                packer.add(name, [path.read_bytes()], 0, packed=True)
        os.close(_new_file(copy))
        snapshot.copy(database, copy)
        with snapshot.opened(copy) as found:
            manifest = _pack_database(found, database, copy, packer, now)
        packer.end(manifest)
        undo.pop_all()
    return manifest


def _pack_database(found: Snapshot, database: Path, copy: Path, packer: Packer, now: datetime) -> Manifest:
    """Put the copy of the database and its evidence into the backup; return what is said of all of it."""
    if damage := found.damage():
        raise StoreError(
            f"the database {database} is damaged ({damage[0]}), so no backup was made of it; put the last backup in its "
            "place with `monitor restore`"
        )
    faults = list(found.orphans())
    packer.add(DATABASE, _pieces_of(copy), copy.stat().st_size, packed=True)
    for file in found.evidence():
        wrong: list[str] = []
        try:
            with (folder_of(database) / file.name).open("rb") as opened_file:
                pieces = _evidence(opened_file, found.records(file), wrong)
                packer.add(f"evidence/{file.name}", pieces, file.size, packed=False)
        except FileNotFoundError:
            wrong.append("is missing, and no rule dropped it")
        more = [f"and {len(wrong) - _SAID} more faults"] if len(wrong) > _SAID else []
        faults += [f"{file.name}: {each}" for each in (*wrong[:_SAID], *more)]
    return Manifest(__version__, now.astimezone(UTC), found.facts(), tuple(packer.members), tuple(faults))


def _pieces_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(PIECE), b"")


def _evidence(file: BinaryIO, records: Iterator[Record], wrong: list[str]) -> Iterator[bytes]:
    """The bytes of a file up to the end of its last record; a record that is not as it was written goes to *wrong*."""
    at = 0
    for record in records:
        yield from _read(file, record.offset - at)  # of no capture: nothing, unless a row was changed
        if record.offset < at:
            wrong.append(f"the captures at byte {record.offset} and before it overlap")
            continue
        digest = hashlib.sha256()
        for piece in _read(file, record.length):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != record.sha256:
            wrong.append(f"the capture at byte {record.offset} is cut off or was changed")
        at = record.offset + record.length


def _read(file: BinaryIO, length: int) -> Iterator[bytes]:
    while length > 0 and (piece := file.read(min(length, PIECE))):
        length -= len(piece)
        yield piece


def _read_back(part: Path, manifest: Manifest, progress: Progress) -> None:
    """Raise StoreError unless every byte can be taken out again as it went in."""
    done = 0
    try:
        with opened(part) as found:
            for member in found.manifest.members:
                for piece in found.pieces(member):
                    done += len(piece)
                    progress("read back", done)
            same = found.manifest == manifest
    except InputError as error:
        raise StoreError(f"{_NOT_BACK} ({error})") from error
    if not same:
        raise StoreError(f"{_NOT_BACK} (another manifest)")


def _new_file(path: Path) -> int:
    """A handle on a new file that only this account may read: the archive holds names and addresses."""
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)


@contextmanager
def _in_words(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"the backup {target} was not made: {error.filename or target} cannot be read or written "
            f"({error.strerror or error}); mend that and try again; nothing is lost"
        ) from error


def faulty(made: Made) -> MonitorError | None:
    """What a person must know of a backup that holds damage, as the error to be raised; None where there is none."""
    if not made.manifest.faults:
        return None
    return MonitorError(
        "\n".join(made.manifest.faults)
        + f"\nthe backup {made.path} was made and holds this damage; look for it in older backups, and keep them"
    )
