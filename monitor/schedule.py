"""When rounds happen while `monitor run` is left running. The only door to APScheduler.

Not here: what a round does (pipeline), nor which sources are due (the store remembers that).
"""

import threading
from collections.abc import Callable

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

TICK_SECONDS = 60.0


def run_until(stop: threading.Event, round_: Callable[[], None], every_seconds: float = TICK_SECONDS) -> None:
    """Call *round_* now and then every *every_seconds* until *stop* is set; a round never overlaps the next.

    An exception of a round ends the schedule and is raised here, so that the caller can say it.
    """
    faults: list[BaseException] = []

    def guarded() -> None:
        if stop.is_set():
            return
        try:
            round_()
        except BaseException as error:  # noqa: BLE001 - handed to the caller below, in its own thread
            faults.append(error)
            stop.set()

    scheduler = BackgroundScheduler(executors={"default": ThreadPoolExecutor(1)}, timezone="UTC")
    # coalesce: rounds missed while the machine slept are one round; max_instances: the database has one writer
    scheduler.add_job(
        guarded, "interval", seconds=every_seconds, coalesce=True, max_instances=1, misfire_grace_time=None
    )
    guarded()
    scheduler.start()
    try:
        stop.wait()
    finally:
        scheduler.shutdown(wait=True)
    if faults:
        raise faults[0]
