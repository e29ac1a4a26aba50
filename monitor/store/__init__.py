"""The only SQL: what was crawled, clipped, said by the rules and told in editions, in one SQLite file.

Not here: deciding anything. What is worth keeping, what a copy is and what an edition says is decided by
the stages; the store keeps it, whole or not at all, and gives it back as it was.
"""

from monitor.store.database import sqlite_version
from monitor.store.health import Figures, Newest, Reading
from monitor.store.ledger import DayLine
from monitor.store.shapes import BY_HAND, KeptAudit, KeptShape
from monitor.store.store import Store
from monitor.store.values import Ending, Entry, News, NextPoll, OutMessage, PollState, Revised, Revisit, Sighting, Trust

__all__ = [
    "BY_HAND",
    "DayLine",
    "Ending",
    "Entry",
    "Figures",
    "KeptAudit",
    "KeptShape",
    "Newest",
    "News",
    "NextPoll",
    "OutMessage",
    "PollState",
    "Reading",
    "Revised",
    "Revisit",
    "Sighting",
    "Store",
    "Trust",
    "sqlite_version",
]
