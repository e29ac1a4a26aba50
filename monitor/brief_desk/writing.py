"""Writes the files of a briefing into a folder. Not here: making them (the room briefings)."""

from collections.abc import Mapping
from pathlib import Path

from monitor.errors import InputError
from monitor.pipeline.outgoing.morning import write_whole


def write(files: Mapping[str, bytes], folder: Path, *, ours: bool) -> tuple[Path, ...]:
    """Write *files* below *folder*; return where each is. Raises InputError where that cannot be.

    In a folder that is *ours* alone, what an earlier look left there and this one has not is removed: a picture of other
    figures beside a report would be taken for its own.
    """
    paths = {folder / name: content for name, content in sorted(files.items())}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
        if ours:
            for left in [path for path in folder.rglob("*") if path.is_file() and path not in paths]:
                left.unlink()
    except OSError as error:
        raise InputError(f"{folder} cannot be written to: {error.strerror}; name another folder with --out") from error
    return tuple(paths)
