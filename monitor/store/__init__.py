"""The only SQL: what was crawled, clipped, said by the rules and told in editions, in one SQLite file.

Not here: deciding anything. What is worth keeping, what a copy is and what an edition says is decided by
the stages; the store keeps it, whole or not at all, and gives it back as it was.
"""

from monitor.store.database import is_there, sqlite_version
from monitor.store.editions import Cut
from monitor.store.health import Figures, Newest, Reading
from monitor.store.ledger import DayLine
from monitor.store.shapes import BY_HAND, KeptAudit, KeptShape
from monitor.store.store import Store
from monitor.store.values import (
    EditionFile,
    Ending,
    Entry,
    JobRun,
    Looks,
    NewMessage,
    News,
    NextPoll,
    OutMessage,
    PollState,
    Report,
    Revised,
    Revisit,
    Sighting,
    Trust,
)

__all__ = [
    "BY_HAND",
    "Cut",
    "DayLine",
    "EditionFile",
    "Ending",
    "Entry",
    "Figures",
    "JobRun",
    "KeptAudit",
    "KeptShape",
    "Looks",
    "NewMessage",
    "Newest",
    "News",
    "NextPoll",
    "OutMessage",
    "PollState",
    "Reading",
    "Report",
    "Revised",
    "Revisit",
    "Sighting",
    "Store",
    "Trust",
    "is_there",
    "sqlite_version",
]
