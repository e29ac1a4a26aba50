"""What an edition is made from, as it stands at a moment: what waits, its families and stories, the state of the sources.

All but what people plan and write for the digest, which changes while they look at it. Not here: what is made of it
(morning.py), its words and layout (publish).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from monitor.model import Clip, SourceFault, Spike
from monitor.pipeline.belonging import told_before, with_stories
from monitor.pipeline.families import with_families
from monitor.pipeline.outgoing.late import reprinted
from monitor.pipeline.outgoing.spikes import edition_spikes
from monitor.pipeline.session import Session
from monitor.publish import Reprinted
from monitor.store import Store

DAY = timedelta(hours=24)
_LAST = 10  # editions; more are not cut under one clock that ran ahead
_LAST_MOMENT = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What an edition that is cut at `at` is made from."""

    at: datetime
    since: datetime
    number: int
    first: bool  # no edition was cut before
    clips: tuple[Clip, ...]
    copies: tuple[int, ...]  # reprints that no edition holds
    reprinted: tuple[Reprinted, ...]
    earlier: dict[int, int]  # by story: the newest edition that told of it
    faults: tuple[SourceFault, ...]
    title_only: int
    previous: tuple[int, ...]  # items of the editions before, the newest first
    spikes: tuple[Spike, ...]


def gather(session: Session, *, at: datetime | None = None, believe_clock: bool = False) -> Gathered:
    """Everything that came until *at* (None: now) and no edition holds.

    When the clock ran ahead, also what became a clip then: the calendar is long in coming there.
    """
    settings, store, now = session.settings, session.store, at or session.clock()
    last = store.editions.last()
    since = next((cut_at for _, _, cut_at in store.editions.recent(_LAST) if cut_at <= now), now - DAY)
    ran_ahead = believe_clock or (last is not None and last[2] > now)
    waiting, copies = store.editions.waiting(_LAST_MOMENT if ran_ahead else now)
    known = waiting if at is None else _without_later(store, waiting, copies)
    clips = tuple(with_stories(store, with_families(store, settings.sources, known)))
    return Gathered(
        at=now,
        since=since,
        number=last[0] + 1 if last else 1,
        first=last is None,
        clips=clips,
        copies=copies,
        reprinted=reprinted(session, copies, clips, now if last is None else None),
        earlier=told_before(store, clips),
        faults=_source_faults(session, since),
        title_only=store.title_only_count(since, now),
        previous=store.editions.item_counts(7),
        spikes=edition_spikes(session, now),
    )


def _without_later(store: Store, clips: Sequence[Clip], copies: Sequence[int]) -> tuple[Clip, ...]:
    """*clips* without those reprints that came later than *copies*, all that wait of a moment that is over."""
    later = frozenset(store.editions.waiting_copies(_LAST_MOMENT)).difference(copies)
    return tuple(replace(clip, copies=tuple(c for c in clip.copies if c.clip not in later)) for clip in clips)


def _source_faults(session: Session, since: datetime) -> tuple[SourceFault, ...]:
    """Sources of which an address could not be read, by name of the source; one reason each."""
    polled = {source for source, _url in session.store.poll_states()}
    reasons: dict[str, list[str]] = {}
    for id_, _url, reason in session.store.source_faults(since):
        reasons.setdefault(id_, []).append(reason)
    faults = []
    for source in sorted(session.settings.sources, key=lambda s: s.id):
        failed = reasons.get(source.id, []) if source.id in polled else ["never polled"] * len(source.urls)
        if source.enabled and failed:
            faults.append(SourceFault(source.id, source.name, failed[0], whole=len(failed) >= len(source.urls)))
    return tuple(faults)
