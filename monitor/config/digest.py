"""What rules/digest.toml may hold: what the digest says, when it is cut, who gets which part of it.

Not here: holidays (calendar.py), weekly and monthly reports (schedule.py).
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from monitor.config.hours import Hour
from monitor.config.recipients import RecipientRow
from monitor.config.subject import check_subject
from monitor.config.toml_file import Strict
from monitor.model import Group

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Numeral = Literal["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
EVERY_SECTION: tuple[Numeral, ...] = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def _subject(text: str) -> str:
    fault = check_subject(text)
    if fault:
        raise ValueError(fault)
    return text


class Heading(Strict):
    """A sub-heading of section IV and the topics told under it."""

    label: str = Field(min_length=1)
    topics: tuple[str, ...] = Field(min_length=1)


class Audience(Strict):
    """A group of recipients that gets a part of the digest."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(min_length=1)
    hour: Hour | None = None  # of its mail; None: as soon as the digest is cut
    sections: tuple[Numeral, ...] = EVERY_SECTION
    topics: tuple[str, ...] = ()  # none: articles of every topic
    outlet_groups: tuple[Group, ...] = ()  # none: of every group of outlets
    recipients: tuple[RecipientRow, ...] = ()


class Digest(Strict):
    """rules/digest.toml"""

    hour: Hour
    days: tuple[Weekday, ...] = Field(min_length=1)
    subject: Annotated[str, AfterValidator(_subject)]
    quote_words: int = Field(default=40, ge=5, le=40)  # what may be quoted without asking the outlet
    national_limit: int = Field(default=3, ge=0, le=50)
    national_topics: tuple[str, ...] = ()
    critical_topics: tuple[str, ...] = ()
    recipients: tuple[RecipientRow, ...] = ()  # of the whole digest
    headings: tuple[Heading, ...] = ()
    groups: tuple[Audience, ...] = ()
