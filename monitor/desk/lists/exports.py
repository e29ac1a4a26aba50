"""The whole list as a file: exactly the rows that the screen shows, all of them, in its order.

Not here: what a file looks like (publish, archive.exporting), which articles (asking.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.archive.choosing import Filter, loaded
from monitor.archive.exporting import Form, Known, export_clips
from monitor.store import Store

TYPES: Mapping[Form, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
FORM_NAMES: Mapping[Form, str] = {"xlsx": "Excel", "csv": "CSV", "jsonl": "JSON lines", "atom": "Atom"}


class Written:
    """A file that is there until it is closed: whole before the first byte goes out, so that none goes out by half."""

    def __init__(self, store: Store, rules: Known, form: Form, ids: Sequence[int], said: str) -> None:
        """Write the articles *ids* in their order as *form*; *said* is what they were chosen by, in words."""
        self._folder = TemporaryDirectory(prefix="monitor-", ignore_cleanup_errors=True)
        self._out = Path(self._folder.name) / "list"
        try:
            export_clips(store, rules, form, self._out, loaded(store, ids), Filter(said=said))
        except BaseException:
            self._folder.cleanup()
            raise
        self.size = self._out.stat().st_size

    def __iter__(self) -> Iterator[bytes]:
        """Its bytes, piece by piece."""
        with self._out.open("rb") as file:
            while piece := file.read(1 << 16):
                yield piece

    def close(self) -> None:
        """Let it go."""
        self._folder.cleanup()
