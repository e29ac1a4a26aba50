"""The health of the sources as the pages show it, worst first. Not here: what is healthy (monitor.health), words (words.py)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.config import Source
from monitor.desk.sources.words import VERDICTS, in_words
from monitor.health import Missing, SourceHealth
from monitor.sources.survey import Survey
from monitor.store import PollState
from monitor.vietnamese.collate import collation_key

_WORST = tuple(VERDICTS)  # in the order of the page
_CALM = ("quiet", "well", "too young to say")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source in the list."""

    source: Source
    verdict: str  # of VERDICTS; "" for one that is switched off
    why: str  # as the program says it
    last_success: datetime | None
    entries: int | None
    dated: int | None  # percent
    delay: str
    next_poll: datetime | None
    next_why: str
    trouble: str  # why an address of it cannot be read now; "" when all can
    missing: str

    @property
    def calm(self) -> bool:
        """Whether nobody needs to look at it."""
        return self.verdict in _CALM and not self.trouble


def source_rows(found: Survey) -> tuple[SourceRow, ...]:
    """A row for each source of sources.toml: the worst first, those switched off last."""
    rows = [_row(found, source) for source in found.settings.sources]
    return tuple(sorted(rows, key=lambda row: (_rank(row), collation_key(row.source.name))))


def source_row(found: Survey, id_: str) -> SourceRow | None:
    """The row of one source, if sources.toml has it."""
    return next((_row(found, source) for source in found.settings.sources if source.id == id_), None)


def faulty(found: Survey) -> tuple[SourceRow, ...]:
    """The rows that a person should look at: broken, silent, long not asked."""
    return tuple(row for row in source_rows(found) if row.verdict in ("broken", "silent", "not asked"))


def address_states(found: Survey, source: Source) -> Iterator[tuple[str, PollState | None]]:
    """Each address of a source with what is remembered of it."""
    for url in source.urls:
        yield url, found.states.get((source.id, url))


def span(delay: timedelta | None) -> str:
    """A delay in words; "" for None."""
    if delay is None:
        return ""
    minutes = round(delay / timedelta(minutes=1))
    if minutes < 120:
        return f"{minutes} phút"
    return f"{minutes // 60} giờ {minutes % 60:02} phút" if minutes < 48 * 60 else f"{minutes // (24 * 60)} ngày"


def missing_words(missing: Missing | None) -> str:
    """Whether the feed beside a sitemap or listing named everything; "" where there is nothing to compare."""
    if missing is None:
        return ""
    if missing.why_not:
        return f"Chưa so được với RSS cùng trang ngày {missing.day:%d/%m}."
    return (
        f"RSS cùng trang thiếu {missing.missing} trong {missing.of} bài ngày {missing.day:%d/%m}."
        if missing.missing
        else f"RSS cùng trang liệt kê đủ {missing.of} bài ngày {missing.day:%d/%m}."
    )


def _row(found: Survey, source: Source) -> SourceRow:
    if not source.enabled:
        return SourceRow(source, "", source.reason, None, None, None, "", None, "", "", "")
    health = found.healths[source.id]
    first = min(
        (state for state in health.states if state.next_poll), key=lambda state: str(state.next_poll), default=None
    )
    return SourceRow(
        source=source,
        verdict=health.verdict.word,
        why=health.verdict.why,
        last_success=health.last_success,
        entries=health.entries,
        dated=_share(health),
        delay=span(health.delay),
        next_poll=first.next_poll if first else None,
        next_why=in_words(first.next_why) if first else "",
        trouble=next((state.reason or state.outcome for state in health.states if state.failed), ""),
        missing=missing_words(found.missing.get(source.id)),
    )


def _rank(row: SourceRow) -> int:
    return _WORST.index(row.verdict) * 2 + (not row.trouble) if row.verdict else 2 * len(_WORST)


def _share(health: SourceHealth) -> int | None:
    return round(100 * (health.dated or 0) / health.entries) if health.entries else None
