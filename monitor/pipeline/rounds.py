"""One round: poll the sources that are due, then read what is pending and due. Not here: when rounds happen (schedule).

No failure of one source or page stops a round; each becomes a line with its reason.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.addresses import canonical, is_http, key
from monitor.config import Source
from monitor.crawl import Crawler
from monitor.errors import MonitorError
from monitor.model import FetchFault, Found, Page, Pending, Poll, PollRequest, ReadFault
from monitor.pipeline.honesty import caught_lying, validators_for
from monitor.pipeline.judge import Judged, judge_page
from monitor.pipeline.session import Session
from monitor.pipeline.settle import InScope, settle_clips, settle_fault, settle_page
from monitor.pipeline.timing import WINDOW, next_poll
from monitor.store import PollState, Sighting

IN_FLIGHT = 16  # pages waiting for a worker: bounds memory


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What polling one source gave, all its addresses together."""

    source: str
    outcome: str  # changed, unchanged, refused, failed
    new: int
    listed: int
    addresses: int
    troubles: tuple[str, ...]  # one line for each address that was refused or failed

    def __str__(self) -> str:
        """The line a person reads."""
        text = f"{self.outcome:<10}{self.source}"
        if self.outcome == "changed":
            text += f": {self.new} new of {self.listed} listed"
        if self.troubles:
            text += (": " if self.outcome != "changed" else "; ") + "; ".join(self.troubles)
        return text


@dataclass(frozen=True, slots=True)
class RoundReport:
    """What a round did: sources by outcome, addresses by the state they are in now."""

    sources: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        """The summary a person reads."""
        sources = ", ".join(f"{n} {name}" for name, n in sorted(self.sources.items())) or "none due"
        states = ", ".join(f"{n} {name}" for name, n in sorted(self.states.items())) or "nothing to read"
        return f"sources: {sources}\narticles: {states}"


def run_round(
    session: Session,
    *,
    every: bool,
    tell: Callable[[SourceLine], None],
    step: Callable[[int, int], None] = lambda _done, _all: None,
) -> RoundReport:
    """Poll (*every* source, or those due), read what is pending; *tell* gets a line per source, *step* the progress."""
    report = RoundReport()
    settings = session.settings
    with (
        session.store.alone("run", "reading the press"),  # two at once would ask each host twice as often
        Crawler(settings.crawl, settings.sources, session.clock, settings.folder) as crawler,
    ):
        for line in _poll(session, crawler, every):
            report.sources[line.outcome] += 1
            tell(line)
        report.states.update(_read(session, crawler, step))
    return report


# -- polling ---------------------------------------------------------------------------------------


def _poll(session: Session, crawler: Crawler, every: bool) -> Iterator[SourceLine]:
    states, now = session.store.poll_states(), session.clock()
    requests = [
        PollRequest(source.id, url, validators_for(states.get((source.id, url))))
        for source in session.settings.sources
        for url in source.urls
        if source.enabled and (every or _is_due(states.get((source.id, url)), now))
    ]
    asked = Counter(request.source for request in requests)
    answers: dict[str, list[tuple[Poll, int]]] = {}
    for poll in crawler.poll(requests):
        new = _save(session, states.get((poll.source, poll.url)), poll)
        answers.setdefault(poll.source, []).append((poll, new))
        if len(answers[poll.source]) == asked[poll.source]:
            yield _line(poll.source, answers[poll.source])


def _save(session: Session, state: PollState | None, poll: Poll) -> int:
    """Keep a poll with what it found; return how many articles are new."""
    sightings = _sightings(session, poll, state)
    known = session.store.known([each.key for each in sightings])
    news = [each.found for each in sightings if each.key not in known]
    now = session.clock()
    history = session.store.news(poll.source, poll.url, now - WINDOW)
    later = next_poll(poll, state.failures if state else 0, history, now)
    new, _known = session.store.save_poll(poll, sightings, now, later, lying=caught_lying(state, poll, news))
    return new


def _is_due(state: PollState | None, now: datetime) -> bool:
    return state is None or state.next_poll is None or state.next_poll <= now


