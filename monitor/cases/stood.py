"""Cases as they stood when a period ended: a report of a quarter tells the quarter, however late it is made.

What counts is when a thing happened, not when it was written down. A case is told that was opened before the end and was not over
before the beginning; what happened after the end is told apart, with its days. Not here: words (news.py), other lines (lines.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.case import Case, CaseLine
from monitor.cases.adding import every
from monitor.cases.folding import case_of
from monitor.cases.lines import line_of
from monitor.cases.news import happened
from monitor.config import Settings
from monitor.model import Clip
from monitor.store import Store


@dataclass(frozen=True, slots=True)
class Stood:
    """The cases of a period."""

    lines: tuple[CaseLine, ...]  # by number
    opened: tuple[int, ...]  # those opened in it
    since: tuple[CaseLine, ...]  # opened after its end and not over yet, as they stand at the moment


def stood(store: Store, settings: Settings, begin: datetime, end: datetime, at: datetime) -> Stood:
    """The cases of the period from *begin* until *end* as they stood at its end, or *at* the moment where that is sooner."""
    told = [(case, then) for case, then in _told(store, end, at) if then.closed_at is None or then.closed_at >= begin]
    clips = {clip.id: clip for clip in store.search.clips([id_ for case, _ in told for id_ in case.articles])}
    return Stood(
        tuple(_line(case, then, settings, clips, min(end, at)) for case, then in told),
        tuple(case.id for case, _ in told if case.opened_at >= begin),
        tuple(_since(store, settings, end, at)),
    )


def _since(store: Store, settings: Settings, end: datetime, at: datetime) -> Iterator[CaseLine]:
    """What the press may ask about at a meeting that is held weeks after the period."""
    later = [each for each in every(store) if end <= each.opened_at <= at]
    clips = {clip.id: clip for clip in store.search.clips([id_ for case in later for id_ in case.articles])}
    for case in later:
        line = line_of(case, settings, clips, at=at, new=lambda _: False)
        if line.closed_at is None:
            yield line


def _told(store: Store, end: datetime, at: datetime) -> Iterator[tuple[Case, Case]]:
    """Each case that was opened before *end*: as it stands *at* the moment, and as it stood at *end*."""
    for each in every(store):
        if each.opened_at < end and each.opened_at <= at:
            now = case_of([step for step in each.steps if step.at <= at])
            yield now, case_of([step for step in now.steps if step.at < end])


def _line(now: Case, then: Case, settings: Settings, clips: dict[int, Clip], until: datetime) -> CaseLine:
    zone = ZoneInfo(settings.office.timezone)
    line = line_of(then, settings, clips, at=until, new=lambda _: False)
    kept = {step.id for step in then.steps}
    since = [step for step in now.steps if step.id not in kept]
    # `happened` wants the new steps last: one that was written down late stands between the others.
    whole = replace(now, steps=(*then.steps, *since))
    outlets = {clip.id: clip.outlet for clip in map(clips.get, now.articles) if clip}
    # Its name is no state: as the officers word it now.
    return replace(
        line, title=" ".join(now.title.split()), later=happened(whole, since, settings.deadlines, zone, outlets)
    )
