"""Compares what articles say with what documents say, and flags the difference as "to be verified".

Not here: whether a difference is an error (a named officer decides), and what is done about it (cases).
"""

from monitor.check.figures import check

__all__ = ["check"]
