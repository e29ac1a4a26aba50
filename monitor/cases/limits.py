"""Which limits run in a case, since when and until when (DOMAIN.md 4). Pure: a case, rules and a calendar in, clocks out.

    rule chosen   by what starts the clock, the level, the outlet, and the day of the event
    days          the day of the start is not counted; the limit ends with the end of its last day
    hours         counted on, day and night
    a person      may set a limit, where no rule gives one, on a ground of its own

Not here: what a rule may say (config), reminding of it (pipeline).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor.case import Case, CaseState, Clock, Event, Marked, Moved, Periodical, Step
from monitor.config import Calendar, Settings
from monitor.config.deadlines import DeadlineRule, Start
from monitor.config.digest import Weekday
from monitor.errors import CaseError

_DAY = timedelta(days=1)
_FARTHEST = 5000  # days: no limit is longer
# What ends each clock besides the end of the case.
_ENDS: dict[Start, tuple[tuple[CaseState, ...], tuple[Event, ...]]] = {
    "sent": (("reported", "answered", "outside", "sent"), ()),
    "asked": (("answered",), ()),
    "notified": ((), ("supplied",)),
    "delivered": ((), ("published", "refused")),
    "event": (("answered",), ("informed",)),
}


@dataclass(frozen=True, slots=True)
class Office:
    """What days are counted by."""

    calendar: Calendar
    weekdays: tuple[Weekday, ...]
    zone: ZoneInfo
    rules: tuple[DeadlineRule, ...]


def office_of(settings: Settings) -> Office:
    """What days are counted by under *settings*; the days of the digest are the office's week."""
    return Office(
        settings.calendar,
        settings.digest.days,
        ZoneInfo(settings.office.timezone),
        settings.deadlines.deadline,
    )


def clocks(case: Case, office: Office) -> tuple[Clock, ...]:
    """Every limit that runs or ran in *case*, in the order in which they began."""
    return tuple(
        _clock(case, office, n, step, start)
        for n, step in enumerate(case.steps)
        for start in _starts(case, step)
        if _choose(case, office, step, start) or _by_hand(step)
    )


def refuse_gap(case: Case, step: Step, office: Office) -> None:
    """Raise CaseError where *step* starts a clock for which no rule holds on the day of the event, and nobody set a limit."""
    for start in _starts(case, step):
        if start == "event" or _by_hand(step):
            continue
        rule = _choose(case, office, step, start)
        day = case.event_at.astimezone(office.zone).date()
        if rule is None:
            raise CaseError.of(
                f"rules/deadlines.toml has no limit that starts with `{start}` and holds on {day.isoformat()}; "
                "add one, or set the limit by hand with its ground",
                f"Chưa có quy định thời hạn áp dụng cho ngày {day:%d/%m/%Y} (rules/deadlines.toml, starts = “{start}”); "
                "bổ sung quy định, hoặc ấn định hạn và ghi căn cứ.",
            )
        if rule.unit == "next-issue":
            raise CaseError.of(
                f"the limit `{rule.id}` is the outlet's next issue: say which day that is",
                f"Hạn “{rule.name}” là số báo tiếp theo: ghi ngày ra số báo đó và căn cứ.",
            )


def due_of(rule: DeadlineRule, starts: datetime, office: Office) -> datetime | None:
    """The first instant, in UTC, that is too late for *rule* when its clock *starts* then; None for the next issue."""
    if rule.unit == "next-issue":
        return None
    if rule.unit == "hours":
        return (starts + timedelta(hours=rule.limit)).astimezone(UTC)
    first = starts.astimezone(office.zone).date()
    last = _working(first, rule.limit, office) if rule.unit == "working-days" else first + rule.limit * _DAY
    if rule.move_to_working_day:
        last = _working(last - _DAY, 1, office)
    return datetime.combine(last + _DAY, time(), tzinfo=office.zone).astimezone(UTC)


def _working(day: date, many: int, office: Office) -> date:
    """The *many*-th day of work after *day*."""
    for _ in range(_FARTHEST):
        if not many:
            return day
        day += _DAY
        many -= office.calendar.is_working(day, office.weekdays)
    raise CaseError.of(f"rules/calendar.toml leaves no day of work after {day}", "Lịch làm việc không còn ngày nào.")


# -- what starts and what ends -----------------------------------------------------------------------


def _starts(case: Case, step: Step) -> Iterator[Start]:
    body = step.body
    if isinstance(body, Moved) and body.to == "sent":
        yield "sent"
    if isinstance(body, Marked):
        yield from (start for start in ("asked", "notified", "delivered") if start == body.what)
    if step is case.steps[0] and case.sudden:
        yield "event"


def _choose(case: Case, office: Office, step: Step, start: Start) -> DeadlineRule | None:
    """The first rule of *start* that fits; one for this level or outlet before one for all."""
    day = case.event_at.astimezone(office.zone).date()
    level, periodical = _level_at(case, step), _periodical(step)
    fitting = [
        rule
        for rule in office.rules
        if rule.starts == start
        and rule.holds(day)
        and (not rule.levels or level in rule.levels)
        and (not rule.periodicals or periodical in rule.periodicals)
    ]
    return max(fitting, key=lambda rule: bool(rule.levels) + bool(rule.periodicals), default=None)


def _level_at(case: Case, _step: Step) -> int:
    return case.level


def _periodical(step: Step) -> Periodical:
    return step.body.periodical if isinstance(step.body, Marked) else ""


def _by_hand(step: Step) -> datetime | None:
    return step.body.due if isinstance(step.body, Moved | Marked) else None


def _clock(case: Case, office: Office, n: int, step: Step, start: Start) -> Clock:
    rule, by_hand = _choose(case, office, step, start), _by_hand(step)
    starts = case.event_at if start == "event" else step.at
    article = step.body.article if isinstance(step.body, Marked) else None
    ended = _ended(case.steps[n + 1 :], start, article)
    if by_hand or rule is None:
        basis = step.body.basis if isinstance(step.body, Moved | Marked) else ""
        return Clock("", _HAND, basis, False, starts, step.id, by_hand, False, ended, article)
    due = due_of(rule, starts, office)
    days = rule.unit != "hours"
    return Clock(rule.id, rule.name, rule.basis, rule.unverified, starts, step.id, due, days, ended, article)


_HAND = "Hạn do cán bộ ấn định"


def _ended(later: Sequence[Step], start: Start, article: int | None) -> datetime | None:
    moves, events = _ENDS[start]
    for step in later:
        body = step.body
        if isinstance(body, Moved) and (body.to == "closed" or body.to in moves):
            return step.at
        if isinstance(body, Marked) and body.what in events and body.article in (None, article):
            return step.at
    return None
