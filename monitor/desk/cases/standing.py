"""What the page of a case says of its limits, its verdict and its next moves, as values. Not here: articles and forms (page.py)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, get_args

from monitor.case import (
    Assessment,
    Body,
    Case,
    CaseState,
    Clock,
    Confirmed,
    Event,
    Marked,
    Moved,
    Outcome,
    Paper,
    Periodical,
    Rejected,
    RowDropped,
    RowSet,
    Step,
    Wrote,
)
from monitor.cases import allowed_moves, clocks
from monitor.cases.limits import Office, refuse_gap
from monitor.cases.moves import refuse
from monitor.desk.cases.words import due_words, last_moment
from monitor.errors import CaseError

# What leads on comes before what leads aside.
_ORDER: tuple[CaseState, ...] = (
    "sent", "reported", "answered", "correction", "escalated", "outside", "closed",
)  # fmt: skip


_OTHER = -1  # the number of any other case
_IN_HOURS = 48  # what is nearer is told in hours, where it is due at an hour


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit as it is told."""

    clock: Clock
    due: str
    how: Literal["late", "runs", "done", "done-late", "stopped", "open"]
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What is held of the article, and what happened to it."""

    found: Assessment | None
    told: bool  # it may leave the desk
    waits: bool  # for a second officer
    was: Step | None  # the confirmation that holds no more
    back: Step | None  # what took it back
    rejected: Step | None  # the newest word, where a second officer did not confirm


@dataclass(frozen=True, slots=True)
class Move:
    """A state to which the case may move."""

    to: CaseState
    shut: str  # why not now, whatever is typed
    gap: str  # why a person must set the limit


def limits(case: Case, office: Office, now: datetime) -> tuple[Limit, ...]:
    """The limits of *case*: those that run first, the earliest first."""
    # Where nothing but the end of the case ended a clock, what was asked for was not done.
    done = {clock.started_by: clock.ended for clock in clocks(_without_end(case), office)}
    found = [_limit(clock, done[clock.started_by] != clock.ended, office, now) for clock in clocks(case, office)]
    return tuple(sorted(found, key=lambda each: (not each.clock.runs, each.clock.due or now)))


def _limit(clock: Clock, stopped: bool, office: Office, now: datetime) -> Limit:
    if clock.due is None and not clock.runs:
        return Limit(clock, "", "stopped", "đã xong; chưa có quy định thời hạn")
    if clock.due is None:
        return Limit(clock, "", "open", "chưa có hạn; ấn định hạn và ghi căn cứ")
    due, late = due_words(clock.due, clock.whole_days, office.zone), clock.overdue(now)
    if stopped:
        return Limit(
            clock,
            due,
            "done-late" if late else "stopped",
            "quá hạn khi kết thúc vụ việc" if late else "dừng khi kết thúc vụ việc",
        )
    if not clock.runs:
        return Limit(clock, due, "done-late" if late else "done", "xong sau hạn" if late else "xong trong hạn")
    return Limit(clock, due, "late" if late else "runs", _left(clock.due, clock.whole_days, office, now))


def _without_end(case: Case) -> Case:
    """*case* as if nobody had closed it."""
    return replace(case, steps=tuple(step for step in case.steps if not _closes(step)))


def _closes(step: Step) -> bool:
    return isinstance(step.body, Moved) and step.body.to == "closed"


def _left(due: datetime, whole_days: bool, office: Office, now: datetime) -> str:
    last, today = last_moment(due, office.zone), now.astimezone(office.zone)
    days = (last.date() - today.date()).days
    if not whole_days and abs(hours := (due - now).total_seconds() / 3600) < _IN_HOURS:
        return f"còn {int(hours):02d} giờ" if hours > 0 else f"quá hạn {int(-hours):02d} giờ"
    if days < 0:
        return f"quá hạn {-days:02d} ngày"
    return f"còn {days:02d} ngày" if days else "hết hạn hôm nay"


def judged(case: Case) -> Judged:
    """How the verdict stands; a change after its confirmation is told with who made it."""
    found = case.assessment
    was = back = rejected = None
    for step in case.steps:
        body = step.body
        if found and isinstance(body, Confirmed) and body.proposal == found.proposal:
            was, back = step, None
        elif was and back is None and _takes_back(body):
            back = step
        if isinstance(body, Rejected):
            rejected = step
    rejected = rejected if rejected and (found is None or rejected.id > found.proposal) else None
    waits = found is not None and not found.confirmed_by and found.verdict != "checking"
    return Judged(found, case.told, waits, was if back else None, back, rejected if found is None else None)


def _takes_back(body: Body) -> bool:
    return isinstance(body, RowSet | RowDropped) or (isinstance(body, Wrote) and body.what in ("nature", "right"))


def moves(case: Case, office: Office, login: str, today: date) -> tuple[Move, ...]:
    """The states to which it may move, those that a person cannot fill in the way to with the reason."""
    allowed: Sequence[CaseState] = sorted(allowed_moves(case), key=_ORDER.index)
    return tuple(_move(case, to, office, login, today) for to in allowed)


def _move(case: Case, to: CaseState, office: Office, login: str, today: date) -> Move:
    # Opened twice has a form of its own (twice).
    ends: tuple[Outcome, ...] = tuple(each for each in get_args(Outcome) if each not in ("", "same"))
    outcomes: tuple[Outcome, ...] = ends if to == "closed" else ("",)
    shut = [_refusal(case, Moved(to, "-", outcome), Paper("-", today), login) for outcome in outcomes]
    return Move(to, "" if "" in shut else shut[-1], gap(case, Moved(to, "-"), office))


def twice(case: Case, login: str) -> bool:
    """Whether the case may end as the same matter as another one."""
    return case.state != "closed" and not _refusal(case, Moved("closed", outcome="same", same=_OTHER), Paper(), login)


def confirming(case: Case, login: str) -> str:
    """Why *login* may not confirm the verdict that is proposed; "" where nothing speaks against it."""
    return _refusal(case, Confirmed(case.assessment.proposal), Paper(), login) if case.assessment else ""


def _refusal(case: Case, body: Body, paper: Paper, login: str) -> str:
    try:
        refuse(case, body, paper, "-", login)
    except CaseError as error:
        return error.vietnamese
    return ""


def gap(case: Case, body: Body, office: Office) -> str:
    """Why a person must set the limit that *body* would start; "" where a rule gives it, or none starts."""
    last = case.steps[-1]
    try:
        refuse_gap(case, Step(last.id + 1, case.id, last.at, last.at, "", "", "", Paper(), body), office)
    except CaseError as error:
        return error.vietnamese
    return ""


def gaps(case: Case, office: Office) -> tuple[tuple[Event, str], ...]:
    """The events whose limit no rule gives on the day of the event."""
    told: list[tuple[Event, str]] = []
    events: tuple[Event, ...] = ("asked", "notified", "delivered")
    for event in events:
        kinds: tuple[Periodical, ...] = get_args(Periodical) if event == "delivered" else ("",)
        why = [gap(case, Marked(event, periodical=kind), office) for kind in kinds]
        if all(why):  # where a rule gives it for some kinds of outlets, a form for another is told when it is sent
            told.append((event, why[-1]))
    return tuple(told)
