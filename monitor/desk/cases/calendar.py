"""The limits of cases by the days of a month, with the office's days off. Not here: computing limits (the room cases)."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.desk.cases.kept import Standing
from monitor.desk.cases.rows import Limit, limit_of
from monitor.desk.cases.words import last_moment
from monitor.desk.desk import the_desk

_FIRST, _LAST = 2000, 2100  # years that are shown
_DAY = timedelta(days=1)
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class Due:
    """A limit that runs, on its day."""

    case: int
    title: str
    limit: Limit


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the page."""

    day: date
    weekday: str
    within: bool  # the month that is shown
    today: bool
    off: str  # "" on a day of work, else the holiday, or that it is a day off
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month as whole weeks."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]
    before: str  # "2026-10"; "" where no page is before it
    after: str
    count: int  # limits within it

    @property
    def words(self) -> str:
        """Such as "Tháng 11/2026"."""
        return f"Tháng {self.first:%m/%Y}"


def month_of(text: str, today: date) -> date:
    """The first day of the month *text* ("2026-11"); of that of *today* where it is none."""
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    return found if _FIRST <= found.year <= _LAST else today.replace(day=1)


def month(first: date, every: Sequence[Standing], today: date) -> Month:
    """The page of the month that begins with *first*, of *every* case there is."""
    dues = _by_day(every)
    weeks = tuple(
        tuple(_day(day, first, today, dues) for day in week)
        for week in Calendar().monthdatescalendar(first.year, first.month)
    )
    return Month(
        first,
        weeks,
        _named(first - _DAY),
        _named(_after(first)),
        sum(len(day.dues) for week in weeks for day in week if day.within),
    )


def _by_day(every: Sequence[Standing]) -> dict[date, list[Due]]:
    """The limits that run, by the day on which they end, the earliest first."""
    zone = the_desk().zone
    found: dict[date, list[Due]] = defaultdict(list)
    for each in every:
        for clock in each.clocks if each.open else ():
            limit = limit_of(clock)
            if clock.runs and limit:
                found[last_moment(limit.at, zone).date()].append(Due(each.case.id, each.case.title, limit))
    return {day: sorted(some, key=lambda due: (due.limit.at, due.case)) for day, some in found.items()}


def _day(day: date, first: date, today: date, dues: dict[date, list[Due]]) -> Day:
    within = (day.year, day.month) == (first.year, first.month)
    return Day(
        day, WEEKDAYS[day.weekday()], within, day == today, _off(day), tuple(dues.get(day, ())) if within else ()
    )


def _off(day: date) -> str:
    settings = the_desk().settings
    if settings.calendar.is_working(day, settings.digest.days):
        return ""
    return settings.calendar.holiday_on(day) or "Ngày nghỉ"


def _after(first: date) -> date:
    return (first.replace(day=28) + 4 * _DAY).replace(day=1)


def _named(day: date) -> str:
    return f"{day:%Y-%m}" if _FIRST <= day.year <= _LAST else ""
