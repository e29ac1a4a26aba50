"""How a unit stands that is asked to report, in words. Not here: sentences of the report (synthesis)."""

from collections.abc import Mapping

from monitor.unit_report import Standing, UnitStanding
from monitor.vietnamese.wording import padded

STANDINGS: Mapping[Standing, str] = {
    "in-time": "Đúng hạn",
    "late": "Chậm",
    "awaited": "Chưa gửi (chưa đến hạn)",
    "missing": "Chưa gửi (đã quá hạn)",
    "received": "Đã gửi",
    "not-yet": "Chưa gửi",
}


def standing_words(unit: UnitStanding) -> str:
    """How a unit stands, in a cell."""
    late = f" {padded(unit.days_late)} ngày" if unit.standing == "late" else ""
    return f"{STANDINGS[unit.standing]}{late}"
