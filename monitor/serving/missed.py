"""Whether a digest whose hour was missed waits until the press was read again: an edition of yesterday's news helps nobody.

A machine that was off in the night first reads what the night brought; the digest never waits for long. Not here: hours
(pipeline.due), reading (press.py).
"""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.errors import BusyError
from monitor.pipeline import Session

LATELY = timedelta(minutes=30)  # before its hour: who read the press then has what the digest needs
LONGEST = 45 * 60.0  # seconds


@dataclass(slots=True)
class Waiting:
    """The digest that waits, and since when by the clock that never goes back."""

    due: datetime | None = None
    since: float = 0.0


def waits_for_press(session: Session, due: datetime, waiting: Waiting) -> bool:
    """Whether the digest due at *due*, which could be cut now, is still to wait; *waiting* is kept between two looks."""
    enabled = {source.id for source in session.settings.sources if source.enabled}
    states = session.store.poll_states()
    tries = [state.last_try for (source, _url), state in states.items() if source in enabled and state.last_try]
    newest = max(tries, default=None)
    if waiting.due != due:
        if not enabled or (newest and newest >= due - LATELY):
            return False
        waiting.due, waiting.since = due, time.monotonic()
    if time.monotonic() - waiting.since > LONGEST:
        return False
    return newest is None or newest < due or _is_read(session)


def _is_read(session: Session) -> bool:
    """Whether a round is under way."""
    try:
        with session.store.alone("run", "reading the press"):
            return False
    except BusyError:
        return True
