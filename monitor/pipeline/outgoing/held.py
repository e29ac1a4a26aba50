"""Mails that a restored backup brought back or makes again: held until a person says whether they were sent before.

Held is what was due by the moment of the restore: the digest, a report, a reminder of that hour, whenever they are made.
An alert has no hour: the press is read again, and what was published before may have been told. So every alert is held
until a person has decided; doctor and the watch mail say so until then.

Not here: restoring (the room backup), sending (delivery.py).
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from monitor.errors import StoreError
from monitor.store import OutMessage

MARK = "restored-at.txt"


def held_until(data: Path) -> datetime | None:
    """When *data* was restored, while its waiting mails of that time are held; None: nothing is held."""
    try:
        return datetime.fromisoformat((data / MARK).read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StoreError(f"{data / MARK} cannot be read ({error}); run `monitor digest release`") from error


def held_mails(mails: Iterable[OutMessage], until: datetime | None) -> tuple[OutMessage, ...]:
    """Those of *mails* that wait and may have been sent before the backup was restored, at *until*."""
    if until is None:
        return ()
    return tuple(
        mail for mail in mails if mail.state == "waiting" and (mail.kind == "alert" or mail.not_before <= until)
    )


def lift(data: Path) -> None:
    """Hold nothing any more."""
    (data / MARK).unlink(missing_ok=True)
