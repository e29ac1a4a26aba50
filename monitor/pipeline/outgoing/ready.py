"""Whether a job is to run now. Pure: its latest hour, what is kept of it, and the clock in. Not here: hours (due.py).

Every hour runs once. One that was missed is made up for, the latest only; one that failed, or whose program died, is
tried again.
"""

from datetime import datetime, timedelta

from monitor.store import JobRun

_PAUSES = (5, 15, 60)  # minutes after the first, second … try that failed
_DEATHS = 1  # a program that died may have been switched off; a second time it may be the job that kills it


def ready(latest: JobRun | None, due: datetime, now: datetime) -> bool:
    """Whether a job that is due for the hour *due* is to run at *now*; *latest* is what is kept of its latest hour."""
    if latest is None or latest.due < due:
        return True
    if latest.due > due:  # the clock was set back: what came after that hour is done already
        return False
    again = again_at(latest)
    return again is not None and not (latest.ended or latest.began) <= now < again


def again_at(run: JobRun) -> datetime | None:
    """When *run* may be tried again; None when it went well."""
    if run.ended is None:
        return run.began + (_pause(run.tries - _DEATHS) if run.tries > _DEATHS else timedelta())
    return run.ended + _pause(run.tries) if run.failed else None


def failing(run: JobRun | None) -> bool:
    """Whether something is wrong with a job of which *run* is the latest: it failed, or dies again and again."""
    return run is not None and (run.failed or (run.ended is None and run.tries > _DEATHS))


def _pause(tries: int) -> timedelta:
    return timedelta(minutes=_PAUSES[min(tries, len(_PAUSES)) - 1])
