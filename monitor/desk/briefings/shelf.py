"""Briefings that the desk holds between requests: a few, each for a time; the one used longest ago goes first.

A large quarter takes some forty megabytes, so what is held counts by items too. Not here: making what is held (told.py).
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

MOST = 4  # briefings
HEAVIEST = 90_000  # items of all of them together: two large quarters; the one put last is held in any case


@dataclass(frozen=True, slots=True)
class _Held:
    value: Any
    items: int
    until: datetime


@dataclass(slots=True)
class Shelf:
    """What is held, by the name of its period."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _held: OrderedDict[str, _Held] = field(default_factory=OrderedDict)  # the one used last at the end

    def get(self, period: str, now: datetime) -> Any:
        """What is held of *period*; None where nothing is, or no longer."""
        with self._lock:
            found = self._held.get(period)
            if found is None:
                return None
            if now >= found.until:
                del self._held[period]
                return None
            self._held.move_to_end(period)
            return found.value

    def all(self, now: datetime) -> tuple[Any, ...]:
        """Everything that is held, the one used last first."""
        with self._lock:
            return tuple(each.value for each in reversed(self._held.values()) if now < each.until)

    def put(self, period: str, value: Any, *, items: int, until: datetime) -> None:
        """Hold *value*, of so many *items*, in place of what was held of *period*."""
        with self._lock:
            self._held.pop(period, None)
            self._held[period] = _Held(value, items, until)
            while len(self._held) > 1 and (len(self._held) > MOST or self._weight() > HEAVIEST):
                self._held.popitem(last=False)

    def drop(self, period: str) -> None:
        """Hold nothing of *period* any more."""
        with self._lock:
            self._held.pop(period, None)

    def _weight(self) -> int:
        return sum(each.items for each in self._held.values())
