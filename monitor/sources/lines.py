"""What `monitor sources` says: the health of each source, in words and as JSON. Not here: how it is found out (health)."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.config import Source
from monitor.health import Missing, SourceHealth
from monitor.sources.survey import Survey
from monitor.store import PollState


def source_lines(found: Survey) -> Iterator[str]:
    """A line for each address of each source, in the order of sources.toml, then one with the source's figures."""
    for source in found.settings.sources:
        if not source.enabled:
            yield f"{source.id}: switched off, {source.reason}"
            continue
        for url in source.urls:
            yield f"{address_name(source, url)}: {_address(found, source.id, url)}"
        health = found.healths[source.id]
        if health.states:
            yield f"    {figure_words(health)}"
        if source.id in found.missing:
            yield f"    {found.missing[source.id]}"


def source_json(found: Survey) -> Iterator[str]:
    """A JSON object for each source, in the order of sources.toml; times ISO 8601 in UTC."""
    for source in found.settings.sources:
        row: dict[str, object] = {"source": source.id, "name": source.name, "enabled": source.enabled}
        if source.enabled:
            row |= _health_row(found.healths[source.id], found.missing.get(source.id))
        else:
            row["reason"] = source.reason
        yield json.dumps(row, ensure_ascii=False)


def address_name(source: Source, url: str) -> str:
    """How a line names one address: by the source alone where it has no other."""
    return f"{source.id} {url}" if source.more else source.id


def entries(count: int) -> str:
    """How many entries, in words."""
    return "1 entry" if count == 1 else f"{count} entries"


def state_words(state: PollState | None, failure: str, zone: ZoneInfo) -> str:
    """How the last poll of an address went, and when the next is and why; *failure* is the class of a failed one."""
    if state is None:
        return "never polled; the next `monitor run` asks it"
    parts = [f"{state.outcome} {_when(state.last_try, zone)}"]
    if state.failed:
        parts.append(state.reason)
        if state.failures > 1:
            parts.append(f"{state.failures} failures in a row" + (f" ({failure})" if failure else ""))
        parts.append(f"last success {_when(state.last_success, zone)}")
    if state.lying:
        parts.append("its validators lie and are not used")
    parts.append(next_words(state, zone))
    return "; ".join(parts)


def next_words(state: PollState, zone: ZoneInfo) -> str:
    """When an address is polled next, and why."""
    return f"next {_when(state.next_poll, zone)} ({state.next_why})" if state.next_poll else "next at once"


def figure_words(health: SourceHealth) -> str:
    """Verdict, entries, share of dates and delay of a source."""
    parts = [str(health.verdict)]
    if health.entries is not None:
        parts.append(f"{entries(health.entries)}" + (f", {_share(health)} % dated" if health.entries else ""))
    if health.delay is None:
        parts.append("delay: too few to say")
    else:
        parts.append(f"seen {_span(health.delay)} after publication (median of {health.delays})")
    return "; ".join(parts)


def _address(found: Survey, source: str, url: str) -> str:
    failure = next((each.failure for each in found.healths[source].readings if each.url == url), "")
    return state_words(found.states.get((source, url)), failure, found.zone)


def _share(health: SourceHealth) -> int | None:
    """Percent of the entries that have a date."""
    return round(100 * (health.dated or 0) / health.entries) if health.entries else None


def _span(delay: timedelta) -> str:
    minutes = round(delay / timedelta(minutes=1))
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"


def _health_row(health: SourceHealth, missing: Missing | None) -> dict[str, object]:
    return {
        "verdict": health.verdict.word,
        "why": health.verdict.why,
        "last_success": _iso(health.last_success),
        "entries": health.entries,
        "dated_percent": _share(health),
        "delay_minutes": round(health.delay / timedelta(minutes=1), 1) if health.delay is not None else None,
        "addresses": [_address_row(state, health) for state in health.states],
        "missing_from_feed": _missing_row(missing) if missing else None,
    }


def _address_row(state: PollState, health: SourceHealth) -> dict[str, object]:
    return {
        "url": state.url,
        "outcome": state.outcome,
        "reason": state.reason,
        "failures": state.failures,
        "failure": next((each.failure for each in health.readings if each.url == state.url), ""),
        "last_try": _iso(state.last_try),
        "last_success": _iso(state.last_success),
        "next_poll": _iso(state.next_poll),
        "next_why": state.next_why,
        "lying": state.lying,
    }


def _missing_row(missing: Missing) -> dict[str, object]:
    return {
        "day": missing.day.isoformat(),
        "feeds": missing.feeds,
        "missing": None if missing.why_not else missing.missing,
        "of": None if missing.why_not else missing.of,
        "examples": missing.examples,
        "why_not": missing.why_not,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _when(at: datetime | None, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d/%m %H:%M}" if at else "never"
