"""The first half of a round: ask the sources that are due and keep what they list. Not here: reading articles (reading).

All addresses of all sources are asked side by side; where a list goes on (walking), its next page is asked in the
next wave. What an address and its further pages gave is kept in one transaction.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.addresses import canonical, is_http, key
from monitor.crawl import Crawler
from monitor.model import Poll, PollRequest
from monitor.pipeline.incoming import walking
from monitor.pipeline.incoming.honesty import lies, trust, validators_for
from monitor.pipeline.incoming.learning import keep_learned
from monitor.pipeline.incoming.timing import LONGEST, WINDOW, next_poll
from monitor.pipeline.incoming.walking import Walk
from monitor.pipeline.session import Session
from monitor.store import PollState, Sighting


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What polling one source gave, all its addresses together."""

    source: str
    outcome: str  # changed, unchanged, refused, failed
    new: int
    listed: int
    addresses: int
    troubles: tuple[str, ...]  # one line for each address that was refused or failed, or read with a note

    def __str__(self) -> str:
        """The line a person reads."""
        text = f"{self.outcome:<10}{self.source}"
        if self.outcome == "changed":
            text += f": {self.new} new of {self.listed} listed"
        if self.troubles:
            text += (": " if self.outcome != "changed" else "; ") + "; ".join(self.troubles)
        return text


def poll_sources(session: Session, crawler: Crawler, *, every: bool) -> Iterator[SourceLine]:
    """Ask *every* source, or those that are due; a line for each source as soon as all its addresses are read."""
    states, now = session.store.poll_states(), session.clock()
    requests = [
        PollRequest(source.id, url, validators_for(url, states.get((source.id, url))))
        for source in session.settings.sources
        for url in source.urls
        if source.enabled and (every or _is_due(states.get((source.id, url)), now))
    ]
    asked = Counter(request.source for request in requests)
    answers: dict[str, list[tuple[Poll, int]]] = {}
    for walk in _walks(session, crawler, requests, states):
        poll, whole = walking.result(walk)
        new = _save(session, states.get((walk.source, walk.url)), poll, walk, whole=whole)
        answers.setdefault(poll.source, []).append((poll, new))
        if len(answers[poll.source]) == asked[poll.source]:
            yield _line(poll.source, answers[poll.source])


def _walks(
    session: Session, crawler: Crawler, requests: Sequence[PollRequest], states: dict[tuple[str, str], PollState]
) -> Iterator[Walk]:
    """Every walk as it ends. Walks of one source that come to the same page ask for it once."""
    walks = {(request.source, request.url): _begin(session, request, states) for request in requests}
    owners = {address: [address] for address in walks}
    while requests:
        following: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for poll in crawler.poll(requests):
            keep_learned(session, crawler)
            for owner in owners[poll.source, poll.url]:
                before = walks[owner]
                walk = walks[owner] = _step(session, crawler, before, poll)
                if not walk.waiting:
                    yield walk
                for url in walk.waiting:
                    if url not in before.waiting:  # else it is being asked in this very wave
                        following[walk.source, url].append(owner)
        requests = [_further(source, url, walks[names[0]]) for (source, url), names in following.items()]
        owners = dict(following)


def _begin(session: Session, request: PollRequest, states: dict[tuple[str, str], PollState]) -> Walk:
    source, state = session.settings.source(request.source), states.get((request.source, request.url))
    first = session.clock() - timedelta(days=session.settings.crawl.first_days)
    kind = source.kind if source else "feed"
    return walking.begin(request.source, request.url, kind, state.last_whole if state else None, first)


def _step(session: Session, crawler: Crawler, walk: Walk, poll: Poll) -> Walk:
    known = frozenset[str]()
    if walk.last_whole and walking.needs_known(walk):
        known = session.store.known([key(found.url) for found in poll.found], walk.last_whole)
    return walking.step(walk, poll, known, lambda: crawler.sitemaps(walk.url))


def _further(source: str, url: str, walk: Walk) -> PollRequest:
    return PollRequest(source, url, kind="sitemap" if walk.filling else None)


def _save(session: Session, state: PollState | None, poll: Poll, walk: Walk, *, whole: bool) -> int:
    """Keep a poll with what it and its *walk* found; return how many articles are new."""
    sightings = _sightings(session, poll, walk, state)
    known = session.store.known([each.key for each in sightings])
    news = [each.found for each in sightings if each.key not in known and each.listed]
    now = session.clock()
    history = session.store.news(poll.source, poll.url, now - WINDOW)
    later = next_poll(_still_asked(poll, state), state.failures if state else 0, history, now, session.random())
    trusted = replace(trust(state, poll), lying=lies(state, poll, news))
    new, _known = session.store.save_poll(poll, sightings, now, later, trust=trusted, whole=whole)
    return new


def _still_asked(poll: Poll, state: PollState | None) -> Poll:
    """*poll* with the wait that the list asked for when it was last read: a 304 does not repeat it."""
    if state is None or poll.outcome != "unchanged" or state.wait <= poll.wait:
        return poll
    return replace(poll, wait=state.wait, wait_why=state.wait_why)


def _is_due(state: PollState | None, now: datetime) -> bool:
    """Whether its time has come; a poll further ahead than any pause was set by a clock that was wrong."""
    return state is None or state.next_poll is None or not now < state.next_poll <= now + LONGEST


def _sightings(session: Session, poll: Poll, walk: Walk, state: PollState | None) -> list[Sighting]:
    """What was found, each with its identity.

    Old entries are recorded and not fetched: those of a first poll, and at any poll those that only a sitemap dates, by
    their last change.
    """
    filled = {found.url for found in walk.filled}
    first = state is None or state.last_success is None
    days = session.settings.crawl.first_days
    limit = session.clock() - timedelta(days=days)
    sightings = []
    for found in poll.found:
        if not is_http(found.url):
            continue
        stands, listed = canonical(found.url), found.url not in filled
        if first and _before(found.published or found.changed, limit):
            reason = f"older than {days} days at the first poll of its source"
        elif not found.published and _before(found.changed, min(limit, walk.back_to)):
            reason = f"last changed before {min(limit, walk.back_to):%Y-%m-%d}, says its sitemap"
        else:
            sightings.append(Sighting(found, stands, key(stands), "pending", "", listed))
            continue
        sightings.append(Sighting(found, stands, key(stands), "outside-scope", reason, listed))
    return sightings


def _before(at: datetime | None, limit: datetime) -> bool:
    return at is not None and at < limit


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
        if poll.reason and poll.outcome != "unchanged":
            alike.setdefault(poll.reason, []).append(poll.url)
    lines = []
    for reason, urls in sorted(alike.items()):
        more = f"{len(urls)} of {len(polls)} addresses, such as " if len(urls) > 1 else ""
        lines.append(f"{more}{min(urls)}: {reason}")
    return tuple(lines)
