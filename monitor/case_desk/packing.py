"""`monitor case dossier` and `case verify`: a package onto the disk, whole or not at all, and what is said of it.

Not here: what is in a package (cases/package), options (commands.py).
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.case import Packed
from monitor.cases import add, load, office_of
from monitor.cases.package.making import Made, make
from monitor.cases.package.verifying import Report, verify
from monitor.desk.cases.camera import camera
from monitor.errors import InputError
from monitor.store import Store
from monitor.store.audit import Actor

if TYPE_CHECKING:
    from monitor.context import Context


def pack(  # noqa: PLR0913 - what a package is made from, and where it goes
    context: "Context", store: Store, number: int, out: Path, *, actor: Actor, draft: bool
) -> tuple[Path, Made]:
    """Write the package of a case to *out*, a file or a folder, with its step in the log; return where it is.

    Raises CaseError for a case whose dossier cannot be made, StaleError where somebody added to it meanwhile; nothing is then
    written. A file that is there already is not overwritten.
    """
    settings, at = context.settings(), context.clock()
    folder = out if out.is_dir() else out.parent
    case = load(store, number)
    if not folder.is_dir():
        raise InputError(f"there is no folder {folder}")
    handle, raw = tempfile.mkstemp(dir=folder, prefix=".monitor-", suffix=".part")
    part = Path(raw)
    try:
        with os.fdopen(handle, "wb") as file:
            made = make(store, settings, case, at, file, camera=camera(), final=not draft)
            file.flush()
            os.fsync(file.fileno())
        target = out / made.name if out.is_dir() else out
        with store.cases.entering():
            add(store, office_of(settings), case, [Packed(target.name, made.digest)], actor=actor, at=at)
            if target.exists():
                raise InputError(f"{target} is there already; nothing was written")
            part.replace(target)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
    return target, made


def packed_lines(path: Path, made: Made) -> Iterator[str]:
    """What was made."""
    yield f"{path}: {made.files} files{' (a draft: not confirmed)' if made.draft else ''}"
    yield f"SHA-256 of its manifest, kept in the log of the case: {made.digest}"
    yield f"verify it anywhere: monitor case verify {path.name} --digest {made.digest}"
    yield from (f"note: {each}" for each in made.notes)


def verified(path: Path, digest: str) -> Report:
    """What is found in the package at *path*. Raises InputError for a file that cannot be read or is no package."""
    try:
        return verify(path, digest)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
