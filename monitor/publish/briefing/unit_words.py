"""How quarters, halves and years are called where units report, and how a unit stands. Not here: sentences of the report."""

from collections.abc import Mapping

from monitor.periods import Period
from monitor.unit_report import Standing, UnitStanding
from monitor.vietnamese.wording import padded, short_day

_ROMAN = ("I", "II", "III", "IV")
STANDINGS: Mapping[Standing, str] = {
    "in-time": "Đúng hạn",
    "late": "Chậm",
    "awaited": "Chưa gửi (chưa đến hạn)",
    "missing": "Chưa gửi (đã quá hạn)",
    "received": "Đã gửi",
    "not-yet": "Chưa gửi",
}


def span_words(period: Period) -> str:
    """Such as "quý III năm 2026", "6 tháng đầu năm 2026", "năm 2026"; other periods by their days."""
    first = period.first
    if period.kind == "year":
        return f"năm {first.year}"
    if period.kind == "half":
        return f"6 tháng {'đầu' if first.month == 1 else 'cuối'} năm {first.year}"
    if period.kind == "quarter":
        return f"quý {_ROMAN[(first.month - 1) // 3]} năm {first.year}"
    return f"từ ngày {short_day(first)} đến ngày {short_day(period.last)}"


def standing_words(unit: UnitStanding) -> str:
    """How a unit stands, in a cell."""
    late = f" {padded(unit.days_late)} ngày" if unit.standing == "late" else ""
    return f"{STANDINGS[unit.standing]}{late}"
