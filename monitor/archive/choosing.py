"""Which articles an export takes: all clips, what a query finds in scope, or what an edition told; oldest first.

Not here: how they are written (exporting.py).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.archive.asking import Rules, found_by
from monitor.model import Clip
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.store import Store

_SOME = 200  # articles that are in memory at a time


@dataclass(frozen=True, slots=True)
class Filter:
    """What an article must be to be exported; without any, every clip is, and no copy beside its original."""

    query: str | None = None  # as for `monitor search`
    edition: int | None = None  # that told it
    said: str = ""  # what else it was chosen by, in Vietnamese, where others choose: the lists of the desk


ALL = Filter()


def chosen(
    store: Store, rules: Rules, wanted: Filter, step: Callable[[int], None] = lambda _done: None
) -> Iterator[Clip]:
    """The articles that *wanted* holds for, as they came; a copy names the article that it repeats.

    Raises QueryError for a query and MonitorError for an edition that there is not, both at once, before any article.
    """
    if wanted == ALL:
        return store.clips()
    kept: set[int] | None = None
    if wanted.edition is not None:
        kept = {item.clip for item in edition_of(store, wanted.edition).items}
    if wanted.query is not None:
        hits = {hit.article for hit in found_by(store, wanted.query, rules, 0, step)[1].hits}
        kept = hits if kept is None else kept & hits
    # What an edition told it has told, whatever became of the scope since.
    return loaded(store, store.exports.came(sorted(kept or ()), outside=wanted.query is None))


def loaded(store: Store, ids: Sequence[int]) -> Iterator[Clip]:
    """The articles *ids* in their order; a copy names the one that it repeats."""
    for start in range(0, len(ids), _SOME):
        some = ids[start : start + _SOME]
        originals = store.exports.originals(some)
        for clip in store.search.clips(some):
            yield replace(clip, copy_of=originals.get(clip.id))
