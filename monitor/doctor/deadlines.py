"""rules/deadlines.toml as findings: what nobody confirmed, days of events for which a limit is missing.

Not here: limits between which nothing chooses (config refuses them), limits of single cases (the room cases).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from monitor.case import Level, Periodical
from monitor.config import Settings
from monitor.config.deadlines import DeadlineRule, Start
from monitor.doctor.finding import Finding

_FILE = "rules/deadlines.toml"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days of events for which there is no limit, after some for which there was one."""

    starts: Start
    after: str  # id of the limit that ended
    first: date
    last: date | None  # None: no other limit follows
    levels: tuple[Level, ...]  # of cases that have none
    periodicals: tuple[Periodical, ...]  # of outlets that have none; () where no limit depends on it


def deadline_findings(settings: Settings) -> Iterator[Finding]:
    """What a person has to look at before the limits of cases can be relied on."""
    deadlines = settings.deadlines
    doubtful = [each.id for each in deadlines.deadline if each.unverified]
    texts = sum(each.unverified for each in deadlines.citation)
    units = sum(each.unverified for each in deadlines.unit)
    if doubtful or texts or units:
        names = ", ".join(doubtful)
        yield Finding(
            True,
            f"{_FILE}: {len(doubtful)} limits{f' ({names})' if names else ''}, {texts} texts of law and {units} units "
            "are unverified: compare them with the documents",
        )
    given = {each.starts for each in deadlines.deadline}
    missing = [start for start in get_args(Start) if start not in given]
    if missing:
        told = ", ".join(f"`{start}`" for start in missing)
        yield Finding(True, f"{_FILE} has no limit that starts with {told}: officers set those by hand")
    for gap in gaps(deadlines.deadline):
        yield Finding(False, _told(gap))


def gaps(rules: Sequence[DeadlineRule]) -> tuple[Gap, ...]:
    """Every stretch of days that *rules* leave out after one of them, until the next one or for ever."""
    kinds: dict[Start, list[Periodical]] = {}
    for rule in rules:
        kinds.setdefault(rule.starts, []).extend(rule.periodicals)
    found: dict[tuple[str, date | None], list[tuple[Level, Periodical]]] = {}
    for rule in rules:
        beside = [each for each in rules if each.starts == rule.starts]
        for level in rule.levels or get_args(Level):
            for periodical in rule.periodicals or tuple(dict.fromkeys(kinds[rule.starts])) or ("",):
                for last in _left_out(rule, [each for each in beside if each.fits(level, periodical)]):
                    found.setdefault((rule.id, last), []).append((level, periodical))
    by_id = {rule.id: rule for rule in rules}
    return tuple(
        Gap(
            by_id[id_].starts,
            id_,
            (by_id[id_].to or date.max) + _DAY,
            last,
            tuple(sorted({level for level, _ in some})),
            tuple(dict.fromkeys(periodical for _, periodical in some if periodical)),
        )
        for (id_, last), some in found.items()
    )


def _left_out(rule: DeadlineRule, fitting: Sequence[DeadlineRule]) -> Iterator[date | None]:
    """The last day without a limit where the day after *rule* has none; of rules that end together the first one tells."""
    if rule.to is None or rule.to == date.max:
        return
    first = rule.to + _DAY
    if any(each.holds(first) for each in fitting) or next(each for each in fitting if each.to == rule.to) is not rule:
        return
    later = [each.valid_from for each in fitting if each.valid_from and each.valid_from > first]
    yield min(later) - _DAY if later else None


def _told(gap: Gap) -> str:
    days = f"{gap.first:%d/%m/%Y} to {gap.last:%d/%m/%Y}" if gap.last else f"{gap.first:%d/%m/%Y} on"
    whose = f", level {', '.join(map(str, gap.levels))}" if len(gap.levels) < len(get_args(Level)) else ""
    outlets = f", {', '.join(gap.periodicals)}" if gap.periodicals else ""
    return (
        f"{_FILE} has no limit that starts with `{gap.starts}`{whose}{outlets} for events from {days}, "
        f"where `{gap.after}` ends; add one"
    )
