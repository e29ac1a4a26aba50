"""Kept articles are looked at again: was the text changed, is it still there? Not here: what counts as a change (read.changes).

An article is looked at 15 minutes, 1 hour, 3 hours, 1 day, 3 days and 30 days after it was kept (the ladder of
newsdiffs, shortened); one of an open case, and its copies, more often (followed.py). Pages are asked for in full: a
validator that lies would hide the very edit that is looked for. What looks changed is compared once more with the page
captured before, read by today's program, so that a better reader is never taken for an edit by the newspaper.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.config import Source
from monitor.crawl import Crawler
from monitor.model import Article, Change, FetchFault, ReadFault, Visit
from monitor.pipeline.incoming.captured import Job, capture, judged, judged_again
from monitor.pipeline.incoming.followed import follow_cases
from monitor.pipeline.incoming.identity import ERROR_PAGE, PASSING, moved
from monitor.pipeline.incoming.judge import Judged
from monitor.pipeline.incoming.learning import keep_learned
from monitor.pipeline.incoming.settle import BACKOFF, FIRST_LOOK, GONE_TRIES, TRIES, pause
from monitor.pipeline.reread import as_first_listed
from monitor.pipeline.session import Session
from monitor.read import changes, replaced
from monitor.store import Revised, Revisit

CERTAIN = 4  # looks, over an hour: then a text that is hardly the same article is a revision and no passing notice
MOST_LOOKS = 1000  # of one round: polls must not wait for hours when the program was off for days
LADDER = (
    FIRST_LOOK,
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=30),
)


def next_look(clipped_at: datetime, now: datetime) -> datetime | None:
    """When an article kept at *clipped_at* is looked at after *now*; None when every look is done."""
    return next((clipped_at + step for step in LADDER if clipped_at + step > now), None)


def look_again(session: Session, crawler: Crawler) -> Counter[str]:
    """Look at every article that is due; return how many looks had which outcome."""
    outcomes: Counter[str] = Counter()
    follow_cases(session)
    due = {revisit.listed.id: revisit for revisit in _due(session, outcomes)}
    for job, result in judged(session, _pages(session, crawler, due, outcomes)):
        revisit = due[job.address.id]
        if isinstance(result, ReadFault):
            outcomes[_unread(session, revisit, job, result)] += 1
        else:
            outcomes[_seen(session, revisit, job, result)] += 1
    return outcomes


def _due(session: Session, outcomes: Counter[str]) -> list[Revisit]:
    """The articles to be looked at in this round. A source that was switched off may have asked to be left alone."""
    off = {source.id for source in session.settings.sources if not source.enabled}
    sources = {source.id: source for source in session.settings.sources}
    now, due = session.clock(), []
    for revisit in session.store.revisits.due(session.clock(), MOST_LOOKS):
        if revisit.listed.source in off:
            visit = Visit(now, "failed", "its source is switched off")
            session.store.revisits.save_visit(revisit.article, visit, next_look(revisit.clipped_at, now), 0)
            outcomes[visit.outcome] += 1
        else:
            listed = as_first_listed(revisit.listed, sources.get(revisit.listed.source))
            due.append(replace(revisit, listed=listed))
    return due


def _pages(session: Session, crawler: Crawler, due: Mapping[int, Revisit], outcomes: Counter[str]) -> Iterator[Job]:
    sources: dict[str, Source] = {source.id: source for source in session.settings.sources}
    for address, fetched in crawler.fetch([revisit.listed for revisit in due.values()]):
        keep_learned(session, crawler)
        if isinstance(fetched, FetchFault):
            outcomes[_missed(session, due[address.id], fetched)] += 1
        else:
            yield Job(address, fetched, sources.get(address.source), capture(session, address, fetched))


def _missed(session: Session, revisit: Revisit, fault: FetchFault) -> str:
    """Keep a look that brought no page; return its outcome."""
    if fault.kind == "gone":
        return _gone(session, revisit, fault.reason, None)
    visit = Visit(session.clock(), "failed", fault.reason)
    return _failed(session, revisit, visit, passing=fault.kind == "temporary", retry_after=fault.retry_after)


def _failed(session: Session, revisit: Revisit, visit: Visit, *, passing: bool, retry_after: int | None = None) -> str:
    """Keep a *visit* that says nothing of the article; what is *passing* is looked at again soon."""
    now, tries = visit.at, revisit.tries + 1
    again = passing and tries < TRIES
    session.store.revisits.save_visit(
        revisit.article,
        visit,
        now + pause(tries, retry_after) if again else next_look(revisit.clipped_at, now),
        tries if again else 0,
    )
    return visit.outcome


def _gone(session: Session, revisit: Revisit, reason: str, number: int | None) -> str:
    """An article that its address no longer shows: believed the second time, as at the first fetch."""
    now, tries = session.clock(), revisit.tries + 1
    if revisit.vanished_at is None and tries < GONE_TRIES:
        session.store.revisits.save_visit(revisit.article, Visit(now, "failed", reason, number), now + BACKOFF, tries)
        return "failed"
    visit = Visit(now, "vanished", reason, number)
    session.store.revisits.save_visit(revisit.article, visit, next_look(revisit.clipped_at, now), 0)
    return visit.outcome


def _unread(session: Session, revisit: Revisit, job: Job, fault: ReadFault) -> str:
    """A page without the article: gone when it is an error page or another address, else only not understood."""
    old, _ = session.store.revisits.newest_words(revisit.article)
    if moved(job.page, revisit.listed.url, old.url, old.canonical):
        return _gone(session, revisit, f"the address now leads to {job.page.final_url}", job.capture)
    if fault.reason.startswith(ERROR_PAGE):
        return _gone(session, revisit, fault.reason, job.capture)
    visit = Visit(session.clock(), "failed", fault.reason, job.capture)
    return _failed(session, revisit, visit, passing=fault.reason.startswith(PASSING))


def _seen(session: Session, revisit: Revisit, job: Job, result: Judged) -> str:
    """Keep a look at an article that is there; return its outcome."""
    now = session.clock()
    following = next_look(revisit.clipped_at, now)
    old, number = session.store.revisits.newest_words(revisit.article)
    title = result.article.title
    if moved(job.page, revisit.listed.url, old.url, old.canonical) and replaced(old, result.article):
        return _gone(session, revisit, f"the address now leads to {job.page.final_url}: “{title}”", job.capture)
    difference = _difference(session, job, old, number, result.article)
    tries = revisit.tries + 1
    if difference and tries < CERTAIN and replaced(old, result.article):
        visit = Visit(now, "failed", f"the page shows something else: “{title}”", job.capture)
        session.store.revisits.save_visit(revisit.article, visit, now + pause(tries, None), tries)
        return visit.outcome
    if difference:
        reason = "" if revisit.vanished_at is None else "its address shows it again"
        visit = Visit(now, "changed", reason, job.capture)
        article = kept_identity(result.article, old)
        revised = Revised(article, difference, result.tags, result.flags, result.signature)
        session.store.revisits.save_revision(revisit.article, revised, visit, following)
    else:
        visit = Visit(now, "returned" if revisit.vanished_at else "same", "", job.capture)
        session.store.revisits.save_visit(revisit.article, visit, following, 0)
    return visit.outcome


def _difference(session: Session, job: Job, old: Article, number: int | None, new: Article) -> tuple[Change, ...]:
    """What *new* says otherwise than *old*, and not only because pages are read otherwise than they were."""
    difference = changes(old, new)
    if not difference or number is None:
        return difference
    before = judged_again(session, number, job.address, job.source)
    return changes(before.article, new) if isinstance(before, Judged) else difference


def kept_identity(new: Article, old: Article) -> Article:
    """*new* words under the old address and date: an edit is no publication."""
    return replace(
        new,
        url=old.url,
        canonical=old.canonical,
        published=old.published,
        published_from=old.published_from,
        published_raw=old.published_raw,
    )
