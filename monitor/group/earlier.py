"""The originals of the last thirty days in memory, and which of them an article repeats.

The database answers the same question for what is kept (store/copies.py); this is for articles that are only read, as
by `monitor group`. Not here: whether two texts are one (copies.py).
"""

from collections import defaultdict
from datetime import datetime, timedelta

from monitor.group.copies import is_copy
from monitor.model import Signature

COPY_WINDOW = timedelta(days=30)


class Earlier:
    """Originals by what their signatures share. Takes them in order of time."""

    def __init__(self) -> None:
        self._originals: dict[int, tuple[datetime, Signature]] = {}  # oldest first
        self._with: dict[str, list[int]] = defaultdict(list)

    def original_of(self, signature: Signature, at: datetime) -> int | None:
        """The oldest original of the thirty days before *at* whose text this is; None: there is none."""
        for id_ in sorted({id_ for band in signature.bands for id_ in self._with.get(band, ())}):
            published, other = self._originals[id_]
            if published >= at - COPY_WINDOW and is_copy(signature, other):
                return id_
        return None

    def add(self, id_: int, signature: Signature, at: datetime) -> None:
        """Keep an original; those of more than thirty days before are forgotten. Later ones have greater numbers."""
        self._forget(at - COPY_WINDOW)
        self._originals[id_] = (at, signature)
        for band in sorted(set(signature.bands)):
            self._with[band].append(id_)

    def _forget(self, before: datetime) -> None:
        while self._originals:
            id_ = next(iter(self._originals))
            published, signature = self._originals[id_]
            if published >= before:
                return
            del self._originals[id_]
            for band in sorted(set(signature.bands)):
                self._with[band].remove(id_)
                if not self._with[band]:
                    del self._with[band]
