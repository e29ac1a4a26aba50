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
_ASKED = 50  # articles of the story whose places and topics are looked at
_READ = 600  # articles whose stories are looked at


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that is offered, and the last act on it: who comes in between is seen by it."""

    line: StoryLine
    seen: int
    alike: str  # what it shares with the story, in words; "": nothing that is known


def near(story: Story, find: str) -> tuple[Candidate, ...]:
    """At most MOST stories of the side of *story*: of its days, or with a headline of all words of *find*, or of that number."""
    found = _found(find) if find.strip() else _of_its_days(story)
    offered = [each for each in found if each != story.id][: 3 * MOST]
    lines = the_store().stories.lines(offered)
    side = [lines[each] for each in offered if each in lines and lines[each].in_scope == story.in_scope][:MOST]
    return tuple(Candidate(line, last_act(the_store().stories.acts(line.id)), found[line.id]) for line in side)


def last_act(acts: tuple[Act, ...]) -> int:
    """The number of the newest act; 0 where nobody did anything."""
    return acts[-1].id if acts else 0


def _of_its_days(story: Story) -> dict[int, str]:
    """Stories of its days, those first that share a place and a topic with it; in words what they share."""
    own = [member.article for member in story.members]
    index, places = clip_index(), where(the_desk().kept, the_store())
    tags = [clip.tags for clip in the_store().search.clips(own[:_ASKED])]
    named = tuple({place.name for each in tags for place in each.places})
    topics = tuple({topic.id for each in tags for topic in each.topics})
    days = Filters(when="days", first=_day(story, "first"), last=_day(story, "last"), outside=not story.in_scope)
    asked = {"": days}
    if topics:  # without a value, all articles of these days would be asked for
        asked = {"cùng lĩnh vực": replace(days, topic=topics)} | asked
    if named:
        asked = {"cùng địa bàn": replace(days, place=named)} | asked
    if named and topics:
        asked = {"cùng địa bàn và lĩnh vực": replace(days, place=named, topic=topics)} | asked
    found: dict[int, str] = {}
    for words, filters in asked.items():
        articles = index.select(filters).page(0, _READ)
        with places.lock:
            stories = places.stories_of(articles)
        found = found | {each: words for each in stories if each not in found}
    return found


def _day(story: Story, end: str) -> date:
    zone = the_desk().zone
    moment = story.first - _AROUND if end == "first" else story.last + _AROUND
    return moment.astimezone(zone).date()


def _found(find: str) -> dict[int, str]:
    """The story of that number and those that people named so, then those of which an article is headed so."""
    words = [plain(word) for word in _WORDS.findall(find)][:_MANY_WORDS]
    if not words:
        return {}
    index, places = clip_index(), where(the_desk().kept, the_store())
    query = " AND ".join(f'title:"{word}"' for word in words)
    headed = index.select(Filters(q=query, copies=False, outside=True)).page(0, _READ)
    number = find.strip().lstrip("#")
    numbered = the_store().stories.get(int(number)) if number.isdecimal() and len(number) < 10 else None
    with places.lock:
        first = (numbered.id,) if numbered else ()
        return dict.fromkeys((*first, *places.named_with(words), *places.stories_of(headed)), "")
