"""Times as the database keeps them: UTC, ISO 8601, one fixed form, so that text order is time order.

Not here: times for people, who live in the office's zone (publish).
"""

from datetime import UTC, datetime


def stored(time: datetime) -> str:
    """Return the aware *time* as `2026-07-04T05:06:07.000008Z`; a naive one is a mistake: ValueError."""
    if time.tzinfo is None:
        raise ValueError(f"a time without a zone cannot be kept: {time.isoformat()}")
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def stored_or_null(time: datetime | None) -> str | None:
    """Return *time* as kept, None as NULL."""
    return None if time is None else stored(time)


def loaded(text: str) -> datetime:
    """Return the aware UTC time that `stored` wrote."""
    return datetime.fromisoformat(text)


def loaded_or_none(text: str | None) -> datetime | None:
    """Return the time that `stored_or_null` wrote."""
    return None if text is None else loaded(text)
