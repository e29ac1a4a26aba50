"""Which unit reported in time, late, not yet; and what the units told, for table 4 and the report of half a year or a year.

Not here: entering a report (entering.py), words (publish/briefing).
"""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from monitor.briefing import UnitActivity
from monitor.briefings.units.asking import last_day, units_of
from monitor.briefings.units.entering import report_of
from monitor.config import Settings
from monitor.periods import Period
from monitor.store import Store
from monitor.store.unit_reports import KeptReport
from monitor.unit_report import PressWork, Standing, Synthesis, UnitReport, UnitStanding


def standings(store: Store, settings: Settings, period: Period, today: date) -> tuple[UnitStanding, ...]:
    """How every unit stands that is asked, in the order of the rules; then units that reported and are asked no more."""
    kept = store.unit_reports.of(period.name)
    names = {unit.id: unit.name for unit in units_of(settings, period)}
    names |= {each.unit: each.body["name"] for each in kept if each.unit not in names}
    last = last_day(settings, period)
    return tuple(
        _standing(id_, name, [each for each in kept if each.unit == id_], last, today) for id_, name in names.items()
    )


def _standing(id_: str, name: str, kept: Sequence[KeptReport], last: date | None, today: date) -> UnitStanding:
    if not kept:
        return UnitStanding(id_, name, _none_yet(last, today))
    # The first one decides: who mends a report later was in time all the same.
    received = min(each.received_on for each in kept)
    late = (received - last).days if last else 0
    standing: Standing = "received" if last is None else "late" if late > 0 else "in-time"
    return UnitStanding(id_, name, standing, received, kept[-1].paper, len(kept), max(late, 0))


def _none_yet(last: date | None, today: date) -> Standing:
    if last is None:
        return "not-yet"
    return "missing" if today > last else "awaited"


def reports(store: Store, settings: Settings, period: Period) -> tuple[UnitReport, ...]:
    """The newest report of each unit, in the order of the rules, then by its name."""
    newest = {kept.unit: kept for kept in store.unit_reports.of(period.name)}
    order = {unit.id: n for n, unit in enumerate(units_of(settings, period))}
    found = sorted(newest.values(), key=lambda each: (order.get(each.unit, len(order)), each.unit))
    return tuple(map(report_of, found))


def activities(store: Store, settings: Settings, period: Period) -> tuple[UnitActivity, ...]:
    """What units told of their work with the press in *period* (table 4); a unit that told nothing of it has no row."""
    found = (_activity(each) for each in reports(store, settings, period))
    return tuple(each for each in found if each != UnitActivity(each.unit, None, None, None, None, None))


def _activity(report: UnitReport) -> UnitActivity:
    def told(id_: PressWork) -> int | None:
        answer = report.answer(id_)
        return answer.count if answer else None

    return UnitActivity(
        unit=report.name,
        conferences=told("hop-bao"),
        releases=told("thong-cao"),
        questions=told("cau-hoi"),
        in_time=told("dung-han"),
        late=told("qua-han"),
    )


def synthesis_of(store: Store, settings: Settings, period: Period, at: datetime) -> Synthesis | None:
    """What the report of *period* is made of; None where it is no half of a year and no year, or the rules ask for none."""
    rules = settings.synthesis
    if period.kind not in ("half", "year") or not rules.part:
        return None
    rule = rules.last_day(period)
    today = at.astimezone(ZoneInfo(settings.office.timezone)).date()
    return Synthesis(
        plan=rules.plan,
        parts=tuple(part.value() for part in rules.part),
        reports=reports(store, settings, period),
        standings=standings(store, settings, period, today),
        last_day=last_day(settings, period),
        unverified=bool(rule and rule.unverified),
    )
