"""A file that an answer sends: whole before its first byte goes out, gone when the answer is over. Not here: what is in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory


class WholeFile:
    """A file that is there until it is closed, so that none goes out by half."""

    def __init__(self, write: Callable[[Path], object]) -> None:
        """Let *write* write it; what fails there leaves nothing."""
        self._folder = TemporaryDirectory(prefix="monitor-", ignore_cleanup_errors=True)
        self._path = Path(self._folder.name) / "list"
        try:
            write(self._path)
            self.size = self._path.stat().st_size
        except BaseException:
            self._folder.cleanup()
            raise

    def __iter__(self) -> Iterator[bytes]:
        """Its bytes, piece by piece."""
        with self._path.open("rb") as file:
            while piece := file.read(1 << 16):
                yield piece

    def close(self) -> None:
        """Let it go."""
        self._folder.cleanup()
