"""The files of the archive: their names, adding at the end, reading a piece, moving away what belongs to no capture.

Not here: which bytes belong to which capture (captures).
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Literal

from monitor.errors import StoreError
from monitor.store.disk import sync, sync_folder

Kind = Literal["spool", "kept"]
MOST = 1_000_000_000  # bytes of one file; the next one begins where a record would pass it
PIECE = 1 << 20  # bytes read at a time
LEFT_OVER = "left-over"


def folder_of(database: Path) -> Path:
    """Return the folder of the archive that belongs to the database file *database*."""
    return database.parent / "evidence"


def name(kind: Kind, day: date, sequence: int) -> str:
    """Return the name of the *sequence*-th file of *day*, counted from 1."""
    return f"{kind}-{day.isoformat()}{f'-{sequence}' if sequence > 1 else ''}.warc.gz"


def size(path: Path) -> int:
    """Return how many bytes the file has; 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def append(path: Path, end: int, records: bytes) -> None:
    """Write *records* at *end*, where the last capture in the file ends, and see them safe on the disk.

    Bytes beyond *end* were written by a program that was killed before it could tell of them: they are moved away.
    Raises StoreError when the disk does not take the records; the file then ends where it did.
    """
    with _in_words(path):
        if size(path) > end:
            set_aside(path, end)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = not path.exists()
        with path.open("ab") as file:
            try:
                file.write(records)
                sync(file)
            except OSError:
                with suppress(OSError):  # what stays is moved away the next time
                    file.truncate(end)
                raise
        if new:
            sync_folder(path.parent)


def set_aside(path: Path, end: int) -> Path:
    """Move the bytes of *path* from *end* on into the folder for left-overs; return the file they are in now."""
    folder = path.parent / LEFT_OVER
    with _in_words(path):
        folder.mkdir(parents=True, exist_ok=True)
        aside = _free(folder, f"{path.name}-{end}")
        with path.open("r+b") as file, aside.open("xb") as copy:
            file.seek(end)
            for piece in iter(lambda: file.read(PIECE), b""):
                copy.write(piece)
            sync(copy)
            sync_folder(folder)
            file.truncate(end)
            sync(file)
    return aside


def read(path: Path, offset: int, length: int) -> bytes | None:
    """Return *length* bytes from *offset* on; None where the file has not got them."""
    if offset < 0 or length < 0 or size(path) < offset + length:
        return None
    with _in_words(path), path.open("rb") as file:
        file.seek(offset)
        return file.read(length)


def delete(path: Path) -> None:
    """Delete a file, if it is there and may be deleted (on Windows not while someone reads it)."""
    with _in_words(path), suppress(PermissionError):
        path.unlink(missing_ok=True)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"the evidence {path} cannot be used ({error.strerror or error}); check the disk and the rights of this "
            "account, then try again; nothing is lost"
        ) from error


def _free(folder: Path, stem: str) -> Path:
    """The first name of its kind that is not taken."""
    number = 1
    while (path := folder / f"{stem}-{number}.bin").exists():
        number += 1
    return path
