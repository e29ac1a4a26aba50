"""Where each item of an edition stands, and which item tells its event in full. Not here: the words (digest/items.py).

An event is told in full once in each of the sections II to VI, and in the full list (IX) where none of them tells it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from monitor.model import Edition, Group, Item
from monitor.publish.digest.cases import case_pointers
from monitor.publish.digest.flags import Told, first_told
from monitor.publish.edition.extract import LIST, Portion

GROUP_NAMES: dict[Group, str] = {
    "trung-uong": "Báo chí Trung ương",
    "cua-tinh": "Báo chí của tỉnh",
    "tinh-khac": "Báo chí tỉnh, thành phố khác",
    "doi-ngoai": "Báo chí đối ngoại",
    "nuoc-ngoai": "Báo chí nước ngoài",
    "tong-hop": "Trang TTĐT tổng hợp",
    "co-quan-nha-nuoc": "Cổng/Trang TTĐT cơ quan nhà nước",
}


@dataclass(frozen=True, slots=True)
class Places:
    """What stands where in one edition, or in a group's part of it."""

    listing: Mapping[Group, Sequence[Item]]  # the full list
    numbers: Mapping[int, int]  # of each clip, in the section or the part of the full list that tells it
    leads: Mapping[int, Item]  # by clip: the item that tells its event in full; itself where it does
    sections: Mapping[int, Sequence[Item]]  # by story: the items that tell it in full, and those left to the full list
    broken: frozenset[int]  # stories of which the part tells only some articles
    # By clip: what its flags tell that an item before it tells already.
    said: Mapping[int, Mapping[Told, Item]] = field(default_factory=dict)
    cases: Mapping[int, str] = field(default_factory=dict)  # by clip: the open cases that it belongs to, in words

    def name(self, item: Item) -> str:
        """As the digest points to it: "II.1", or "IX (Báo chí Trung ương, tin 2)"."""
        number = self.numbers[item.clip]
        return f"{item.section}.{number}" if item.section else f"{LIST} ({GROUP_NAMES[item.group]}, tin {number})"

    def elsewhere(self, story: int, section: str) -> tuple[str, ...]:
        """Where *story* is told outside *section*."""
        others = [other for other in self.sections[story] if other.section != section]
        return tuple(dict.fromkeys(self.name(other) if other.section else LIST for other in others))


def list_anchor(group: Group) -> str:
    """By which a page leads to the part of the full list that holds *group*."""
    return f"{LIST}.{group}"


def places(told: Portion) -> Places:
    """Where everything that is *told* stands. Its items are in reading order, so the lead of a story comes first.

    Leads and numbers are those of the part: an item whose lead is not in it is told in full.
    """
    edition = told.edition
    first: dict[tuple[str, int], Item] = {}
    for item in edition.items:
        if item.story:
            first.setdefault((item.section, item.story.id), item)
    sections: dict[int, list[Item]] = {}
    for (_, story), item in first.items():
        sections.setdefault(story, []).append(item)
    leads = {item.clip: _lead(item, first, sections) for item in edition.items}
    listing = {group: _listed([item for item in edition.items if item.group == group], leads) for group in GROUP_NAMES}
    return Places(
        listing,
        _numbers(edition, listing),
        leads,
        sections,
        told.broken(),
        first_told(edition.items),
        case_pointers(told),
    )


def _lead(item: Item, first: Mapping[tuple[str, int], Item], sections: Mapping[int, Sequence[Item]]) -> Item:
    if item.story is None:
        return item
    # What is left to the full list is told in short when any section tells the event.
    return first[item.section, item.story.id] if item.section else sections[item.story.id][0]


def _listed(items: Sequence[Item], leads: Mapping[int, Item]) -> list[Item]:
    """Newest first; items of one event that no section tells stand together, where the newest of them would stand."""
    block = {item.clip: item.story.id if item.story and not item.section else -item.clip for item in items}
    newest: dict[int, tuple[float, int]] = {}
    for item in items:
        newest[block[item.clip]] = min(newest.get(block[item.clip], _newest(item)), _newest(item))
    return sorted(items, key=lambda i: (newest[block[i.clip]], leads[i.clip] is not i, _newest(i)))


def _newest(item: Item) -> tuple[float, int]:
    return (-item.published.timestamp(), item.clip)


def _numbers(edition: Edition, listing: Mapping[Group, Sequence[Item]]) -> dict[int, int]:
    counts: dict[str, int] = {}
    numbers = {}
    for item in edition.items:
        counts[item.section] = numbers[item.clip] = counts.get(item.section, 0) + 1
    listed = {item.clip: n for items in listing.values() for n, item in enumerate(items, start=1) if not item.section}
    return numbers | listed
