"""The values that the watch of the store and its callers exchange. Not here: how they are found (watching.py)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.model import Article, Change, Flag

Reach = Literal["changed", "needed", "all"]  # how far the watch looks


@dataclass(frozen=True, slots=True)
class Version:
    """By what articles are looked at."""

    rules: str
    registers: str


@dataclass(frozen=True, slots=True)
class Due:
    """An article to be looked at."""

    id: int
    key: str
    anew: bool  # False: only the registers are others; what was said of what stands around it stands


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the watch is to look at, oldest first, and how far that brings it."""

    due: tuple[Due, ...]
    since: datetime
    version: Version
    seq: int
    moved: bool = True  # False: nothing is to be looked for


@dataclass(frozen=True, slots=True)
class Beside:
    """An article that stands beside another: of its story, or another appearance of its text."""

    id: int
    outlet: str
    title: str
    lead: str
    text: str  # its beginning
    published: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """A version of an article's words, with what differs from the one before; of the first one nothing does."""

    number: int
    seen_at: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """An article with all that the watch must know of it."""

    id: int
    outlet: str
    article: Article  # as it stands today
    revisions: tuple[Revision, ...]  # the first one first
    vanished_at: datetime | None
    copy_of: int | None
    story: tuple[Beside, ...]  # the other members of its story, oldest first; none of a copy
    appearances: tuple[Beside, ...]  # its text elsewhere, the original among them, oldest first
    flags: tuple[Flag, ...]  # what the watch said of it the last time


@dataclass(frozen=True, slots=True)
class Said:
    """What the watch says of an article that it looked at when its key was `key`."""

    id: int
    flags: tuple[Flag, ...]
    key: str
