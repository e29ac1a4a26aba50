"""The line that an edition or a report tells of a case (vụ việc), frozen with it, and what hangs on that line.

It says how the case stood at that moment; what came later changes a later line, never this one. Not here: the steps of a case
and what stands after them (case), making the line (the room cases), telling it (publish).
"""

from dataclasses import dataclass
from datetime import datetime

from monitor.case import CaseState, Level, Outcome, Verdict


@dataclass(frozen=True, slots=True)
class CaseClip:
    """An article of a case, as far as it decides which readers are told of the case."""

    clip: int
    group: str  # of its outlet
    topics: tuple[str, ...]  # ids


@dataclass(frozen=True, slots=True)
class Task:
    """What a unit was to do: a case that was sent to it."""

    unit: str  # the name
    paper: str  # number and day of the document, in words; "" where there was none
    sent: datetime
    due: datetime | None
    whole_days: bool
    unverified: bool
    reported: datetime | None  # None: it has not
    late: bool  # it reported too late, or has not reported in time so far
    again: bool  # what it reported did not do: the case was sent to it once more


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What an edition or a report says of a case, frozen: DOMAIN.md 2.1 (sections I and VII), 2.2 (section III)."""

    id: int
    title: str
    outlets: tuple[str, ...]  # of its articles, first told first
    published: datetime | None
    level: Level
    unit: str  # the name
    state: CaseState
    verdict: Verdict
    asks: str
    due: datetime | None  # the earliest limit that runs
    whole_days: bool
    due_of: str  # its name; where no rule says until when, that of the clock that runs all the same
    unverified: bool
    overdue: tuple[str, ...]  # names of the limits that run and have passed
    outcome: Outcome
    closed_at: datetime | None
    news: tuple[str, ...] = ()  # what happened since the edition before, in words
    clips: tuple[CaseClip, ...] = ()
    tasks: tuple[Task, ...] = ()  # the first one first
    replies: tuple[str, ...] = ()  # documents that went to the press, in words
    directed: str = ""  # what the leaders decided last
    later: tuple[str, ...] = ()  # of a period's report: what happened after its end, with days, in words
    over_since: bool = False  # of a period's report: closed after its end, and not opened again
    replied: tuple[datetime, ...] = ()  # when each of `replies` went out; (): an earlier program did not keep it
    same: int | None = (
        None  # the case in which the matter is followed, where it was opened twice; also where that was seen later
    )
    held: tuple[
        int, ...
    ] = ()  # of a period's report: the cases that were opened of the same matter, and are not counted
