"""What is counted in more than one place of a mail, so that it is counted alike: events to look into, cases, sources read.

Not here: the words for it (digest, mail).
"""

from collections.abc import Iterable

from monitor.case_line import CaseLine
from monitor.model import Edition, Item

TO_HANDLE = ("II", "III")  # the sections of what an officer must look into


def event_of(item: Item) -> int:
    """The same number for items of one event: those of a story; an item without one is an event of its own."""
    return item.story.id if item.story else -item.clip


def to_handle(items: Iterable[Item]) -> int:
    """Events ("nội dung") that an officer must look into: those of which section II or III of the edition tells."""
    return len({event_of(item) for item in items if item.section in TO_HANDLE})


def open_cases(edition: Edition) -> list[CaseLine]:
    """The cases that are to be dealt with."""
    return [case for case in edition.cases or () if case.state != "closed"]


def subject_count(edition: Edition, items: Iterable[Item]) -> int:
    """How many "nội dung cần xử lý" a subject line names; before there were cases, events that an officer must look into."""
    return to_handle(items) if edition.cases is None else len(open_cases(edition))


def sources_read(edition: Edition) -> int:
    """Of how many watched sources anything could be read."""
    return max(edition.sources - sum(fault.whole for fault in edition.faults), 0)


def nothing_read(edition: Edition) -> bool:
    """Whether sources are watched and none of them could be read: a day of which nothing is known is no quiet day."""
    return edition.sources > 0 and sources_read(edition) == 0
