"""Which limits run in a case, since when and until when (DOMAIN.md 4). Pure: a case, rules and a calendar in, clocks out.

    rule chosen   by what starts the clock, the level, the outlet, and the day of the event (not of the step)
    days          the day of the start is not counted; the limit ends with the end of its last day, which moves on to a day of
                  work only where the rule says so
    hours         counted on, day and night, days off too
    at once       until the end of the day
    a person      may set a limit, where no rule gives one or another is wanted, on a ground of its own
    an end        what was written down later, or happened later: a receipt may come by mail after the correction was seen.
                  A limit that ended too late stays told as late

The level is that of the moment when the clock started, for that limit was told to the unit. Raised while it runs, the limit of
the new level counts from then, and only where that is sooner: nobody is late at once for what was asked a minute ago. Lowered,
it gives nobody more time (the case is sent again for that); raised by mistake and taken back, the first limit holds.

Not here: what a rule may say (config), reminding of it (pipeline).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from monitor.case import Case, CaseState, Clock, Event, Marked, Moved, Opened, Periodical, Rated, Step
from monitor.config import Calendar, Settings
from monitor.config.deadlines import DeadlineRule, Start
from monitor.config.digest import Weekday
from monitor.errors import CaseError

_DAY = timedelta(days=1)
_FARTHEST = 5000  # days: no limit is longer
# What starts a clock: by rules, or only where a person sets the limit.
_Begin = Start | Literal["correction", "escalated"]
# What ends each clock besides the end of the case.
_ENDS: dict[_Begin, tuple[tuple[CaseState, ...], tuple[Event, ...]]] = {
    "sent": (("reported", "answered", "outside", "sent"), ()),
    "asked": (("answered",), ()),
    "notified": ((), ("supplied",)),
    "delivered": ((), ("published", "refused")),
    "event": (("answered",), ("informed",)),
    "correction": ((), ("published", "refused")),
    "escalated": (("answered", "correction"), ("published",)),
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
    """Every limit that runs or ran in *case*, in the order in which they were written down."""
    return tuple(_clock(case, office, step, start) for step in case.steps for start in _starts(step))


def refuse_gap(case: Case, step: Step, office: Office) -> None:
    """Raise CaseError where *step* starts a clock whose limit nobody gives, or a person gives one that cannot be."""
    by_hand = _by_hand(step)
    if by_hand and by_hand <= step.at:
        raise CaseError.of("the limit lies before what starts it", "Hạn ấn định phải sau thời điểm bắt đầu tính.")
    for start in _starts(step):
        if start == "event" or by_hand:
            continue
        rule = _choose(case, office, step, start, _level_at(case, step))
        if rule is None:
            raise _gap(case, step, start, office)
        if rule.unit == "next-issue":
            raise CaseError.of(
                f"the limit `{rule.id}` is the outlet's next issue: say which day that is",
                f"Hạn “{rule.name}” là số báo tiếp theo: ghi ngày ra số báo đó và căn cứ.",
            )


def _gap(case: Case, step: Step, start: _Begin, office: Office) -> CaseError:
    day = case.event_at.astimezone(office.zone).date()
    kind = _periodical(step)
    if start == "delivered" and not kind:
        return CaseError.of(
            "how long an outlet has depends on how often it appears: say which kind it is, or set the limit by hand with its ground",
            "Thời hạn phụ thuộc loại hình báo: chọn loại hình, hoặc ấn định hạn và ghi căn cứ.",
        )
    of = f", periodicals = “{kind}”" if kind else ""
    return CaseError.of(
        f"rules/deadlines.toml has no limit that starts with `{start}`{f' for `{kind}`' if kind else ''} and holds on "
        f"{day.isoformat()}; add one, or set the limit by hand with its ground",
        f"Chưa có quy định thời hạn áp dụng cho ngày {day:%d/%m/%Y} (rules/deadlines.toml, starts = “{start}”{of}); "
        "bổ sung quy định, hoặc ấn định hạn và ghi căn cứ.",
    )


def due_of(rule: DeadlineRule, starts: datetime, office: Office) -> datetime | None:
    """The first instant, in UTC, that is too late for *rule* when its clock *starts* then; None for the next issue."""
    if rule.unit == "next-issue":
        return None
    if rule.unit == "hours":
        return (starts + timedelta(hours=rule.limit)).astimezone(UTC)
    first = starts.astimezone(office.zone).date()
    last = working_day(first, rule.limit, office) if rule.unit == "working-days" else first + rule.limit * _DAY
    if rule.move_to_working_day:
        last = working_day(last - _DAY, 1, office)
    return datetime.combine(last + _DAY, time(), tzinfo=office.zone).astimezone(UTC)


def working_day(day: date, many: int, office: Office) -> date:
    """The *many*-th day of work after *day*."""
    for _ in range(_FARTHEST):
        if not many:
            return day
        day += _DAY
        many -= office.calendar.is_working(day, office.weekdays)
    raise CaseError.of(f"rules/calendar.toml leaves no day of work after {day}", "Lịch làm việc không còn ngày nào.")


# -- what starts and what ends -----------------------------------------------------------------------


def _starts(step: Step) -> Iterator[_Begin]:
    body = step.body
    if isinstance(body, Opened) and body.sudden:
        yield "event"
    if isinstance(body, Moved) and body.to == "sent":
        yield "sent"
    if isinstance(body, Moved) and body.due:  # the law counts from the receipt; the letter itself may name a day
        yield from (start for start in ("correction", "escalated") if start == body.to)
    if isinstance(body, Marked):
        yield from (start for start in ("asked", "notified", "delivered") if start == body.what)


def _choose(case: Case, office: Office, step: Step, start: _Begin, level: int) -> DeadlineRule | None:
    """The rule of *start* that fits; one for this level or outlet before one for all."""
    day, periodical = case.event_at.astimezone(office.zone).date(), _periodical(step)
    fitting = [
        rule for rule in office.rules if rule.starts == start and rule.holds(day) and rule.fits(level, periodical)
    ]
    return max(fitting, key=lambda rule: rule.narrowness, default=None)


def _level_at(case: Case, step: Step) -> int:
    """The level of *case* when *step* was taken."""
    level = case.level
    for each in case.steps:
        if each.id > step.id:
            break
        if isinstance(each.body, Opened | Rated):
            level = each.body.level
    return level


def _periodical(step: Step) -> Periodical:
    return step.body.periodical if isinstance(step.body, Marked) else ""


def _by_hand(step: Step) -> datetime | None:
    return step.body.due if isinstance(step.body, Moved | Marked) else None


# -- one clock ---------------------------------------------------------------------------------------


def _clock(case: Case, office: Office, step: Step, start: _Begin) -> Clock:
    starts = case.event_at if start == "event" else step.at
    article = step.body.article if isinstance(step.body, Marked) else None
    ended = _ended(case, step, start, starts)
    rule = _choose(case, office, step, start, _level_at(case, step))
    if by_hand := _by_hand(step):
        return _set_by_hand(rule, by_hand, step, ended, office)
    if rule is None:
        return Clock("", _MISSING, "", False, starts, step.id, None, False, ended, article)
    due = due_of(rule, starts, office)
    level, since = _raised(case, step, starts, ended)
    other = _choose(case, office, step, start, level)
    sooner = due_of(other, since, office) if other else None
    if other and due and sooner and sooner < due:
        rule, due = other, sooner
    days = rule.unit != "hours"
    return Clock(rule.id, rule.name, rule.basis, rule.unverified, starts, step.id, due, days, ended, article)


_HAND = "Hạn do cán bộ ấn định"
_MISSING = "Chưa có quy định thời hạn"


def _set_by_hand(rule: DeadlineRule | None, due: datetime, step: Step, ended: datetime | None, office: Office) -> Clock:
    """The next issue of an outlet is the law's limit, and a person only says when that is."""
    basis = step.body.basis if isinstance(step.body, Moved | Marked) else ""
    article = step.body.article if isinstance(step.body, Marked) else None
    whole_days = due.astimezone(office.zone).time() == time()
    if rule and rule.unit == "next-issue":
        told = "; ".join(filter(None, (rule.basis, basis)))
        return Clock(rule.id, rule.name, told, rule.unverified, step.at, step.id, due, whole_days, ended, article)
    name = f"{rule.name} (hạn do cán bộ ấn định)" if rule else _HAND
    return Clock("", name, basis, False, step.at, step.id, due, whole_days, ended, article)


def _raised(case: Case, step: Step, starts: datetime, ended: datetime | None) -> tuple[int, datetime]:
    """The level to which the case was raised while the clock of *step* ran, and since when; else that of its start."""
    first = level = _level_at(case, step)
    since = starts
    for each in case.steps:
        counts = each.id > step.id and not (ended and each.at >= ended)
        if counts and isinstance(each.body, Rated) and each.body.level != level:
            level, since = each.body.level, max(each.at, starts)
    return (level, since) if level > first else (first, starts)


def _ended(case: Case, step: Step, start: _Begin, starts: datetime) -> datetime | None:
    moves, events = _ENDS[start]
    article = step.body.article if isinstance(step.body, Marked) else None
    ends = []
    for each in case.steps:
        body, after = each.body, each.id > step.id
        if isinstance(body, Moved) and after and (body.to == "closed" or body.to in moves):
            ends.append(max(each.at, starts))
        if isinstance(body, Marked) and body.what in events and (after or each.at > step.at):
            ends += [max(each.at, starts)] if body.article in (None, article) or article is None else []
    return min(ends, default=None)
