"""What is known of hosts from earlier runs, and what this run learns of them: robots.txt files and long pauses.

Not here: asking for them (visit), reading a robots.txt (robots), keeping them between two runs (store).
"""

from collections import deque
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from monitor.model import HostPause, HostRules

_DAY = timedelta(days=1)  # a robots.txt is good for so long, as RFC 9309 2.4 says


class Hosts:
    """What is known of every host. `learned` and `robots` may be called from another thread than the rest."""

    def __init__(self, rules: Iterable[HostRules], pauses: Iterable[HostPause], clock: Callable[[], datetime]) -> None:
        """*clock* gives the calendar time by which a robots.txt grows old."""
        self._rules = {each.host: each for each in rules}
        self._pauses = tuple(pauses)
        self._clock = clock
        self._new: deque[HostRules | HostPause] = deque()

    def robots(self, host: str) -> tuple[bytes, float] | None:
        """The robots.txt of *host* and the seconds it stays good; None: it must be asked for.

        One from the future (the clock was set back) is as good as none.
        """
        rules = self._rules.get(host)
        age = self._clock() - rules.fetched_at if rules else _DAY
        if rules is None or not timedelta(0) <= age < _DAY:
            return None
        return rules.body, (_DAY - age).total_seconds()

    def learn_robots(self, host: str, body: bytes) -> None:
        """*host* has just given *body* as its robots.txt; empty: it has none."""
        self._rules[host] = HostRules(host, body, self._clock())
        self._new.append(self._rules[host])

    def pauses(self) -> list[tuple[str, float]]:
        """Every host that was still to be left alone when the program began, and for how many seconds."""
        now = datetime.now(UTC)
        return [(each.host, (each.until - now).total_seconds()) for each in self._pauses if each.until > now]

    def learn_pause(self, host: str, seconds: float) -> None:
        """*host* wants to be left alone for *seconds* from now; by the real clock, on which Retry-After runs."""
        self._new.append(HostPause(host, datetime.now(UTC) + timedelta(seconds=seconds)))

    def learned(self) -> tuple[HostRules | HostPause, ...]:
        """What was learned since this was last asked, in that order."""
        return tuple(self._new.popleft() for _ in range(len(self._new)))
