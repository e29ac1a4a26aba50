"""An event loop in a thread, and its results as a plain generator.

Not here: what is done in the loop (crawler). The one who asks may stop at any time, by closing the generator or
by an exception: every task then ends before the control returns.

    lanes of jobs ─> one task per lane, jobs one after another ─> a few waiting results ─> generator
"""

import asyncio
import queue
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

_WAITING = 32  # results that may wait for the consumer before no more are made
_LOOK_UP = 0.5  # seconds: a waiting consumer looks up so often, for on Windows Ctrl-C is not heard in between

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _End:
    """The last thing to come out: how the task that made the results ended."""

    task: asyncio.Task[None]


class Background:
    """A running event loop; `close` ends everything in it."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="crawler", daemon=True)
        self._thread.start()

    def close(self, last: Callable[[], Awaitable[None]]) -> None:
        """Cancel every task, await *last*, and end the thread."""
        asyncio.run_coroutine_threadsafe(_finish(last), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def results(self, lanes: Sequence[Sequence[Job]], work: Callable[[Job], Awaitable[Result]]) -> Iterator[Result]:
        """What *work* makes of every job, as it comes; jobs of one lane one after another, lanes side by side.

        Raises what *work* raised (in an ExceptionGroup), and RuntimeError when the loop is closed meanwhile.
        """
        channel: queue.SimpleQueue[Result | _End] = queue.SimpleQueue()
        room = asyncio.Semaphore(_WAITING)

        async def lane(jobs: Sequence[Job]) -> None:
            for job in jobs:
                result = await work(job)
                await room.acquire()
                channel.put(result)

        task = self._launch(_all(lane, lanes), lambda ended: channel.put(_End(ended)))
        item: Result | _End | None = None
        try:
            while not isinstance(item := _take(channel), _End):
                self._loop.call_soon_threadsafe(room.release)
                yield item
            if item.task.cancelled():
                raise RuntimeError("the crawler was closed while its results were awaited")
            item.task.result()
        finally:
            if not isinstance(item, _End):
                self._stop(task, channel)

    def _launch(self, work: Coroutine[Any, Any, None], end: Callable[[asyncio.Task[None]], None]) -> asyncio.Task[None]:
        async def launch() -> asyncio.Task[None]:
            task = asyncio.create_task(work)
            task.add_done_callback(end)
            return task

        return asyncio.run_coroutine_threadsafe(launch(), self._loop).result()

    def _stop(self, task: asyncio.Task[None], channel: "queue.SimpleQueue[Any]") -> None:
        """Cancel *task* and wait until it and its lanes have ended."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(task.cancel)
        while not isinstance(_take(channel), _End):
            pass


def _take(channel: "queue.SimpleQueue[Result | _End]") -> Result | _End:
    while True:
        try:
            return channel.get(timeout=_LOOK_UP)
        except queue.Empty:
            continue


async def _all(lane: Callable[[Sequence[Job]], Coroutine[Any, Any, None]], lanes: Sequence[Sequence[Job]]) -> None:
    async with asyncio.TaskGroup() as group:
        for jobs in lanes:
            group.create_task(lane(jobs))


async def _finish(last: Callable[[], Awaitable[None]]) -> None:
    await asyncio.sleep(0)  # a body that was broken off is closed in a task of its own: let it begin
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await last()
    await asyncio.get_running_loop().shutdown_asyncgens()
