"""Under which name runs of what has no hour of its own are kept: one for each hour of the clock. Not here: keeping them (store)."""

from datetime import datetime

from monitor.store import JobRun

PRESS = "press"  # the rounds of the lane that reads


def hour_of(now: datetime, latest: JobRun | None) -> datetime:
    """The hour of *now*; never before that of *latest*: a clock that was set back must not hide what came after."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    return max(hour, latest.due) if latest else hour
