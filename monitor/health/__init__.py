"""What is healthy: figures of sources in, judgements in words out.

Not here: where the figures come from (store), who is told (sources, publish). Nothing here asks or keeps anything.
"""

from monitor.health.freshness import Freshness, freshness
from monitor.health.missing import Missing, missing_from_feed
from monitor.health.source import SourceHealth, source_healths
from monitor.health.verdict import History, Verdict, judge

__all__ = [
    "Freshness",
    "History",
    "Missing",
    "SourceHealth",
    "Verdict",
    "freshness",
    "judge",
    "missing_from_feed",
    "source_healths",
]
