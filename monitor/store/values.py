"""The values that only the store and its callers exchange.

Not here: the values that travel through the whole program (monitor.model).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.model import Article, Change, EndState, Flag, Found, Group, Pending, Signature, State, Tags, Validators


@dataclass(frozen=True, slots=True)
class Sighting:
    """One article as a source lists it, with the identity and the first state decided for it."""

    found: Found
    canonical: str
    key: str  # what makes two canonical addresses one (monitor.addresses.key)
    state: State  # "pending", or an end state other than clip and copy
    reason: str
    listed: bool = True  # by the source itself; False: by a sitemap that filled its gap


@dataclass(frozen=True, slots=True)
class PollState:
    """What is remembered of one address of a source between two polls."""

    source: str
    url: str
    validators: Validators
    last_try: datetime | None
    last_success: datetime | None  # the last "changed" or "unchanged"
    next_poll: datetime | None
    failures: int  # polls refused or failed since the last success
    outcome: str
    reason: str
    conditional: int = 0  # polls in a row that carried validators
    lying: bool = False  # its validators said "unchanged" over news
    next_why: str = ""  # why next_poll is when it is, in words
    last_whole: datetime | None = None  # the last poll that read back to known ground
    body_sha256: str = ""  # of the body last read in full
    wait: int = 0  # seconds that its last full answer asked to leave between two polls
    wait_why: str = ""  # and who asked: "ttl", "Cache-Control"
    robots: str = ""  # the rule of robots.txt that allowed or refused it, in words
    proven: bool = False  # its server has answered news to a request that carried validators
    checks: int = 0  # full requests so far that showed no lie

    @property
    def failed(self) -> bool:
        """Whether the last poll was refused or failed."""
        return self.outcome in ("refused", "failed")


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of the honesty of an address."""

    proven: bool = False
    checks: int = 0
    lying: bool = False


UNPROVEN = Trust()


@dataclass(frozen=True, slots=True)
class NextPoll:
    """When an address is asked again, and why, in words."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class News:
    """How often an address brings news: articles first seen there since, and since when it was polled."""

    new: int
    since: datetime | None  # None: never polled with success in that time


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A mail, composed, before it is kept."""

    recipient: str
    message_id: str
    body: bytes
    not_before: datetime
    audience: str = ""  # the group of recipients; "" for those of the whole digest


@dataclass(frozen=True, slots=True)
class OutMessage:
    """A mail as it is kept, and how far it has come."""

    id: int
    kind: Literal["digest", "report", "alert", "reminder"]
    edition: int | None  # of a digest
    about: str  # what the others tell of, such as "2026-W48"
    audience: str
    recipient: str
    message_id: str
    body: bytes
    not_before: datetime
    state: Literal["waiting", "sent", "refused", "withdrawn"]
    next_try: datetime
    tries: int
    reason: str  # of the last try that did not send it
    maybe_twice: bool  # it was sent, and a try before broke off when the server may have taken it already
    refusals: int = 0  # tries to which the server said "never"
    broken_off: int = 0  # tries that broke off when the server may have taken it already
    note: str = ""  # what a person decided of it, in words
    sent_at: datetime | None = None  # when the server took it; None: it did not


@dataclass(frozen=True, slots=True)
class EditionFile:
    """What an edition, or a group's part of it, was rendered as."""

    audience: str
    form: Literal["html", "txt", "csv", "jsonl"]
    content: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """A week or a month, as it was told."""

    kind: Literal["week", "month"]
    period: str  # "2026-W48", "2026-11"
    due: datetime
    made_at: datetime
    frozen: str  # JSON
    html: bytes  # as it was mailed
    txt: bytes


@dataclass(frozen=True, slots=True)
class JobRun:
    """One run of a job of the schedule."""

    job: str
    due: datetime
    began: datetime
    ended: datetime | None  # None: it runs, or was killed
    failed: bool
    tries: int  # 0: it was left out for that hour
    report: str


@dataclass(frozen=True, slots=True)
class Revisit:
    """An article that is to be looked at again."""

    article: int
    listed: Pending  # its address, as a page is fetched and read by
    clipped_at: datetime
    tries: int  # looks in a row that failed
    vanished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Looks:
    """What looking at one article again has brought so far, and when the next look is."""

    article: int
    repeats: (
        int | None
    )  # the article, of those that were asked for, that it is a copy of; None: it was asked for itself
    outlet: str
    planned: bool  # it can be looked at: it has an address and a captured page to compare with
    next_at: datetime | None
    tries: int  # looks in a row that failed
    last: datetime  # the last look; when it was kept, where there was none
    seen: datetime  # the last look that showed how it is
    revised_at: datetime | None  # when its newest words were seen first; None: they are those that were kept
    vanished_at: datetime | None
    returned_at: datetime | None  # when it was there again the last time


@dataclass(frozen=True, slots=True)
class KeptWords:
    """A revision of an article as it was kept."""

    number: int
    seen_at: datetime
    capture: int | None  # that it was read from
    article: Article
    sha256: str  # of its text, as it was when it was kept


@dataclass(frozen=True, slots=True)
class Revised:
    """A changed text with its difference, and what the machine says of it now."""

    article: Article
    difference: tuple[Change, ...]
    tags: Tags
    flags: tuple[Flag, ...]
    signature: Signature | None


@dataclass(frozen=True, slots=True)
class Seen:
    """The record of a sighting, and whether it was made for it."""

    id: int
    new: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """Who named an address, and for which outlet."""

    entered_by: str
    outlet: str
    group: Group


@dataclass(frozen=True, slots=True)
class Ending:
    """How an address ends, with the short record that stays of it."""

    state: EndState
    reason: str
    at: datetime
    title: str = ""
    published: datetime | None = None
    text_sha256: str = ""
    robots: str = ""  # the rule of robots.txt that decided
