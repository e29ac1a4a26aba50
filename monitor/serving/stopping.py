"""How a lane learns that it is to end: its standard input is closed, or SIGTERM. Not here: telling it (supervisor.py)."""

import os
import signal
import threading


class Stopped(Exception):  # noqa: N818 - no error: somebody asked for it
    """The lane was told to end, and has come to a point where nothing is half done."""


def go_on(stop: threading.Event) -> None:
    """Raise Stopped when *stop* is set."""
    if stop.is_set():
        raise Stopped


def stop_of_lane(*, patient: bool) -> threading.Event:
    """An event that is set when the lane is to end. Main thread only; SIGTERM interrupts a lane that is not *patient*."""
    stop = threading.Event()

    def heard(_number: int, _frame: object) -> None:
        if not patient:
            raise KeyboardInterrupt
        stop.set()

    signal.signal(signal.SIGTERM, heard)
    threading.Thread(target=_until_closed, args=(stop,), name="supervisor", daemon=True).start()
    return stop


def _until_closed(stop: threading.Event) -> None:
    # os.read and not sys.stdin: a buffer that is being read cannot be closed when Python ends.
    while os.read(0, 1):
        pass
    stop.set()
