"""Fetched pages on their way through the workers: captured first, then judged, a few at a time.

Not here: what becomes of a judged page (reading, revisits).
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import TypeVar

from monitor.config import Source
from monitor.crawl.evidence import from_warc, to_warc
from monitor.model import Page, Pending, ReadFault
from monitor.pipeline.incoming.judge import Judged, Verdict, judge_by_shape, judge_page
from monitor.pipeline.incoming.shaping import known_of, shapes_of
from monitor.pipeline.session import Session
from monitor.pipeline.workers import result_of

J = TypeVar("J")
T = TypeVar("T")
IN_FLIGHT = 16  # pages waiting for a worker: bounds memory


@dataclass(frozen=True, slots=True)
class Job:
    """A captured page to be judged."""

    address: Pending
    page: Page
    source: Source | None
    capture: int  # its number in the evidence


def capture(session: Session, address: Pending, page: Page) -> int:
    """Put *page* into the evidence before anything else is made of it; return its number."""
    return session.store.evidence.capture(page, to_warc(page), address.id)


def judged(session: Session, jobs: Iterable[Job]) -> Iterator[tuple[Job, Judged | ReadFault]]:
    """What the workers make of every job read the careful way, as it comes."""
    yield from as_they_come(jobs, lambda job: _submit(session, job.page, job.address, job.source))


def judged_by_shape(session: Session, jobs: Iterable[Job]) -> Iterator[tuple[Job, Verdict]]:
    """As `judged`, but pages are read by the learned shapes of their sources."""
    folder = str(session.settings.folder)

    def submit(job: Job) -> Future[Verdict]:
        known = known_of(session, job.address.id, job.source, job.page.final_url)
        return session.executor.submit(judge_by_shape, folder, job.page, job.address, job.source, known)

    yield from as_they_come(jobs, submit)


def as_they_come(jobs: Iterable[J], submit: Callable[[J], Future[T]]) -> Iterator[tuple[J, T]]:
    """Every job with what a worker made of it, a few at a time."""
    running: dict[Future[T], J] = {}
    for job in jobs:
        running[submit(job)] = job
        while len(running) >= IN_FLIGHT:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), result_of(future)
    for future in list(running):
        yield running.pop(future), result_of(future)


def judged_again(session: Session, number: int, address: Pending, source: Source | None) -> Judged | ReadFault | None:
    """The captured page *number*, read as today's pages are; None when its file was dropped."""
    records = session.store.evidence.captured(number)
    if records is None:
        return None
    return result_of(_submit(session, from_warc(records), address, source))


def _submit(session: Session, page: Page, address: Pending, source: Source | None) -> Future[Judged | ReadFault]:
    shapes = shapes_of(session, source)
    return session.executor.submit(judge_page, str(session.settings.folder), page, address, source, shapes)
