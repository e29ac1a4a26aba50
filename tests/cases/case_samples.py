"""Small values for the tests of cases, written for them: an office, its made-up calendar and limits, steps, cases.

Not for: tests of other rooms.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args, get_type_hints
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from monitor.case import (
    Body,
    Case,
    Confirmed,
    Level,
    Linked,
    Opened,
    Paper,
    Proposed,
    Row,
    RowSet,
    Step,
    Wrote,
)
from monitor.cases import case_of
from monitor.cases.limits import Office
from monitor.config import Calendar
from monitor.config.calendar import Holiday, WorkingDay
from monitor.config.deadlines import DeadlineRule
from monitor.store.audit import Actor

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AN = Actor("an", "Nguyễn Thị An")
BINH = Actor("binh", "Lê Văn Bình")
PAPER = Paper("12/STT-BC", date(2026, 3, 2))

# Made up, no notice gives it: a week of Tết, a day and its neighbour in spring, one in autumn; two Saturdays are worked.
CALENDAR = Calendar(
    holiday=(
        Holiday(name="Tết thử", valid_from=date(2027, 2, 5), to=date(2027, 2, 11)),
        Holiday(name="Năm mới thử", every="01-01"),
        Holiday(name="Lễ xuân thử", every="04-30"),
        Holiday(name="Lễ xuân thử", every="05-01"),
        Holiday(name="Lễ thu thử", every="09-02"),
    ),
    working=(WorkingDay(day=date(2027, 1, 30)), WorkingDay(day=date(2027, 2, 20))),
)


def rule(id_: str, starts: str, limit: int, unit: str, **other) -> DeadlineRule:
    """A limit of the tests."""
    return DeadlineRule(
        id=id_, name=f"Hạn {id_}", starts=starts, limit=limit, unit=unit, basis=f"Căn cứ {id_}", **other
    )


RULES = (
    rule("unit", "sent", 5, "working-days"),
    rule("unit-urgent", "sent", 24, "hours", levels=(4,)),
    rule("answer-old", "asked", 30, "days", to=date(2026, 6, 30)),
    rule("answer-new", "asked", 20, "days", valid_from=date(2026, 7, 1), unverified=True),
    rule("material", "notified", 7, "days", move_to_working_day=True),
    rule("online", "delivered", 0, "at-once", periodicals=("bao-dien-tu",)),
    rule("daily", "delivered", 2, "days", periodicals=("bao-in", "phat-thanh"), move_to_working_day=True),
    rule("weekly", "delivered", 5, "days", periodicals=("bao-tuan",)),
    rule("magazine", "delivered", 0, "next-issue", periodicals=("tap-chi",)),
    rule("first-word", "event", 24, "hours"),
    rule("online-moving", "delivered", 0, "at-once", periodicals=("truyen-hinh",), move_to_working_day=True),
)
OFFICE = Office(CALENDAR, ("mon", "tue", "wed", "thu", "fri"), ZONE, RULES)


def at(text: str) -> datetime:
    """A moment in the office's zone, as "2026-03-02 09:00"; UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def local(time: datetime | None) -> str:
    """The same back; "" for none."""
    return f"{time.astimezone(ZONE):%Y-%m-%d %H:%M}" if time else ""


EVENT = "2026-03-01 08:00"


def opened(level: Level = 2, event: str = EVENT, **other) -> Opened:
    """What opens a case."""
    return Opened("Báo nêu cầu mới đã nứt", level, at(event), **other)


def case(*steps, first: Opened | None = None) -> Case:
    """The case that a beginning and *steps* lead to: each a body, or a body and when it was done; a minute later else."""
    begun = at("2026-03-02 08:00")
    made = [Step(1, 7, begun, begun, AN.login, AN.name, "", Paper(), first or opened())]
    for each in steps:
        body, when = each if isinstance(each, tuple) else (each, None)
        happened = at(when) if when else made[-1].at + timedelta(minutes=1)
        made.append(Step(len(made) + 1, 7, happened, happened, AN.login, AN.name, "", Paper(), body))
    return case_of(made)


def row(article: int = 1, **other) -> Row:
    """A line of the comparison."""
    said = {
        "revision": 1,
        "sentence": "Cầu mới đã nứt.",
        "claim": "Cầu nứt",
        "truth": "Cầu không nứt",
        "paper": "Biên bản 3, ngày 01/03/2026",
        "source": "",
    }
    return Row(article=article, **(said | other))


def said_false(*between, by: str = "an", confirmed_by: str = "binh") -> Case:
    """A case whose article one officer found false and, after *between*, another one confirmed; "" for no second one."""
    steps = [Linked(1), RowSet(1, row()), Wrote("right", "Cầu chậm tiến độ."), Proposed("false", "Biên bản 3")]
    now = by_whom(case(*steps, *between), {len(steps) + 1: by})
    if confirmed_by:
        now = then(now, Confirmed(len(steps) + 1), by=confirmed_by)
    return now


def then(now: Case, body: Body, *, by: str = "an", **other) -> Case:
    """*now* after one more step, whether or not it is allowed."""
    number, when = now.last + 1, now.steps[-1].at + timedelta(minutes=1)
    said = {"note": "", "paper": Paper()} | other
    return case_of((*now.steps, Step(number, now.id, when, when, by, f"Tên {by}", said["note"], said["paper"], body)))


def by_whom(now: Case, who: Mapping[int, str]) -> Case:
    """*now* with other people behind some of its steps."""
    return case_of([replace(each, by=who.get(each.id, each.by)) for each in now.steps])


# -- anything that may be in a step ------------------------------------------------------------------

_MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - as it asks


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if hint is datetime:
        return _MOMENTS
    if hint == datetime | None:
        return st.none() | _MOMENTS
    if hint is int or hint == int | None:
        return st.integers(1, 4) if hint is int else st.none() | st.integers(1, 4)
    return st.from_type(hint)


def bodies(kinds: Iterable[type] = get_args(Body)) -> st.SearchStrategy[Body]:
    """Steps of *kinds* with anything in them that their types allow."""
    return st.one_of(
        [st.builds(kind, **{name: _values(hint) for name, hint in get_type_hints(kind).items()}) for kind in kinds]
    )
