"""How mails and hours are named at the command line. Not here: what is said of them."""

from datetime import datetime, tzinfo

from monitor.store import OutMessage


def hour(at: datetime, zone: tzinfo) -> str:
    """*at* on the office's clock."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def about(edition: int | None, other: str) -> str:
    """What a mail tells of: an edition, or "report 2026-W48"."""
    return f"edition {edition}" if edition is not None else other


def named(mail: OutMessage) -> str:
    """A mail with its number, reader and what it tells of."""
    group = f", group {mail.audience}" if mail.audience else ""
    return f"{mail.id}  {mail.recipient}  {about(mail.edition, f'{mail.kind} {mail.about}')}{group}"