def _sightings(session: Session, poll: Poll, state: PollState | None) -> list[Sighting]:
    """What was found, each with its identity; on a first poll, old entries are recorded and not fetched."""
    first = state is None or state.last_success is None
    days = session.settings.crawl.first_days
    limit = session.clock() - timedelta(days=days)
    sightings = []
    for found in poll.found:
        if not is_http(found.url):
            continue
        stands = canonical(found.url)
        if first and _older(found, limit):
            reason = f"older than {days} days at the first poll of its source"
            sightings.append(Sighting(found, stands, key(stands), "outside-scope", reason))
        else:
            sightings.append(Sighting(found, stands, key(stands), "pending", ""))
    return sightings


def _older(found: Found, limit: datetime) -> bool:
    return found.published is not None and found.published < limit


def _line(source: str, answers: Sequence[tuple[Poll, int]]) -> SourceLine:
    outcomes = [poll.outcome for poll, _ in answers]
    best = next(o for o in ("changed", "unchanged", "refused", "failed") if o in outcomes)
    return SourceLine(
        source=source,
        outcome=best,
        new=sum(new for _, new in answers),
        listed=sum(len(poll.found) for poll, _ in answers),
        addresses=len(answers),
        troubles=_troubles([poll for poll, _ in answers]),
    )


def _troubles(polls: Sequence[Poll]) -> tuple[str, ...]:
    """One line for each kind of trouble: the address, or how many addresses and one of them."""
    alike: dict[str, list[str]] = {}
    for poll in polls:
        if poll.outcome in ("refused", "failed"):
            alike.setdefault(poll.reason, []).append(poll.url)
    lines = []
    for reason, urls in sorted(alike.items()):
        more = f"{len(urls)} of {len(polls)} addresses, such as " if len(urls) > 1 else ""
        lines.append(f"{more}{min(urls)}: {reason}")
    return tuple(lines)


# -- reading ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Job:
    address: Pending
    page: Page
    source: Source


class _Reading:
    """The reading half of a round: what is with a worker, what waits, what ended."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.jobs: dict[Future[Judged | ReadFault], _Job] = {}
        self.waiting: list[InScope] = []
        self.states: Counter[str] = Counter()

    def take(self, address: Pending, fetched: Page | FetchFault, source: Source) -> None:
        """Hand a page to a worker, or settle what is no page."""
        if isinstance(fetched, FetchFault):
            self.states[settle_fault(self.session, address, fetched)] += 1
        else:
            folder = str(self.session.settings.folder)
            future = self.session.executor.submit(judge_page, folder, fetched, address, source)
            self.jobs[future] = _Job(address, fetched, source)
            while len(self.jobs) >= IN_FLIGHT:
                self._settle(wait(self.jobs, return_when=FIRST_COMPLETED).done)

    def orphan(self, address: Pending) -> None:
        """Settle an address whose source has left sources.toml: nobody knows whose it would be."""
        fault = FetchFault(address.url, "unreadable", f"its source `{address.source}` is no longer in sources.toml")
        self.states[settle_fault(self.session, address, fault)] += 1

    def finish(self) -> Counter[str]:
        """Wait for the workers, then tell copies from clips; return the states of all addresses."""
        self._settle(wait(self.jobs).done)
        clips, copies = settle_clips(self.session, self.waiting)
        self.states.update(clip=clips, copy=copies)
        return +self.states

    def _settle(self, done: set[Future[Judged | ReadFault]]) -> None:
        for future in done:
            job = self.jobs.pop(future)
            outcome = settle_page(self.session, job.address, job.page, _result(future), job.source)
            if isinstance(outcome, InScope):
                self.waiting.append(outcome)
            else:
                self.states[outcome] += 1


def _read(session: Session, crawler: Crawler, step: Callable[[int, int], None]) -> Counter[str]:
    """Fetch, judge and settle every pending address that is due."""
    sources = {source.id: source for source in session.settings.sources}
    reading = _Reading(session)
    addresses = []
    for address in session.store.pending(session.clock()):
        if address.source in sources:
            addresses.append(address)
        else:
            reading.orphan(address)
    for number, (address, fetched) in enumerate(crawler.fetch(addresses), start=1):
        reading.take(address, fetched, sources[address.source])
        step(number, len(addresses))
    return reading.finish()


def _result(future: Future[Judged | ReadFault]) -> Judged | ReadFault:
    try:
        return future.result()
    except BrokenExecutor as error:
        raise MonitorError(
            "a reading process died (out of memory?); nothing is lost: free some memory and run again"
        ) from error
