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
    parts: tuple[tuple[int, tuple[int, ...]], ...] = ()  # of a merge: each story with the articles that it had


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
    name: str = ""  # that a person gave it
    named_by: str = ""  # the person whose headline it is; "" where it is the machine's
    in_scope: bool = True


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list."""

    id: int
    headline: str
    members: int
    outlets: int  # different ones among the members; their copies are not counted
    first: datetime
    last: datetime
    articles: tuple[int, ...] = ()  # the members, oldest first
    printed: tuple[tuple[str, int], ...] = ()  # outlets and how often each had it, copies too; the most often first
    named_by: str = ""  # the person whose headline it is; "" where it is the machine's
    in_scope: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """How far the changes of stories were read; its beginning is before all of them."""

    touched: int = 0
    acts: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of stories since: for whoever keeps in memory which article is where."""

    until: Marks
    stories: dict[int, int | None]  # by article; None: it has none, or is a copy
    names: dict[int, str]  # by story, given by a person; "": taken back
