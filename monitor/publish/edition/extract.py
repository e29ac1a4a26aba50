"""The part of an edition that one group of recipients gets. Not here: how it looks (digest/view.py)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from monitor.case_line import CaseLine
from monitor.config.digest import EVERY_SECTION, Audience
from monitor.model import Edition, Extract, Item

LIST = "IX"
WHOLE = Extract("", "", EVERY_SECTION, (), ())


@dataclass(frozen=True, slots=True)
class Portion:
    """What is told of `whole` to those who get `extract` of it.

    `chosen` is all that concerns them, each item in the section that tells it in the whole edition: what their part
    counts, it counts of these. `edition` holds those of them that are printed, each in the section that tells it there,
    the late reprints and the cases that concern them; its other figures are those of the whole edition.
    """

    whole: Edition
    extract: Extract
    chosen: tuple[Item, ...]
    edition: Edition

    @property
    def untold(self) -> int:
        """How many of the items that concern them stand in no section that they get."""
        return len(self.chosen) - len(self.edition.items)

    @property
    def partial(self) -> bool:
        """Whether it is a group's part, not the whole edition."""
        return self.extract.id != ""

    def has(self, numeral: str) -> bool:
        """Whether it has that section."""
        return numeral in self.extract.sections

    def broken(self) -> frozenset[int]:
        """The stories of which it tells some articles, but not all that the whole edition tells."""
        here, all_ = _by_story(self.edition.items), _by_story(self.whole.items)
        return frozenset(story for story, count in here.items() if count < all_[story])


def extract_of(group: Audience) -> Extract:
    """What is frozen of a group's rules."""
    return Extract(group.id, group.name, group.sections, group.topics, group.outlet_groups)


def portion(whole: Edition, extract: Extract) -> Portion:
    """What *extract* lets through of *whole*, and what of it stands in a section that the part has.

    An item whose own section is not in the part stands in the full list there.
    """
    if not extract.id:
        return Portion(whole, extract, whole.items, whole)
    chosen = tuple(item for item in whole.items if _chosen(item, extract))
    placed = (_placed(item, extract) for item in chosen)
    told = tuple(item for item in placed if (item.section or LIST) in extract.sections)
    late = tuple(each for each in whole.late if _chosen(each.original, extract))
    left = sum(item.national_left for item in told)
    cases = None if whole.cases is None else tuple(each for each in whole.cases if _concerns(each, extract))
    return Portion(whole, extract, chosen, replace(whole, items=told, late=late, national_left=left, cases=cases))


def _chosen(item: Item, extract: Extract) -> bool:
    return _lets_through(extract, item.topic_ids, item.group)


def _concerns(case: CaseLine, extract: Extract) -> bool:
    """Whether an article of *case* is one that they would get; a case without articles concerns who gets every article."""
    if not (extract.topics or extract.outlet_groups):
        return True
    return any(_lets_through(extract, clip.topics, clip.group) for clip in case.clips)


def _lets_through(extract: Extract, topics: Iterable[str], group: str) -> bool:
    if extract.topics and not set(extract.topics).intersection(topics):
        return False
    return not extract.outlet_groups or group in extract.outlet_groups


def _placed(item: Item, extract: Extract) -> Item:
    return item if item.section in extract.sections else replace(item, section="", heading="")


def _by_story(items: Iterable[Item]) -> Counter[int]:
    return Counter(item.story.id for item in items if item.story)
