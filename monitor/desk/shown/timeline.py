"""One story told for people: its articles by day, and in words why each is in it and who put it there.

Not here: which articles, what people did (desk/stories/deeds.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import groupby

from monitor.config.houses import Houses
from monitor.model import Appearance, Clip, Common
from monitor.store.stories import Member, Story

_SHOWN = 5  # of each thing that two articles have in common


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a story as it is shown."""

    member: Member
    clip: Clip | None  # None: it was taken away meanwhile
    why: tuple[str, ...]  # what it has in common with the other, in words
    other: Member | None  # the other
    begins: bool  # no article of the story is older
    edition: int | None  # that told it
    reviewed: bool
    pinned: bool

    @property
    def copies(self) -> tuple[Appearance, ...]:
        """Its reprints, oldest first."""
        return self.clip.copies if self.clip else ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a story."""

    day: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a story comes to."""

    members: int
    appearances: int  # copies too
    outlets: int  # that printed any of it
    houses: int  # owners, each counted once
    editions: tuple[int, ...]  # that told any of it


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the articles of a story besides what it says itself."""

    clips: Mapping[int, Clip]
    editions: Mapping[int, int]  # by article, copies too
    reviewed: frozenset[int]


def timeline(story: Story, known: Known, zone: tzinfo) -> tuple[Day, ...]:
    """The days of *story*, the oldest first, and within each its articles."""
    entries = [_entry(story, member, known) for member in story.members]
    days = groupby(entries, key=lambda entry: entry.member.published.astimezone(zone).date())
    return tuple(Day(day, tuple(some)) for day, some in days)


def figures(story: Story, known: Known, houses: Houses) -> Figures:
    """How often, where and by whom it was printed."""
    outlets = [outlet for member in story.members for outlet in _printed(member, known.clips.get(member.article))]
    return Figures(
        members=len(story.members),
        appearances=len(outlets),
        outlets=len(set(outlets)),
        houses=len({houses.house(outlet) for outlet in outlets}),
        editions=tuple(sorted(set(known.editions.values()))),
    )


def reasons(common: Common) -> tuple[str, ...]:
    """What two articles have in common, in words; how far apart and how alike they are stands last."""
    named = (
        ("cùng địa bàn", common.places),
        ("cùng nhắc", common.names),
        ("cùng số liệu", common.numbers),
        ("cùng từ ngữ", tuple(f"“{word}”" for word in common.words)),
    )
    return (
        *(f"{what} {_some(values)}" for what, values in named if values),
        f"cách nhau {_apart(common.hours)}",
        f"độ giống {round(common.likeness * 100)}%",
    )


def _entry(story: Story, member: Member, known: Known) -> Entry:
    others = {each.article: each for each in story.members}
    return Entry(
        member=member,
        clip=known.clips.get(member.article),
        why=reasons(member.why) if member.why else (),
        other=others.get(member.why.article) if member.why else None,
        begins=member == story.members[0],
        edition=known.editions.get(member.article),
        reviewed=member.article in known.reviewed,
        pinned=member.article == story.pinned,
    )


def _printed(member: Member, clip: Clip | None) -> Iterator[str]:
    yield member.outlet
    if clip is not None:
        yield from (copy.outlet for copy in clip.copies)


def _some(values: Sequence[str]) -> str:
    more = len(values) - _SHOWN
    return ", ".join(values[:_SHOWN]) + (f" và {more} điểm nữa" if more > 0 else "")


def _apart(hours: int) -> str:
    if hours < 1:
        return "chưa đến 1 giờ"
    return f"{hours} giờ" if hours < 48 else f"{hours // 24} ngày"
