"""Takes in what a person brings: the address of a missed article, or a clip from print, radio or television.

A person says that it matters, so it becomes a clip whatever the rules say of its scope (DESIGN section 4); the
rules still tag it. Not here: the command line, the shape of the file (config.paper).
"""

import hashlib
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import datetime

from monitor.addresses import canonical, domain, is_http, key
from monitor.config import Source
from monitor.config.paper import PaperClip
from monitor.errors import FetchError, InputError, ReadError, StoreError
from monitor.model import Article, Clip, FetchFault, Found, Group, Page, Pending, ReadFault
from monitor.pipeline.incoming.captured import capture
from monitor.pipeline.incoming.judge import Judged, judge_article, judge_page
from monitor.pipeline.incoming.learning import crawler_for, keep_learned
from monitor.pipeline.incoming.settle import added_source, as_clip, find_original, save, settle_fault
from monitor.pipeline.incoming.shaping import shapes_of
from monitor.pipeline.session import Session
from monitor.pipeline.stories import join_stories
from monitor.pipeline.watching import watch
from monitor.store import Entry, Sighting
from monitor.store.imports import Identity

ADD_WAITS = 120.0  # seconds for a round that is reading; most are shorter


def add_url(session: Session, url: str, who: str, outlet: str, group: Group | None) -> tuple[int, str]:
    """Fetch *url* and keep it as a clip entered by *who*; return the clip's id and title.

    What was imported from there, and out of scope until now, becomes that clip as it is.

    *outlet* and *group* are needed only for a host that sources.toml does not name. Raises InputError,
    FetchError (the address stays pending when another try makes sense), ReadError.
    """
    if not is_http(url):
        raise InputError(f"{url} is no http:// or https:// address")
    if (known := _out_of_scope(session, url)) is not None:
        with _alone(session):  # `rebuild` may be putting it among what is out of scope
            session.store.imports.take_in(known, session.clock(), archived=False, who=who)
            with suppress(StoreError):  # it is in scope now; the next round groups it
                join_stories(session)
        return known, session.store.revisits.newest_words(known)[0].title
    source = _source_of(session, url, outlet, group)
    address = _address(session, url, source, who)
    page = _fetch(session, address, source)
    number = capture(session, address, page)
    judged = judge_page(str(session.settings.folder), page, address, source, shapes_of(session, source))
    if isinstance(judged, ReadFault):
        session.store.end(address.id, judged.kind, judged.reason, session.clock())
        raise ReadError(f"{url} was fetched but is no readable article: {judged.reason}")
    stands = canonical(judged.article.canonical)
    id_ = session.store.join(address.id, stands, key(stands), (*page.redirects, page.final_url), session.clock())
    clip = replace(as_clip(session.clock(), source, judged), entered_by=who)
    id_ = save(session, id_, clip, judged, find_original(session, judged), number)
    group_added(session)
    return id_, judged.article.title


def _out_of_scope(session: Session, url: str) -> int | None:
    """The imported article at *url* that is kept for search only, if there is one."""
    holder = session.store.holder(key(canonical(url)))
    article = session.store.clip_of(holder[0]) if holder else None
    clip = session.store.clip(article) if article is not None else None
    return clip.id if clip and not clip.in_scope else None


def _source_of(session: Session, url: str, outlet: str, group: Group | None) -> Source:
    for source in session.settings.sources:
        if any(domain(known) == domain(url) for known in source.urls):
            return source
    if not outlet or group is None:
        raise InputError(f"sources.toml names no outlet at {domain(url)}; say whose it is with --outlet and --group")
    return added_source(outlet, group, url)


def _address(session: Session, url: str, source: Source, who: str) -> Pending:
    now, stands = session.clock(), canonical(url)
    sighting = Sighting(Found(url), stands, key(stands), "pending", "")
    id_ = session.store.add_address(sighting, source.id, now, Entry(who, source.name, source.group))
    known = session.store.pending_at(id_)
    _refuse_known(session, id_, url)
    return known or Pending(id_, url, source.id, 0, first_seen=now)


