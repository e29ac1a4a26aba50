"""Every file of a briefing, by its name: one registry, so that all of them are made from the one value and kept together.

Not here: how any of them is made (publish/briefing), keeping them (freezing.py).
"""

from collections.abc import Mapping

from monitor.briefing import Briefing
from monitor.config import Settings
from monitor.publish.briefing.rows import rows_csv, rows_jsonl


def files(briefing: Briefing, _settings: Settings) -> Mapping[str, bytes]:
    """The files of *briefing*; the same value and the same rules give the same figures and words."""
    return {
        "tin-bai.csv": rows_csv(briefing),
        "tin-bai.jsonl": rows_jsonl(briefing),
    }
