"""By what it shows that people changed sources.toml or rules/: paths, times and sizes of the files. Not here: reading them (load.py)."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def marks_of(folder: Path) -> frozenset[tuple[str, int, int]]:
    """The same while nobody changes anything in *folder*, which holds sources.toml and rules/."""
    return frozenset(_marks(folder))


def _marks(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in (folder / "sources.toml", *(folder / "rules").rglob("*.toml"), folder / "rules" / "learned.json"):
        with suppress(FileNotFoundError):  # just being replaced
            seen = path.stat()
            yield str(path), seen.st_mtime_ns, seen.st_size
