"""The items of a briefing as rows for other programs: JSON lines and CSV. Every figure can be counted again from them.

A row is an item ("tin, bài"); `appearances` is it and its `copies`, which are its reprints within the period. A topic is
its id, the main one first; an empty `tone` was not judged. The same briefing gives the same bytes. Not here: rows of
clips (export), sheets of Excel (excel).
"""

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from monitor.briefing import BriefCopy, Briefing, BriefItem
from monitor.publish.briefing.count import FOREIGN_GROUPS, is_own
from monitor.publish.briefing.plain import plain
from monitor.publish.export.rows import BOM, cell

COLUMNS = (
    "clip",
    "published",
    "outlet",
    "source",
    "group",
    "own",
    "foreign",
    "medium",
    "language",
    "title",
    "url",
    "province",
    "tone",
    "topics",
    "places",
    "flagged",
    "story",
    "appearances",
    "copies",
)


def rows_jsonl(briefing: Briefing) -> bytes:
    """One JSON object per line and item, its copies with outlet, group and time."""
    zone = ZoneInfo(briefing.timezone)
    lines = (_row(briefing, item, zone) | {"copies": _copies(item, zone)} for item in briefing.items)
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in lines).encode()


def rows_csv(briefing: Briefing) -> bytes:
    """A table with `COLUMNS`, marked as UTF-8, a row per item; no cell can run as a formula."""
    zone, out = ZoneInfo(briefing.timezone), io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for item in briefing.items:
        row = _row(briefing, item, zone) | _flat(item, zone)
        writer.writerow([cell(row[name]) for name in COLUMNS])
    return (BOM + out.getvalue()).encode()


def copy_words(copy: BriefCopy, zone: tzinfo) -> str:
    """As "Báo A (tinh-khac) 2026-09-03T10:00:00+07:00"."""
    return f"{copy.outlet} ({copy.group}) {_moment(copy.published, zone)}"


def _row(briefing: Briefing, item: BriefItem, zone: ZoneInfo) -> dict[str, Any]:
    """What both forms say in the same way; times are those of the office's clock."""
    return {
        "clip": item.clip,
        "published": _moment(item.published, zone),
        "outlet": plain(item.outlet),
        "source": item.source,
        "group": item.group,
        "own": is_own(briefing, item),
        "foreign": item.group in FOREIGN_GROUPS,
        "medium": item.medium,
        "language": item.language,
        "title": plain(item.title),
        "url": item.url,
        "province": item.province,
        "tone": item.tone,
        "topics": list(item.topics),
        "places": list(item.places),
        "flagged": item.flagged,
        "story": item.story,
        "appearances": 1 + len(item.copies),
    }


def _copies(item: BriefItem, zone: ZoneInfo) -> list[Mapping[str, Any]]:
    return [
        {
            "clip": copy.clip,
            "outlet": copy.outlet,
            "group": copy.group,
            "published": _moment(copy.published, zone),
        }
        for copy in item.copies
    ]


def _flat(item: BriefItem, zone: ZoneInfo) -> dict[str, str]:
    """The lists of a row, readable in one cell."""
    return {
        "topics": "; ".join(item.topics),
        "places": "; ".join(item.places),
        "copies": "; ".join(copy_words(copy, zone) for copy in item.copies),
    }


def _moment(at: datetime, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds")
