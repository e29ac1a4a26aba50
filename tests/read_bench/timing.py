"""What a piece of work costs in processor time. Not for: waiting, memory."""

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")
ROUNDS = 3


def cpu(work: Callable[[], Result]) -> tuple[Result, float]:
    """What *work* gives, and the milliseconds of processor time of its fastest round, warmed up, without collector."""
    result = work()
    gc.collect()
    gc.disable()
    try:
        spent = min(_once(work) for _ in range(ROUNDS))
    finally:
        gc.enable()
    return result, 1000 * spent


def _once(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
