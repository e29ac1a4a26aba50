"""Whether the calendar clock has run for an hour without a step, by the clock that never goes back.

Not here: what is believed then (pipeline.outgoing.clock).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

_HOUR = 3600.0  # seconds
_STEP = timedelta(minutes=5)  # a clock that is kept right is moved by less at a time


@dataclass(slots=True)
class Steady:
    """What two looks are compared with; after a step, or a sleep of the machine, the hour begins anew."""

    since: datetime | None = None
    began: float = 0.0
    last: datetime | None = None
    at: float = 0.0
    told: bool = False

    def look(self, now: datetime, monotonic: float) -> datetime | None:
        """The reading with which the hour began, once it is over; told once, None at all other looks."""
        drift = (now - self.last) - timedelta(seconds=monotonic - self.at) if self.last else timedelta()
        if self.since is None or abs(drift) > _STEP:
            self.since, self.began, self.told = now, monotonic, False
        self.last, self.at = now, monotonic
        if self.told or monotonic - self.began < _HOUR:
            return None
        self.told = True
        return self.since
