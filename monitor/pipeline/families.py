"""Says of clips that were read whose text they are and where it appeared: worked out here each time, so never stale.

Not here: how that is told (group), where copies are kept (store), how it is shown (publish).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.config import Source
from monitor.config.houses import houses
from monitor.group import family_of
from monitor.model import Clip, Printed
from monitor.store import Store


def with_families(store: Store, sources: Iterable[Source], clips: Iterable[Clip]) -> Iterator[Clip]:
    """*clips*, each with what its family says. Its copies are read from *store* for their words."""
    known = houses(sources)
    return (replace(clip, family=family_of(_members(store, clip), known)) for clip in clips)


def _members(store: Store, clip: Clip) -> list[Printed]:
    copies = (store.clip(copy.clip) for copy in clip.copies)
    return [_printed(clip), *(_printed(copy) for copy in copies if copy is not None)]


def _printed(clip: Clip) -> Printed:
    article = clip.article
    return Printed(clip.id, clip.outlet, article.published, article.published_from, article.text, article.authors)
