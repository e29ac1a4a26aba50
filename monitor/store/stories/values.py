"""Stories as they are shown, and what people did to them. Not here: how they are kept (the modules beside this one)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.model import Common, Group

Deed = Literal["merge", "split", "move", "rename", "pin"]


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a story, and why it is in it."""

    article: int
    title: str
    outlet: str
    group: Group
    url: str
    published: datetime
    # What it has in common with another member; None: it founded the story, only a person says so, or it was reworded.
    why: Common | None
    placed_by: str  # the person who merged, split or moved it there; "" where the machine put it
    placed_at: datetime | None  # when the person did


@dataclass(frozen=True, slots=True)
class Act:
    """What a person did to a story."""

    id: int
    at: datetime
    who: str
    act: Deed
    story: int  # to which it was done; of a move: where the article went
    other: int | None  # of a split: the new story; of a move: where the article was, if it was elsewhere
    stories: tuple[int, ...]  # that were merged into it
    articles: tuple[int, ...]  # that were in the stories merged, were split off or moved; the one pinned, if one is
    headline: str  # of a rename; "" takes the name back
    note: str


@dataclass(frozen=True, slots=True)
class Story:
    """One event as the press told it."""

    id: int
    headline: str
    headline_by: Literal["person", "machine"]  # a person named it, or pinned a headline
    pinned: int | None  # the article whose headline a person pinned, where it is in the story
    members: tuple[Member, ...]  # at least one, oldest first
    first: datetime
    last: datetime
    acts: tuple[Act, ...]  # on it and on the stories merged into it, oldest first


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list."""

    id: int
    headline: str
    members: int
    outlets: int  # different ones among the members; their copies are not counted
    first: datetime
    last: datetime
