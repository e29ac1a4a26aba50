"""How the dates of one source are to be read.

Not here: reading them (vietnamese.dates), believing them (read).
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from monitor.config import Source
from monitor.vietnamese.clean import one_line
from monitor.vietnamese.dates import parse_date

_ZONE = "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, slots=True)
class Dates:
    """The zone of dates without one, and the order of numeric ones (None: by their form)."""

    zone: tzinfo
    order: Literal["dmy", "mdy"] | None = None

    def read(self, raw: str) -> tuple[datetime | None, str]:
        """The moment *raw* names, in UTC, or None; and *raw* as it is to be kept."""
        kept = one_line(raw)
        return (parse_date(kept, zone=self.zone, order=self.order) if kept else None), kept


def dates_of(source: Source | None) -> Dates:
    """How *source* prints dates; None: as most of the Vietnamese press does."""
    return Dates(ZoneInfo(source.timezone), source.date_order) if source else Dates(ZoneInfo(_ZONE))
