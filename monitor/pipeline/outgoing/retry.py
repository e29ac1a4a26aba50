"""When a mail that did not go is tried again. Pure: what happened, and how often, in; a pause out. Not here: trying (delivery.py)."""

from datetime import timedelta
from typing import Literal

Failure = Literal["later", "refused", "unknown"]

# Minutes after the first, second … try. No two tries of the first hour are more than five minutes apart: a server that
# is back at 07:20 has the digest by 07:25.
_LATER = (1, 2, *[5] * 12, 10, 10)
_LATER_STILL, _LONG, _LATER_AT_LAST = 15, 120, 60  # then; after so many tries, more than a day; then
# A server that says "never" is asked again for three days all the same: full mailboxes and wrong block lists say so too.
_REFUSED = (30, 120, 360, 1440, 1440, 1440)
# Each of these may have brought the mail already, so the recipient must not get it for ever.
_UNKNOWN = (5, 30, 120)


def pause(failure: Failure, times: int) -> timedelta | None:
    """The pause after a mail has met *failure* for the time number *times* (from 1); None: it is given up, and a person is told."""
    if failure == "later":
        return timedelta(minutes=_minutes(times))
    most = _REFUSED if failure == "refused" else _UNKNOWN
    return timedelta(minutes=most[times - 1]) if times <= len(most) else None


def _minutes(times: int) -> int:
    if times <= len(_LATER):
        return _LATER[times - 1]
    return _LATER_STILL if times <= _LONG else _LATER_AT_LAST
