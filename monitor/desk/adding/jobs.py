"""What is taken in while the person looks at a page that waits: one at a time, in a thread of its own with its own database.

A page may be fetched for a minute and waits for a round that is reading the press; no request is held up so long. What a
job kept is in the database whatever becomes of its page. Not here: words for people (words.py).
"""

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

from monitor.desk.desk import Desk
from monitor.errors import MonitorError
from monitor.pipeline import Session

_log = logging.getLogger(__name__)
_REMEMBERED = 200  # jobs; the pages of older ones say that nothing is known of them any more
_BUSY_SECONDS = 60.0  # nobody waits for it as for a page
Work = Callable[[Session], tuple[int, str]]  # gives the clip's id and title


@dataclass(frozen=True, slots=True)
class Done:
    """How a job ended."""

    clip: int | None = None
    title: str = ""
    fault: MonitorError | None = None  # None, and no clip: the program failed


@dataclass(frozen=True, slots=True)
class Job:
    """One thing that is taken in, and whose it is."""

    id: str
    login: str
    what: str  # its address or its title
    ends: "Future[Done]"

    def done(self, seconds: float) -> Done | None:
        """How it ended; None while it has not within *seconds*."""
        wait([self.ends], timeout=seconds)
        if not self.ends.done():
            return None
        error = self.ends.exception()
        if error is None:
            return self.ends.result()
        if not isinstance(error, MonitorError):
            _log.error("what a person brought could not be taken in", exc_info=error)
            return Done()
        return Done(fault=error)


class Jobs:
    """The jobs of one desk."""

    def __init__(self, desk: Desk) -> None:
        """Over the database of *desk*."""
        self._desk = desk
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        # One thread: two officers who bring the same article must not both be first.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="adding")

    def begin(self, login: str, what: str, work: Work) -> Job:
        """Let *work* be done for the person *login*."""
        job = Job(secrets.token_urlsafe(12), login, what, self._pool.submit(_do, self._desk, work))
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _REMEMBERED:
                self._jobs.popitem(last=False)
        return job

    def of(self, id_: str, login: str) -> Job | None:
        """The job *id_*, when it is one of *login*."""
        with self._lock:
            job = self._jobs.get(id_)
        return job if job and job.login == login else None


def _do(desk: Desk, work: Work) -> Done:
    patient = replace(desk, busy_seconds=_BUSY_SECONDS)
    with patient.open() as store, ThreadPoolExecutor(1) as pool:
        return Done(*work(Session(desk.settings, store, desk.clock, pool, desk.data)))
