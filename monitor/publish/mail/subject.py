"""The subject line of the digest, from the pattern in rules/digest.toml. Not here: the rest of the mail (compose.py)."""

from zoneinfo import ZoneInfo

from monitor.config import Digest
from monitor.model import Edition
from monitor.publish.edition.counts import nothing_read, subject_count
from monitor.publish.edition.extract import WHOLE, portion
from monitor.vietnamese.wording import padded, short_day, weekday

NOTHING_READ = " – chưa rà soát được nguồn"  # behind any pattern: two noughts must not look like a quiet day


def subject(edition: Edition, digest: Digest, audience: str = "") -> str:
    """The pattern of *digest*, checked when it was loaded, filled in for the part of *edition* that *audience* gets."""
    told = portion(edition, next((each for each in edition.extracts if each.id == audience), WHOLE))
    day = edition.due.astimezone(ZoneInfo(edition.timezone)).date()
    line = digest.subject.format(
        weekday=weekday(day),
        date=short_day(day),
        items=padded(len(told.chosen)),
        to_handle=padded(subject_count(told.edition, told.chosen)),
    )
    return line + (NOTHING_READ if nothing_read(edition) else "")
