"""How a report names its period, its editions and the days of the calendar. Not here: what it tells of them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from monitor.model import DayNote, Edition, Report
from monitor.vietnamese.wording import day_month, long_day, weekday

_UNITS = {"week": "tuần", "month": "tháng"}


def unit(report: Report) -> str:
    """What kind of period it is, in one word."""
    return _UNITS[report.kind]


def period_words(report: Report, period: str) -> str:
    """A *period* of the same kind: "tuần 09 năm 2026", "tháng 11 năm 2026"."""
    year, _, number = period.partition("-")
    return f"{unit(report)} {number.lstrip('W')} năm {year}"


def edition_numbers(editions: Sequence[Edition]) -> str:
    """As "số 012", "các số 012, 014" or "từ số 012 đến số 016"."""
    numbers = [edition.number for edition in editions]
    if len(numbers) == 1:
        return f"số {numbers[0]:03d}"
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"từ số {numbers[0]:03d} đến số {numbers[-1]:03d}"
    return "các số " + ", ".join(f"{number:03d}" for number in numbers)


def day_inside(day: date) -> str:
    """As "thứ Hai, ngày 28/02/2022", inside a sentence; "Chủ nhật" is a name and keeps its capital."""
    return long_day(day).replace("Thứ ", "thứ ", 1)


def days(report: Report, each: Sequence[date]) -> str:
    """As "Thứ Hai 23/11, Thứ Tư 25/11"."""
    return ", ".join(f"{weekday(day)} {day_month(day, report.last.year)}" for day in each)


def rested(report: Report) -> str:
    """The days off of the period: "Thứ Tư 02/09 (Quốc khánh)"."""
    return ", ".join(f"{_span(report, run)} ({run[0].text})" for run in _runs(report.rested))


def coming(report: Report) -> Iterator[str]:
    """A sentence for each of the days to come."""
    for run in _runs(report.coming):
        first, last = run[0], run[-1]
        when = long_day(first.day) if first is last else f"Từ {day_inside(first.day)} đến {day_inside(last.day)}"
        yield f"{when}: {_what(first)}."


def _span(report: Report, run: Sequence[DayNote]) -> str:
    first, last = (days(report, [note.day]) for note in (run[0], run[-1]))
    return first if run[0] is run[-1] else f"từ {first} đến {last}"


def _what(note: DayNote) -> str:
    unverified = " (chưa đối chiếu với văn bản thông báo lịch nghỉ)" if note.unverified else ""
    if note.kind == "holiday":
        return f"{note.text}, ngày nghỉ, không có bản tin điểm báo{unverified}"
    if note.kind == "working":
        return "ngày làm bù, có bản tin điểm báo"
    return f"{note.text.rstrip('. ')} (việc định kỳ)"


def _runs(notes: Sequence[DayNote]) -> Iterator[list[DayNote]]:
    """Days that follow one another and say the same, together."""
    run: list[DayNote] = []
    for note in notes:
        if run and (note.kind, note.text, note.day - timedelta(days=1)) == (run[-1].kind, run[-1].text, run[-1].day):
            run.append(note)
            continue
        if run:
            yield run
        run = [note]
    if run:
        yield run
