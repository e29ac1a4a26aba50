"""Of which days of a period anything is known: a source was read on them, or articles of them were imported.

Not here: which single sources failed (sources.py), what follows for a comparison (compared.py).
"""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from monitor.periods import Period
from monitor.store import Store
from monitor.store.brief_rows import Asked, Span


@dataclass(frozen=True, slots=True)
class Covered:
    """What is known of the days of a period; its days are told by their positions."""

    period: Period
    timezone: str
    days: int  # whole ones that have passed
    asked: Asked
    first_asked: dict[str, date]  # by source; on which it was asked for the first time, ever
    begun: date | None  # the first day of which anything is known at all; None: nothing is known of any

    @property
    def over(self) -> bool:
        """Whether all of its days have passed."""
        return self.days == len(self.period.days)

    @property
    def unknown(self) -> tuple[date, ...]:
        """The days that have passed and of which nothing is known."""
        return tuple(day for n, day in enumerate(self.period.days[: self.days]) if n not in self.asked.covered)


def covered_of(store: Store, period: Period, timezone: str, until: date) -> Covered:
    """What is known of the days of *period* before *until*."""
    zone = ZoneInfo(timezone)
    passed = [day for day in period.days if day < until]
    polled, oldest = store.brief_rows.begun()
    first = {source: at.astimezone(zone).date() for source, at in polled.items()}
    return Covered(
        period=period,
        timezone=timezone,
        days=len(passed),
        asked=store.brief_rows.asked([_span(day, timezone) for day in passed]),
        first_asked=first,
        begun=min([*first.values(), *([oldest.astimezone(zone).date()] if oldest else [])], default=None),
    )


def _span(day: date, timezone: str) -> Span:
    return Period("day", day, day).bounds(timezone)
