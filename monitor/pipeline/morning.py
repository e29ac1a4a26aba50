"""The morning: which digest is due, what is in it, and that it is mailed once. Not here: its words and layout (publish).

An edition is cut when it is first sent: it takes every clip that no edition holds yet, is frozen in one
transaction together with its messages, and never changes. What is sent afterwards comes from the outbox, so a
second `digest send` finds nothing waiting and sends nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.config import Digest
from monitor.config.houses import houses
from monitor.errors import InputError, MonitorError
from monitor.group import count_houses
from monitor.model import Clip, Edition, Recipient, SourceFault
from monitor.pipeline.belonging import told_before, with_stories
from monitor.pipeline.families import with_families
from monitor.pipeline.session import Session
from monitor.publish import (
    build_edition,
    compose,
    dump_edition,
    load_edition,
    message_id,
    render_html,
    render_text,
    send_mail,
    subject,
)

DAY = timedelta(hours=24)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class DigestFiles:
    """Where an edition was written."""

    html: Path
    text: Path


@dataclass(frozen=True, slots=True)
class SendReport:
    """What a send did."""

    edition: int
    sent: tuple[str, ...]  # recipients
    refused: tuple[tuple[str, str], ...]  # recipient and the server's reason
    already: int  # messages of this edition that had been sent before


@dataclass(frozen=True, slots=True)
class _Cut:
    """A new edition and where each waiting article goes."""

    edition: Edition
    items: tuple[int, ...]
    copies: tuple[int, ...]
    archived: tuple[int, ...]


def due_hour(digest: Digest, timezone: str, now: datetime) -> datetime:
    """The latest digest hour of a working day that is not after *now*, in UTC."""
    zone = ZoneInfo(timezone)
    local = now.astimezone(zone)
    for back in range(8):
        day = local.date() - timedelta(days=back)
        due = datetime.combine(day, digest.hour, tzinfo=zone)
        if due <= local and _DAYS[day.weekday()] in digest.days:
            return due.astimezone(UTC)
    raise AssertionError("a week always holds a working day")


def digest_edition(session: Session) -> tuple[Edition, bool]:
    """The edition due now: the frozen one when it was cut already (False), else as it would be cut now (True)."""
    due = due_hour(session.settings.digest, session.settings.office.timezone, session.clock())
    frozen = _frozen(session, due)
    return (frozen, False) if frozen else (_cut(session, due).edition, True)


def _frozen(session: Session, due: datetime) -> Edition | None:
    last = session.store.editions.last()
    if last is None or last[1] < due:
        return None
    text = session.store.editions.json(last[0])
    if text is None:
        raise MonitorError(f"edition {last[0]} is recorded but its text is missing; run `monitor doctor`")
    return load_edition(text)


def _cut(session: Session, due: datetime) -> _Cut:
    settings, store, now = session.settings, session.store, session.clock()
    last = store.editions.last()
    since = last[2] if last else now - DAY
    clips = tuple(with_stories(store, with_families(store, settings.sources, store.editions.waiting_clips(now))))
    copies = store.editions.waiting_copies(now)
    told = {copy.clip for clip in clips for copy in clip.copies}
    edition = build_edition(
        clips,
        number=last[0] + 1 if last else 1,
        due=due,
        since=since,
        cut_at=now,
        first=last is None,
        office=settings.office,
        digest=settings.digest,
        province=settings.rules.province.name,
        topic_labels={t.id: t.label for t in settings.rules.topics},
        sources=sum(s.enabled for s in settings.sources),
        faults=_source_faults(session, since),
        title_only=store.title_only_count(since, now),
        previous=store.editions.item_counts(7),
        late_copies=len([c for c in copies if c not in told]),
        earlier=told_before(store, clips),
        count_houses=partial(count_houses, known=houses(settings.sources)),
    )
    items = {item.clip for item in edition.items}
    return _Cut(edition, tuple(sorted(items)), copies, _others(clips, items))


def _others(clips: Sequence[Clip], items: set[int]) -> tuple[int, ...]:
    return tuple(clip.id for clip in clips if clip.id not in items)


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


def write_files(session: Session, edition: Edition, *, preview: bool) -> DigestFiles:
    """Write the edition's HTML and plain text below data/editions; return the paths."""
    folder = session.data / "editions"
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{edition.number:04d}-preview" if preview else f"{edition.number:04d}"
    files = DigestFiles(folder / f"{stem}.html", folder / f"{stem}.txt")
    files.html.write_text(render_html(edition, session.settings.digest), encoding="utf-8")
    files.text.write_text(render_text(edition, session.settings.digest), encoding="utf-8")
    return files


