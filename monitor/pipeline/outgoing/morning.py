"""The morning: which digest is due, and what is in it. Not here: its words and layout (publish), sending it (delivery.py).

An edition is cut when it is first sent, or when somebody approves it before (planned.py): it takes every clip that no
edition holds yet, is frozen in one transaction together with its files and its messages, and never changes.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from monitor.case import Step
from monitor.case_line import CaseLine
from monitor.cases import lines
from monitor.config.houses import houses
from monitor.errors import InputError
from monitor.group import count_houses
from monitor.model import Clip, Edition, Plan
from monitor.pipeline.outgoing.clock import free_due, misdate, standing
from monitor.pipeline.outgoing.days_off import days_off
from monitor.pipeline.outgoing.due import due_hour
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.outgoing.gathered import Gathered, gather
from monitor.pipeline.outgoing.left_out import left_out, reprints_left_out
from monitor.pipeline.outgoing.mails import digest_mails
from monitor.pipeline.session import Session
from monitor.pipeline.watching import watch
from monitor.publish import (
    WHOLE,
    build_edition,
    dump_edition,
    edition_csv,
    edition_jsonl,
    render_html,
    render_text,
)
from monitor.store import Cut, EditionFile, Store


@dataclass(frozen=True, slots=True)
class DigestFiles:
    """Where an edition was written."""

    html: Path
    text: Path


@dataclass(frozen=True, slots=True)
class Draft:
    """A new edition and where each waiting article goes."""

    edition: Edition
    items: tuple[int, ...]
    copies: tuple[int, ...]
    archived: tuple[int, ...]
    dropped: tuple[int, ...]  # with their reprints


def digest_edition(session: Session) -> tuple[Edition, bool]:
    """The edition due now: the frozen one when it was cut already (False), else as it would be cut now (True)."""
    due = due_now(session)
    frozen = frozen_edition(session, due)
    return (frozen, False) if frozen else (draft(session, due).edition, True)


def due_now(session: Session) -> datetime:
    """The digest hour that the clock of *session* has reached last."""
    settings = session.settings
    return due_hour(settings.digest, settings.calendar, settings.office.timezone, session.clock())


def frozen_edition(session: Session, due: datetime, *, believe_clock: bool = False) -> Edition | None:
    """The edition that stands for the hour *due*, if there is one; raises MonitorError as clock.standing does."""
    number = standing(session, due, believe_clock=believe_clock)
    return None if number is None else edition_of(session.store, number)


def draft(
    session: Session,
    due: datetime,
    *,
    at: datetime | None = None,
    believe_clock: bool = False,
    found: Gathered | None = None,
) -> Draft:
    """The edition for the hour *due* as it would be cut: everything that came until *at* (None: now) and no edition holds.

    *found* is what was gathered a moment ago, where nothing has changed since but what people plan and write.
    """
    settings, store = session.settings, session.store
    found = found or gather(session, at=at, believe_clock=believe_clock)
    plan = planned(session, found.number, found.clips)
    known, last_step = store.editions.case_step(), store.cases.mark()
    edition = build_edition(
        found.clips,
        number=found.number,
        due=due,
        since=found.since,
        cut_at=found.at,
        first=found.first,
        office=settings.office,
        digest=settings.digest,
        province=settings.rules.province.name,
        topic_labels={t.id: t.label for t in settings.rules.topics},
        sources=sum(s.enabled for s in settings.sources),
        faults=found.faults,
        title_only=found.title_only,
        previous=found.previous,
        reprinted=found.reprinted,
        earlier=found.earlier,
        count_houses=partial(count_houses, known=houses(settings.sources)),
        words=store.words.of([clip.id for clip in found.clips]),
        spikes=found.spikes,
        holidays=days_off(settings.digest, settings.calendar, settings.office.timezone, found.since, found.at),
        plan=plan,
        cases=_cases(session, found, due, known),
    )
    edition = replace(edition, case_step=last_step)
    items = {item.clip for item in edition.items}
    archived = tuple(clip.id for clip in found.clips if clip.id not in items and clip.id not in plan.dropped)
    dropped = frozenset(each.clip for each in edition.left_out)
    with_them = reprints_left_out(store, found.copies, dropped)
    copies = tuple(copy for copy in found.copies if copy not in with_them)
    return Draft(edition, tuple(sorted(items)), copies, archived, (*sorted(dropped), *with_them))


def _cases(session: Session, found: Gathered, due: datetime, known: int | None) -> tuple[CaseLine, ...]:
    """As they will stand when the edition is read: one approved on the evening before tells what ends at midnight."""
    new = partial(_new, known=known, since=found.since)
    return lines(session.store, session.settings, at=max(found.at, due), new=new, since=found.since)


def _new(step: Step, known: int | None, since: datetime) -> bool:
    """Whether no edition told of *step*: by its number, which no clock changes, where the last edition knew of cases."""
    return step.entered_at > since if known is None else step.id > known


def planned(session: Session, number: int, clips: Sequence[Clip]) -> Plan:
    """What people planned for edition *number* of *clips*, with those that they put out of scope."""
    plan = session.store.plans.plan(number, [clip.id for clip in clips])
    return replace(plan, dropped=left_out(session, clips, plan.dropped))


def render_files(edition: Edition) -> tuple[EditionFile, ...]:
    """Everything that *edition* is rendered as: the whole of it, and the part of each group."""
    files = []
    for extract in (WHOLE, *edition.extracts):
        files.append(EditionFile(extract.id, "html", render_html(edition, extract).encode()))
        files.append(EditionFile(extract.id, "txt", render_text(edition, extract).encode()))
        files.append(EditionFile(extract.id, "csv", edition_csv(edition, extract)))
        files.append(EditionFile(extract.id, "jsonl", edition_jsonl(edition, extract)))
    return tuple(files)


def kept_files(store: Store, edition: Edition) -> tuple[EditionFile, ...]:
    """The same as they were kept when it was cut, whatever a later program makes of it."""
    return store.editions.files(edition.number) or render_files(edition)


def write_files(session: Session, edition: Edition, *, preview: bool) -> DigestFiles:
    """Write everything the edition is rendered as below data/editions; return the paths of the whole of it.

    Earlier previews of its number are deleted: what is printed of them by mistake was never sent, or says something else.
    """
    folder = session.data / "editions"
    folder.mkdir(parents=True, exist_ok=True)
    files = render_files(edition) if preview else kept_files(session.store, edition)
    for old in folder.glob(f"{edition.number:04d}-*preview.*"):  # of groups that are none any more, too
        old.unlink(missing_ok=True)
    for file in files:
        name = "-".join(
            (f"{edition.number:04d}", *([file.audience] if file.audience else []), *(["preview"] if preview else []))
        )
        write_whole(folder / f"{name}.{file.form}", file.content)
    stem = f"{edition.number:04d}-preview" if preview else f"{edition.number:04d}"
    return DigestFiles(folder / f"{stem}.html", folder / f"{stem}.txt")


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* to *path* so that nobody ever finds half of it there, nor anything else where it could not be written."""
    new = path.with_name(path.name + ".new")
    try:
        new.write_bytes(content)
        new.replace(path)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error  # by the name that the person gave it


