"""Cases as they stood when a period ended: a report of a quarter tells the quarter, however late it is made.

What counts is when a thing happened, not when it was written down. A case is told that was opened before the end and was not over
before the beginning; what happened after the end is told apart, with its days. Not here: words (news.py), other lines (lines.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.case import Case
from monitor.case_line import CaseLine
from monitor.cases.adding import every
from monitor.cases.folding import case_of
from monitor.cases.lines import line_of
from monitor.cases.news import happened
from monitor.cases.twice import held_by, told_in
from monitor.config import Settings
from monitor.model import Clip
from monitor.store import Store


@dataclass(frozen=True, slots=True)
class Stood:
    """The cases of a period."""

    lines: tuple[CaseLine, ...]  # by number
    opened: tuple[int, ...]  # those opened in it
    since: tuple[CaseLine, ...]  # opened, or opened again, after its end and not over yet, as they stand at the moment


def stood(store: Store, settings: Settings, begin: datetime, end: datetime, at: datetime) -> Stood:
    """The cases of the period from *begin* until *end* as they stood at its end, or *at* the moment where that is sooner."""
    known = tuple(_known(store, end, at))
    clips = {clip.id: clip for clip in store.search.clips([id_ for case, _ in known for id_ in case.articles])}
    every_one = [(case, then) for case, then in known if then and _of_period(then, begin)]
    # Opened twice is a slip of the office, whenever it was seen: the matter is told and counted once.
    other = told_in([case for case, then in known if then])
    told = [(case, then) for case, then in every_one if case.id not in other]
    held = held_by([case.id for case, _ in every_one], other)
    return Stood(
        tuple(
            replace(_line(case, then, settings, clips, min(end, at)), held=held.get(case.id, ())) for case, then in told
        ),
        tuple(case.id for case, _ in told if case.opened_at >= begin),
        tuple(_running(case, then, settings, clips, at) for case, then in known if _runs_again(case, then)),
    )


def _known(store: Store, end: datetime, at: datetime) -> Iterator[tuple[Case, Case | None]]:
    """Each case that was opened: as it stands *at* the moment, and as it stood at *end*; None where it was opened after that."""
    for each in every(store):
        if each.opened_at <= at:
            now = case_of([step for step in each.steps if step.at <= at])
            yield now, case_of([step for step in now.steps if step.at < end]) if each.opened_at < end else None


def _of_period(then: Case, begin: datetime) -> bool:
    """Whether it ran after *begin*; one that was written down only when all was over belongs to the period in which it was."""
    return then.closed_at is None or then.closed_at >= begin or then.opened_at >= begin


def _runs_again(now: Case, then: Case | None) -> bool:
    """Whether the press may ask about it at a meeting that is held weeks after the period, though it did not run at the end."""
    return now.closed_at is None and (then is None or then.closed_at is not None)


def _running(now: Case, then: Case | None, settings: Settings, clips: dict[int, Clip], at: datetime) -> CaseLine:
    line = line_of(now, settings, clips, at=at, new=lambda _: False)
    return replace(line, later=_later(now, then, settings, clips)) if then else line


def _line(now: Case, then: Case, settings: Settings, clips: dict[int, Clip], until: datetime) -> CaseLine:
    line = line_of(then, settings, clips, at=until, new=lambda _: False)
    # Its name is no state: as the officers word it now.
    title, over_since = " ".join(now.title.split()), then.closed_at is None and now.closed_at is not None
    same, later = line.same or now.same, _later(now, then, settings, clips)
    return replace(line, title=title, same=same, later=later, over_since=over_since)


def _later(now: Case, then: Case, settings: Settings, clips: dict[int, Clip]) -> tuple[str, ...]:
    """What happened after the end, in words."""
    kept = {step.id for step in then.steps}
    since = [step for step in now.steps if step.id not in kept]
    # `happened` wants the new steps last: one that was written down late stands between the others.
    whole = replace(now, steps=(*then.steps, *since))
    outlets = {clip.id: clip.outlet for clip in map(clips.get, now.articles) if clip}
    return happened(whole, since, settings.deadlines, ZoneInfo(settings.office.timezone), outlets)
