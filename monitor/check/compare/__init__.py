"""A statement and evidence in; agrees, conflicts or not enough out, with what differs and where.

Not here: finding the evidence (store.search), deciding who is right (nobody but a named officer).
"""

from monitor.check.compare.comparing import bears, compare

__all__ = ["bears", "compare"]
