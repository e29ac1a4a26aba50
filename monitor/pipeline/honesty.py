"""Whether the validators of an address may be believed. Decides; touches nothing.

Some servers send the same ETag for ever, though their feed changes ("Some feeds return same ETag and/or
Last-Modified even when feed has changed", Media Cloud). So each address is asked in full once in a while; when
that shows an article which must have stood there while the server said "unchanged", its validators are never
used again.
"""

from collections.abc import Sequence
from datetime import timedelta

from monitor.model import Found, Poll, Validators
from monitor.store import PollState

FULL_EVERY = 12  # one full request in so many: over 90 % of requests for unchanged feeds stay conditional
_SETTLING = timedelta(minutes=10)  # caches between the server and us may be this late without lying


def validators_for(state: PollState | None) -> Validators:
    """What the next request may carry: nothing when the address lies, or when a full request is due."""
    if state is None or state.lying or state.conditional >= FULL_EVERY - 1:
        return Validators()
    return state.validators


def caught_lying(state: PollState | None, poll: Poll, news: Sequence[Found]) -> bool:
    """Whether *poll*, asked in full, shows *news* that were published before the last poll said "unchanged"."""
    if state is None or state.outcome != "unchanged" or poll.conditional or state.last_try is None:
        return False
    said = state.last_try - _SETTLING
    return any(each.published is not None and each.published < said for each in news)
