"""The edition that comes next, before its hour: for which hour it is, what it would say, and its approval.

Who approves it has seen it as it stood at a moment. What is cut is that: what the press brought since waits for the next
edition, and what people have changed since is told before anything is cut. Approved before its hour, its mails wait for
the hour, and who comes then finds it cut.

Not here: what an edition says (publish), the plan of people (store.plans), sending (delivery.py).
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.errors import InputError
from monitor.model import Edition, Item
from monitor.pipeline.outgoing.clock import free_due, standing, standing_mark
from monitor.pipeline.outgoing.due import Job, next_due
from monitor.pipeline.outgoing.gathered import Gathered
from monitor.pipeline.outgoing.morning import Draft, draft, due_now, keep_draft, require_recipients
from monitor.pipeline.session import Session
from monitor.publish import dump_edition

OLDEST = timedelta(hours=3)  # what was seen longer ago is looked at again before it is approved
EARLY = timedelta(hours=16)  # an edition approved longer before its hour lacks most of its day


@dataclass(frozen=True, slots=True)
class Preview:
    """The next edition as it would be cut at a moment, its `cut_at`."""

    draft: Draft
    fingerprint: str  # of what people look at in it

    @property
    def edition(self) -> Edition:
        """What it says."""
        return self.draft.edition


def planned_due(session: Session) -> datetime:
    """The digest hour that the next edition is for: one that was missed, unless the next one is nearer.

    Raises MonitorError when the clock cannot be believed, InputError where the calendar leaves no hour.
    """
    now, due = session.clock(), due_now(session)
    missed = standing(session, due) is None
    coming = _coming(session, now)
    if missed and (coming is None or now - due <= coming - now):
        return due
    while coming and standing_mark(session.store, coming, session.settings.office.timezone):
        coming = _coming(session, coming)
    if coming is None:
        raise InputError("rules/calendar.toml leaves no working day ahead; mend it")
    return coming


def _coming(session: Session, after: datetime) -> datetime | None:
    return next_due(Job("digest", "digest", session.settings.digest.hour), session.settings, after)


def preview(session: Session, at: datetime | None = None, found: Gathered | None = None) -> Preview:
    """The next edition as it stood at *at* (None: now); nothing is cut. Raises MonitorError as `planned_due` does.

    *found* is as for `morning.draft`.
    """
    made = draft(session, free_due(session.store, planned_due(session)), at=at or session.clock(), found=found)
    return Preview(made, fingerprint(made.edition))


def fingerprint(edition: Edition) -> str:
    """The same for editions in which people see the same articles, words and figures.

    What only tells how the machine fares just now, such as a source that cannot be read at this minute, is left out.
    """
    late = tuple(replace(each, original=_said(each.original)) for each in edition.late)
    said = replace(
        edition,
        items=tuple(map(_said, edition.items)),
        late=late,
        faults=(),
        sources=0,
        title_only=0,
        spikes=(),
        case_step=0,  # a step of which nothing is told, such as a line of a draft
    )
    return hashlib.sha256(dump_edition(said).encode()).hexdigest()


def _said(item: Item) -> Item:
    return replace(item, family=None)


@contextmanager
def deciding(session: Session) -> Iterator[None]:
    """A moment in which nobody else cuts or sends, and nobody changes anything. Raises BusyError when somebody does."""
    with session.store.alone("send", "cutting or sending the digest"), session.store.editions.cutting():
        yield


def too_old(session: Session, at: datetime) -> bool:
    """Whether what was seen at *at* is to be looked at again: long ago, before the last edition, or in a time to come."""
    now, last = session.clock(), session.store.editions.last()
    return at > now or now - at > OLDEST or (last is not None and last[2] >= at)


def keep_approved(session: Session, seen: Preview, who: str, at: datetime) -> int:
    """Cut *seen*, which *who* approves, inside `deciding`; return its number. Raises InputError without recipients."""
    require_recipients(session)
    edition = replace(seen.edition, approved_by=who, approved_at=at)
    keep_draft(session, replace(seen.draft, edition=edition))
    return edition.number
