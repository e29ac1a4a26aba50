"""When wrong passwords lock a login. Not here: keeping that (accounts.py), what is a wrong password (the desk)."""

from datetime import datetime


def after_wrong(
    failures: int, locked: datetime | None, at: datetime, lock_after: int, until: datetime
) -> tuple[int, datetime | None]:
    """What one more wrong password makes of (*failures*, *locked*): a lock that has passed begins the count anew.

    The desk counts logins that nobody has in the same way, so that a lock does not tell which there are.
    """
    if locked is not None and locked > at:
        return failures + 1, locked
    failures = 1 if locked is not None else failures + 1
    return failures, until if failures >= lock_after else None
