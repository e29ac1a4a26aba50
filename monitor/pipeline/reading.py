"""The second half of a round: fetch what is pending, capture it, judge it, end its address. Not here: polling."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from monitor.config import Source
from monitor.crawl import Crawler
from monitor.model import FetchFault, Pending
from monitor.pipeline.captured import Job, capture, judged
from monitor.pipeline.learning import keep_learned
from monitor.pipeline.session import Session
from monitor.pipeline.settle import InScope, settle_clips, settle_fault, settle_page


def read_pending(session: Session, crawler: Crawler, step: Callable[[int, int], None]) -> Counter[str]:
    """Read every pending address that is due; *step* gets the progress. Return the states they are in now."""
    states: Counter[str] = Counter()
    waiting: list[InScope] = []
    sources = {source.id: source for source in session.settings.sources}
    for job, outcome in judged(session, _pages(session, crawler, _due(session, states), states, step)):
        settled = settle_page(session, job, outcome, sources[job.address.source])
        if isinstance(settled, InScope):
            waiting.append(settled)
        else:
            states[settled] += 1
    clips, copies = settle_clips(session, waiting)
    states.update(clip=clips, copy=copies)
    return +states


def _due(session: Session, states: Counter[str]) -> list[Pending]:
    """The addresses to be fetched now; one whose source has left sources.toml or was switched off is settled."""
    enabled = {source.id: source.enabled for source in session.settings.sources}
    addresses = []
    for address in session.store.pending(session.clock()):
        if enabled.get(address.source):
            addresses.append(address)
        else:
            gone = "is switched off" if address.source in enabled else "is no longer in sources.toml"
            reason = f"its source `{address.source}` {gone}"
            states[settle_fault(session, address, FetchFault(address.url, "unreadable", reason))] += 1
    return addresses


def _pages(
    session: Session,
    crawler: Crawler,
    addresses: Sequence[Pending],
    states: Counter[str],
    step: Callable[[int, int], None],
) -> Iterator[Job]:
    """A captured page for every address that gives one; what gives none is settled at once."""
    sources: dict[str, Source] = {source.id: source for source in session.settings.sources}
    for number, (address, fetched) in enumerate(crawler.fetch(addresses), start=1):
        keep_learned(session, crawler)
        if isinstance(fetched, FetchFault):
            states[settle_fault(session, address, fetched)] += 1
        else:
            yield Job(address, fetched, sources[address.source], capture(session, address, fetched))
        step(number, len(addresses))
