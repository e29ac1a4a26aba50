"""That a program of `monitor serve` lives: a small file of each, written at every tick and every step of a long one.

It says when that was, what is under way, and since when the machine is up. A file and not a row: it is written on a full
disk too (its time at least), and read several times a minute by who cannot wait for a database.

Not here: ending a lane that lives no more (serving.supervisor), showing it (doctor).
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

ASLEEP = timedelta(minutes=10)  # between two beats: the machine, or `monitor serve`, was off
_LIMITS = {
    "press": timedelta(hours=1),
    "office": timedelta(minutes=15),
    "backup": timedelta(hours=6),
    "desk": timedelta(minutes=3),  # people wait for it
}
_MAILING = ("digest", "delivery")  # a mail may be handed over: its server has longer than other work
_LIMIT_OF_MAILS = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Beat:
    """The last sign of life of a lane."""

    seen: datetime
    up_since: datetime  # no pause of ASLEEP since then
    doing: str  # "" between two ticks


def limit(lane: str, doing: str) -> timedelta:
    """How long *lane* may give no sign of life while *doing* is under way."""
    return _LIMIT_OF_MAILS if doing in _MAILING else _LIMITS[lane]


def beat_file(data: Path, lane: str) -> Path:
    """Where the signs of *lane* are written."""
    return data / f"serving-{lane}.txt"


def last_beat(data: Path, lane: str) -> Beat | None:
    """The last sign of life of *lane*; None where there is none that can be read."""
    try:
        seen, up_since, doing = beat_file(data, lane).read_text(encoding="utf-8").split("\n")[:3]
        return Beat(datetime.fromisoformat(seen), datetime.fromisoformat(up_since), doing)
    except (OSError, ValueError):  # none yet; or the disk is full, or it is just being written
        return None


class Heart:
    """Gives the signs of one lane."""

    def __init__(self, data: Path, lane: str, clock: Callable[[], datetime]) -> None:
        """Go on from the last sign of the program before this one, if the machine was up in between."""
        self._path, self._clock = beat_file(data, lane), clock
        self._last = last_beat(data, lane)

    def beat(self, doing: str = "") -> Beat:
        """Give a sign of life, while *doing* is under way."""
        now, last = self._clock(), self._last
        awake = last is not None and abs(now - last.seen) <= ASLEEP
        self._last = Beat(now, last.up_since if last and awake else now, doing)
        with suppress(OSError):  # an open file that cannot be written has a new time all the same
            text = f"{now.isoformat()}\n{self._last.up_since.isoformat()}\n{doing}\n"
            self._path.write_text(text, encoding="utf-8")
        return self._last
