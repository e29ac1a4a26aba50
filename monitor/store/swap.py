"""Putting another state of the data folder in the place of the one that is there: all of it, or nothing.

Not here: where the other state comes from, and what is proved of it before (the room backup).

    the journal is written     from now on the new state stands: who opens the database next ends what was broken off
    the old files move away    into a folder of their own, never deleted
    the journal says so
    the new files move in
    the journal goes

Both folders lie inside the data folder, so that every step is a rename on one disk. Between two steps nobody sees the
folder: opening the database begins with `end_swap`.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from monitor.errors import BusyError, StoreError
from monitor.store.alone import alone
from monitor.store.disk import sync, sync_folder
from monitor.store.words import code_of

JOURNAL = "restore-in-progress.json"
LOCK = "restore"
RESTORING = "restoring a backup"


@dataclass(frozen=True, slots=True)
class _Swap:
    """What the journal says."""

    new: str  # folder inside the data folder
    old: str
    items: tuple[str, ...]  # files and folders by name, in the order they move away; they come in the other way round
    of: str  # whose state comes in: the SHA-256 of the backup
    moved_away: bool = False  # the old ones


def swap(database: Path, new: Path, old: Path, items: Sequence[str], of: str) -> None:
    """Move *items* of the data folder into *old* and those of *new* into their place, the database among them.

    The caller holds the lock LOCK; *of* is remembered for who ends it after a kill. Raises BusyError, with nothing
    changed, when a program has the database open.
    """
    plan = _Swap(new.name, old.name, tuple(items), of)
    with _in_words(database.parent):
        _write(database.parent, plan)
    try:
        require_unused(database)
    except BusyError:
        (database.parent / JOURNAL).unlink()
        raise
    _go_on(database, plan)


def is_swapping(database: Path) -> bool:
    """Whether a killed program left a swap in the middle."""
    return (database.parent / JOURNAL).exists()


def end_swap(database: Path, wait_seconds: float) -> str:
    """End what a killed program left in the middle; return whose state stands now, "" where there was nothing to end.

    Waits *wait_seconds* for a program that is just doing it; raises BusyError after that.
    """
    if not is_swapping(database):
        return ""
    with alone(database, LOCK, RESTORING, wait_seconds):
        return end_swap_alone(database)


def end_swap_alone(database: Path) -> str:
    """The same for a caller that holds the lock LOCK."""
    plan = _read(database.parent)
    if plan is None:
        return ""
    require_unused(database)
    _go_on(database, plan)
    return plan.of


def _go_on(database: Path, plan: _Swap) -> None:
    folder = database.parent
    new, old = folder / plan.new, folder / plan.old
    with _in_words(folder):
        if not plan.moved_away:
            _move(folder, old, plan.items)
            plan = replace(plan, moved_away=True)
            _write(folder, plan)
        _move(new, folder, plan.items[::-1])
        shutil.rmtree(new, ignore_errors=True)  # locks; whoever restores next clears what stays
        (folder / JOURNAL).unlink()
        sync_folder(folder)


def _move(source: Path, target: Path, items: Sequence[str]) -> None:
    """Move what is there of *items*; a second time only what is left."""
    there = [name for name in items if os.path.lexists(source / name)]
    if there:
        target.mkdir(exist_ok=True)
    for name in there:
        (source / name).rename(target / name)
    if there:
        sync_folder(target)
        sync_folder(source)


def require_unused(database: Path) -> None:
    """Raise BusyError when a program has the database open; what is still in its journal is written into it."""
    if not database.exists():
        return
    try:
        with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as db:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("ROLLBACK")
    except sqlite3.Error as error:
        # Any other error says that it is damaged or no database: it moves away as it is.
        if code_of(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise BusyError(
                f"a monitor is running with this data folder ({database.parent}); stop it, the service too, and run "
                "`monitor restore` again"
            ) from error


def _write(folder: Path, plan: _Swap) -> None:
    journal = folder / JOURNAL
    new = journal.with_name(journal.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        json.dump(asdict(plan), file)
        sync(file)
    new.replace(journal)
    sync_folder(folder)


def _read(folder: Path) -> _Swap | None:
    with _in_words(folder):
        try:
            found = json.loads((folder / JOURNAL).read_text(encoding="utf-8"))
            return _Swap(found["new"], found["old"], tuple(found["items"]), found["of"], found["moved_away"])
        except FileNotFoundError:
            return None
        except (ValueError, LookupError, TypeError) as error:
            raise StoreError(
                f"{folder / JOURNAL} was changed and cannot be read ({error!r}); the folders named restore-unpacked and "
                "before-restore-… beside it hold the new state and the old one: move one of them back by hand"
            ) from error


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"{error.filename or folder} cannot be moved or written ({error.strerror or error}); close the programs "
            "that use it, give this account the right to write there, and run `monitor restore` again"
        ) from error
