"""Many rows through one function on all processors, answers in order, memory bounded.

Not here: the work itself, a function of a module that goes to other processes, and where those are (executors). A
small input is done in this process, which answers before other processes have started.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import closing
from itertools import chain, islice
from typing import TypeVar

from monitor import executors

T = TypeVar("T")
R = TypeVar("R")

_ALONE = 200  # articles are done before it is worth to start other processes: about a second
_CHUNK = 32  # rows travel together
_WAITING = 8  # chunks are under way


def in_order(work: Callable[[list[T]], list[R]], rows: Iterator[T]) -> Generator[R]:
    """The answers of *work* to *rows*, one for each, in their order; rows are taken as they are needed.

    *work* can be pickled and takes several rows at once. Raises MonitorError when a process dies, and whatever the
    work itself raises.
    """
    for row in islice(rows, _ALONE):
        yield from work([row])
    chunks = iter(lambda: list(islice(rows, _CHUNK)), [])
    if first := next(chunks, None):
        with closing(_in_processes(work, chain([first], chunks))) as answered:
            for answers in answered:
                yield from answers


def _in_processes(work: Callable[[list[T]], list[R]], chunks: Iterable[list[T]]) -> Generator[list[R]]:
    """The answers to all chunks in their order; the next ones are taken while the first are under way."""
    from monitor.pipeline.workers import result_of  # noqa: PLC0415 - its room loads every stage

    pool = executors.workers()
    waiting: deque[Future[list[R]]] = deque()
    try:
        for chunk in chunks:
            if len(waiting) >= _WAITING:
                yield result_of(waiting.popleft())
            waiting.append(pool.submit(work, chunk))
        while waiting:
            yield result_of(waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)
