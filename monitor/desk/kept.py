"""Figures that many requests ask for and that may be a minute old: counted once, then kept. Not here: what is counted."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from monitor.desk.desk import the_desk

T = TypeVar("T")
MINUTE = 60.0
_MAKING = threading.Lock()


@dataclass(slots=True)
class _Kept:
    lock: threading.Lock = field(default_factory=threading.Lock)  # one thread counts, the others wait for it
    until: float = 0.0  # of the machine's own clock, which nobody sets
    value: Any = None


def kept(name: str, seconds: float, make: Callable[[], T]) -> T:
    """What *make* made under *name* less than *seconds* ago, else what it makes now."""
    with _MAKING:
        found = the_desk().kept.setdefault(f"kept {name}", _Kept())
    holder = cast("_Kept", found)
    with holder.lock:
        if time.monotonic() >= holder.until:
            holder.value = make()
            holder.until = time.monotonic() + seconds
        return cast("T", holder.value)
