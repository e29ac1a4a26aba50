"""What `monitor facts` prints. Not here: the options of its commands (commands.py), searching and entering (registers)."""

import json
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import Any

from monitor.config.entered import body_of
from monitor.config.facts import FactRow, Row
from monitor.config.row_words import name_of, value_words
from monitor.registers.stored import Stored


def list_lines(rows: Sequence[Stored]) -> Iterator[str]:
    """Two lines for each row: what it says, and by what."""
    for each in rows:
        yield f"{each.register:<9}{each.id}{_state(each)}"
        if each.row:
            yield f"    {name_of(each.row)}"
            yield f"    {_days(each.row)}{each.row.document}"
    if not rows:
        yield "no row"


def show_lines(found: Stored, rows: Sequence[Stored], zone: tzinfo) -> Iterator[str]:
    """All that is known of one row."""
    yield f"{found.register} {found.id}{_state(found)}"
    body = body_of(found.row) if found.row else found.kept.body if found.kept else {}
    for key, value in body.items():
        if key != "id":
            yield f"    {key:<14}{_shown(key, value)}"
    if isinstance(found.row, FactRow):
        yield f"    {'reads':<14}{value_words(found.row)}"
    successor = next(
        (each.id for each in rows if each.row and not each.withdrawn and each.row.supersedes == found.id), None
    )
    if successor:
        yield f"    {'superseded by':<14}{successor}"
    if found.kept is None:
        yield f"    {'stands in':<14}rules/facts"
        return
    yield f"    {'entered by':<14}{found.kept.entered_by}, {found.kept.entered_at.astimezone(zone):%d/%m/%Y %H:%M}"
    if found.kept.withdrawn:
        gone = found.kept.withdrawn
        yield f"    {'withdrawn by':<14}{gone.by}, {gone.at.astimezone(zone):%d/%m/%Y %H:%M}: {gone.reason}"


def json_of(rows: Sequence[Stored]) -> Iterator[str]:
    """The rows as one JSON array; keys as in rules/facts/*.toml, and where each row comes from."""
    yield json.dumps([_object(each) for each in rows], ensure_ascii=False, indent=1)


def _object(each: Stored) -> dict[str, Any]:
    kept = each.kept
    gone = kept.withdrawn if kept else None
    body = body_of(each.row) if each.row else dict(kept.body) if kept else {}
    return {
        "register": each.register,
        **body,
        "readable": each.row is not None,
        "entered_by": kept.entered_by if kept else None,
        "entered_at": kept.entered_at.isoformat() if kept else None,
        "withdrawn": {"reason": gone.reason, "by": gone.by, "at": gone.at.isoformat()} if gone else None,
    }


def _state(each: Stored) -> str:
    if each.withdrawn:
        return "  (withdrawn)"
    if each.row is None:
        return "  (cannot be read; see `monitor doctor`)"
    return "  (unverified)" if each.row.unverified else ""


def _days(row: Row) -> str:
    begins = f"from {row.valid_from:%d/%m/%Y} " if row.valid_from else ""
    ends = f"to {row.valid_to:%d/%m/%Y} " if row.valid_to else ""
    return f"{begins}{ends}- " if begins or ends else ""


def _shown(key: str, value: Any) -> str:
    if key == "subject":
        return " & ".join(" | ".join(phrases) for phrases in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " | ".join(value) if isinstance(value, list) else str(value).replace("\n", "\n" + " " * 18)
