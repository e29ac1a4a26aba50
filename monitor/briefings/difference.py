"""How a frozen briefing differs from what stands today: what came late, is gone, was labelled otherwise, or told in one story.

Nothing of what was frozen moves. Pure. Not here: gathering both, lines for people (brief_desk, desk).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from monitor.briefing import Briefing, BriefItem

LABELS = ("group", "province", "tone", "topics", "places", "flagged")
WORDS = ("title", "url", "outlet", "source", "medium", "language", "published")


@dataclass(frozen=True, slots=True)
class Changed:
    """An item that is there both times, and what of it is another one now."""

    then: BriefItem
    now: BriefItem
    labels: tuple[str, ...]  # of `LABELS`
    words: tuple[str, ...]  # of `WORDS`; "copies" where as many reprints are others now
    copies: int  # reprints that came since; below zero: that are no longer counted


@dataclass(frozen=True, slots=True)
class StoryMerged:
    """Items that were told in several stories and are told in one now."""

    into: int
    stories: tuple[int, ...]  # then
    items: int


@dataclass(frozen=True, slots=True)
class StorySplit:
    """Items that were told in one story and are told in several now."""

    story: int  # then
    stories: tuple[int, ...]  # now
    items: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different today."""

    items: tuple[int, int]  # then, now
    appearances: tuple[int, int]
    added: tuple[BriefItem, ...]
    removed: tuple[BriefItem, ...]
    changed: tuple[Changed, ...]
    merged: tuple[StoryMerged, ...]
    split: tuple[StorySplit, ...]
    other: tuple[str, ...]  # parts of the briefing besides its items that are others now, by their names
    rules: tuple[str, str]  # versions

    @property
    def nothing(self) -> bool:
        """Whether all figures are the same."""
        return not (self.added or self.removed or self.changed or self.merged or self.split or self.other)


# Not compared: when and by whom it was made, and what is told by the items themselves.
NOT_OTHER = {"period", "made_at", "over", "frozen_by", "items", "rules", "topics"}


def difference(then: Briefing, now: Briefing) -> Difference:
    """How *then*, frozen, differs from *now*, of the same period."""
    old, new = _by_clip(then), _by_clip(now)
    both = [(old[clip], new[clip]) for clip in old if clip in new]
    changed = (_changed(*pair) for pair in both)
    return Difference(
        items=(len(old), len(new)),
        appearances=(_appearances(then), _appearances(now)),
        added=tuple(item for item in now.items if item.clip not in old),
        removed=tuple(item for item in then.items if item.clip not in new),
        changed=tuple(each for each in changed if each.labels or each.words or each.copies),
        merged=tuple(
            StoryMerged(into, stories, count)
            for into, stories, count in _parts(both, lambda item: item[1].story, lambda item: item[0].story)
        ),
        split=tuple(
            StorySplit(story, stories, count)
            for story, stories, count in _parts(both, lambda item: item[0].story, lambda item: item[1].story)
        ),
        other=tuple(
            field.name
            for field in fields(Briefing)
            if field.name not in NOT_OTHER and getattr(then, field.name) != getattr(now, field.name)
        ),
        rules=(then.rules, now.rules),
    )


# What the rules alone say; with other rules the same items have other figures only once they were tagged anew.
_OF_RULES = ("rules", "topics", "office", "province", "timezone", "everything", "own")


def rules_moved(seen: Briefing, now: Briefing) -> bool:
    """Whether *now* stands on other rules than *seen*, which was not frozen yet."""
    return any(getattr(seen, name) != getattr(now, name) for name in _OF_RULES)


def figures_moved(seen: Briefing, now: Briefing) -> bool:
    """Whether anything else of *now* is another than in *seen*, down to the last word; a later hour alone is none."""
    same = {name: getattr(seen, name) for name in ("made_at", *_OF_RULES)}
    return replace(now, **same) != seen


def _by_clip(briefing: Briefing) -> Mapping[int, BriefItem]:
    return {item.clip: item for item in briefing.items}


def _appearances(briefing: Briefing) -> int:
    return sum(1 + len(item.copies) for item in briefing.items)


def _changed(then: BriefItem, now: BriefItem) -> Changed:
    more = len(now.copies) - len(then.copies)
    return Changed(
        then,
        now,
        labels=_other(then, now, LABELS),
        words=(*_other(then, now, WORDS), *(("copies",) if more == 0 and then.copies != now.copies else ())),
        copies=more,
    )


def _other(then: BriefItem, now: BriefItem, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(then, name) != getattr(now, name))


_Pair = tuple[BriefItem, BriefItem]  # then, now
_Story = Callable[[_Pair], int | None]


def _parts(both: Sequence[_Pair], whole: _Story, part: _Story) -> list[tuple[int, tuple[int, ...], int]]:
    """The stories of *whole* whose items are in several of *part*: (its number, theirs, its items), by number."""
    found: dict[int, list[int]] = {}
    for pair in both:
        one, other = whole(pair), part(pair)
        if one is not None and other is not None:
            found.setdefault(one, []).append(other)
    return [
        (one, tuple(sorted(set(others))), len(others)) for one, others in sorted(found.items()) if len(set(others)) > 1
    ]
