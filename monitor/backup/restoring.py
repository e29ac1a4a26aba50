"""Bringing a backup back: unpacked beside what is there, proved, and only then in its place.

Not here: what must be proved (proof), the moment in which one state takes the place of the other (store.swap).
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from monitor.backup.configured import restore_config, settings_of
from monitor.backup.gather import MADE
from monitor.backup.manifest import Manifest
from monitor.backup.names import DATABASE
from monitor.backup.proof import prove
from monitor.backup.sealed import Progress, require_whole
from monitor.backup.unpacking import CONFIG_OF_BACKUP, unpack
from monitor.backup.zipped import opened
from monitor.config import Settings
from monitor.errors import InputError, StoreError
from monitor.pipeline.outgoing.due import latest_due, planned
from monitor.pipeline.outgoing.held import MARK
from monitor.store import Store, snapshot, swap
from monitor.store.alone import alone

Say = Callable[[str], None]

UNPACKED = "restore-unpacked"  # folder inside the data folder, so that all of it is on one disk
_ITEMS = (
    *(DATABASE + end for end in ("", "-wal", "-shm", "-journal")),
    "evidence",
    *MADE,
    CONFIG_OF_BACKUP,
    MARK,
)
_SPARE = 10_000_000  # bytes that stay free


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for."""

    data: Path
    config: Path
    replace: bool  # in the place of the database that is there
    despite_faults: bool  # that are as old as the backup


def restore(file: Path, wish: Wish, now: datetime, say: Say, progress: Progress) -> None:
    """Bring the backup *file* back; *say* gets a line for everything that was proved and done.

    Raises InputError for a file that does not prove itself, BusyError while a monitor uses the data folder, StoreError
    where the disk does not take it: what was there then stands. What was broken off is ended by the next run.
    """
    database = wish.data / DATABASE
    if not (wish.data / swap.JOURNAL).exists():
        _require_free(database, wish)
    digest = require_whole(file, progress)
    with _in_words(wish.data), opened(file) as found:
        manifest = found.manifest
        if snapshot.newer(manifest.facts.schema):
            raise InputError(
                f"the backup was made by a newer monitor ({manifest.program}); upgrade this program and try again"
            )
        wish.data.mkdir(parents=True, exist_ok=True)
        with alone(database, swap.LOCK, swap.RESTORING):
            if swap.end_swap_alone(database) == digest:
                say(f"the restore of this backup, which was broken off, is ended: it stands in {wish.data}")
                return
            _require_free(database, wish)
            _require_room(manifest, wish.data)
            say(f"file: as it was written (SHA-256 {digest}), made {manifest.created_at:%Y-%m-%d %H:%M} UTC")
            with _new_folder(wish.data) as new:
                unpack(found, new, progress)
                say(f"files: {len(manifest.members)}, each with its hash")
                _put_in_place(new, found.manifest, wish, now, digest, say)


def _put_in_place(  # noqa: PLR0913, PLR0917 - what comes in, where, and who hears of it
    new: Path, manifest: Manifest, wish: Wish, now: datetime, digest: str, say: Say
) -> None:
    settings = settings_of(wish.config, new)
    proof = prove(new, manifest, settings)
    for line in proof.lines:
        say(line)
    if proof.faults and not wish.despite_faults:
        raise InputError(
            "\n".join(proof.faults) + "\nthis damage was there when the backup was made; nothing was changed; take an "
            "older backup, or this one as it is with --despite-faults"
        )
    for fault in proof.faults:
        say(f"as old as the backup, and restored with it: {fault}")
    held = _why_held(proof.waiting, manifest, settings, now)
    if held:
        (new / MARK).write_text(max(now, manifest.created_at).astimezone(UTC).isoformat() + "\n", encoding="ascii")
    with Store.open(new / DATABASE) as store:
        ended = store.accounts.sign_out_all()
    configured = restore_config(new, wish.config)
    old = _free_name(wish.data, now)
    swap.swap(wish.data / DATABASE, new, old, _ITEMS, digest)
    say(configured)
    if ended:
        # Since then people may have signed out, and lost their accounts or their passwords, which the backup does not know.
        say(f"sessions: {ended} of the desk, signed in when the backup was made, are ended")
    if held:
        say(
            f"mails: {held}; those due up to now are held until a person says: see `monitor digest outbox`, then `monitor digest release`"
        )
    if old.exists():
        say(f"what was there before is in {old}")
    say(f"restored into {wish.data}")


def _why_held(waiting: int, manifest: Manifest, settings: Settings | None, now: datetime) -> str:
    """Why mails may have been sent that the backup does not know of; nothing where none can."""
    if waiting:
        return f"{waiting} waited when the backup was made, and may have been sent since"
    if settings is None:
        return "which digests were due since the backup is not known, for the configuration cannot be read"
    for job in planned(settings):
        due = latest_due(job, settings, now)
        if job.kind != "backup" and due and due > manifest.created_at:
            return f"the job {job.name} was due after the backup was made, and its mails may have been sent"
    if any(alert.enabled for alert in settings.alerts.alert) or settings.alerts.spike.mail:
        return "alerts may have been sent after the backup was made"
    return ""


def _require_free(database: Path, wish: Wish) -> None:
    if database.exists() and not wish.replace:
        raise InputError(
            f"{wish.data} holds a database; name another folder with --data, or put the backup in its place with "
            "--replace (what is there is moved aside, never deleted)"
        )
    swap.require_unused(database)


def _require_room(manifest: Manifest, data: Path) -> None:
    needed, free = manifest.size() + _SPARE, shutil.disk_usage(data).free
    if free < needed:
        raise StoreError(
            f"the backup needs {needed // 1_000_000:,} MB, and only {free // 1_000_000:,} MB are free at {data}; make "
            "room, or name a folder on another disk with --data"
        )


@contextmanager
def _new_folder(data: Path) -> Iterator[Path]:
    """An empty folder, gone at the end; what the journal of a broken move still needs stays."""
    new = data / UNPACKED
    if new.exists():  # of a program that was killed
        shutil.rmtree(new)
    new.mkdir(mode=0o700)
    try:
        yield new
    finally:
        if not (data / swap.JOURNAL).exists():
            shutil.rmtree(new, ignore_errors=True)


def _free_name(data: Path, now: datetime) -> Path:
    """Where what is there goes."""
    stem, number = f"before-restore-{now.astimezone(UTC):%Y%m%d-%H%M%S}", 1
    while (path := data / (stem if number == 1 else f"{stem}-{number}")).exists():
        number += 1
    return path


@contextmanager
def _in_words(data: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"nothing was restored: {error.filename or data} cannot be read or written ({error.strerror or error}); mend "
            "that and run the command again; what was there stands"
        ) from error
