"""The queue of flags in memory: filled once, kept fresh by what changed since. One a desk, for all its threads.

Not here: finding in it and its order (store), pages (screens).
"""

import threading

from monitor.desk.desk import the_desk, the_store
from monitor.store import Store
from monitor.store.flag_lines import Arranged, Line, arranged

_MAKING = threading.Lock()
_SOME = 5000  # articles that are looked at in one question


class KeptFlags:
    """Every flag of articles in scope, by article."""

    def __init__(self, file: str) -> None:
        """Of the database *file*, as `store.listed.file` names it; empty until it is asked."""
        self.file = file
        self._lock = threading.Lock()
        self._seen = 0
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._arranged = arranged(())

    def all(self, store: Store) -> Arranged:
        """All there is by now."""
        with self._lock:
            changed = False
            while (found := store.flags.since(self._seen, _SOME))[0] != self._seen:
                self._seen = found[0]
                changed = self._take_in(dict(found[1])) or changed
            if changed:
                self._arranged = arranged(line for lines in self._lines.values() for line in lines)
            return self._arranged

    def _take_in(self, found: dict[int, tuple[Line, ...]]) -> bool:
        """Whether anything is other than before."""
        other = {article: lines for article, lines in found.items() if self._lines.get(article, ()) != lines}
        for article, lines in other.items():
            if lines:
                self._lines[article] = lines
            else:
                del self._lines[article]
        return bool(other)


def all_flags() -> Arranged:
    """All that the desk of the request knows of flags, with what changed since it was asked the last time."""
    kept, store = the_desk().kept, the_store()
    file = store.listed.file()
    with _MAKING:
        found = kept.get("flags")
        if not isinstance(found, KeptFlags) or found.file != file:
            found = kept["flags"] = KeptFlags(file)
    return found.all(store)
