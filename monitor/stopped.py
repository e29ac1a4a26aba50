"""That Ctrl+C, or the system, ends a program that runs until it is stopped. Not here: programs of `monitor serve` (serving.stopping)."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


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
