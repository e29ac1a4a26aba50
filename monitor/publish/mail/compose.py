"""Puts words into a mail. Not here: handing it to the office's server (smtp.py), the outbox (store).

A message is composed once and kept; what is sent later are the kept bytes.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from monitor.config import Office
from monitor.errors import InputError
from monitor.model import Recipient
from monitor.vietnamese.clean import clean


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str  # ASCII
    kind: str  # "application/pdf"
    content: bytes


def message_id(about: str, due: datetime, recipient: Recipient, host: str, kind: str = "digest") -> str:
    """The Message-ID of what *kind* tells (*about*: "12", "2026-W48") for *recipient*.

    Always the same for the same, so that a repeat can be recognised; with the hour it was *due*, so that a new
    database, whose numbers begin anew, never uses one again that a mail server has seen.
    """
    whose = hashlib.sha256(recipient.address.lower().encode()).hexdigest()[:16]
    return f"<{kind}.{about}.{due.astimezone(UTC):%Y%m%d%H%M%S}.{whose}@{host}>"


def compose(  # noqa: PLR0913 - the parts of one mail, each with its name
    recipient: Recipient,
    office: Office,
    *,
    subject: str,
    text: str,
    html: str,
    at: datetime,
    message_id: str,
    attached: Sequence[Attachment] = (),
) -> EmailMessage:
    """One mail to one *recipient*: plain *text* first, then *html*, then what is *attached*; *at* is its date, with its zone.

    The same arguments give the same bytes. Raises InputError for an address that plain SMTP cannot carry.
    """
    mail = office.mail
    message = EmailMessage(policy=SMTP)
    _put(message, "Subject", _line(subject))
    _put_mailbox(message, "From", mail.sender_name or office.name, mail.sender)
    _put_mailbox(message, "To", recipient.name, recipient.address)
    message["Date"] = at
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notice should answer it
    message["Content-Language"] = "vi"
    message.set_content(text, cte="base64")
    message.add_alternative(html, subtype="html", cte="base64")
    for file in attached:
        main, _, sub = file.kind.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name, cte="base64")
    for n, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary("=_" + hashlib.sha256(f"{message_id}{n or ''}".encode()).hexdigest()[:32])
    return message


def _put(message: EmailMessage, header: str, text: str, after: str = "") -> None:
    """Folded by the older class: the newer one loses blanks, or makes new ones, where it cuts a long text (Python 3.11)."""
    folded = Header(text, "utf-8", header_name=header).encode(linesep="\r\n")
    message.set_raw(header, folded + after)


def _put_mailbox(message: EmailMessage, header: str, name: str, address: str) -> None:
    if not address.isascii():
        raise InputError(f"the mail address {address} holds letters that mail servers do not take; write it in ASCII")
    display = _line(name)
    if display.isascii():
        message[header] = Address(display_name=display, addr_spec=address)
    else:
        _put(message, header, display, f"\r\n <{address}>")


def _line(text: str) -> str:
    """*text* as a header carries it: whatever breaks a line in it becomes a blank."""
    return " ".join(clean(text).split())
