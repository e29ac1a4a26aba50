"""Which stories one may be merged with, or an article moved to: those of the same days, or those that a person looks for.

Not here: doing it (screens/story.py).
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from monitor.desk.desk import the_desk, the_store
from monitor.desk.lists import Filters, clip_index
from monitor.desk.stories.where import plain, where
from monitor.store.stories import Act, Story, StoryLine

MOST = 30
_AROUND = timedelta(days=3)
_WORDS = re.compile(r"[^\W_]+")
_MANY_WORDS = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that is offered, and the last act on it: who comes in between is seen by it."""

    line: StoryLine
    seen: int
    alike: bool  # it tells of a place or a topic of the story's own


def near(story: Story, find: str) -> tuple[Candidate, ...]:
    """At most MOST stories of the side of *story*: of its days, or with a headline of all words of *find*, or of that number."""
    alike, found = _found(find) if find.strip() else _of_its_days(story)
    offered = [each for each in dict.fromkeys((*alike, *found)) if each != story.id][: 3 * MOST]
    lines = the_store().stories.lines(offered)
    side = [lines[each] for each in offered if each in lines and lines[each].in_scope == story.in_scope][:MOST]
    return tuple(Candidate(line, last_act(the_store().stories.acts(line.id)), line.id in alike) for line in side)


def last_act(acts: tuple[Act, ...]) -> int:
    """The number of the newest act; 0 where nobody did anything."""
    return acts[-1].id if acts else 0


def _of_its_days(story: Story) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Stories of its days that share a place or topic with it, and all others of these days; the newest first."""
    own = [member.article for member in story.members]
    index, places = clip_index(), where(the_desk().kept, the_store())
    tags = [clip.tags for clip in the_store().search.clips(own[:50])]
    days = Filters(when="days", first=_day(story, "first"), last=_day(story, "last"), outside=not story.in_scope)
    named = tuple({place.name for each in tags for place in each.places})
    topics = tuple({topic.id for each in tags for topic in each.topics})
    # Without a value, all articles of these days would be asked for.
    asked = [*([replace(days, place=named)] if named else []), *([replace(days, topic=topics)] if topics else [])]
    with places.lock:
        alike = [story for each in asked for story in places.stories_of(index.select(each).page(0, 20 * MOST))]
        return tuple(dict.fromkeys(alike))[: 2 * MOST], places.stories_of(index.select(days).page(0, 20 * MOST))


def _day(story: Story, end: str) -> date:
    zone = the_desk().zone
    moment = story.first - _AROUND if end == "first" else story.last + _AROUND
    return moment.astimezone(zone).date()


def _found(find: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The story of that number and those that people named so, and those of which an article is headed so."""
    words = [plain(word) for word in _WORDS.findall(find)][:_MANY_WORDS]
    if not words:
        return (), ()
    index, places = clip_index(), where(the_desk().kept, the_store())
    query = " AND ".join(f'title:"{word}"' for word in words)
    headed = index.select(Filters(q=query, copies=False, outside=True)).page(0, 20 * MOST)
    number = find.strip().lstrip("#")
    numbered = the_store().stories.get(int(number)) if number.isdecimal() and len(number) < 10 else None
    with places.lock:
        first = (numbered.id,) if numbered else ()
        return (*first, *places.named_with(words)), places.stories_of(headed)
