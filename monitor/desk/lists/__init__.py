"""The list of clips: an index in memory, what it is asked, pages and facets of it, its search, its exports.

Other rooms of the desk use `clip_index()` with `Filters`. Not here: requests and templates (screens), SQL (store).
"""

from monitor.desk.lists.asking import ClipIndex, Selected, clip_index
from monitor.desk.lists.filters import Filters

__all__ = ["ClipIndex", "Filters", "Selected", "clip_index"]
