"""A moment as `monitor doctor` says it. Not for: mails and digests (vietnamese.wording)."""

from datetime import datetime
from zoneinfo import ZoneInfo


def when(at: datetime, zone: ZoneInfo) -> str:
    """As "Mon 23/11/2026 07:00", in *zone*."""
    return f"{at.astimezone(zone):%a %d/%m/%Y %H:%M}"
