"""Ends each fetched address in exactly one state. Not here: fetching, reading, tagging.

Order matters and is the same as in the ledger's words: a page that could not be had or read, junk, outside the
office's scope; what is left is a clip, or a copy of one. Copies are told at the end of a round, in order of
publication, so that the result does not depend on which host answered first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.addresses import key
from monitor.config import Source
from monitor.group import COPY_WINDOW, is_copy
from monitor.model import Clip, EndState, FetchFault, Group, Page, Pending, ReadFault
from monitor.pipeline.incoming.captured import Job
from monitor.pipeline.incoming.identity import doubt, stands_at
from monitor.pipeline.incoming.judge import Judged
from monitor.pipeline.scope import wanted
from monitor.pipeline.session import Session

GIVE_UP = timedelta(hours=36)  # after first sight: a newspaper's night of maintenance must not cost an article
TRIES = 8  # at least, before an address that only ever failed is called unreadable
GONE_TRIES = 2  # feeds list articles minutes before the site serves them, so one 404 proves nothing
BACKOFF = timedelta(minutes=5)  # times the tries so far, squared: five minutes, twenty, three quarters of an hour …
LONGEST_WAIT = timedelta(hours=3)
ADDED = "added"  # the id of the source that stands for outlets which only a person has named
FIRST_LOOK = timedelta(minutes=15)  # after an article was kept it is looked at again (revisits)


@dataclass(frozen=True, slots=True)
class InScope:
    """An article in scope that waits for the end of the round."""

    address: int
    source: Source
    judged: Judged
    capture: int  # number of the captured page
    entered_by: str  # the person who named it; empty where a source did


def settle_fault(session: Session, address: Pending, fault: FetchFault) -> str:
    """End the address, or put it off when another try makes sense; return the state it is in now."""
    now, tries = session.clock(), address.attempts + 1
    young = tries < TRIES or address.first_seen is None or now - address.first_seen < GIVE_UP
    if (fault.kind == "temporary" and young) or (fault.kind == "gone" and tries < GONE_TRIES):
        wait = pause(tries, fault.retry_after)
        session.store.postpone(address.id, fault.reason, now + wait, robots=fault.robots)
        return "pending"
    reason = f"gave up after {tries} tries: {fault.reason}" if fault.kind == "temporary" else fault.reason
    state: EndState = "unreadable" if fault.kind == "temporary" else fault.kind
    session.store.end(
        address.id, state, reason, now, title=address.title, published=address.published, robots=fault.robots
    )
    return state


def pause(tries: int, retry_after: int | None) -> timedelta:
    """How long an address is left alone after so many *tries* in a row; at least what the server asked for, in seconds."""
    return max(min(BACKOFF * tries**2, LONGEST_WAIT), timedelta(seconds=retry_after or 0))


def settle_page(session: Session, job: Job, result: Judged | ReadFault, source: Source) -> InScope | str:
    """End the address of a captured page; return its state, or what waits because it is in scope."""
    address = job.address
    if session.store.pending_at(address.id) is None:
        return "merged"  # a twin fetched in the same round has ended it
    now = session.clock()
    if why := doubt(session, address, job.page, result):
        return settle_fault(session, address, FetchFault(address.url, "temporary", why, robots=job.page.robots))
    if isinstance(result, ReadFault):
        session.store.end(address.id, result.kind, result.reason, now, title=address.title, published=address.published)
        return result.kind
    id_ = _identify(session, address, job.page, result)
    return "merged" if id_ is None else _judge(session, id_, job, result, source)


def _judge(session: Session, id_: int, job: Job, judged: Judged, source: Source) -> InScope | str:
    """End the address of an article that is not wanted; return its state, or what waits because it is in scope."""
    entered_by = job.address.entered_by
    unwanted = None if entered_by else why_unwanted(session, judged, source.group)  # a person says that it matters
    if unwanted is None:
        return InScope(id_, source, judged, job.capture, entered_by)
    state, reason = unwanted
    article, now = judged.article, session.clock()
    session.store.end(
        id_, state, reason, now, title=article.title, published=article.published, text_sha256=judged.text_sha256
    )
    return state


def _identify(session: Session, address: Pending, page: Page, result: Judged) -> int | None:
    """Record where the article really stands; None when that is an address which already ended."""
    stands = stands_at(session, address, page, result.article)
    aliases = (*page.redirects, page.final_url)
    id_ = session.store.join(address.id, stands, key(stands), aliases, session.clock(), title=result.article.title)
    if id_ == address.id or session.store.pending_at(id_) is not None:
        return id_
    # It ended before. What a person names becomes a clip all the same, unless it is one already; so does what stands at
    # an address that never gave a page itself.
    state = session.store.address_state(id_)
    never_had = state is not None and state[0] in ("gone", "unreadable", "forbidden")
    return id_ if (address.entered_by or never_had) and session.store.clip_of(id_) is None else None


def why_unwanted(session: Session, judged: Judged, group: Group) -> tuple[EndState, str] | None:
    """Return state and reason of an article that today's rules do not want from an outlet of *group*; None: it is in scope."""
    if judged.tags.junk:
        return "junk", f"{judged.tags.junk.rule}: {judged.tags.junk.text}"
    if not wanted(judged.tags, judged.article, group, session.settings.office):
        return "outside-scope", f"province {judged.tags.province}"
    return None


def settle_clips(session: Session, waiting: Iterable[InScope]) -> tuple[int, int]:
    """Save what is in scope, oldest first, as clips or copies; return how many of each."""
    clips = copies = 0
    # Twins found in one round are one article; the one that a person named says who.
    waiting = {each.address: each for each in sorted(waiting, key=lambda w: w.entered_by)}.values()
    for each in sorted(waiting, key=lambda w: (w.judged.article.published, w.judged.article.canonical)):
        original = find_original(session, each.judged)
        clip = replace(as_clip(session.clock(), each.source, each.judged), entered_by=each.entered_by)
        save(session, each.address, clip, each.judged, original, each.capture)
        clips, copies = (clips, copies + 1) if original else (clips + 1, copies)
    return clips, copies


def find_original(session: Session, judged: Judged, at: datetime | None = None) -> int | None:
    """The oldest clip of the 30 days before *at* (now) and of the time since, that this article is a copy of, if any."""
    if judged.signature is None:
        return None
    since = (at or session.clock()) - COPY_WINDOW
    for id_, signature in session.store.copy_candidates(judged.signature, since):
        if is_copy(judged.signature, signature):
            return id_
    return None


def added_source(outlet: str, group: Group, url: str) -> Source:
    """The source that stands for an outlet which only a person has named."""
    return Source(id=ADDED, name=outlet, group=group, kind="listing", url=url, language="vi")


def as_clip(now: datetime, source: Source, judged: Judged) -> Clip:
    """The clip to be saved; its id comes from the store."""
    return Clip(
        id=0,
        source=source.id,
        outlet=source.name,
        group=source.group,
        medium="bao-dien-tu",
        article=judged.article,
        tags=judged.tags,
        flags=judged.flags,
        clipped_at=now,
        entered_by="",
        copies=(),
    )


def save(  # noqa: PLR0913, PLR0917 -- all that belongs to a clip
    session: Session, address: int | None, clip: Clip, judged: Judged, original: int | None, capture: int | None
) -> int:
    """Store *clip*, read from the captured page *capture*, and end its address, if it has one; return the clip's id."""
    return session.store.save_clip(
        address,
        clip,
        signature=judged.signature,
        copy_of=original,
        at=session.clock(),
        capture=capture,
        look_again=None if address is None else clip.clipped_at + FIRST_LOOK,
    )
