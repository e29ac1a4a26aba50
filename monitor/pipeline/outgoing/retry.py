"""When a mail that did not go is tried again, and which of many goes first. Pure. Not here: trying (delivery.py)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Literal

from monitor.store import OutMessage

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


def in_turn(mails: Iterable[OutMessage]) -> list[OutMessage]:
    """*mails* in the order in which they go: no mail that goes badly delays one that may go well.

    Digests come before alerts, reports and reminders; the oldest edition first, so that everybody reads them in order;
    of one edition those not tried yet. Those that the server refused, or on which the connection broke at the end, come
    after all others, a digest too: each may cost minutes. A server that could not be used was nobody's fault, and moves
    no mail behind one of another edition.
    """
    return sorted(mails, key=_turn)


def _turn(mail: OutMessage) -> tuple[bool, bool, int, bool, int]:
    failed = mail.refusals + mail.broken_off > 0
    return failed, mail.kind != "digest", mail.edition or 0, mail.tries > 0, mail.id


def _minutes(times: int) -> int:
    if times <= len(_LATER):
        return _LATER[times - 1]
    return _LATER_STILL if times <= _LONG else _LATER_AT_LAST
