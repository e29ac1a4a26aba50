"""Section III of a report: each case to its final outcome, and the units that did not report, late, or not well enough.

The nine columns of DOMAIN.md 2.2 stand one under another, so that a telephone can show them. Not here: which cases belong
to a period (pipeline), what a line holds (the room cases).
"""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from monitor.case_line import CaseLine, Task
from monitor.model import Report
from monitor.publish.digest.cases import NO_CASE, limit_words
from monitor.publish.report.words import unit
from monitor.publish.view_values import LONGEST, Part, Record, Section
from monitor.vietnamese.case_words import STATE_WORDS, VERDICT_WORDS, held_words, outcome_words
from monitor.vietnamese.wording import clock, listed, padded, short_day, shortened

TITLE = "KẾT QUẢ XỬ LÝ THÔNG TIN BÁO CHÍ NÊU"
_NAMED_OUTLETS = 3
_NONE = "chưa có"


def handled(report: Report) -> Section:
    """The section; a report from before there were cases says what it said."""
    cases = report.cases or ()
    if not cases:
        return Section("III", TITLE, (Part("", (NO_CASE,)),))
    zone = ZoneInfo(report.timezone)
    records = tuple(_record(case, n, zone) for n, case in enumerate(cases, start=1))
    amount = Part("", tuple(_amount(report, cases)), records=records)
    return Section("III", TITLE, (amount, Part("Đơn vị báo cáo", tuple(_units(cases)))))


def _amount(report: Report, cases: Iterable[CaseLine]) -> Iterator[str]:
    made = report.made_at.astimezone(ZoneInfo(report.timezone))
    every = list(cases)
    closed = sum(case.state == "closed" for case in every)
    overdue = sum(bool(case.overdue) for case in every)
    yield (
        f"{padded(len(every))} vụ việc được theo dõi trong {unit(report)}; đã kết thúc {padded(closed)}, quá hạn "
        f"{padded(overdue)}. Tình hình đến {clock(made)} ngày {short_day(made.date())}."
    )


def _record(case: CaseLine, number: int, zone: ZoneInfo) -> Record:
    papers = "; ".join(dict.fromkeys(task.paper for task in case.tasks if task.paper))
    rows = (
        ("Báo, ngày đăng", _press(case, zone)),
        ("Đơn vị", "; ".join(dict.fromkeys(task.unit for task in case.tasks)) or "chưa giao"),
        ("Văn bản giao", papers or _NONE),
        ("Thời hạn", "đã kết thúc" if case.state == "closed" else limit_words(case, zone)),
        ("Kết quả", _result(case)),
        ("Phản hồi báo chí", "; ".join(dict.fromkeys(each for each in case.replies if each)) or _NONE),
        ("Trạng thái", STATE_WORDS[case.state]),
    )
    return Record(number, f"Vụ việc số {case.id}: {shortened(case.title, LONGEST)}", rows)


def _press(case: CaseLine, zone: ZoneInfo) -> str:
    if case.published is None:
        return "chưa gắn bài báo nào"
    names = listed([shortened(name, LONGEST) for name in case.outlets], _NAMED_OUTLETS, "báo")
    return f"{names}, {short_day(case.published.astimezone(zone).date())}"


def _result(case: CaseLine) -> str:
    checked = f"kiểm chứng: {VERDICT_WORDS[case.verdict]}"
    how = outcome_words(case.outcome, case.same) or "đang xử lý"
    return "; ".join(filter(None, (how, checked, held_words(case.held))))


def _units(cases: Iterable[CaseLine]) -> Iterator[str]:
    tasks = [(case, task) for case in cases for task in case.tasks]
    yield _named("Chưa báo cáo (đã quá hạn)", ((c, t) for c, t in tasks if t.late and t.reported is None))
    yield _named("Báo cáo chậm", ((c, t) for c, t in tasks if t.late and t.reported is not None))
    yield _named("Báo cáo chưa đạt yêu cầu", ((c, t) for c, t in tasks if t.again))


def _named(what: str, found: Iterable[tuple[CaseLine, Task]]) -> str:
    units: dict[str, list[str]] = {}
    for case, task in found:
        units.setdefault(task.unit, []).append(str(case.id))
    said = "; ".join(f"{name} (vụ việc số {', '.join(dict.fromkeys(cases))})" for name, cases in units.items())
    return f"{what}: {said or 'không có'}."
