"""How a lane learns that it is to end: its standard input is closed, or SIGTERM. Not here: telling it (supervisor.py)."""

import os
import signal
import threading


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
