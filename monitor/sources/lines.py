"""What `monitor sources` says: the health of each source in words. Not here: asking a source (crawl), deciding when (pipeline)."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.config import Settings, Source
from monitor.store import PollState

States = Mapping[tuple[str, str], PollState]


def source_lines(settings: Settings, states: States) -> Iterator[str]:
    """A line for each address of each source, in the order of sources.toml; times in the office's zone."""
    zone = ZoneInfo(settings.office.timezone)
    for source in settings.sources:
        if not source.enabled:
            yield f"{source.id}: switched off, {source.reason}"
            continue
        for url in source.urls:
            yield f"{_name(source, url)}: {_health(states.get((source.id, url)), zone)}"


def _name(source: Source, url: str) -> str:
    return f"{source.id} {url}" if source.more else source.id


def _health(state: PollState | None, zone: ZoneInfo) -> str:
    if state is None:
        return "never polled; the next `monitor run` asks it"
    parts = [f"{state.outcome} {_when(state.last_try, zone)}"]
    if state.outcome in ("refused", "failed"):
        parts.append(state.reason)
        parts.append(f"last success {_when(state.last_success, zone)}")
    if state.lying:
        parts.append("its validators lie and are not used")
    parts.append(f"next {_when(state.next_poll, zone)} ({state.next_why})" if state.next_poll else "next at once")
    return "; ".join(parts)


def _when(at: datetime | None, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d/%m %H:%M}" if at else "never"
