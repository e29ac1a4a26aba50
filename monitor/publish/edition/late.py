"""Reprints of what was told before: an article of an earlier time with its new appearances, as an edition freezes it.

It is no item: an article is told in one edition only. Not here: which reprints those are (pipeline), the words
(digest/late.py), which of them are critical (build.py).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from monitor.model import Appearance, Clip, Flag, Item, LateCopy


@dataclass(frozen=True, slots=True)
class Reprinted:
    """An article that the edition to be cut does not tell, with its family, and where it appeared again by now."""

    original: Clip
    new: tuple[Clip, ...]  # its reprints that no edition holds yet
    told: tuple[int, Item] | None  # the edition that told it, and how; None: none did

    @property
    def clips(self) -> tuple[Clip, ...]:
        """Original and reprints."""
        return (self.original, *self.new)


def late_copy(reprinted: Reprinted, item: Item, *, critical: bool, flags: Sequence[Flag]) -> LateCopy:
    """What is frozen of *reprinted*; *item* is its original, *flags* those that it and its reprints have by now."""
    original = replace(
        item,
        copies=tuple(_appearance(clip) for clip in sorted(reprinted.new, key=_age)),
        family=reprinted.original.family,
        # With the labels of today a group gets what its topics say today; older editions kept none at all.
        topic_ids=tuple(dict.fromkeys((*item.topic_ids, *(topic.id for topic in reprinted.original.tags.topics)))),
    )
    return LateCopy(
        original=original,
        edition=reprinted.told[0] if reprinted.told else None,
        critical=critical or (reprinted.told is not None and item.section in ("II", "III")),
        flags=_new(flags, item.flags if reprinted.told else ()),
    )


def late_rank(late: LateCopy) -> tuple[bool, bool, int, float, int]:
    """Sorts the critical ones first, in each half those that a central outlet printed, then by number, then the newest."""
    copies = late.original.copies
    central = any(copy.group == "trung-uong" for copy in copies)
    newest = max((copy.published.timestamp() for copy in copies), default=0.0)
    return (not late.critical, not central, -len(copies), -newest, late.original.clip)


def late_appearances(late: Iterable[LateCopy]) -> int:
    """How many new appearances these are."""
    return sum(len(each.original.copies) for each in late)


def _age(clip: Clip) -> tuple[float, int]:
    return (clip.article.published.timestamp(), clip.id)


def _appearance(clip: Clip) -> Appearance:
    article = clip.article
    return Appearance(clip.id, clip.outlet, clip.group, article.url, article.title, article.published)


def _new(flags: Iterable[Flag], known: Iterable[Flag]) -> tuple[Flag, ...]:
    """Those of *flags* that say what none of *known* does, each once."""
    said = {_said(flag) for flag in known}
    return tuple({_said(flag): flag for flag in flags if _said(flag) not in said}.values())


def _said(flag: Flag) -> tuple[str, str, str, str]:
    return (flag.kind, flag.fact, flag.found, flag.expected)
