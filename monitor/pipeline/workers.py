"""What a worker brought, or why it brought nothing, in words. Not here: what is given to workers (captured, reread)."""

from concurrent.futures import BrokenExecutor, Future
from typing import TypeVar

from monitor.errors import MonitorError

T = TypeVar("T")


def result_of(future: Future[T]) -> T:
    """The result of *future*. Raises MonitorError when its worker died, and whatever the work itself raises."""
    try:
        return future.result()
    except BrokenExecutor as error:
        raise MonitorError(
            "a reading process died (out of memory?); nothing is lost: free some memory and run again"
        ) from error
