"""The mail of a frozen briefing: kept once for each reader that rules/briefing.toml names, then sent as every other mail is.

Two that ask at once make one mail for each reader and one line in the log: that of who was first. Not here: what goes with it
(briefing_parcel.py), what it says (publish/briefing/mail), sending (delivery.py).
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.config.recipients import RecipientRow
from monitor.errors import InputError
from monitor.model import Recipient
from monitor.periods import Period
from monitor.pipeline.outgoing.briefing_parcel import parcel_of
from monitor.pipeline.outgoing.delivery import SendReport, Tell, send_about, silently
from monitor.pipeline.outgoing.held import held_until
from monitor.pipeline.session import Session
from monitor.publish import compose, message_id
from monitor.publish.briefing.mail.text import subject_of
from monitor.store import NewMessage, OutMessage, Store
from monitor.store.audit import Actor
from monitor.store.briefings import Frozen


def mail_briefing(session: Session, period: Period, actor: Actor, *, tell: Tell = silently) -> SendReport:
    """Keep the mails of *period* for those who have none yet, and send all that wait; each reader ever gets one.

    Raises InputError for a briefing that is not frozen, and where nobody is named; MailError and BusyError as every send.
    """
    frozen = _frozen(session.store, period)
    readers = _readers(session)
    got = {mail.recipient.lower() for mail in mails_of(session.store, period)}
    new = tuple(row for row in readers if row.address.lower() not in got)
    if new:
        _keep(session, period, actor, _mails(session, period, frozen, new))
    return send_about(session, "report", about(period), tell=tell)


def mails_of(store: Store, period: Period) -> tuple[OutMessage, ...]:
    """The mails of the briefing of *period*, and how far each has come."""
    return store.messages.of_about("report", about(period))


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


class _KeptBeforeError(Exception):
    """Somebody else was faster: every mail was there when these were to be kept."""


def _keep(session: Session, period: Period, actor: Actor, mails: Sequence[NewMessage]) -> None:
    """Keep those of *mails* that are not there yet, with a line in the log; no line where all of them are."""
    at, act = session.clock(), ("briefing.mail", f"briefing {period.name}")
    with suppress(_KeptBeforeError), session.store.audit.acting(actor, at, *act) as said:
        there = {mail.recipient.lower() for mail in mails_of(session.store, period)}  # asked while nobody else writes
        new = [mail for mail in mails if mail.recipient.lower() not in there]
        if not new:
            raise _KeptBeforeError
        said |= {"mails": len(new), "to": [mail.recipient for mail in new]}
        session.store.messages.add("report", about(period), new, at)


def _mails(
    session: Session, period: Period, frozen: Frozen, readers: tuple[RecipientRow, ...]
) -> tuple[NewMessage, ...]:
    office, now = session.settings.office, session.clock()
    host = office.mail.sender.rpartition("@")[2]
    parcel = parcel_of(session.store, session.settings, period)
    mails, due = [], _due(session, frozen)
    for row in readers:
        recipient = Recipient(row.address, row.name)
        id_ = message_id(about(period), frozen.at, recipient, host, "report")
        composed = compose(
            recipient,
            office,
            subject=subject_of(parcel.text),
            text=parcel.text.decode(),
            html=parcel.html.decode(),
            at=now.astimezone(ZoneInfo(office.timezone)),
            message_id=id_,
            attached=[file.attachment for file in parcel.enclosed],
        )
        mails.append(NewMessage(row.address, id_, composed.as_bytes(), due))
    return tuple(mails)


def _due(session: Session, frozen: Frozen) -> datetime:
    """When they may go: now; after a restore at the hour of freezing, so that they are held as all that may have been sent since."""
    until = held_until(session.data)
    return frozen.at if until is not None and frozen.at <= until else session.clock()
