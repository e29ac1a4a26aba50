"""Values of the queue of flags: what is asked of it, one flag as it stands, the same flag on the articles of one story.

Not here: SQL (flag_queue.py), what a flag is (model).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from monitor.model import Flag, Group

State = Literal["open", "dismissed", "accepted", "cased"]  # cased: accepted, and a case was opened from it
ActKind = Literal["dismissed", "accepted", "reopened"]


class FlagKey(NamedTuple):
    """What tells one flag of an article from its others, whatever place it has among them."""

    kind: str
    fact: str
    sentence: str

    @property
    def digest(self) -> str:
        """Twelve letters that stand for it in a form."""
        return hashlib.sha256("\0".join(self).encode()).hexdigest()[:12]


def key_of(flag: Flag) -> FlagKey:
    """The key of *flag* among those of its article."""
    return FlagKey(flag.kind, flag.fact, flag.sentence)


@dataclass(frozen=True, slots=True)
class FlagAct:
    """What a person decided of a flag."""

    id: int
    article: int
    revision: int  # that the person saw
    key: FlagKey
    act: ActKind
    reason: str
    flag: Flag  # as it stood then
    by: str  # the login
    at: datetime
    cased: bool = False  # it accepted the flag, and a case was opened from it


@dataclass(frozen=True, slots=True)
class StandingFlag:
    """One flag of one article, with what was decided of it; one that was accepted is told as it stood then, if it stands no more."""

    article: int
    number: int  # its place among the flags of the article; below 0 where it stands no more
    title: str
    outlet: str
    group: Group
    published: datetime
    url: str
    revision: int  # the newest, in which the flag stands; that in which it was accepted, where it stands no more
    copy_of: int | None
    flag: Flag
    state: State
    last: FlagAct | None  # the newest act on it in this revision
    before: FlagAct | None  # the newest act on its like in an earlier revision of the article
    stands: bool = True  # False: the article, the rules or the registers are others since it was accepted

    @property
    def key(self) -> FlagKey:
        """What it is known by among the flags of its article."""
        return key_of(self.flag)

    @property
    def seen(self) -> int:
        """The id of the newest act on it; 0 where there is none. Who acts says which one they saw."""
        return self.last.id if self.last else 0


@dataclass(frozen=True, slots=True)
class QueuedFlag:
    """What several articles of one story are flagged for in the same words stands once, by the first of them."""

    lead: StandingFlag
    others: tuple[StandingFlag, ...]  # in the same state
    decided: FlagAct | None  # the newest act on the same in the story by which it stands otherwise there

    @property
    def members(self) -> tuple[StandingFlag, ...]:
        """All of them."""
        return (self.lead, *self.others)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a queue is asked for; () and None: any."""

    states: tuple[State, ...] = ("open",)
    kinds: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()  # of outlets
    since: datetime | None = None  # of publication
    until: datetime | None = None  # not this moment itself


Span = tuple[datetime | None, datetime | None]  # since, until (not that moment itself) of publication; None: open


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each value, each beside all that is asked for otherwise; those of none are left out."""

    states: Mapping[str, int]
    kinds: Mapping[str, int]
    groups: Mapping[str, int]
    spans: tuple[int, ...]  # of each span of days that was asked to be counted


@dataclass(frozen=True, slots=True)
class FlagPage:
    """Some flags of the queue, in its order, and how many it has."""

    rows: tuple[QueuedFlag, ...]
    count: int
    counts: Counts
