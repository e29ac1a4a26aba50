"""Puts articles together: the same text at another address is a copy; whose text it is, and how many houses print it.

Not here: which earlier articles are looked at (store), and what a copy means for an edition (pipeline).
"""

from monitor.group.copies import COPY_THRESHOLD, is_copy, sign, similarity
from monitor.group.earlier import COPY_WINDOW, Earlier
from monitor.group.houses import count_houses, family_of

__all__ = ["COPY_THRESHOLD", "COPY_WINDOW", "Earlier", "count_houses", "family_of", "is_copy", "sign", "similarity"]
