"""The periods that a briefing is compared with, and why one cannot be compared with: nothing known of it is not zero.

Not here: points and percentages (publish/briefing).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import get_args

from monitor.briefing import BriefItem, Compared, Counts
from monitor.briefings.covered import Covered, covered_of
from monitor.model import Group, ToneValue
from monitor.periods import Period
from monitor.store import Store
from monitor.vietnamese.wording import padded

GROUPS: tuple[Group, ...] = get_args(Group)
TONES: tuple[ToneValue, ...] = get_args(ToneValue)
_TOLERATED = 10  # of a hundred days: of so many nothing need be known, and the sums may still be compared

Items = Callable[[Period], Sequence[BriefItem]]


def compared(store: Store, here: Covered, other: Period, items: Items) -> Compared:
    """What a period, of which *here* is known, is compared with: *other*, whose items are *items*."""
    if not here.over:
        passed = f"đã qua {_days(here.days)}" if here.days else "chưa qua ngày nào"
        return Compared(None, f"Kỳ báo cáo chưa kết thúc ({passed}).")
    there = covered_of(store, other, here.timezone, other.after.first)
    why = _why_not(here, "kỳ báo cáo") or _why_not(there, "kỳ so sánh")
    return Compared(None, why) if why else Compared(counts_of(other, items(other)), "")


def counts_of(period: Period, items: Iterable[BriefItem]) -> Counts:
    """The figures of *period*, which has *items*."""
    groups: Counter[Group] = Counter()
    judged: Counter[tuple[Group, ToneValue]] = Counter()
    topics: Counter[str] = Counter()
    appearances = 0
    for item in items:
        groups[item.group] += 1
        appearances += 1 + len(item.copies)
        topics.update(item.topics)
        if item.tone is not None:
            judged[item.group, item.tone] += 1
    return Counts(
        period=period,
        items=groups.total(),
        appearances=appearances,
        groups=tuple((group, groups[group]) for group in GROUPS),
        tones=tuple((tone, sum(judged[group, tone] for group in GROUPS)) for tone in TONES),
        by_group=tuple((group, tuple((tone, judged[group, tone]) for tone in TONES)) for group in GROUPS),
        topics=tuple(sorted(topics.items())),
    )


def _why_not(known: Covered, called: str) -> str:
    """Why the period *called* so, of which so much is *known*, cannot be compared; "" where it can."""
    period, covered = known.period, len(known.asked.covered)
    begun = f"; phần mềm có dữ liệu từ ngày {_day(known.begun)}" if known.begun else ""
    if not covered:
        return f"Không có dữ liệu của {called} {_span(period)}{begun}."
    if known.begun and known.begun > period.first:
        return f"Dữ liệu của {called} {_span(period)} chỉ có từ ngày {_day(known.begun)}."
    idle = known.days - covered
    if idle * 100 > _TOLERATED * known.days:
        return f"Không có dữ liệu của {_days(idle)} trong {called} {_span(period)}."
    return ""


def _span(period: Period) -> str:
    if period.first == period.last:
        return f"(ngày {_day(period.first)})"
    return f"(từ ngày {_day(period.first)} đến ngày {_day(period.last)})"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _days(count: int) -> str:
    return f"{padded(count)} ngày"
