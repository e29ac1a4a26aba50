"""Where hits stand, so that those at a place are found without looking at all of them.

Not here: what it means that two hits meet. A text of a megabyte must not cost a minute.
"""

from bisect import bisect_left
from collections.abc import Iterable

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
        if field not in self._hits:
            return []
        starts = self._starts[field]
        first = bisect_left(starts, start - self._longest[field])
        return [hit for hit in self._hits[field][first : bisect_left(starts, end)] if hit.end > start]

    def meeting(self, hit: Hit) -> list[Hit]:
        """The hits that share a letter with *hit*, itself too if it is kept."""
        return self.within(hit.field, hit.start, hit.end)