def _refuse_known(session: Session, address: int, url: str) -> None:
    clip = session.store.clip_of(address)
    if clip is not None:
        raise InputError(f"{url} is already clip {clip}")


def _fetch(session: Session, address: Pending, source: Source) -> Page:
    with (
        _alone(session),  # no host is asked by two at once
        crawler_for(session, (source,)) as crawler,
    ):
        _refuse_known(session, address.id, address.url)  # whoever read the press until now may have fetched it
        _, fetched = next(iter(crawler.fetch([address])))
        keep_learned(session, crawler)
    if isinstance(fetched, FetchFault):
        later = settle_fault(session, address, fetched) == "pending"
        hint = (
            "it is kept and the next `monitor run` tries again" if later else "if it can be read elsewhere, use --paper"
        )
        raise FetchError(f"{address.url} could not be fetched: {fetched.reason}; {hint}")
    return fetched


def keep_address(session: Session, url: str, who: str, outlet: str, group: Group | None) -> None:
    """Keep that *who* names *url*: whatever becomes of `add_url`, the next `monitor run` fetches it.

    Raises InputError, also for what is kept for search only: nothing waits to be fetched there.
    """
    if (known := _out_of_scope(session, url)) is not None:
        raise InputError(f"{url} is kept out of scope as clip {known}")
    _address(session, url, _source_of(session, url, outlet, group), who)


def add_paper(session: Session, paper: PaperClip) -> tuple[int, str]:
    """Keep a clip from print, radio or television; return its id and title. Raises InputError when it is there already."""
    id_ = keep_paper(session, paper, judge_paper(session, paper))
    group_added(session)
    return id_, paper.title


def judge_paper(session: Session, paper: PaperClip) -> Judged:
    """What the rules say of a clip from print, radio or television; writes nothing."""
    article = _paper_article(paper, paper.published_utc(session.settings.office.timezone))
    return judge_article(str(session.settings.folder), article, paper.outlet)


def keep_paper(session: Session, paper: PaperClip, judged: Judged) -> int:
    """Keep it, beside its copies and without a story yet; return its id. Raises InputError when it is there already."""
    (known,) = session.store.imports.known([Identity("", judged.article.url, "")])
    if known:
        raise InputError(f"“{paper.title}” of {paper.outlet} is already clip {known[0].article}")
    clip = Clip(
        id=0,
        source="",
        outlet=paper.outlet,
        group=paper.group,
        medium=paper.medium,
        article=judged.article,
        tags=judged.tags,
        flags=judged.flags,
        clipped_at=session.clock(),
        entered_by=paper.entered_by,
        copies=(),
    )
    return save(session, None, clip, judged, find_original(session, judged), None)


def group_added(session: Session, wait_seconds: float | None = None) -> None:
    """Give what was added its story, and hold it against what stands around it, unless another reads the press for *wait_seconds*, or it cannot be written: the next round does."""
    with suppress(StoreError), _alone(session, wait_seconds):
        join_stories(session)
        watch(session, "changed")


def _alone(session: Session, wait_seconds: float | None = None) -> AbstractContextManager[None]:
    seconds = ADD_WAITS if wait_seconds is None else wait_seconds
    return session.store.alone("run", "reading the press", wait_seconds=seconds)


def _paper_article(paper: PaperClip, published: datetime) -> Article:
    identity = hashlib.sha256(f"{paper.outlet}\n{paper.title}\n{published.isoformat()}".encode()).hexdigest()[:16]
    address = f"urn:monitor:paper:{identity}"  # it has no web address; this one says so and stays the same
    paragraphs = paper.text.split("\n")
    return Article(
        url=address,
        canonical=address,
        title=paper.title,
        lead=paragraphs[0],
        text=paper.text,
        published=published,
        published_from="person",
        published_raw=str(paper.published),
        authors=(paper.author,) if paper.author else (),
        language=paper.language,
    )
