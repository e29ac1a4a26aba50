"""The whole list as a file: exactly the rows that the screen shows, all of them, in its order.

Not here: what a file looks like (publish, archive.exporting), which articles (asking.py).
"""

from collections.abc import Mapping, Sequence

from monitor.archive.choosing import Filter, loaded
from monitor.archive.exporting import Form, Known, export_clips
from monitor.desk.shown.whole_file import WholeFile
from monitor.store import Store

TYPES: Mapping[Form, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
FORM_NAMES: Mapping[Form, str] = {"xlsx": "Excel", "csv": "CSV", "jsonl": "JSON lines", "atom": "Atom"}


def written(store: Store, rules: Known, form: Form, ids: Sequence[int], said: str) -> WholeFile:
    """The articles *ids* in their order as *form*; *said* is what they were chosen by, in words."""
    return WholeFile(lambda path: export_clips(store, rules, form, path, loaded(store, ids), Filter(said=said)))
