"""An article with what stands around it, as the kinds of this folder ask for it. Not here: loading it (pipeline, store)."""

from dataclasses import dataclass
from datetime import datetime

from monitor.model import Article, Change


@dataclass(frozen=True, slots=True)
class Other:
    """Another article: of the same story, of the same text, or an older one that this one repeats."""

    id: int
    outlet: str
    house: str  # who owns the outlet
    title: str
    lead: str
    text: str  # its beginning at least
    published: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the article's words, and what differs from the one before; of the first one nothing does."""

    number: int
    seen_at: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """An article and what stands around it."""

    id: int
    outlet: str
    house: str
    article: Article  # as it stands today
    versions: tuple[Version, ...] = ()  # the first one first
    vanished_at: datetime | None = None  # since when its address is gone
    is_copy: bool = False
    story: tuple[Other, ...] = ()  # the other members of its story; no copies among them
    appearances: tuple[Other, ...] = ()  # its text elsewhere
    older: tuple[Other, ...] = ()  # nearly the same text, published long before; the oldest first