def _messages(
    session: Session, edition: Edition, recipients: Sequence[Recipient], trial: str = ""
) -> list[tuple[str, str, bytes]]:
    """(recipient, Message-ID, whole message) for each recipient; a *trial* is marked and has its own Message-ID."""
    settings = session.settings
    text, html = render_text(edition, settings.digest), render_html(edition, settings.digest)
    line = ("[THỬ] " if trial else "") + subject(edition, settings.digest)
    host = settings.office.mail.sender.rpartition("@")[2]
    rows = []
    for recipient in recipients:
        id_ = message_id(edition.number, recipient, host, kind=f"trial-{trial}" if trial else "digest")
        rows.append(
            (recipient.address, id_, compose(edition, recipient, settings.office, text, html, line, id_).as_bytes())
        )
    return rows


def send_digest(session: Session) -> SendReport:
    """Cut the edition that is due, if it was not yet, and send every message of it that still waits.

    Raises InputError without recipients, MailError when the server cannot be used; what waits stays in the outbox.
    """
    settings = session.settings
    due = due_hour(settings.digest, settings.office.timezone, session.clock())
    with session.store.alone("send", "sending the digest"):
        frozen = _frozen(session, due)
        number = frozen.number if frozen else _freeze(session, due)
        for earlier in session.store.editions.waiting():
            if earlier != number:
                _deliver(session, earlier)  # yesterday's mail server may have been down
        return _deliver(session, number)


def _freeze(session: Session, due: datetime) -> int:
    recipients = [Recipient(r.address, r.name) for r in session.settings.digest.recipients]
    if not recipients:
        raise InputError("rules/digest.toml names no recipients; add at least one [[recipients]] with its address")
    cut = _cut(session, due)
    edition = cut.edition
    session.store.editions.save(
        edition.number,
        "digest",
        due,
        edition.since,
        edition.cut_at,
        dump_edition(edition),
        cut.items,
        cut.copies,
        cut.archived,
        _messages(session, edition, recipients),
        session.clock(),
    )
    return edition.number


def _deliver(session: Session, number: int) -> SendReport:
    outbox = session.store.editions.outbox(number)
    waiting = {message.recipient: message for message in outbox if message.state == "waiting"}
    sent, refused = [], []
    rows = [(message.recipient, message.body) for message in waiting.values()]
    for recipient, reason in send_mail(session.settings.office.mail, rows) if rows else ():
        session.store.editions.mark_try(waiting[recipient].id, session.clock(), sent=not reason, reason=reason)
        if reason:
            refused.append((recipient, reason))
        else:
            sent.append(recipient)
    return SendReport(number, tuple(sent), tuple(refused), len(outbox) - len(waiting))


def send_test(session: Session, address: str) -> SendReport:
    """Send the digest due now to *address* only; nothing is cut or marked sent. Raises MailError."""
    edition, _ = digest_edition(session)
    rows = _messages(session, edition, [Recipient(address, "")], f"{session.clock():%Y%m%d%H%M%S}")
    results = list(send_mail(session.settings.office.mail, [(to, body) for to, _id, body in rows]))
    sent = tuple(to for to, reason in results if not reason)
    return SendReport(edition.number, sent, tuple((to, reason) for to, reason in results if reason), 0)
