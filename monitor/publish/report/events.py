"""What the editions of a period told, event by event: which are told again in a report, and under which number.

The items of one story, in whichever editions, are one event; an item without a story is one of its own. Not here:
the words (report/items.py), the figures (report/figures.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from monitor.model import Item, Report
from monitor.publish.edition.order import GROUPS
from monitor.publish.report.build import Told, appearances, told_in

MOST = 10  # events told under one heading; the others are in the full list

# Sections of the digest that a report tells again, in the order of its own headings II.1 to II.3.
TELLING = ("IV", "II", "III")


@dataclass(frozen=True, slots=True)
class Event:
    """The items of one event that one section of the digest told; the first of `told` leads."""

    key: tuple[str, int]
    told: tuple[Told, ...]

    @property
    def lead(self) -> Told:
        """The item by which it is told."""
        return self.told[0]

    @property
    def items(self) -> tuple[Item, ...]:
        """The items alone."""
        return tuple(told.item for told in self.told)


@dataclass(frozen=True, slots=True)
class Events:
    """All events of a report, and where each stands."""

    sections: Mapping[str, Sequence[Event]]  # by section of the digest, in the order in which they are told
    whole: Mapping[tuple[str, int], Sequence[Told]]  # every item of an event, whatever section told it
    leads: Mapping[int, str]  # by clip: the place where it leads an event, such as "II.2.1"
    members: Mapping[int, str]  # by clip: the place where another item leads its event

    def elsewhere(self, event: Event, section: str) -> tuple[str, ...]:
        """Where a report tells of *event* outside *section*."""
        others = (each for name in TELLING if name != section for each in self.sections[name] if each.key == event.key)
        return tuple(self.leads[other.lead.item.clip] for other in others if other.lead.item.clip in self.leads)


def events_of(report: Report) -> Events:
    """The events of *report*."""
    whole: dict[tuple[str, int], list[Told]] = {}
    for told in told_in(report.editions):
        whole.setdefault(_key(told.item), []).append(told)
    sections = {section: sorted(_events(whole, section), key=_rank) for section in TELLING}
    leads: dict[int, str] = {}
    members: dict[int, str] = {}
    for number, section in enumerate(TELLING, start=1):
        for n, event in enumerate(sections[section][:MOST], start=1):
            leads[event.lead.item.clip] = place = f"II.{number}.{n}"
            members |= {item.clip: place for item in event.items[1:]}
    return Events(sections, whole, leads, members)


def _key(item: Item) -> tuple[str, int]:
    return ("story", item.story.id) if item.story else ("clip", item.clip)


def _events(whole: Mapping[tuple[str, int], Sequence[Told]], section: str) -> Iterator[Event]:
    for key, all_ in whole.items():
        told = [each for each in all_ if each.item.section == section]
        if told:
            lead = min(told, key=_leading)
            yield Event(key, (lead, *(each for each in told if each is not lead)))


def _leading(told: Told) -> tuple[int, bool, float, int]:
    """What most outlets print leads; then a central outlet; then the first."""
    item = told.item
    return (-len(item.copies), item.group != "trung-uong", item.published.timestamp(), item.clip)


def _rank(event: Event) -> tuple[int, int, float, int]:
    """The most printed first, then by group of the leading outlet, then the newest."""
    newest = max(item.published.timestamp() for item in event.items)
    return (-appearances(event.items), GROUPS.index(event.lead.item.group), -newest, event.lead.item.clip)
