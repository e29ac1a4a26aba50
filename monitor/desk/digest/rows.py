"""The coming edition as its page shows it: sections, in them events in order, each with its articles. Pure.

Not here: the mail's own words and numbers (publish), moving anything (screens/digest).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from zoneinfo import ZoneInfo

from monitor.case_line import CaseLine
from monitor.model import Edition, Item
from monitor.publish.digest.cases import case_groups, limit_words
from monitor.publish.digest.view import SECTION_TITLES
from monitor.publish.edition.counts import event_of
from monitor.store.plans import DigestAct, standing
from monitor.vietnamese.case_words import STATE_WORDS

LISTED = "CHỈ NÊU TRONG DANH MỤC ĐẦY ĐỦ (MỤC IX)"


@dataclass(frozen=True, slots=True)
class Event:
    """One or several articles that stand together, and whether they can go up or down."""

    items: tuple[Item, ...]
    heading: str  # over it, where it is the first under one of section IV
    first: bool  # of those that it may change places with
    last: bool

    @property
    def lead(self) -> int:
        """The clip by which it is named."""
        return self.items[0].clip


@dataclass(frozen=True, slots=True)
class SectionRows:
    """A section of the coming edition."""

    numeral: str  # "": the full list only
    title: str
    events: tuple[Event, ...]
    ordered: DigestAct | None  # the order of its own that stands

    @property
    def count(self) -> int:
        """Articles in it."""
        return sum(len(event.items) for event in self.events)


def sections(edition: Edition, acts: Sequence[DigestAct]) -> tuple[SectionRows, ...]:
    """Every section that tells articles, in the order of the digest; *acts* are what people planned."""
    orders = {each.section: each for each in standing(acts).values() if each.articles}
    found = []
    for numeral, title in (*SECTION_TITLES.items(), ("", LISTED)):
        items = [item for item in edition.items if item.section == numeral]
        found.append(SectionRows(numeral, title, tuple(_events(items)), orders.get(numeral)))
    return tuple(found)


def _events(items: Sequence[Item]) -> Iterator[Event]:
    for heading, under in groupby(items, key=lambda item: item.heading):
        blocks = [tuple(block) for _, block in groupby(under, key=event_of)]
        for n, block in enumerate(blocks):
            yield Event(block, heading if n == 0 else "", n == 0, n == len(blocks) - 1)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case that the coming edition tells."""

    id: int
    title: str
    state: str
    unit: str  # "" where none was named
    limit: str
    asks: str  # what the leaders are to decide; "" nothing


def case_rows(edition: Edition) -> tuple[tuple[str, tuple[CaseRow, ...]], ...]:
    """The cases of section VII under their headings; without those that have none. What the leaders are asked is in section I too."""
    zone = ZoneInfo(edition.timezone)
    return tuple(
        (heading, tuple(_case(case, zone) for case in cases))
        for heading, cases in case_groups(edition).items()
        if cases
    )


def _case(case: CaseLine, zone: ZoneInfo) -> CaseRow:
    limit = "" if case.state == "closed" else limit_words(case, zone)
    return CaseRow(case.id, case.title, STATE_WORDS[case.state], case.unit, limit, case.asks)


def moved(edition: Edition, clip: int, move: str) -> tuple[str, tuple[int, ...]] | None:
    """The section of *clip*, and all its clips in the new order once its event went "up", "down" or to the "top".

    None where it cannot go, or is not told there. In section IV it stays under its heading.
    """
    item = next((each for each in edition.items if each.clip == clip), None)
    if item is None or not item.section:
        return None
    mine = [each for each in edition.items if each.section == item.section]
    order: list[int] = []
    gone = False
    for heading, under in groupby(mine, key=lambda each: each.heading):
        blocks = [[each.clip for each in block] for _, block in groupby(under, key=event_of)]
        if heading == item.heading:
            gone = _move(blocks, clip, move)
        order += [each for block in blocks for each in block]
    return (item.section, tuple(order)) if gone else None


def _move(blocks: list[list[int]], clip: int, move: str) -> bool:
    here = next(n for n, block in enumerate(blocks) if clip in block)
    there = {"up": here - 1, "down": here + 1, "top": 0}.get(move, -1)
    if there == here or not 0 <= there < len(blocks):
        return False
    blocks.insert(there, blocks.pop(here))
    return True


def articles(rows: Iterable[SectionRows]) -> int:
    """How many articles stand in *rows*."""
    return sum(section.count for section in rows)
