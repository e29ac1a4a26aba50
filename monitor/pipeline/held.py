"""Mails that a restored backup brought back: held until a person says whether they were sent in the meantime.

Not here: restoring (the room backup), sending (delivery.py).
"""

from datetime import datetime
from pathlib import Path

from monitor.errors import StoreError

MARK = "restored-at.txt"


def held_until(data: Path) -> datetime | None:
    """When *data* was restored, while its waiting mails of that time are held; None: nothing is held."""
    try:
        return datetime.fromisoformat((data / MARK).read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StoreError(f"{data / MARK} cannot be read ({error}); run `monitor digest release`") from error
