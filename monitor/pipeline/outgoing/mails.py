"""The mails of an edition: one for each recipient, of the part that its group gets. Not here: sending them (delivery.py).

When an edition is cut, all who stand in the rules get one; who is written there later, on demand only (latecomers.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.config import Audience, Settings
from monitor.model import Edition, Recipient
from monitor.pipeline.outgoing.due import at_hour
from monitor.publish import compose, message_id, subject
from monitor.store import EditionFile, NewMessage


def digest_mails(settings: Settings, edition: Edition, files: Sequence[EditionFile]) -> tuple[NewMessage, ...]:
    """One mail for each recipient of *edition*, which was rendered as *files*; none before its group's hour."""
    return tuple(
        _mail(settings, edition, files, group, recipient)
        for group in (None, *settings.digest.groups)
        for recipient in _recipients(settings, group)
    )


def trial_mail(
    settings: Settings, edition: Edition, files: Sequence[EditionFile], address: str, at: datetime
) -> NewMessage:
    """The whole digest for *address*, marked as a trial; its Message-ID is of the moment *at*."""
    return _mail(settings, edition, files, None, Recipient(address, ""), trial=f"{at:%Y%m%d%H%M%S%f}")


def late_mail(  # noqa: PLR0913, PLR0917 - what one mail is made of
    settings: Settings,
    edition: Edition,
    files: Sequence[EditionFile],
    group: Audience | None,
    recipient: Recipient,
    at: datetime,
) -> NewMessage:
    """The mail of *edition* for one who got none when it was cut, to be sent from *at* on."""
    return replace(_mail(settings, edition, files, group, recipient), not_before=at)


def reader_of(settings: Settings, address: str) -> tuple[Audience | None, Recipient] | None:
    """Who has *address* in rules/digest.toml, and in which group (None: they get the whole digest); None: nobody."""
    for group in (None, *settings.digest.groups):
        for recipient in _recipients(settings, group):
            if recipient.address.lower() == address.lower():
                return group, recipient
    return None


def _recipients(settings: Settings, group: Audience | None) -> Iterator[Recipient]:
    for row in group.recipients if group else settings.digest.recipients:
        yield Recipient(row.address, row.name)


def _mail(  # noqa: PLR0913, PLR0917 - what one mail is made of
    settings: Settings,
    edition: Edition,
    files: Sequence[EditionFile],
    group: Audience | None,
    recipient: Recipient,
    trial: str = "",
) -> NewMessage:
    host = settings.office.mail.sender.rpartition("@")[2]
    kind = f"trial-{trial}" if trial else "digest"
    id_ = message_id(str(edition.number), edition.due, recipient, host, kind)
    audience = group.id if group else ""
    texts = {file.form: file.content.decode() for file in files if file.audience == audience}
    message = compose(
        recipient,
        settings.office,
        subject=("[THỬ] " if trial else "") + subject(edition, settings.digest, audience),
        text=texts["txt"],
        html=texts["html"],
        at=edition.cut_at.astimezone(ZoneInfo(edition.timezone)),
        message_id=id_,
    )
    return NewMessage(recipient.address, id_, message.as_bytes(), _hour(settings, edition, group), audience)


def _hour(settings: Settings, edition: Edition, group: Audience | None) -> datetime:
    """When the mail of *group* may go: at its hour of the digest's day, at once when that has passed."""
    if group is None or group.hour is None:
        return edition.due
    day = edition.due.astimezone(ZoneInfo(settings.office.timezone)).date()
    return max(edition.due, at_hour(day, group.hour, settings.office.timezone))
