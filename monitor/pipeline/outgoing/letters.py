"""Mails that tell of no edition: reports, alerts, reminders, what is wrong with the program. Kept here, once for each reader.

Not here: what they say (alerts.py, reports.py, the room serving), mails of an edition (mails.py), sending (delivery.py).
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from monitor.config import Settings
from monitor.config.recipients import RecipientRow
from monitor.model import Recipient
from monitor.pipeline.session import Session
from monitor.publish import compose, message_id, view_html, view_text
from monitor.publish.view_values import View
from monitor.store import NewMessage

Kind = Literal["report", "alert", "reminder"]


def readers(settings: Settings, rows: Sequence[RecipientRow]) -> tuple[RecipientRow, ...]:
    """Those whom a rule names in *rows*; where it names none, those of the whole digest."""
    return tuple(rows) or settings.digest.recipients


def post(  # noqa: PLR0913, PLR0917 - what one mail is made of
    session: Session,
    kind: Kind,
    about: str,
    due: datetime,
    subject: str,
    view: View,
    recipients: Sequence[RecipientRow],
) -> int:
    """Keep a mail that says *view* for each of *recipients*, waiting to be sent from *due* on; return how many are new.

    *about* is what it tells of, such as "2026-W48": of one kind and *about* each address ever gets one mail, however
    often this is asked. It stands in the Message-ID: ASCII letters, digits, points and hyphens.
    """
    mails = letters(session, kind, about, due, subject, view, recipients)
    return session.store.messages.add(kind, about, mails, session.clock())


def letters(  # noqa: PLR0913, PLR0917 - what one mail is made of
    session: Session,
    kind: Kind,
    about: str,
    due: datetime,
    subject: str,
    view: View,
    recipients: Sequence[RecipientRow],
) -> tuple[NewMessage, ...]:
    """The same mails, composed and not kept."""
    text, html, zone = view_text(view), view_html(view), ZoneInfo(session.settings.office.timezone)
    host = session.settings.office.mail.sender.rpartition("@")[2]
    mails = []
    for row in recipients:
        recipient = Recipient(row.address, row.name)
        id_ = message_id(about, due, recipient, host, kind)
        mail = compose(
            recipient,
            session.settings.office,
            subject=" ".join(subject.split()),  # no press title may break a header
            text=text,
            html=html,
            at=session.clock().astimezone(zone),
            message_id=id_,
        )
        mails.append(NewMessage(row.address, id_, mail.as_bytes(), due.astimezone(UTC)))
    return tuple(mails)
