"""Addresses that ended without an article are judged once more: the part of `monitor rebuild` that finds what was missed.

    newest captured page ─> as it was; another end; or in scope: a clip after all, told by the next edition

An address whose page may not be the one that was asked for stays as it ended: it was asked often enough. Not here:
kept articles, and the lock (rebuilding).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from monitor.addresses import key
from monitor.config import Source
from monitor.model import Article, Pending, ReadFault
from monitor.pipeline.incoming.captured import as_they_come
from monitor.pipeline.incoming.identity import doubt, stands_at
from monitor.pipeline.incoming.judge import Judged
from monitor.pipeline.incoming.settle import added_source, as_clip, find_original, save, why_unwanted
from monitor.pipeline.reread import asked_page, judge_again, reader_of, same_rules
from monitor.pipeline.session import Session
from monitor.store import Ending
from monitor.store.evidence import Capture
from monitor.store.rebuild import EndedAddress


@dataclass(frozen=True, slots=True)
class Judgement:
    """What judging them once more brought."""

    read: int = 0
    ends: Counter[str] = field(default_factory=Counter)  # those that end otherwise now, by new state
    dropped: int = 0  # captured pages that are not kept any more
    damaged: int = 0  # that should be there


@dataclass(frozen=True, slots=True)
class _Job:
    """An ended address with the page it is judged by."""

    address: EndedAddress
    capture: Capture
    records: bytes  # of the capture; dropped once it was judged
    source: Source


@dataclass(frozen=True, slots=True)
class _Other:
    """An address that is to end otherwise than it did."""

    job: _Job
    judged: Judged | None  # None: its page is no article
    ending: Ending | None  # None: it is in scope


def judge_ended(session: Session, ids: tuple[int, ...], done: Callable[[], None]) -> Judgement:
    """Judge the newest page of each address in *ids* by today's rules, and end otherwise what now does; *done* after each."""
    counts: Counter[str] = Counter()
    others: list[_Other] = []

    def submit(job: _Job) -> Future[Judged | ReadFault | None]:
        reader = reader_of(session, job.source)
        return session.executor.submit(judge_again, reader, job.records, job.capture, job.address.listed)

    for job, result in as_they_come(_captured(session, ids, done, counts), submit):
        counts["read"] += 1
        if isinstance(result, Judged):
            same_rules(session, result)
        other = None if result is None else _compared(session, job, result)
        others += [other] if other else []
        done()
    return Judgement(counts["read"], _end_otherwise(session, others), counts["dropped"], counts["damaged"])


def _captured(session: Session, ids: tuple[int, ...], done: Callable[[], None], counts: Counter[str]) -> Iterator[_Job]:
    for id_ in ids:
        address = session.store.rebuild.address(id_)
        source = address and _source(session, address.listed)
        records = session.store.evidence.captured(address.capture.number) if address and address.capture else None
        if address and address.capture and source and records is not None:
            yield _Job(address, address.capture, records, source)
        else:  # nobody knows whose it is any more, or its page was dropped: it stays as it ended
            if records is None and address and address.capture:
                counts["damaged" if address.capture.dropped_at is None else "dropped"] += 1
            done()


def _source(session: Session, listed: Pending) -> Source | None:
    """Whose article stands at an address: today's source of that name, or another that lists it, or a person's word."""
    known = {source.id: source for source in session.settings.sources}
    names = (listed.source, *session.store.listed_by(listed.id))
    found = next((known[name] for name in names if name in known), None)
    if found is None and listed.entered_by and listed.group:
        return added_source(listed.outlet, listed.group, listed.url)
    return found


def _compared(session: Session, job: _Job, result: Judged | ReadFault) -> _Other | None:
    """How the address of *job* is to end by what its page says today; None when as before, or when nobody can tell.

    Where only the short record is another one, it is written at once.
    """
    address, listed = job.address, job.address.listed
    if address.state == "unreadable":  # its last page may be what stood in the article's place when we gave up
        listed = replace(listed, attempts=0)
    if doubt(session, listed, asked_page(job.capture), result):
        return None
    ending = _ending(session, job, result)
    if ending is None or ending.state != address.state:
        return _Other(replace(job, records=b""), result if isinstance(result, Judged) else None, ending)
    before = Ending(address.state, address.reason, ending.at, address.title, listed.published, address.text_sha256)
    if ending != before and ending.state != "unreadable":  # why we gave up says more than what the last page was
        session.store.rebuild.end(listed.id, ending)
    return None


def _ending(session: Session, job: _Job, result: Judged | ReadFault) -> Ending | None:
    """How an address with such a page ends; None: it is in scope."""
    listed, now = job.address.listed, session.clock()
    if isinstance(result, ReadFault):
        return Ending(result.kind, result.reason, now, job.address.title, listed.published)
    unwanted = None if listed.entered_by else why_unwanted(session, result, job.source.group)
    if unwanted is None:
        return None
    article = result.article
    return Ending(*unwanted, now, article.title, article.published, result.text_sha256)


def _end_otherwise(session: Session, others: list[_Other]) -> Counter[str]:
    """End *others* as today's program does, clips last and in order of publication; return how many ended how."""
    states: Counter[str] = Counter()
    for other in sorted(others, key=_in_order):
        listed = other.job.address.listed
        id_ = listed.id if other.judged is None else _place(session, other.job, other.judged.article)
        if other.judged is not None and other.ending is None:
            states[_kept(session, other, other.judged, id_)] += 1
        elif id_ != listed.id:
            states["merged"] += 1  # it is another address of one that is judged by itself
        elif other.ending is not None:
            session.store.rebuild.end(id_, other.ending)
            states[other.ending.state] += 1
    return states


def _in_order(other: _Other) -> tuple[object, ...]:
    if other.judged is None or other.ending is not None:
        return (0, other.job.address.listed.id)
    article = other.judged.article
    return (1, article.published, article.canonical, other.job.address.listed.id)


def _place(session: Session, job: _Job, article: Article) -> int:
    """Record where the article really stands; return the address that remains."""
    listed, page = job.address.listed, asked_page(job.capture)
    stands = stands_at(session, listed, page, article)
    aliases = (*page.redirects, page.final_url)
    return session.store.join(listed.id, stands, key(stands), aliases, session.clock(), title=article.title)


def _kept(session: Session, other: _Other, judged: Judged, id_: int) -> str:
    """Keep an article that is in scope after all; return what it became."""
    if session.store.clip_of(id_) is not None:
        return "merged"
    clip = as_clip(session.clock(), other.job.source, judged)
    clip = replace(clip, entered_by=other.job.address.listed.entered_by)
    original = find_original(session, judged, other.job.capture.captured_at)
    save(session, id_, clip, judged, original, other.job.capture.number)
    return "clip" if original is None else "copy"
