"""Counts the items of a briefing: each figure with what it counts. Pure. Not here: tables (tables.py), words (sentences)."""

from collections.abc import Iterable, Sequence

from monitor.briefing import Briefing, BriefItem, Figure, Want

OWN_GROUPS = ("cua-tinh", "co-quan-nha-nuoc")
FOREIGN_GROUPS = ("doi-ngoai", "nuoc-ngoai")


def matches(item: BriefItem, want: Want) -> bool:
    """Whether *want* counts *item*."""
    return (
        (want.group is None or item.group == want.group)
        and (want.tone is None or item.tone == want.tone)
        and (want.judged is None or (item.tone is not None) == want.judged)
        and (not want.topic or want.topic in item.topics)
        and (not want.place or want.place in item.places)
        and (want.story is None or item.story == want.story)
        and (want.flagged is None or item.flagged == want.flagged)
        and (want.foreign is None or (item.group in FOREIGN_GROUPS) == want.foreign)
        and (want.own is None or (item.group in OWN_GROUPS) == want.own)
    )


def chosen(briefing: Briefing, want: Want) -> tuple[BriefItem, ...]:
    """The items that *want* counts, in the order of the briefing."""
    return tuple(item for item in briefing.items if matches(item, want))


def count(briefing: Briefing, want: Want) -> Figure:
    """How many items."""
    return Figure(len(chosen(briefing, want)), want)


def count_appearances(briefing: Briefing, want: Want) -> Figure:
    """How many appearances: each item and its reprints."""
    return Figure(appearances(chosen(briefing, want)), want, "appearances")


def appearances(items: Iterable[BriefItem]) -> int:
    """How often *items* appeared in the period."""
    return sum(1 + len(item.copies) for item in items)


def outlets_of(items: Sequence[BriefItem]) -> frozenset[str]:
    """The outlets that told *items*, reprints included."""
    return frozenset(name for item in items for name in (item.outlet, *(copy.outlet for copy in item.copies)))
