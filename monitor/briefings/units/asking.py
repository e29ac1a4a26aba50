"""Whom the rules ask for what of a period: units, the form, the last day. Not here: what came in (status.py)."""

from datetime import date, timedelta

from monitor.briefings.units.reading import Asked
from monitor.config import Settings
from monitor.config.deadlines import UnitRow
from monitor.errors import InputError
from monitor.periods import Period
from monitor.publish.briefing.telling.wording import period_name
from monitor.publish.briefing.unit_form import Form

_DAY = timedelta(days=1)


def may_be_asked(settings: Settings, period: Period) -> None:
    """Raise InputError where no unit reports of *period*."""
    if period.kind not in ("quarter", "half", "year"):
        raise InputError(f"units report of a quarter, half a year or a year; {period.name} is none of them")
    if not settings.synthesis.part:
        raise InputError("rules/synthesis.toml does not say what units report; the README shows one")


def last_day(settings: Settings, period: Period) -> date | None:
    """The last day on which a report is in time; None: the rules set none."""
    rule = settings.synthesis.last_day(period)
    return rule.of(period.first.year) if rule else None


def units_of(settings: Settings, period: Period) -> tuple[UnitRow, ...]:
    """The units that report of *period*: those there are on the last day, without those that are not asked."""
    day = last_day(settings, period) or period.last
    return tuple(unit for unit in settings.deadlines.units_on(day) if unit.id not in settings.synthesis.not_asked)


def asked_of(settings: Settings, period: Period, today: date) -> Asked:
    """What a form of *period* must be."""
    units = tuple((unit.id, unit.name) for unit in units_of(settings, period))
    return Asked(period, settings.synthesis.items, units, today)


def form_of(settings: Settings, period: Period, unit: str = "") -> Form:
    """The form of *period*, for one *unit* (id or name) or for any. Raises InputError for a unit that does not report."""
    may_be_asked(settings, period)
    rows = units_of(settings, period)
    found = next((row for row in rows if unit in (row.id, row.name)), None)
    if unit and found is None:
        raise InputError(
            f"{unit} is no unit that reports of {period.name}; there are {', '.join(row.id for row in rows)}"
        )
    rule, day = settings.synthesis.last_day(period), last_day(settings, period)
    due = ""
    if day:
        due = f"Gửi trước ngày {day + _DAY:%d/%m/%Y} (nhận chậm nhất ngày {day:%d/%m/%Y})"
        due += " – thời hạn chưa xác nhận" if rule and rule.unverified else ""
    return Form(
        period=period.name,
        title=f"Biểu báo cáo kết quả công tác thông tin đối ngoại {period_name(period)}",
        unit=found.name if found else "",
        plan=f"Thực hiện {settings.synthesis.plan}" if settings.synthesis.plan else "",
        due=due,
        items=settings.synthesis.items,
    )
