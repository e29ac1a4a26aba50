"""Keeps the report of a unit: the whole form or nothing of it; what it stands in for is said. Not here: reading the form (reading.py)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from monitor.briefings.units.asking import asked_of, may_be_asked
from monitor.briefings.units.faults import FormError
from monitor.briefings.units.grid import grid_of
from monitor.briefings.units.reading import read_form
from monitor.config import Settings
from monitor.periods import Period
from monitor.store import Store
from monitor.store.unit_reports import KeptReport
from monitor.unit_report import Answer, UnitReport


@dataclass(frozen=True, slots=True)
class Entered:
    """A report that was kept, or looked through, and the one that counts no more because of it."""

    report: UnitReport
    before: KeptReport | None


def read(settings: Settings, period: Period, content: bytes, received_on: date | None, at: datetime) -> UnitReport:
    """The report that the form *content* tells, not kept. Raises FormError with every fault.

    It comes from outside and may take seconds: read it before the database is locked.
    """
    may_be_asked(settings, period)
    today = at.astimezone(ZoneInfo(settings.office.timezone)).date()
    received = received_on or today
    if received > today or received < period.first:
        raise FormError.of(
            f"was received on {received}, which is {'still to come' if received > today else 'before the period'}",
            f"Ngày nhận {received:%d/%m/%Y} {'chưa đến' if received > today else 'trước khi kỳ báo cáo bắt đầu'}.",
        )
    return read_form(grid_of(content), asked_of(settings, period, today), received)


def looked_at(store: Store, period: Period, report: UnitReport) -> Entered:
    """*report*, not kept, and the one that it would stand in for."""
    return Entered(report, _newest(store, period, report.unit))


def enter(store: Store, period: Period, report: UnitReport, by: str, at: datetime) -> Entered:
    """Keep *report*; call it inside a transaction of the log."""
    made = looked_at(store, period, report)
    store.unit_reports.add(period.name, report.unit, report.received_on, report.paper, body_of(report), by, at)
    return made


def _newest(store: Store, period: Period, unit: str) -> KeptReport | None:
    return next((kept for kept in reversed(store.unit_reports.of(period.name)) if kept.unit == unit), None)


def body_of(report: UnitReport) -> dict[str, Any]:
    """*report* as JSON."""
    return {
        "name": report.name,
        "compiler": report.compiler,
        "sent_on": report.sent_on.isoformat(),
        "answers": [
            {key: value for key, value in asdict(each).items() if value not in ("", None)} for each in report.answers
        ],
    }


def report_of(kept: KeptReport) -> UnitReport:
    """The report that was kept."""
    body = kept.body
    return UnitReport(
        unit=kept.unit,
        name=body["name"],
        compiler=body["compiler"],
        sent_on=date.fromisoformat(body["sent_on"]),
        paper=kept.paper,
        received_on=kept.received_on,
        answers=tuple(Answer(**({"count": None} | each)) for each in body["answers"]),
    )
