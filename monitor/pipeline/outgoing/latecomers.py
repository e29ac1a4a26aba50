"""An edition for a reader who got none: written into the rules since, or with an address that was wrong. Sent on demand, once.

Not here: the mails of all who stood in the rules when it was cut (mails.py), trying them (delivery.py).
"""

from collections.abc import Sequence
from dataclasses import replace

from monitor.config import Audience
from monitor.config.recipients import mail_address
from monitor.errors import InputError
from monitor.model import Edition
from monitor.pipeline.outgoing.delivery import Manner, SendReport, Tell, send_all
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.outgoing.mails import late_mail, reader_of
from monitor.pipeline.outgoing.morning import kept_files, render_files
from monitor.pipeline.session import Session
from monitor.publish import extract_of
from monitor.store import EditionFile, OutMessage

_BEFORE = {
    "sent": "was sent to {to} before (mail {id})",
    "waiting": "waits for {to} already (mail {id}): see `monitor digest outbox`",
    "refused": "was given up for {to} (mail {id}): `monitor digest again {id} --as NAME` has it sent again",
    "withdrawn": "was withdrawn for {to} (mail {id}): `monitor digest again {id} --as NAME` has it sent",
}


def send_edition(session: Session, number: int, address: str, *, tell: Tell) -> SendReport:
    """Send edition *number* to *address*, whom rules/digest.toml names by now: the part of its group, or the whole.

    It is what was kept when the edition was cut; for a group that there was not then, what it would have got. Raises
    InputError for an address that is not named or has a mail of that edition, MonitorError without such an edition,
    MailError when the server cannot be used: then the mail waits like any other.
    """
    edition = edition_of(session.store, number)
    reader = reader_of(session.settings, address)
    if reader is None:
        raise InputError(_not_named(address))
    group, recipient = reader
    messages = session.store.messages
    with session.store.alone("send", "sending the digest"):
        _refuse_second(messages.of_edition(number), number, address)
        told, files = _part(session, edition, group)
        now = session.clock()
        messages.add_to_edition(number, late_mail(session.settings, told, files, group, recipient, now), now)
        new = [mail for mail in messages.of_edition(number) if mail.recipient == recipient.address]
        return SendReport(number, send_all(session, new, Manner(tell)))


def _not_named(address: str) -> str:
    try:
        mail_address(address)
    except ValueError as error:
        return f"--to {address!r} {error}"
    return (
        f"{address} stands in no list of rules/digest.toml: add it to the recipients, or to a group, and run this again"
    )


def _refuse_second(mails: Sequence[OutMessage], number: int, address: str) -> None:
    for mail in mails:
        if mail.recipient.lower() == address.lower():
            raise InputError(f"edition {number} {_BEFORE[mail.state].format(to=mail.recipient, id=mail.id)}")


def _part(session: Session, edition: Edition, group: Audience | None) -> tuple[Edition, tuple[EditionFile, ...]]:
    """*edition* with the part of *group*, and what it is rendered as."""
    files = kept_files(session.store, edition)
    if group is None or any(file.audience == group.id for file in files):
        return edition, files
    edition = replace(edition, extracts=(extract_of(group),))
    return edition, render_files(edition)
