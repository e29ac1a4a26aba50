"""The health of each source, all its addresses together: figures of the store, and a verdict.

Not here: the rule of the verdict (verdict.py), words for a screen (monitor.sources).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median_low
from zoneinfo import ZoneInfo

from monitor.config import Source
from monitor.health.verdict import DAYS, YOUNG, History, Verdict, days_before, judge
from monitor.store import Figures, PollState, Reading, Store

WINDOW = timedelta(days=30)  # how far back news and delays are looked at
FEW = 5  # fewer delays than this have no median worth telling


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How one enabled source is. Times are aware UTC."""

    source: Source
    states: tuple[PollState, ...]  # of its addresses that were polled, in the order of sources.toml
    readings: tuple[Reading, ...]  # likewise
    verdict: Verdict
    first_success: datetime | None
    last_success: datetime | None
    entries: int | None  # in the last full readings of its addresses; None: none was counted
    dated: int | None  # of them with a date that was understood
    delay: timedelta | None  # median from publication to first sight over WINDOW; None: fewer than FEW articles
    delays: int  # articles that the median is taken of


def source_healths(
    store: Store, sources: Sequence[Source], states: Mapping[tuple[str, str], PollState], now: datetime, zone: ZoneInfo
) -> dict[str, SourceHealth]:
    """The health of every source of *sources* that is enabled, by id; *zone* is the office's, whose days count."""
    enabled = [source for source in sources if source.enabled]
    figures = store.health.figures([source.id for source in enabled], now - WINDOW)
    polls = {s.id: tuple(states[s.id, url] for url in s.urls if (s.id, url) in states) for s in enabled}
    polled = _polled(store, polls, zone)
    return {
        source.id: _health(source, polls[source.id], figures[source.id], polled.get(source.id, frozenset()), now, zone)
        for source in enabled
    }


def last_success(states: Sequence[PollState]) -> datetime | None:
    """The newest success of any of a source's addresses."""
    return max((state.last_success for state in states if state.last_success), default=None)


def broken(states: Sequence[PollState], readings: Sequence[Reading]) -> str:
    """Why a source is broken; "" when it works, or when nothing is known of it.

    It is broken when each of its addresses has failed twice in a row (or once for good), or when it answers and lists nothing (or nothing
    with a date) and lately did.
    """
    if not states:
        return ""
    if all(state.failed and (state.failures > 1 or state.last_success is None) for state in states):
        return states[0].reason or states[0].outcome
    entries, dated = _sum(reading.listed for reading in readings), _sum(reading.dated for reading in readings)
    if entries == 0 and any(reading.used_to_list for reading in readings):
        return "it answers and lists nothing; lately it listed articles"
    if entries and dated == 0 and any(reading.used_to_date for reading in readings):
        return f"none of its {entries} entries has a date that is understood; lately some had"
    return ""


def _polled(store: Store, polls: Mapping[str, Sequence[PollState]], zone: ZoneInfo) -> dict[str, frozenset[date]]:
    """Of the last DAYS days of each source, those with a successful poll by the hour of its last success."""
    days, spans = [], []
    for source, states in polls.items():
        last = last_success(states)
        if last is None:
            continue
        local = last.astimezone(zone)
        for back in range(DAYS):
            day = days_before(local, back)
            until = datetime.combine(day, local.time(), zone) + timedelta(microseconds=1)
            days.append((source, day))
            spans.append((source, datetime.combine(day, time(), zone).astimezone(UTC), until.astimezone(UTC)))
    found: dict[str, set[date]] = {source: set() for source in polls}
    for position in store.health.successes(spans):
        source, day = days[position]
        found[source].add(day)
    return {source: frozenset(of) for source, of in found.items()}


def _health(  # noqa: PLR0913, PLR0917 -- what the store gave of one source, put together
    source: Source,
    states: tuple[PollState, ...],
    figures: Figures,
    polled: frozenset[date],
    now: datetime,
    zone: ZoneInfo,
) -> SourceHealth:
    by_url = {reading.url: reading for reading in figures.readings}
    readings = tuple(by_url[state.url] for state in states if state.url in by_url)
    first = min((each.first_success for each in readings if each.first_success), default=None)
    last = last_success(states)
    trouble = broken(states, readings)
    if not trouble and last is not None and now - last > YOUNG:
        verdict = Verdict("not asked", f"the last successful poll was on {last.astimezone(zone):%d/%m/%Y}")
    else:
        verdict = judge(
            History(
                trouble,
                first and first.astimezone(zone),
                last and last.astimezone(zone),
                [(at.astimezone(zone), count) for at, count in figures.news],
                polled,
            )
        )
    return SourceHealth(
        source=source,
        states=states,
        readings=readings,
        verdict=verdict,
        first_success=first,
        last_success=last,
        entries=_sum(reading.listed for reading in readings),
        dated=_sum(reading.dated for reading in readings),
        delay=median_low(figures.delays) if len(figures.delays) >= FEW else None,
        delays=len(figures.delays),
    )


def _sum(counts: Iterator[int | None]) -> int | None:
    """The sum of what was counted; None when nothing was."""
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
