"""The backup of every night, and which older ones stay. Not here: when it is due, who is told when it fails (the jobs)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.backup.gather import Places
from monitor.backup.making import Made, faulty, make_backup
from monitor.backup.sealed import is_sealed
from monitor.config.schedule import Backup
from monitor.errors import StoreError
from monitor.pipeline import Session

_OURS = re.compile(r"monitor-\d{8}-\d{4}\.zip")
_LEFT = re.compile(r"monitor-\d{8}-\d{4}\.zip\.part(?:-db)?")


def run_backup(session: Session) -> str:
    """Make a backup as rules/schedule.toml says and keep the newest ones; return what was done.

    Older ones go only after the new one was read back, and stay when it holds damage: then MonitorError. Raises
    StoreError and InputError as `make_backup` does. Files with other names, or that are no whole backup, stay.
    """
    plan, settings = session.settings.schedule.backup or Backup(), session.settings
    place = session.data / plan.folder
    local = session.clock().astimezone(ZoneInfo(settings.office.timezone))
    target = place / f"monitor-{local:%Y%m%d-%H%M}.zip"
    with _in_words(place):
        place.mkdir(parents=True, exist_ok=True)
        _sweep(place)
    places = Places(session.data, settings.folder, settings)
    made = make_backup(places, target, session.clock(), replace=True, progress=lambda _what, _done: None)
    if holds_damage := faulty(made):
        raise holds_damage
    with _in_words(place):
        return _told(made, _drop_older(place, target, plan.keep))


def _sweep(place: Path) -> None:
    """Delete what a killed backup of an earlier night left."""
    for path in place.iterdir():
        if _LEFT.fullmatch(path.name) and path.is_file():
            path.unlink()


def _drop_older(place: Path, newest: Path, keep: int) -> int:
    """Delete all but the newest *keep* whole backups, *newest* among them; return how many went."""
    ours = (path for path in place.iterdir() if _OURS.fullmatch(path.name) and path != newest)
    older = sorted((path for path in ours if path.is_file() and is_sealed(path)), reverse=True)
    for path in older[keep - 1 :]:
        path.unlink()
    return len(older[keep - 1 :])


def _told(made: Made, gone: int) -> str:
    line = f"{made.path} ({made.size // 1_000_000:,} MB, SHA-256 {made.sha256})"
    line += f"; {gone} older {'one' if gone == 1 else 'ones'} deleted" if gone else ""
    return "; ".join((line, *made.notes))


@contextmanager
def _in_words(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"the folder for backups {place} cannot be used ({error.filename or place}: {error.strerror or error}); mend "
            "that, or name another one in rules/schedule.toml"
        ) from error
