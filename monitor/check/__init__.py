"""Compares what articles say with documents, other outlets and earlier words, and flags what differs as "to be verified".

Not here: whether a difference is an error (a named officer decides), and what is done about it (cases).
"""

from monitor.check.against import Against, against
from monitor.check.around.telling import told_around
from monitor.check.checking import check, check_rows, tuned
from monitor.check.compare import bears, compare

__all__ = ["Against", "against", "bears", "check", "check_rows", "compare", "told_around", "tuned"]
