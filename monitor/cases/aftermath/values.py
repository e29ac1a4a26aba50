"""What became of the articles of a case, as values. Not here: finding it out (the other modules of this room), words for people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from monitor.case import Check, Clock

# Whether the words of a line of the comparison are at an address: word for word, no more, or they never were.
Stand = Literal["stands", "edited", "never"]
# Against the letter that the outlet received: without one nothing is late. "unsure": changed between two looks, of which
# one was before the end of the limit and one after it.
Timing = Literal["", "before", "in-time", "unsure", "late", "waiting", "overdue"]
Seen = Literal["has", "missing", "unknown"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of the comparison, as it is at one address."""

    number: int  # of its line: N1
    sentence: str
    stand: Stand
    since: datetime | None = None  # "edited": when words without it were seen first
    before: datetime | None = None  # and the last look before that
    revision: int = 0  # the number of those words
    now: str = ""  # what stands in its place; of "never" the sentence nearly like it; "" none


@dataclass(frozen=True, slots=True)
class Told:
    """Something that the machine noticed in the words of an article."""

    sentence: str
    explanation: str
    since: datetime  # when the words were seen first


@dataclass(frozen=True, slots=True)
class Place:
    """An address at which an article of the case stands, or one of its reprints."""

    clip: int
    outlet: str
    title: str
    url: str
    published: datetime
    followed: bool  # it can be looked at again
    seen: datetime  # the last look that showed how it is
    next_at: datetime | None
    vanished_at: datetime | None
    revised_at: datetime | None
    quoted: tuple[Quoted, ...]
    correction: Told | None  # the article says itself that it was corrected
    silent: tuple[Told, ...]  # changed without a word

    @property
    def standing(self) -> tuple[Quoted, ...]:
        """The sentences that are there word for word; of a page that is gone none is."""
        return () if self.vanished_at else tuple(each for each in self.quoted if each.stand == "stands")

    @property
    def edited(self) -> tuple[Quoted, ...]:
        """The sentences that were there and are no more."""
        return tuple(each for each in self.quoted if each.stand == "edited")

    @property
    def done_at(self) -> datetime | None:
        """Since when none of the sentences is there any more; None where one is, or none ever was."""
        if self.vanished_at:
            return self.vanished_at
        gone = [each.since for each in self.edited if each.since]
        return max(gone) if gone and not self.standing else None

    @property
    def done_before(self) -> datetime | None:
        """The last look at which one of them was still there."""
        last = max(self.edited, key=lambda each: each.since.timestamp() if each.since else 0.0, default=None)
        return last.before if last and not self.vanished_at else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article by itself that may be the correction, or one that an officer has linked as such."""

    clip: int
    outlet: str
    title: str
    url: str
    published: datetime
    why: str  # in Vietnamese
    linked: bool  # it is in the case already


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the machine sees of one thing that a correction must have; an officer says whether it has it."""

    check: Check
    seen: Seen
    evidence: str  # a sentence of the outlet, word for word; or what there is to say, in Vietnamese
    verbatim: bool = False
    clip: int | None = None  # in which article the sentence stands


@dataclass(frozen=True, slots=True)
class Followed:
    """One article of the case, and what became of it."""

    place: Place
    reprints: tuple[Place, ...]
    letter: datetime | None  # when its outlet received the newest letter that counts
    clock: Clock | None  # the limit that began with it
    timing: Timing
    candidates: tuple[Candidate, ...]
    checklist: tuple[Proposal, ...]  # empty while nothing was corrected
    after_letter: bool  # it changed, or went, after the first letter

    @property
    def behind(self) -> tuple[Place, ...]:
        """Reprints in which a sentence still stands although the article has it no more."""
        return tuple(each for each in self.reprints if each.standing) if self.place.done_at else ()


@dataclass(frozen=True, slots=True)
class Aftermath:
    """The same of every article of a case, by the article."""

    articles: Mapping[int, Followed] = field(default_factory=dict)

    @property
    def after_letter(self) -> bool:
        """Whether any article changed after the first letter."""
        return any(each.after_letter for each in self.articles.values())
