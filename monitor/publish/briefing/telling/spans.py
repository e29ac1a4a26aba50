"""The days of a period in steps that a table and a chart can show, and of which of them nothing is known.

Not here: the table (tables.py), the chart (charts_of.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.briefing import Want
from monitor.periods import Kind, Period, period_of
from monitor.publish.briefing.telling.telling import Telling
from monitor.vietnamese.wording import day_month

_BY_DAY, _BY_WEEK = 31, 190  # days of a period that is told so
_NAMES = {"day": "ngày", "week": "tuần", "month": "tháng"}
_MANY = 4  # a day on which a quarter of the sources failed is marked


@dataclass(frozen=True, slots=True)
class Span:
    """One step."""

    name: str  # in a table
    label: str  # below a chart
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether *day* is one of its days."""
        return self.first <= day <= self.last


def span_kind(period: Period) -> str:
    """As "tuần"."""
    return _NAMES[_kind(period)]


def _kind(period: Period) -> Kind:
    days = len(period.days)
    return "day" if days <= _BY_DAY else "week" if days <= _BY_WEEK else "month"


def spans(period: Period) -> tuple[Span, ...]:
    """The steps of *period*; the first and the last may be cut by its ends."""
    kind, found, day = _kind(period), [], period.first
    while day <= period.last:
        last = min(period_of(kind, day).last, period.last)
        found.append(_span(kind, period, day, last))
        day = last + timedelta(days=1)
    return tuple(found)


def _span(kind: Kind, period: Period, first: date, last: date) -> Span:
    if kind == "month":
        name = f"{first.month:02d}/{first.year}"
        return Span(name, name, first, last)
    begin, end = (day_month(day, period.last.year) for day in (first, last))
    return Span(begin if first == last else f"{begin}–{end}", begin, first, last)


def cut_note(period: Period) -> tuple[str, ...]:
    """Which steps the ends of *period* cut, so that a short week is not taken for a fall; () where none is."""
    kind = _kind(period)
    cut = [
        step.name for step in spans(period) if (step.last - step.first).days + 1 < len(period_of(kind, step.first).days)
    ]
    if not cut:
        return ()
    name = _NAMES[kind]
    return (f"Không đủ ngày trong {name} (đầu kỳ, cuối kỳ), không so với {name} khác: {', '.join(cut)}.",)


def failing(telling: Telling, span: Span) -> int:
    """How many sources failed on a day of *span*."""
    return len(frozenset[str]().union(*(ids for day, ids in telling.failed_on.items() if span.holds(day))))


def known(telling: Telling, span: Span) -> bool:
    """Whether anything is known of *span*: it has items, or a day on which a source was read."""
    if telling.count(Want(first=span.first, last=span.last)).value:
        return True
    today, unknown = telling.day(telling.briefing.made_at), frozenset(telling.briefing.unknown)
    days = (span.first + timedelta(days=n) for n in range((span.last - span.first).days + 1))
    return any(day <= today and day not in unknown and not _unread(telling, day, 1) for day in days)


def weak(telling: Telling, span: Span) -> bool:
    """Whether there is a day of it of which nothing is known, or on which many sources failed."""
    failed = any(_unread(telling, day, _MANY) for day in telling.failed_on if span.holds(day))
    return failed or any(map(span.holds, telling.briefing.unknown))


def partly(telling: Telling, steps: Iterable[Span]) -> tuple[Span, ...]:
    """Those of *steps* that have figures of some of their days only."""
    lost = {*telling.briefing.unknown, *(day for day in telling.failed_on if _unread(telling, day, 1))}
    return tuple(span for span in steps if any(map(span.holds, lost)) and known(telling, span))


def partly_note(telling: Telling) -> tuple[str, ...]:
    """Which steps these are; () where none is."""
    named = ", ".join(span.name for span in partly(telling, spans(telling.briefing.period)))
    if not named:
        return ()
    return (f"Số liệu không đủ, vì có ngày chưa theo dõi hoặc không đọc được nguồn nào: {named}.",)


def _unread(telling: Telling, day: date, part: int) -> bool:
    failed = len(telling.failed_on.get(day, ()))
    return failed > 0 and failed * part >= telling.briefing.sources
