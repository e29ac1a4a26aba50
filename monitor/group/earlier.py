"""The originals of the last thirty days in memory, and which of them an article repeats.

The database answers the same question for what is kept (store/copies.py); this is for articles that are only read, as
by `monitor group`. Not here: whether two texts are one (copies.py).
"""

from collections import Counter, defaultdict
from datetime import datetime, timedelta

from monitor.group.copies import is_copy
from monitor.model import Signature

COPY_WINDOW = timedelta(days=30)

# As in the database: a phrase that more originals share says nothing of any of them; without an end, each notice of a
# series would be compared with all that ever were.
_NEWEST = 100  # originals looked at for one band
_MOST = 20  # candidates, those with most bands in common


class Earlier:
    """Originals by what their signatures share. Takes them in order of time."""

    def __init__(self) -> None:
        self._originals: dict[int, tuple[datetime, Signature]] = {}  # oldest first
        self._with: dict[tuple[str, str], list[int]] = defaultdict(list)

    def original_of(self, signature: Signature, at: datetime) -> int | None:
        """The oldest original of the thirty days before *at* whose text this is; None: there is none."""
        for id_ in self._candidates(signature, at - COPY_WINDOW):
            if is_copy(signature, self._originals[id_][1]):
                return id_
        return None

    def add(self, id_: int, signature: Signature, at: datetime) -> None:
        """Keep an original; those of more than thirty days before are forgotten. Later ones have greater numbers."""
        self._forget(at - COPY_WINDOW)
        self._originals[id_] = (at, signature)
        for band in _bands(signature):
            self._with[band].append(id_)

    def _candidates(self, signature: Signature, since: datetime) -> list[int]:
        """Originals that share a band, oldest first."""
        shared = Counter(id_ for band in _bands(signature) for id_ in self._with.get(band, ())[-_NEWEST:])
        near = [id_ for id_ in shared if self._originals[id_][0] >= since]
        return sorted(sorted(near, key=lambda id_: (-shared[id_], id_))[:_MOST])

    def _forget(self, before: datetime) -> None:
        while self._originals:
            id_ = next(iter(self._originals))
            published, signature = self._originals[id_]
            if published >= before:
                return
            del self._originals[id_]
            for band in _bands(signature):
                self._with[band].remove(id_)
                if not self._with[band]:
                    del self._with[band]


def _bands(signature: Signature) -> list[tuple[str, str]]:
    """What makes candidates: signatures of different schemes are never compared."""
    return sorted({(signature.scheme, band) for band in signature.bands})
