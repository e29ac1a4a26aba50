"""Whether the validators of an address may be believed. Decides; touches nothing.

Some servers send the same ETag for ever, though their feed changes ("Some feeds return same ETag and/or
Last-Modified even when feed has changed", Media Cloud). So each address is asked in full once in a while: after one,
two, four … polls at first, and once in 48 to 71 polls when it has proven itself by answering news to a request that
carried its validators. When a full request shows an article that must have stood there while the server said
"unchanged", the validators of the address are never used again.
"""

import zlib
from collections.abc import Sequence
from datetime import timedelta

from monitor.model import Found, Poll, Validators
from monitor.store import PollState, Trust

FULL_EVERY = 48  # one full request in so many, or some more: twice a day, where polls are 15 minutes apart
_SPREAD = 24  # addresses differ by up to so many polls, so that no round asks all of them in full
_ENOUGH = 10  # checks: two to this power is more than any patience
_LATE = timedelta(hours=3)  # an honest feed may list an article so long after the hour printed on it


def validators_for(url: str, state: PollState | None) -> Validators:
    """What the next request for *url* may carry: nothing when the address lies, or when a full request is due."""
    if state is None or state.lying or state.conditional >= _patience(url, state):
        return Validators()
    return state.validators


def _patience(url: str, state: PollState) -> int:
    """How many requests in a row may carry validators."""
    # The same on every machine and in every run, unlike hash(): addresses differ, so that no round asks all in full.
    most = FULL_EVERY - 1 + zlib.crc32(url.encode()) % _SPREAD
    return most if state.proven else min(2**state.checks, most)


def lies(state: PollState | None, poll: Poll, news: Sequence[Found]) -> bool:
    """Whether *poll*, asked in full, shows *news* over which the last poll said "unchanged".

    They came under the very validators that it gave; or they are dated long before it, at an address that has never
    yet answered news to a request with validators (some servers say "unchanged" to any of them).
    """
    if state is None or state.outcome != "unchanged" or poll.conditional or state.last_try is None or not news:
        return False
    if poll.validators == state.validators != Validators():
        return True
    said = state.last_try - _LATE
    return not state.proven and any(each.published is not None and each.published < said for each in news)


def trust(state: PollState | None, poll: Poll) -> Trust:
    """What is known of the honesty of an address after *poll*.

    A server that answers news to a request with validators has proven them. A full request that shows nothing new
    proves nothing, for a liar looks like that on a quiet day.
    """
    if state is None or poll.outcome != "changed":
        return Trust(state.proven, state.checks) if state else Trust()
    if poll.conditional:
        return Trust(state.proven or poll.body_sha256 != state.body_sha256, state.checks)
    return Trust(state.proven, min(state.checks + 1, _ENOUGH))
