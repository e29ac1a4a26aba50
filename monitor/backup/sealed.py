"""The seal of a backup: the last 64 bytes of the file are the SHA-256 of all bytes before them, so that none can change unseen.

Not here: what is in the file (zipped). To a zip the seal is the end of its comment.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from monitor.errors import InputError
from monitor.store.disk import sync

Progress = Callable[[str, int], None]  # what is being done, and how many bytes of it are

PIECE = 1 << 20  # bytes read at a time
_DIGITS = 64
_MARK = b"monitor backup, SHA-256 of all before: "
UNSEALED = _MARK + b"0" * _DIGITS  # the comment of the zip until it is sealed


def seal(path: Path, progress: Progress) -> str:
    """Seal the zip at *path*, whose comment is UNSEALED; return the SHA-256 of the whole file, now safe on the disk."""
    with path.open("r+b") as file:
        digest = _digest(file, "sealed", progress)
        digits = digest.hexdigest().encode()
        file.seek(-_DIGITS, os.SEEK_END)
        file.write(digits)
        sync(file)
    digest.update(digits)
    return digest.hexdigest()


def is_sealed(path: Path) -> bool:
    """Whether the file ends as a complete backup does; whether the seal is true is not looked at."""
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - len(UNSEALED)))
        tail = file.read()
    return tail.startswith(_MARK) and tail != UNSEALED


def require_whole(path: Path, progress: Progress) -> str:
    """Return the SHA-256 of the whole file. Raises InputError for one that is no backup, or not as it was written."""
    if not path.is_file():
        raise InputError(f"there is no file {path}; name a backup")
    if not is_sealed(path):
        raise InputError(
            f"{path} is no backup of monitor, or its end is missing; nothing was changed; take another one"
        )
    with path.open("rb") as file:
        digest = _digest(file, "checked", progress)
        digits = file.read()
    if digest.hexdigest().encode() != digits:
        raise InputError(
            f"{path} is not as it was written: its bytes were changed or damaged; nothing was changed here; take another "
            "backup (this one is a zip: what is sound in it can be taken out by hand, unproved)"
        )
    digest.update(digits)
    return digest.hexdigest()


def _digest(file: BinaryIO, what: str, progress: Progress) -> "hashlib._Hash":
    """The digest of all bytes before the seal, where *file* then stands."""
    size = file.seek(0, os.SEEK_END) - _DIGITS
    file.seek(0)
    digest, done = hashlib.sha256(), 0
    while done < size and (piece := file.read(min(PIECE, size - done))):
        digest.update(piece)
        done += len(piece)
        progress(what, done)
    return digest
