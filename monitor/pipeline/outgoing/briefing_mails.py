"""The mail of a frozen briefing: kept once for each reader that rules/briefing.toml names, then sent as every other mail is.

Its words are those that were frozen with the briefing; the report and the annex that go with it are the frozen files. Not here:
what it says (publish/briefing/mail), sending (delivery.py).
"""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.briefings.freezing import kept
from monitor.briefings.rendering import ANNEX, MAIL_HTML, MAIL_TEXT, REPORT, mail, stationery_of
from monitor.config import Settings
from monitor.config.recipients import RecipientRow
from monitor.errors import InputError
from monitor.model import Recipient
from monitor.periods import Period
from monitor.pipeline.outgoing.delivery import SendReport, Tell, send_about, silently
from monitor.pipeline.outgoing.held import held_until
from monitor.pipeline.session import Session
from monitor.publish import Attachment, compose, message_id
from monitor.publish.briefing.mail.text import subject_of
from monitor.store import NewMessage, OutMessage, Store
from monitor.store.audit import Actor
from monitor.store.briefings import Frozen

_OFFICE_FILE = "application/vnd.openxmlformats-officedocument"
_ATTACHED: Mapping[str, str] = {
    REPORT: f"{_OFFICE_FILE}.wordprocessingml.document",
    ANNEX: f"{_OFFICE_FILE}.spreadsheetml.sheet",
}


def mail_briefing(session: Session, period: Period, actor: Actor, *, tell: Tell = silently) -> SendReport:
    """Keep the mails of *period* for those who have none yet, and send all that wait; each reader ever gets one.

    Raises InputError for a briefing that is not frozen, and where nobody is named; MailError and BusyError as every send.
    """
    frozen = _frozen(session.store, period)
    readers = _readers(session)
    got = {mail.recipient.lower() for mail in mails_of(session.store, period)}
    new = tuple(row for row in readers if row.address.lower() not in got)
    if new:
        mails, at = _mails(session, period, frozen, new), session.clock()
        said = {"mails": len(mails), "to": [row.address for row in new]}
        with session.store.audit.acting(actor, at, "briefing.mail", f"briefing {period.name}", said):
            session.store.messages.add("report", about(period), mails, at)
    return send_about(session, "report", about(period), tell=tell)


def mails_of(store: Store, period: Period) -> tuple[OutMessage, ...]:
    """The mails of the briefing of *period*, and how far each has come."""
    return store.messages.of_about("report", about(period))


def words_of(store: Store, settings: Settings, period: Period) -> Mapping[str, bytes]:
    """The mail of the frozen *period* in both forms; of one frozen before there were mails, made of the frozen value."""
    files = store.briefings.files(period.name)
    if MAIL_TEXT not in files and (briefing := kept(store, period)) is not None:
        return mail(briefing, stationery_of(settings))
    return files


def about(period: Period) -> str:
    """What they tell of, as the outbox and a Message-ID have it."""
    return f"briefing-{period.name}".replace("..", "-")  # two points in a row may not stand in a Message-ID


def _frozen(store: Store, period: Period) -> Frozen:
    frozen = store.briefings.get(period.name)
    if frozen is None:
        raise InputError(
            f"the briefing of {period.name} is not frozen, and only what can change no more is mailed; freeze it first: "
            f"`monitor briefing --period {period.name} --freeze --as USER`"
        )
    return frozen


def _readers(session: Session) -> tuple[RecipientRow, ...]:
    readers = session.settings.briefing.recipients
    if not readers:
        raise InputError("nobody is named for the mail of a briefing: add `recipients` to rules/briefing.toml")
    return readers


def _mails(
    session: Session, period: Period, frozen: Frozen, readers: tuple[RecipientRow, ...]
) -> tuple[NewMessage, ...]:
    office, now = session.settings.office, session.clock()
    host = office.mail.sender.rpartition("@")[2]
    files = session.store.briefings.files(period.name)
    words = words_of(session.store, session.settings, period)
    text, html = words[MAIL_TEXT], words[MAIL_HTML]
    mails, due = [], _due(session, frozen)
    for row in readers:
        recipient = Recipient(row.address, row.name)
        id_ = message_id(about(period), frozen.at, recipient, host, "report")
        composed = compose(
            recipient,
            office,
            subject=subject_of(text),
            text=text.decode(),
            html=html.decode(),
            at=now.astimezone(ZoneInfo(office.timezone)),
            message_id=id_,
            attached=_attached(period, files),
        )
        mails.append(NewMessage(row.address, id_, composed.as_bytes(), due))
    return tuple(mails)


def _due(session: Session, frozen: Frozen) -> datetime:
    """When they may go: now; after a restore at the hour of freezing, so that they are held as all that may have been sent since."""
    until = held_until(session.data)
    return frozen.at if until is not None and frozen.at <= until else session.clock()


def _attached(period: Period, files: Mapping[str, bytes]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(f"{name.rpartition('.')[0]}-{period.name}.{name.rpartition('.')[2]}", kind, files[name])
        for name, kind in _ATTACHED.items()
    )
