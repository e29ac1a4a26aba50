"""Puts articles together: the same text at another address is a copy.

Not here: which earlier articles are looked at (store), and what a copy means for an edition (pipeline).
"""

from monitor.group.copies import COPY_THRESHOLD, is_copy, sign, similarity

__all__ = ["COPY_THRESHOLD", "is_copy", "sign", "similarity"]
