"""When rounds happen while `monitor run` is left running. The only door to APScheduler.

Not here: what a round does (pipeline), nor which sources are due (the store remembers that).
"""

import threading
from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler

TICK_SECONDS = 60.0
_WAKE_SECONDS = 1.0  # a wait without end cannot be interrupted by Ctrl+C on Windows


def run_until(stop: threading.Event, round_: Callable[[], None], every_seconds: float = TICK_SECONDS) -> None:
    """Call *round_* now and then at every tick until *stop* is set; rounds never overlap.

    Rounds run in the calling thread, to which the database belongs; the scheduler only says when. What a round
    raises ends the schedule.
    """
    tick = threading.Event()
    scheduler = BackgroundScheduler(timezone="UTC")
    # coalesce: ticks missed while the machine slept or a round ran long are one tick
    scheduler.add_job(tick.set, "interval", seconds=every_seconds, coalesce=True, misfire_grace_time=None)
    scheduler.start()
    try:
        while not stop.is_set():
            tick.clear()
            round_()
            while not (stop.is_set() or tick.wait(_WAKE_SECONDS)):
                pass
    finally:
        scheduler.shutdown(wait=False)
