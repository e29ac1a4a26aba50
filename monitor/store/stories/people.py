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
from monitor.store.stories.values import Act, Deed
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
    parts = [(story, sorted(members)) for story, members in standing.members(db, [target, *others]).items()]
    articles = {article for _, members in parts for article in members}
    act = _act(db, person, "merge", target, stories=others, articles=articles, parts=parts)
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
    return _part(db, source, apart, standing.founder(db, source, apart), person)


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


def undo(db: sqlite3.Connection, act_id: int, person: Person) -> int:
    """Do the reverse of an act, the newest one on each story that it changed; return the story where that leads."""
    act = names.done_by(db, act_id)
    if act is None:
        raise StoreError(f"there is no act {act_id} on any story; look at the history of the story")
    since = names.since(db, act)
    if since:
        changed = since[-1].story
        raise StoreError(f"story {changed} was changed after that; undo the newest change first")
    before = [each for each in names.history(db, act.story)[:-1] if each.story == act.story and each.act == act.act]
    if act.act == "rename":
        rename(db, act.story, before[-1].headline if before else "", person)
    elif act.act == "pin":
        members = standing.members(db, [_story(db, act.story)])[_story(db, act.story)]
        pin(
            db,
            act.story,
            next((each for each in (before[-1].articles if before else ()) if each in members), None),
            person,
        )
    elif act.act == "split" and act.other is not None:
        merge(db, [act.other], act.story, person)
    elif act.act == "move":
        return _move_back(db, act, person)
    else:
        _unmerge(db, act, person)
    return _story(db, act.story)


def _move_back(db: sqlite3.Connection, act: Act, person: Person) -> int:
    """Put the article where it was; the story that it had left without any comes back by a new id, with its name."""
    article = act.articles[0]
    if act.other is None:
        raise StoreError(f"article {article} was in no other story before; move it to the one where it belongs")
    if standing.members(db, [act.other]):
        move(db, article, act.other, person)
        return act.other
    here = _story(db, act.story)
    if article not in standing.members(db, [here])[here]:
        raise StoreError(f"article {article} is not in story {here} any more; look at where it is")
    return _again(db, here, act.other, {article}, person)


def _unmerge(db: sqlite3.Connection, act: Act, person: Person) -> None:
    target = _story(db, act.story)
    for story, articles in act.parts:
        members = standing.members(db, [target])[target]
        apart = members.keys() & set(articles)
        if story != act.story and apart and apart != members.keys():
            _again(db, target, story, apart, person)
    if not act.parts:
        raise StoreError("it was not kept then what was in which story; split off what belongs elsewhere")


def _again(db: sqlite3.Connection, source: int, former: int, apart: Collection[int], person: Person) -> int:
    """Part *apart* from a story as what *former* was: with its founder, its name and its pin; return its new id."""
    new = _part(db, source, apart, standing.founder(db, former, apart), person)
    name, pinned = names.named(db, [former]).get(former), names.pinned(db, [former]).get(former)
    if name is not None:
        rename(db, new, name.headline, person)
    if pinned is not None and pinned.articles[0] in apart:
        pin(db, new, pinned.articles[0], person)
    return new


def _part(db: sqlite3.Connection, source: int, apart: Collection[int], founder: int, person: Person) -> int:
    members = standing.members(db, [source])[source].keys()
    new = standing.found(db, founder, in_scope=bool(standing.side(db, source)))
    act = _act(db, person, "split", source, other=new, articles=apart)
    names.put(db, apart, new, act)
    names.put(db, members - set(apart), source, act)
    return new


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
    parts: Sequence[tuple[int, Sequence[int]]] = (),
) -> int:
    who = person.who.strip()
    if not who:
        raise StoreError("nobody is named who does this to the story; say who it is")
    detail: dict[str, object] = {"stories": sorted(stories), "articles": sorted(articles), "headline": headline}
    if parts:
        detail["parts"] = parts
    cursor = db.execute(
        "INSERT INTO story_acts (at, who, act, story_id, other_id, detail, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (stored(person.at), who, deed, story, other, json.dumps(detail, ensure_ascii=False), person.note),
    )
    return int(cursor.lastrowid or 0)
