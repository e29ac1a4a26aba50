"""Whose turn it is: one request at a time per host, spaced, and a limit over all hosts.

Not here: the requests. Hosts are named with their port; times are of the real clock.
"""

import asyncio
import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_TOTAL = 16  # requests at once over all hosts: enough to keep an office line busy, no more
PATIENCE = 10.0  # seconds; a pause up to this is waited out; for a longer one the address is put off
_MARGIN = 0.02  # seconds: a server sees the end of a request a little later than we do


class _Host:
    def __init__(self, ended: float) -> None:
        self.lock = asyncio.Lock()
        self.ended = ended
        self.not_before = -math.inf


class Turns:
    """The queue before every host.

    Every host counts as just asked when the queue opens: nobody knows when the program before this one, which may
    have been killed, last asked it.
    """

    def __init__(self, total: int = _TOTAL, *, settle: float = 0.0) -> None:
        """*settle*: seconds that servers may still be busy with what a killed program had asked them."""
        self._opened = time.monotonic() + settle
        self._hosts: dict[str, _Host] = {}
        self._total = asyncio.Semaphore(total)

    def pause(self, host: str, seconds: float) -> None:
        """Let nothing begin at *host* for *seconds*: the server asked for it."""
        state = self._host(host)
        state.not_before = max(state.not_before, time.monotonic() + seconds)

    @asynccontextmanager
    async def turn(self, host: str, spacing: float) -> AsyncIterator[int]:
        """Wait for the turn at *host*, at least *spacing* seconds after the end of the one before; 0 waits for nothing.

        Gives 0, or the seconds that a pause still lasts when it is too long to wait: then nothing may be asked.
        """
        state = self._host(host)
        async with state.lock:
            pause = state.not_before - time.monotonic()
            if pause > PATIENCE:
                yield math.ceil(pause)
                return
            await asyncio.sleep(_wait(state, spacing))
            async with self._total:
                try:
                    yield 0
                finally:
                    state.ended = time.monotonic()

    def _host(self, name: str) -> _Host:
        return self._hosts.setdefault(name, _Host(self._opened))


def _wait(state: _Host, spacing: float) -> float:
    spaced = state.ended + spacing + _MARGIN if spacing > 0 else -math.inf
    return max(0.0, max(spaced, state.not_before) - time.monotonic())
