"""The subject line of the digest, from the pattern in rules/digest.toml. Not here: the rest of the mail (compose.py)."""

from zoneinfo import ZoneInfo

from monitor.config import Digest
from monitor.model import Edition
from monitor.publish.edition.extract import WHOLE, portion
from monitor.vietnamese.wording import padded, short_day, weekday

TO_HANDLE = ("II", "III")  # the sections of what an officer must look into


def subject(edition: Edition, digest: Digest, audience: str = "") -> str:
    """The pattern of *digest*, checked when it was loaded, filled in for the part of *edition* that *audience* gets."""
    edition = portion(edition, next((each for each in edition.extracts if each.id == audience), WHOLE)).edition
    day = edition.due.astimezone(ZoneInfo(edition.timezone)).date()
    return digest.subject.format(
        weekday=weekday(day),
        date=short_day(day),
        items=padded(len(edition.items)),
        to_handle=padded(to_handle(edition)),
    )


def to_handle(edition: Edition) -> int:
    """Items an officer must look into: those told in sections II and III."""
    return sum(item.section in TO_HANDLE for item in edition.items)
