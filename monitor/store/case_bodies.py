"""What a step of a case is, as it is written into the database and read back. Not here: SQL (cases.py), the values (case)."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from monitor import case
from monitor.case import Body, Row, RowSet
from monitor.store.times import loaded, stored

# The name of each kind stands in the database for ever.
KINDS: Mapping[str, type[Any]] = {
    "opened": case.Opened,
    "linked": case.Linked,
    "unlinked": case.Unlinked,
    "wrote": case.Wrote,
    "chose": case.Chose,
    "rated": case.Rated,
    "timed": case.Timed,
    "row": case.RowSet,
    "row-dropped": case.RowDropped,
    "moved": case.Moved,
    "marked": case.Marked,
    "asked": case.Asked,
    "directed": case.Directed,
    "proposed": case.Proposed,
    "confirmed": case.Confirmed,
    "rejected": case.Rejected,
    "examined": case.Examined,
    "noted": case.Noted,
    "packed": case.Packed,
}
_NAMES = {kind: name for name, kind in KINDS.items()}
_FIELDS = {name: frozenset(each.name for each in fields(kind)) for name, kind in KINDS.items()}
_TIMES = frozenset(("event_at", "due", "published_at"))


def kind_of(body: Body) -> str:
    """The name of its kind."""
    return _NAMES[type(body)]


def dumped(body: Body) -> str:
    """*body* as JSON, its times in the form of the database."""
    said = asdict(body)
    return json.dumps(
        {key: stored(value) if isinstance(value, datetime) else value for key, value in said.items()},
        ensure_ascii=False,
    )


def read(kind: str, text: str) -> Body:
    """The same back."""
    said: dict[str, Any] = json.loads(text)
    if kind == "row":
        return RowSet(said["number"], Row(**said["row"]))
    known = _FIELDS[kind]
    body: Body = KINDS[kind](**{name: _value(name, value) for name, value in said.items() if name in known})
    return body


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return loaded(value) if name in _TIMES and value else value
