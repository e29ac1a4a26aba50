"""That Ctrl+C, or the system, ends a program that runs until it is stopped. Not here: programs of `monitor serve` (serving.stopping)."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """Within it the first Ctrl+C or SIGTERM sets *stop*, a second one raises KeyboardInterrupt. Main thread only."""

    def heard(_number: int, _frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    names = [name for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]  # Windows lacks some
    before = {name: signal.signal(getattr(signal, name), heard) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


@contextmanager
def interrupted(stop: threading.Event) -> Iterator[None]:
    """Within it Ctrl+C sets *stop* and raises KeyboardInterrupt, as it always does. Main thread only.

    Raised where nothing may be raised (a destructor, a callback of the collector), an interrupt is lost; *stop* is not.
    """

    def heard(number: int, frame: FrameType | None) -> None:
        stop.set()
        signal.default_int_handler(number, frame)

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
