"""Seeing what was written safe on the disk. Not here: what is written."""

import os
from pathlib import Path
from typing import IO, Any


def sync(file: IO[Any]) -> None:
    """See everything written to *file* safe on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """See the names of new files safe on the disk, where the system knows such a thing (Windows does not)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
