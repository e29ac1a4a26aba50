"""How many mails an hour somebody gets at most: what is over is gathered into the next mail that is allowed.

Not here: what is found, and how many mails were sent (store). Nothing is ever left out: it only waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A mail, and what it tells of: positions in what was found."""

    at: datetime
    tells: tuple[int, ...]


def allowed(busy: int, ceiling: int) -> bool:
    """Whether one more mail may be made for somebody who got, or will get, *busy* mails in this hour."""
    return busy < ceiling


def gathered(found: Sequence[datetime], ceiling: int) -> tuple[Gathered, ...]:
    """The mails to one person that would have told what was *found* at these times, in any order: what preview counts."""
    waiting = sorted(range(len(found)), key=lambda n: (found[n], n))
    mails: list[Gathered] = []
    while waiting:
        at = found[waiting[0]]
        if len(mails) >= ceiling:
            at = max(at, mails[-ceiling].at + HOUR)
        now = tuple(n for n in waiting if found[n] <= at)
        mails.append(Gathered(at, now))
        waiting = waiting[len(now) :]
    return tuple(mails)
