"""Whether a digest whose hour was missed waits until the press was read again: an edition of yesterday's news helps nobody.

A machine that was off in the night first reads what the night brought; one that was up at the hour has read what there
is, but for what a long round is at, and waits for minutes only. Not here: hours (pipeline.outgoing.due), reading (press.py).
"""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.pipeline import Session
from monitor.pipeline.outgoing.troubles import WAITS
from monitor.serving.noted import PRESS

LATE = timedelta(minutes=10)  # after its hour a digest is late, and a round of reading more makes no difference
LATELY = timedelta(hours=2)  # before its hour: a round that ended since then was no round of yesterday
LONGEST = 45 * 60.0  # seconds, of a machine that was off at the hour
SHORT = 10 * 60.0  # of one that was up


@dataclass(slots=True)
class Waiting:
    """The digest that waits, and since when by the clock that never goes back."""

    due: datetime | None = None
    since: float = 0.0


def waits_for_press(session: Session, due: datetime, waiting: Waiting, up_since: datetime) -> bool:
    """Whether the digest due at *due*, which could be cut now, is still to wait, on a machine that is up since *up_since*.

    *waiting* is kept between two looks. That it waits is kept among the jobs, for who asks where it is.
    """
    if not any(source.enabled for source in session.settings.sources):
        return False
    now = session.clock()
    last = session.store.jobs.latest(PRESS, now)
    if last and last.ended:
        whole = last.began >= due
        in_time = now - due <= LATE and last.ended >= due - LATELY
        if whole or in_time:
            return False
    if waiting.due != due:
        waiting.due, waiting.since = due, time.monotonic()
        session.store.jobs.note(WAITS, due, began=now, ended=now, report="the digest waits for the press")
    return time.monotonic() - waiting.since <= (LONGEST if up_since > due else SHORT)
