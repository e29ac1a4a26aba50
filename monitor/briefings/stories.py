"""The stories that items of a period tell: how many items, outlets and houses, from which day to which. Not here: SQL, words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import cache

from monitor.briefing import BriefItem, BriefStory
from monitor.config.houses import Houses

_LEAST = 2  # items: one article is no story


def stories_of(items: Iterable[BriefItem], known: Houses, zone: tzinfo) -> tuple[BriefStory, ...]:
    """The stories of two or more of *items*, which are in order of time; the widest first. Nobody has named them yet."""
    members: dict[int, list[BriefItem]] = defaultdict(list)
    for item in items:
        if item.story is not None:
            members[item.story].append(item)
    house = cache(known.house)
    found = [_story(id_, of, house, zone) for id_, of in members.items() if len(of) >= _LEAST]
    return tuple(sorted(found, key=lambda each: (-each.outlets, -each.items, each.first, each.id)))


def _story(id_: int, items: Sequence[BriefItem], house: Callable[[str], str], zone: tzinfo) -> BriefStory:
    outlets = {name for item in items for name in (item.outlet, *(copy.outlet for copy in item.copies))}
    days = [item.published.astimezone(zone).date() for item in (items[0], items[-1])]
    return BriefStory(
        id=id_,
        headline="",
        first=days[0],
        last=days[1],
        items=len(items),
        outlets=len(outlets),
        houses=len({house(name) for name in outlets}),
    )


def headlines_of(stories: Sequence[BriefStory], named: Mapping[int, str]) -> tuple[BriefStory, ...]:
    """The same with the headlines that people gave or pinned."""
    return tuple(replace(story, headline=named.get(story.id, "")) for story in stories)
