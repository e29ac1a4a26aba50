"""Whether the validators of an address may be believed. Decides; touches nothing.

Some servers send the same ETag for ever, though their feed changes ("Some feeds return same ETag and/or
Last-Modified even when feed has changed", Media Cloud). So each address is asked in full once in a while, early at
first and, once that confirmed what the server says, once in 24 to 35 polls; when it shows an article that must have
stood there while the server said "unchanged", its validators are never used again.
"""

import zlib
from collections.abc import Sequence
from datetime import timedelta

from monitor.model import Found, Poll, Validators
from monitor.store import PollState

FULL_EVERY = (
    24  # one full request in so many, or some more: well over 90 % of requests for unchanged feeds are conditional
)
FIRST_FULL = 4  # polls with validators before the first full request of an address that was never confirmed
_SPREAD = 12  # addresses differ by up to so many polls, so that no round asks all of them in full
_SETTLING = timedelta(minutes=10)  # caches between the server and us may be this late without lying


def validators_for(url: str, state: PollState | None) -> Validators:
    """What the next request for *url* may carry: nothing when the address lies, or when a full request is due."""
    if state is None or state.lying or state.conditional >= _patience(url, state):
        return Validators()
    return state.validators


def _patience(url: str, state: PollState) -> int:
    spread = zlib.crc32(url.encode())  # the same on every machine and in every run, unlike hash()
    if state.confirmed:
        return FULL_EVERY - 1 + spread % _SPREAD
    return FIRST_FULL + spread % (FIRST_FULL - 1)


def lies(state: PollState | None, poll: Poll, news: Sequence[Found]) -> bool:
    """Whether *poll*, asked in full, shows *news* over which the last poll said "unchanged".

    They were published before it; or they came under the very validators that it gave.
    """
    if state is None or state.outcome != "unchanged" or poll.conditional or state.last_try is None or not news:
        return False
    if poll.validators == state.validators != Validators():
        return True
    said = state.last_try - _SETTLING
    return any(each.published is not None and each.published < said for each in news)


def confirmed(state: PollState | None, poll: Poll, *, lying: bool) -> int:
    """How often in a row the validators of an address have proven true, after *poll*.

    They do when a server answers news to a request that carried them, or when a full request finds nothing else than
    what it had called unchanged.
    """
    if state is None or lying or poll.outcome != "changed":
        return state.confirmed if state and not lying else 0
    spoke_up = poll.conditional and poll.body_sha256 != state.body_sha256
    was_right = not poll.conditional and state.outcome == "unchanged"
    return state.confirmed + (spoke_up or was_right)
