"""How a briefing names its period, days and amounts. Not here: what it says of them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from monitor.briefing import Briefing
from monitor.periods import Kind, Period
from monitor.vietnamese.wording import day_month, decimal, padded, short_day

NONE = "–"  # in a table: no figure
_ROMAN = ("I", "II", "III", "IV")
_UNITS: Mapping[Kind, str] = {
    "day": "ngày",
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "half": "6 tháng",  # a name, no count: without the zero that counts below ten have (DOMAIN.md 2.5)
    "year": "năm",
    "range": "kỳ",
}
_NAMES: Mapping[Kind, Callable[[Period], str]] = {
    "day": lambda period: f"ngày {short_day(period.first)}",
    "week": lambda period: f"tuần {padded(period.first.isocalendar().week)} năm {period.first.isocalendar().year}",
    "month": lambda period: f"tháng {_month(period.first)} năm {period.first.year}",
    "quarter": lambda period: f"quý {_ROMAN[(period.first.month - 1) // 3]} năm {period.first.year}",
    "half": lambda period: f"6 tháng {'đầu' if period.first.month == 1 else 'cuối'} năm {period.first.year}",
    "year": lambda period: f"năm {period.first.year}",
    "range": lambda period: f"từ ngày {short_day(period.first)} đến ngày {short_day(period.last)}",
}


def period_name(period: Period) -> str:
    """As "quý III năm 2026", "6 tháng đầu năm 2026", "từ ngày 01/07/2026 đến ngày 15/08/2026"."""
    return _NAMES[period.kind](period)


def during(period: Period) -> str:
    """The same behind "trong": "quý III năm 2026", "thời gian từ ngày … đến ngày …"."""
    return f"thời gian {period_name(period)}" if period.kind == "range" else period_name(period)


def unit(period: Period) -> str:
    """What kind of period it is: "quý"."""
    return _UNITS[period.kind]


def _month(day: date) -> str:
    """By the decree, months 1 and 2 alone get a zero before them."""
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def capital(text: str) -> str:
    """*text* with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def amount(number: int) -> str:
    """In a table: "05", "1.234"; "0" for none."""
    return padded(number)


def moved(difference: int) -> str:
    """In a table: "+05", "-12", "0"."""
    if not difference:
        return "0"
    return f"{'+' if difference > 0 else '-'}{padded(abs(difference))}"


def moved_points(difference: Decimal) -> str:
    """In a table: "+0,92", "-7,69", "0,00"."""
    return ("+" if difference > 0 else "") + decimal(difference, 2)


def named_apart(names: Sequence[str], limit: int, noun: str) -> str:
    """As "A; B (02 trang); C và 05 trang khác": for names that have commas of their own; one that repeats is told once."""
    counted = list(Counter(names).items())[:limit]
    shown = "; ".join(name if number == 1 else f"{name} ({padded(number)} {noun})" for name, number in counted)
    rest = len(names) - sum(number for _, number in counted)
    return f"{shown} và {padded(rest)} {noun} khác" if rest else shown


def day_runs(days: Sequence[date], year: int) -> str:
    """As "03/07–05/07, 20/07": days that follow one another together."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join("–".join(dict.fromkeys((day_month(run[0], year), day_month(run[-1], year)))) for run in runs)


def marks(briefing: Briefing, at: str) -> tuple[str, ...]:
    """What stands at the head of a report that is not the last word; () for a frozen one of a period that is over."""
    said = []
    if briefing.everything:
        said.append("BẢN CHẠY THỬ: TÍNH MỌI TIN, BÀI, KHÔNG CHỌN THEO PHẠM VI CỦA TỈNH")
    if not briefing.over:
        said.append(f"BẢN NHÁP: KỲ BÁO CÁO CHƯA KẾT THÚC, SỐ LIỆU TÍNH ĐẾN {at.upper()}")
    elif not briefing.frozen_by:
        said.append(f"BẢN NHÁP: SỐ LIỆU CHƯA CHỐT, TÍNH ĐẾN {at.upper()}")
    return tuple(said)
