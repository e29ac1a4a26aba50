"""What comes back inside the room: an answer of a server, the trouble instead of one, and what was read of it.

Not here: how it is got (fetch, visit) or what is told outside (polls, pages).
"""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Literal

from monitor.model import Exchange, Found, Further

DAY = 86_400  # seconds; no server may send us away for longer


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: any status, the body unpacked."""

    url: str  # the address that answered
    redirects: tuple[str, ...]  # every address on the way to it, the one asked for first
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    moved: bool = False  # a permanent redirect led here
    exchange: Exchange | None = None  # as it went over the wire, for the evidence
    robots: str = ""  # the rule that allowed the address, in words

    @property
    def content_type(self) -> str:
        """The Content-Type header as sent."""
        return self.headers.get("content-type", "")

    @property
    def retry_after(self) -> int | None:
        """Seconds the server asks to wait, at most a day, or None."""
        return retry_after(self.headers)

    @property
    def status_line(self) -> str:
        """The status as people know it, such as "404 Not Found"."""
        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:  # servers invent numbers
            return str(self.status)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no answer. `unsafe`: the address may not be asked at all."""

    kind: Literal["temporary", "forbidden", "unreadable", "unsafe"]
    reason: str  # one line
    retry_after: int | None = None
    robots: str = ""  # the rule that allowed or forbade the address, in words


@dataclass(frozen=True, slots=True)
class Harvest:
    """The articles that a feed, sitemap or listing names. With a `fault` nothing could be read."""

    found: tuple[Found, ...] = ()
    fault: str = ""
    note: str = ""  # something a person should know though it was read
    whole: bool = True  # False: a part is missing, so the answer must not count as known the next time
    further: tuple[Further, ...] = ()  # where the list goes on, in the order to read it
    wait: int = 0  # seconds the list itself asks to leave between two polls
    wait_why: str = ""  # "ttl", "updatePeriod"
    feeds: tuple[str, ...] = ()  # feeds that an HTML page names


def retry_after(headers: Mapping[str, str]) -> int | None:
    """Seconds of a Retry-After header (a number or a date, RFC 9110 10.2.3), from 0 to a day; None without one.

    A date is measured against the server's own Date header, for its clock may be wrong.
    """
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return min(int(value[:9]), DAY)
    until, now = _moment(value), _moment(headers.get("date", ""))
    if until is None:
        return None
    return max(0, min(math.ceil(until - (time.time() if now is None else now)), DAY))


def _moment(http_date: str) -> float | None:
    try:
        return parsedate_to_datetime(http_date).timestamp()
    except (ValueError, OverflowError):
        return None
