"""What is taken in while the person looks at a page that waits: one at a time, in a thread of its own with its own database.

A page may be fetched for a minute and waits for a round that is reading the press; no request is held up so long. What a
job is about is in the database before it begins, so a desk that ends in the midst of it, or is killed, loses nothing but
its page. Not here: keeping it (screens.add), words for people (words.py).
"""

import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

from monitor.desk.desk import Desk
from monitor.errors import MonitorError
from monitor.pipeline import Session

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
        return self.ends.result() if self.ends.done() else None


class Jobs:
    """The jobs of one desk."""

    def __init__(self, desk: Desk) -> None:
        """Over the database of *desk*."""
        self._desk = desk
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: deque[tuple[Future[Done], Work]] = deque()
        self._works = False

    def begin(self, login: str, what: str, work: Work) -> Job:
        """Let *work* be done for the person *login*."""
        job = self._remember(login, what)
        with self._lock:
            self._waiting.append((job.ends, work))
            if not self._works:
                self._next()
        return job

    def ended(self, login: str, what: str, how: Done) -> Job:
        """Something that was taken in at once, as a job that has ended: its page tells it."""
        job = self._remember(login, what)
        job.ends.set_result(how)
        return job

    def _remember(self, login: str, what: str) -> Job:
        job = Job(secrets.token_urlsafe(12), login, what, Future())
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _REMEMBERED:
                self._jobs.popitem(last=False)
        return job

    def _next(self) -> None:
        """Begin what waits. One at a time: two officers who bring the same article must not both be first."""
        self._works = bool(self._waiting)
        if self._works:
            # A daemon: the desk ends without it, while the thread of an executor would be waited for.
            threading.Thread(target=self._work, args=self._waiting.popleft(), name="adding", daemon=True).start()

    def _work(self, ends: "Future[Done]", work: Work) -> None:
        how = Done()
        try:
            how = _do(self._desk, work)
        except MonitorError as error:
            how = Done(fault=error)
        finally:  # a mistake of the program ends this thread with its traceback; what waits goes on in another one
            ends.set_result(how)
            with self._lock:
                self._next()

    def of(self, id_: str, login: str) -> Job | None:
        """The job *id_*, when it is one of *login*."""
        with self._lock:
            job = self._jobs.get(id_)
        return job if job and job.login == login else None


def _do(desk: Desk, work: Work) -> Done:
    patient = replace(desk, busy_seconds=_BUSY_SECONDS)
    with patient.open() as store, ThreadPoolExecutor(1) as pool:
        return Done(*work(Session(desk.settings, store, desk.clock, pool, desk.data)))
