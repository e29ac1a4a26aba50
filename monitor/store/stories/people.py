"""What people do to stories: every act is kept, with the placements that follow from it; another act undoes it.

Not here: what then stands (standing.py, shown.py).
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.errors import StoreError
from monitor.store.stories import names, standing
from monitor.store.stories.values import Deed
from monitor.store.times import stored


@dataclass(frozen=True, slots=True)
class Person:
    """Who does it, when, and why."""

    who: str
    at: datetime
    note: str


def merge(db: sqlite3.Connection, stories: Sequence[int], into: int, person: Person) -> None:
    """Put all articles of *stories* and of *into* into *into*; out of scope, so it is with their twins."""
    target = _story(db, into)
    others = sorted({_story(db, each) for each in stories})
    if not others:
        raise StoreError(f"no story is named that is to be merged into story {target}; name at least one")
    if target in others:
        raise StoreError(f"story {target} cannot be merged into itself; name others")
    for other in others:
        _same_side(db, target, standing.side(db, other), f"story {other}")
    act = _act(db, person, "merge", target, stories=others, articles=_articles(db, [target, *others]))
    # Those of each by itself: once the stories are one, it has but one twin.
    twins = [] if standing.side(db, target) else [standing.twin(db, each) for each in (target, *others)]
    _become_one(db, [target, *others], act)
    _become_one(db, list(dict.fromkeys(twin for twin in twins if twin is not None)), act)


def split(db: sqlite3.Connection, story: int, articles: Sequence[int], person: Person) -> int:
    """Put *articles* into a new story, and place those that stay; return the new one."""
    source = _story(db, story)
    members, apart = set(standing.members(db, [source])[source]), set(articles)
    for article in sorted(apart - members):
        raise StoreError(f"article {article} is not in story {source}; name articles that are")
    if not apart:
        raise StoreError(f"no article is named that is to leave story {source}; name at least one")
    if apart == members:
        raise StoreError(f"these are all articles of story {source}; leave at least one there")
    first = standing.founder(db, source, apart)
    new = standing.found(db, first, in_scope=bool(standing.side(db, source)))
    act = _act(db, person, "split", source, other=new, articles=apart)
    names.put(db, apart, new, act)
    names.put(db, members - apart, source, act)
    return new


def move(db: sqlite3.Connection, article: int, into: int, person: Person) -> None:
    """Put an article into another story, or say that it is in the right one."""
    place, target = standing.place(db, article), _story(db, into)
    _same_side(db, target, place.in_scope, f"article {article}")
    source = None if place.story == target else place.story
    act = _act(db, person, "move", target, other=source, articles=[article])
    names.put(db, [article], target, act)
    if source is not None:
        standing.left(db, source, article)
        names.hold(db, source)


def rename(db: sqlite3.Connection, story: int, headline: str, person: Person) -> None:
    """Give a story a headline; "" takes it back."""
    target, words = _story(db, story), " ".join(headline.split())
    act = _act(db, person, "rename", target, headline=words)
    members = standing.members(db, [target])[target]
    first = standing.founder(db, target, members)
    if words and members[first] is None:  # so that no machine takes the story away under its name
        names.put(db, [first], target, act)


def pin(db: sqlite3.Connection, story: int, article: int | None, person: Person) -> None:
    """Tell a story by the headline of one of its articles; None takes it back."""
    target = _story(db, story)
    members = standing.members(db, [target])[target]
    if article is not None and article not in members:
        raise StoreError(f"article {article} is not in story {target}; pin the headline of one that is")
    act = _act(db, person, "pin", target, articles=[] if article is None else [article])
    if article is not None and members[article] is None:
        names.put(db, [article], target, act)


def _become_one(db: sqlite3.Connection, stories: Sequence[int], act: int) -> None:
    if len(stories) < 2:
        return
    target, *others = stories
    names.put(db, _articles(db, stories), target, act)
    db.executemany("INSERT INTO story_merges VALUES (?, ?, ?)", [(other, target, act) for other in others])
    # What the machine says of a story that is no more, it says of the one that it became.
    db.executemany("UPDATE story_members SET story_id = ? WHERE story_id = ?", [(target, other) for other in others])


def _articles(db: sqlite3.Connection, stories: Collection[int]) -> set[int]:
    return {article for members in standing.members(db, stories).values() for article in members}


def _story(db: sqlite3.Connection, story: int) -> int:
    target = standing.live(db, story)
    if target is None:
        raise StoreError(f"there is no story {story}; look at the list of stories and name one of it")
    return target


def _same_side(db: sqlite3.Connection, target: int, in_scope: bool | None, what: str) -> None:
    if standing.side(db, target) != in_scope:
        raise StoreError(
            f"{what} and story {target} are on different sides of the scope; take in what is out of scope first"
        )


def _act(  # noqa: PLR0913 -- one row
    db: sqlite3.Connection,
    person: Person,
    deed: Deed,
    story: int,
    *,
    other: int | None = None,
    stories: Collection[int] = (),
    articles: Collection[int] = (),
    headline: str = "",
) -> int:
    who = person.who.strip()
    if not who:
        raise StoreError("nobody is named who does this to the story; say who it is")
    detail = {"stories": sorted(stories), "articles": sorted(articles), "headline": headline}
    cursor = db.execute(
        "INSERT INTO story_acts (at, who, act, story_id, other_id, detail, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (stored(person.at), who, deed, story, other, json.dumps(detail, ensure_ascii=False), person.note),
    )
    return int(cursor.lastrowid or 0)
