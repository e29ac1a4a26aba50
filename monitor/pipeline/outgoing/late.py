"""Finds what was printed again of articles that an edition about to be cut does not tell. Not here: how that is told (publish)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from monitor.model import Clip, Item
from monitor.pipeline.families import with_families
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.session import Session
from monitor.publish import Reprinted, in_window
from monitor.store import Store


def reprinted(
    session: Session, copies: Sequence[int], clips: Sequence[Clip], first: datetime | None
) -> tuple[Reprinted, ...]:
    """The originals of those of *copies*, which no edition holds, that none of *clips*, the items to be, shows.

    What people left out of an edition is not told again because it is printed again. *first* is when the first edition is cut: it archives what is older than its window, reprints as well. None: it is
    not the first.
    """
    items = clips if first is None else in_window(clips, first)
    shown = {copy.clip for clip in items for copy in clip.copies}
    new = list(_clips(session.store, (copy for copy in copies if copy not in shown)))
    if first is not None:
        new = in_window(new, first)
    repeated = session.store.exports.originals([clip.id for clip in new])
    dropped = session.store.editions.left_out(tuple(repeated.values()))
    found: dict[int, list[Clip]] = {}
    for clip in (clip for clip in new if repeated[clip.id] not in dropped):
        found.setdefault(repeated[clip.id], []).append(clip)
    told = _told(session.store, list(found))
    originals = with_families(session.store, session.settings.sources, _clips(session.store, found))
    return tuple(Reprinted(each, tuple(found[each.id]), told.get(each.id)) for each in originals)


def _clips(store: Store, ids: Iterable[int]) -> Iterator[Clip]:
    return (clip for id_ in ids if (clip := store.clip(id_)) is not None)


def _told(store: Store, originals: Sequence[int]) -> dict[int, tuple[int, Item]]:
    """The edition that told each of *originals*, and how it did; what none told is not in it."""
    numbers = store.editions.told(originals)
    told: dict[int, tuple[int, Item]] = {}
    for number in sorted(set(numbers.values())):
        items = {item.clip: item for item in edition_of(store, number).items}
        told |= {id_: (number, items[id_]) for id_, of in numbers.items() if of == number and id_ in items}
    return told
