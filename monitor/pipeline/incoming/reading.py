"""The second half of a round: fetch what is pending, capture it, judge it, end its address, find its story.

Not here: polling.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from monitor.config import Source
from monitor.crawl import Crawler
from monitor.model import FetchFault, Pending
from monitor.pipeline.incoming.captured import Job, capture, judged_by_shape
from monitor.pipeline.incoming.learning import keep_learned
from monitor.pipeline.incoming.settle import GIVE_UP, InScope, added_source, settle_clips, settle_fault, settle_page
from monitor.pipeline.incoming.shaping import keep_use
from monitor.pipeline.rebuilding import read_again_since
from monitor.pipeline.session import Session
from monitor.pipeline.stories import join_stories

_TEACHES = ("outside-scope", "junk")  # ends of a page that is the article asked for, besides those in scope


def read_pending(session: Session, crawler: Crawler, step: Callable[[int, int], None]) -> Counter[str]:
    """Read every pending address that is due; *step* gets the progress. Return the states they are in now."""
    states: Counter[str] = Counter()
    waiting: list[InScope] = []
    due = _due(session, states)
    for job, verdict in judged_by_shape(session, _pages(session, crawler, due, states, step)):
        settled = settle_page(session, job, verdict.outcome, due[job.address])
        if isinstance(settled, InScope) or settled in _TEACHES:
            keep_use(session, job.address.url, job.source, verdict.known, verdict.use)
        if isinstance(settled, InScope):
            waiting.append(settled)
        else:
            states[settled] += 1
    clips, copies = settle_clips(session, waiting)
    states.update(clip=clips, copy=copies)
    for source, since in session.store.shapes.unsound().items():  # read by a shape that did not hold any more
        read_again_since(session, source, since)
        session.store.shapes.mended(source)
    join_stories(session)
    return +states


def _due(session: Session, states: Counter[str]) -> dict[Pending, Source]:
    """The addresses to be fetched now, each with its source.

    One whose source has left sources.toml or was switched off goes to another source that lists it; where there is
    none, it waits a while for one, and is then settled: nobody knows whose it is.
    """
    enabled = {source.id: source for source in session.settings.sources if source.enabled}
    due = {}
    for address in session.store.pending(session.clock()):
        source = _source(session, enabled, address)
        if source is not None:
            due[replace(address, source=source.id)] = source
        elif address.first_seen is None or session.clock() - address.first_seen >= GIVE_UP:
            reason = f"its source `{address.source}` is switched off or no longer in sources.toml"
            states[settle_fault(session, address, FetchFault(address.url, "unreadable", reason))] += 1
    return due


def _source(session: Session, enabled: Mapping[str, Source], address: Pending) -> Source | None:
    """Whose article stands at *address*."""
    if address.source in enabled:
        return enabled[address.source]
    other = next((id_ for id_ in session.store.listed_by(address.id) if id_ in enabled), None)
    if other is None and address.entered_by and address.group:
        return added_source(address.outlet, address.group, address.url)
    return enabled[other] if other else None


def _pages(
    session: Session,
    crawler: Crawler,
    due: Mapping[Pending, Source],
    states: Counter[str],
    step: Callable[[int, int], None],
) -> Iterator[Job]:
    """A captured page for every address that gives one; what gives none is settled at once."""
    for number, (address, fetched) in enumerate(crawler.fetch(list(due)), start=1):
        keep_learned(session, crawler)
        if isinstance(fetched, FetchFault):
            states[settle_fault(session, address, fetched)] += 1
        else:
            yield Job(address, fetched, due[address], capture(session, address, fetched))
        step(number, len(due))
