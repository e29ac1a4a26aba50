"""What every command of the pipeline needs, in one hand. Not for: deciding or doing anything."""

import random
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from monitor.config import Settings
from monitor.store import Store


@dataclass(frozen=True, slots=True)
class Session:
    """Settings, the open database, the calendar clock (aware UTC), and where CPU work runs."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime]
    executor: Executor
    data: Path  # folder for editions
    random: Callable[[], float] = random.random  # from 0 to 1, for pauses