def cut_edition(session: Session, due: datetime, *, believe_clock: bool = False) -> int:
    """Cut the edition due at *due* and keep it with its files and mails; return its number. Raises InputError without recipients.

    Nobody approved it, and it says so. With *believe_clock* a person says that the clock is right: later editions were
    cut under one that ran ahead.
    """
    require_recipients(session)
    watch(session, "changed")  # what an officer did since the last round
    with session.store.editions.cutting():
        if believe_clock:
            misdate(session.store, session.clock())
        keep_draft(session, cut := draft(session, free_due(session.store, due), believe_clock=believe_clock))
    return cut.edition.number


def require_recipients(session: Session) -> None:
    """Raise InputError where nobody would get the digest."""
    digest = session.settings.digest
    if not (digest.recipients or digest.groups):
        raise InputError("rules/digest.toml names no recipients; add at least one [[recipients]] with its address")


def keep_draft(session: Session, cut: Draft) -> None:
    """Freeze *cut* with its files and mails, for ever."""
    edition = cut.edition
    files = render_files(edition)
    session.store.editions.save(
        Cut(
            edition.number,
            "digest",
            edition.due,
            edition.since,
            edition.cut_at,
            dump_edition(edition),
            cut.items,
            cut.copies,
            cut.archived,
            digest_mails(session.settings, edition, files),
            files,
            session.clock(),
            dropped=cut.dropped,
            approved_by=edition.approved_by,
            approved_at=edition.approved_at,
        )
    )
