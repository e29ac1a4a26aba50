"""An edition as text that is kept for ever, and back again, exactly. Not for: showing it to people."""

import json
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from monitor.case_line import CaseClip, CaseLine, Task
from monitor.errors import StoreError
from monitor.model import (
    Appearance,
    Edition,
    Extract,
    Family,
    Flag,
    Item,
    LateCopy,
    LeftOut,
    Origin,
    SourceFault,
    Spike,
    Syndicated,
    ToldStory,
)


def dump_edition(edition: Edition) -> str:
    """JSON with sorted keys: the same edition gives the same text."""
    return json.dumps(asdict(edition), ensure_ascii=False, sort_keys=True, default=plain)


def plain(value: datetime | Decimal) -> str:
    """A moment or a decimal number as text that gives it back exactly."""
    return value.isoformat() if isinstance(value, datetime) else str(value)


def load_edition(text: str) -> Edition:
    """The edition that `dump_edition` wrote; fields younger than *text* get their defaults. Raises StoreError."""
    try:
        return _edition(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"a kept edition cannot be read ({error!r}); restore the database from a backup") from error


def _edition(row: dict[str, Any]) -> Edition:
    values = row | _times(row, "due", "since", "cut_at")
    values["items"] = tuple(_item(each) for each in row["items"])
    values["faults"] = tuple(SourceFault(**each) for each in row["faults"])
    values["week_items"] = tuple(row["week_items"])
    values["extracts"] = tuple(Extract(**_tuples(each)) for each in row.get("extracts", ()))
    values["spikes"] = tuple(_spike(each) for each in row.get("spikes", ()))
    values["holidays"] = tuple(row.get("holidays", ()))
    values["late"] = tuple(_late(each) for each in row.get("late", ()))
    values["left_out"] = tuple(LeftOut(**each | _times(each, "at")) for each in row.get("left_out", ()))
    if row.get("cases") is not None:
        values["cases"] = tuple(case_line(each) for each in row["cases"])
    if row.get("approved_at"):
        values |= _times(row, "approved_at")
    return Edition(**values)


def _item(row: dict[str, Any]) -> Item:
    values = row | _times(row, "published")
    values |= {name: tuple(row[name]) for name in ("authors", "topics", "places")}
    values["topic_ids"] = tuple(row.get("topic_ids", ()))
    values["copies"] = tuple(Appearance(**each | _times(each, "published")) for each in row["copies"])
    values["flags"] = tuple(Flag(**each) for each in row["flags"])
    values["family"] = _family(row["family"]) if row.get("family") else None
    values["story"] = ToldStory(**row["story"]) if row.get("story") else None
    return Item(**values)


def _late(row: dict[str, Any]) -> LateCopy:
    flags = tuple(Flag(**each) for each in row["flags"])
    return LateCopy(**row | {"original": _item(row["original"]), "flags": flags})


def case_line(row: dict[str, Any]) -> CaseLine:
    """A line of a case as it was frozen."""
    values = _tuples(row) | _times(row, *(name for name in ("published", "due", "closed_at") if row[name]))
    values["clips"] = tuple(CaseClip(**_tuples(each)) for each in row["clips"])
    values["tasks"] = tuple(
        Task(**each | _times(each, *(name for name in ("sent", "due", "reported") if each[name])))
        for each in row["tasks"]
    )
    return CaseLine(**values)


def _spike(row: dict[str, Any]) -> Spike:
    return Spike(**_tuples(row) | {"mean": Decimal(row["mean"])})


def _family(row: dict[str, Any]) -> Family:
    syndicated = tuple(Syndicated(**each) for each in row["syndicated"])
    return Family(**row | {"origin": Origin(**row["origin"]), "syndicated": syndicated})


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _times(row: dict[str, Any], *names: str) -> dict[str, datetime]:
    return {name: datetime.fromisoformat(row[name]) for name in names}
