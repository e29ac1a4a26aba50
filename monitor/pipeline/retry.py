"""When a mail that did not go is tried again. Pure: tries and an answer in, a pause out. Not here: trying (delivery.py)."""

from datetime import timedelta

# Minutes after the first, second … try: a server that is back at 07:20 has the digest by 07:25.
_LATER = (1, 2, 5, 5, 5, 5, 5, 10, 10, 15)
# A server that says "never" is asked again all the same: full mailboxes and wrong block lists say so too. Then a person must look.
_REFUSED = (30, 120, 360, 1440)


def pause(tries: int, *, refused: bool) -> timedelta | None:
    """The pause after try number *tries* (from 1) failed; None: it is given up, and a person is told."""
    if refused:
        return timedelta(minutes=_REFUSED[tries - 1]) if tries <= len(_REFUSED) else None
    return timedelta(minutes=_LATER[min(tries, len(_LATER)) - 1])
