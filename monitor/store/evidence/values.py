"""The values that the evidence and its callers exchange.

Not here: how they are kept (captures, stamps) or judged (verify).
"""

from dataclasses import dataclass
from datetime import datetime

from monitor.model import State


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetched page as the archive knows it."""

    number: int
    url: str  # as asked
    final_url: str
    redirects: tuple[str, ...]
    captured_at: datetime
    status: int
    content_type: str
    payload_sha256: str  # of the unpacked body
    record_sha256: str  # of the bytes in the archive
    length: int  # of the bytes in the archive
    chain: str  # the link: SHA-256 over the link before and all of the above
    spool_file: str | None
    spool_offset: int | None
    kept_file: str | None
    kept_offset: int | None
    dropped_at: datetime | None  # when its spool file was dropped; None: it was not


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the chain as anybody can follow it: the SHA-256 of *before* and *chained* is the link."""

    before: str  # the link before it; "" before the first one
    chained: str  # the capture, as the chain holds it
    link: str  # as it is kept
    holds: bool


@dataclass(frozen=True, slots=True)
class Came:
    """How an article came: what the ledger says of its address."""

    url: str  # as first listed
    first_seen: datetime
    state: State
    reason: str
    robots: str  # the rule that allowed it, in words
    listed_by: tuple[tuple[str, datetime], ...]  # (source, when), the first one first; (): a person named it


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a time-stamping service said of the chain."""

    number: int  # of the last capture stamped
    chain: str  # its link
    at: datetime  # when we asked, by our clock
    service: str
    response: bytes  # as it came


@dataclass(frozen=True, slots=True)
class EvidenceReport:
    """What was found when every byte and every row was looked at. Sound when there are no faults."""

    captures: int
    files: int  # that are there
    dropped: int  # files dropped by rule
    stamps: int
    faults: tuple[str, ...]  # one line each
    notes: tuple[str, ...]  # what a person may want to know; no fault
