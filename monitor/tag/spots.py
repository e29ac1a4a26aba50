"""Where hits stand, so that those at a place are found without looking at all of them.

Not here: what it means that two hits meet. A text of a megabyte must not cost a minute.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from monitor.tag.matcher import FieldName, Hit


class Spots:
    """Hits by field and place."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        """Keep *hits*, in any order."""
        self._hits: dict[FieldName, list[Hit]] = {}
        for hit in sorted(hits, key=lambda each: (each.start, each.end)):
            self._hits.setdefault(hit.field, []).append(hit)
        self._starts = {field: [hit.start for hit in each] for field, each in self._hits.items()}
        self._longest = {field: max(hit.end - hit.start for hit in each) for field, each in self._hits.items()}

    def within(self, field: FieldName, start: int, end: int) -> list[Hit]:
        """The hits that share a letter with [start, end) of *field*, by place."""
        return list(self.one_by_one(field, start, end))

    def one_by_one(self, field: FieldName, start: int, end: int) -> Iterator[Hit]:
        """As `within`, for who stops at the first that fits: a whole article may be one sentence."""
        hits = self._hits.get(field, [])
        for at in range(*self._between(field, start, end)):
            if hits[at].end > start:
                yield hits[at]

    def any_within(self, field: FieldName, start: int, end: int) -> bool:
        """Whether a hit shares a letter with [start, end) of *field*."""
        return any(True for _ in self.one_by_one(field, start, end))

    def last_before(self, field: FieldName, start: int, end: int) -> Hit | None:
        """The hit that ends last in [start, end) of *field*, the longest of several; None where none does."""
        hits, last = self._hits.get(field, []), None
        for at in reversed(range(*self._between(field, start, end))):
            hit = hits[at]
            if last and hit.start + self._longest[field] < last.end:
                break
            if start < hit.end <= end and (not last or (hit.end, -hit.start) >= (last.end, -last.start)):
                last = hit
        return last

    def first_behind(self, field: FieldName, start: int, end: int) -> Hit | None:
        """The hit that begins first in [start, end) of *field*; None where none does."""
        return next((hit for hit in self.one_by_one(field, start, end) if hit.start >= start), None)

    def _between(self, field: FieldName, start: int, end: int) -> tuple[int, int]:
        """From where to where the hits stand that can share a letter with [start, end)."""
        starts = self._starts.get(field, [])
        return bisect_left(starts, start - self._longest.get(field, 0)), bisect_left(starts, end)

    def meeting(self, hit: Hit) -> list[Hit]:
        """The hits that share a letter with *hit*, itself too if it is kept."""
        return self.within(hit.field, hit.start, hit.end)
