"""What the sources brought day by day, as the ledger's table. Not here: counting (store), words (words.py)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor.desk.sources.words import STATES
from monitor.store import DayLine

CHOICES = (1, 3, 7, 14)  # days that a page offers
MERGED = "merged"


@dataclass(frozen=True, slots=True)
class DayRow:
    """One source on one day."""

    day: date
    source: str
    new: int
    states: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DayTable:
    """The newest day first; only states that occur have a column."""

    rows: tuple[DayRow, ...]
    columns: tuple[str, ...]
    totals: Mapping[str, int]

    @property
    def new(self) -> int:
        """All addresses of the table."""
        return sum(self.totals.values())


def since(now: datetime, zone: ZoneInfo, days: int) -> datetime:
    """The beginning of the first of the last *days* days, today included."""
    return day_start(now.astimezone(zone).date() - timedelta(days=days - 1), zone)


def day_start(day: date, zone: ZoneInfo) -> datetime:
    """Its first moment, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def day_table(lines: Sequence[DayLine]) -> DayTable:
    """The table of *lines*."""
    rows = [DayRow(line.day, line.source, line.new, line.states) for line in lines]
    totals: Counter[str] = Counter()
    for row in rows:
        totals.update(row.states)
    rows.sort(key=lambda row: (-row.day.toordinal(), row.source))
    return DayTable(tuple(rows), tuple(state for state in (*STATES, MERGED) if totals[state]), totals)
