"""The edition that told an article, or that people left it out of, for the page of the article. Reads only.

Not here: the page (screens/clip.py), the edition itself (screens/digest).
"""

from dataclasses import dataclass

from monitor.model import LeftOut
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.store import Store


@dataclass(frozen=True, slots=True)
class Told:
    """Where an article stands in the editions that were cut."""

    edition: int | None = None  # that told it
    left_out_of: int | None = None  # the edition that people left it out of
    word: LeftOut | None = None  # who left it out, and why: it, or the article that it prints again


def told(store: Store, clip: int, original: int | None) -> Told:
    """Where *clip* stands; *original* is what it prints again."""
    if (edition := store.editions.told([clip]).get(clip)) is not None:
        return Told(edition)
    left = store.editions.left_out([clip] if original is None else [clip, original])
    which = clip if original is None or original not in left else original
    number = store.plans.edition_of(which) if left else None
    if number is None:
        return Told()
    words = edition_of(store, number).left_out
    return Told(None, number, next((each for each in words if each.clip == which), None))
