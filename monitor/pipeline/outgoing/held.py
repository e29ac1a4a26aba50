"""Mails that a restored backup brought back: held until a person says whether they were sent in the meantime.

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
    """Those of *mails* that wait and are held: their hour had come when the backup was restored, at *until*."""
    return tuple(mail for mail in mails if until is not None and mail.state == "waiting" and mail.not_before <= until)


def lift(data: Path) -> None:
    """Hold nothing any more."""
    (data / MARK).unlink(missing_ok=True)
