"""What `monitor sources freshness` says: a line for each of the province's own portals. Not here: counting (health)."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.health import Freshness
from monitor.sources.survey import Survey


def freshness_lines(found: Survey) -> Iterator[str]:
    """A line for each portal, the stalest first."""
    if not found.freshness:
        yield "no source of sources.toml is marked own_portal = true"
    for line in found.freshness:
        yield f"{line.source}: {_words(line, found.zone)}"


def freshness_json(found: Survey) -> Iterator[str]:
    """A JSON object for each portal, the stalest first; times ISO 8601 in UTC."""
    for line in found.freshness:
        times = {"newest": _iso(line.newest), "last_success": _iso(line.last_success)}
        yield json.dumps(asdict(line) | times, ensure_ascii=False)


def _words(line: Freshness, zone: ZoneInfo) -> str:
    parts = [_age(line, zone)]
    if line.broken:
        parts.append(f"it cannot be read now, so this may not be the portal's fault: {line.broken}")
    if line.last_success:
        parts.append(f"last read with success {line.last_success.astimezone(zone):%d/%m/%Y %H:%M}")
    elif not line.broken:
        parts.append("never read yet")
    return "; ".join(parts)


def _age(line: Freshness, zone: ZoneInfo) -> str:
    if line.newest is None or line.days is None:
        return "no article seen there"
    day = f"{line.newest.astimezone(zone):%d/%m/%Y}"
    what = (
        f"newest article of {day}"
        if line.basis == "published"
        else f"newest article first seen {day}, its articles have no dates"
    )
    return f"updated today ({what})" if line.days == 0 else f"not updated for {_days(line.days)} ({what})"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
