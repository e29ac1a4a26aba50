"""A case in words: its press, its course, its result, until when. Not here: which cases a chapter tells (matters.py)."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from monitor.case_line import CaseLine, Task
from monitor.publish.briefing.telling.telling import Telling
from monitor.publish.briefing.telling.wording import NONE
from monitor.publish.briefing.values import Cell, Grid
from monitor.vietnamese.case_words import (
    LEVEL_WORDS,
    STATE_WORDS,
    UNVERIFIED,
    VERDICT_WORDS,
    due_words,
    held_words,
    outcome_words,
)
from monitor.vietnamese.wording import listed, short_day, shortened

_OUTLETS = 3
_NOT_YET = "chưa có"
COLUMNS = (
    "TT",
    "Vụ việc",
    "Báo, ngày đăng",
    "Đơn vị được giao",
    "Văn bản giao (số, ngày)",
    "Thời hạn",
    "Kết quả xử lý đến cùng",
    "Phản hồi báo chí (số, ngày)",
    "Trạng thái",
)


def ranked(cases: Sequence[CaseLine]) -> list[CaseLine]:
    """The most urgent first, those that are open before those that are closed."""
    return sorted(cases, key=lambda case: (-case.level, case.state == "closed", case.id))


def title_of(case: CaseLine) -> str:
    """What the press says, in one sentence."""
    return shortened(case.title, 200)


def press(telling: Telling, case: CaseLine) -> str:
    """As "Báo Một, Báo Hai và 02 báo khác, 03/08/2026"."""
    if case.published is None:
        return "chưa gắn bài báo nào"
    names = listed([shortened(name, 80) for name in case.outlets], _OUTLETS, "báo")
    return f"{names}, {short_day(telling.day(case.published))}"


def course(telling: Telling, case: CaseLine) -> str:
    """What was given to whom, and when these reported."""
    if not case.tasks:
        return "chưa giao đơn vị xử lý"
    return "; ".join(_step(telling, task) for task in case.tasks)


def _step(telling: Telling, task: Task) -> str:
    paper = f", văn bản {task.paper}" if task.paper else ""
    given = f"giao {task.unit} ngày {short_day(telling.day(task.sent))}{paper}"
    if task.reported is None:
        return f"{given}, {'đã quá hạn, ' if task.late else ''}đơn vị chưa báo cáo"
    late = " (chậm)" if task.late else ""
    again = ", báo cáo chưa đạt yêu cầu" if task.again else ""
    return f"{given}, đơn vị báo cáo ngày {short_day(telling.day(task.reported))}{late}{again}"


def result(case: CaseLine) -> str:
    """How it ended, and what may be told of the article."""
    directed = f"; ý kiến chỉ đạo: {shortened(case.directed, 200)}" if case.directed else ""
    held = f"; {held_words(case.held)}" if case.held else ""
    return f"{ended(case)}; kiểm chứng: {VERDICT_WORDS[case.verdict]}{directed}{held}"


def ended(case: CaseLine) -> str:
    """How it ended, or that it has not."""
    if case.outcome:
        return outcome_words(case.outcome, case.same)
    return "đã kết thúc" if case.state == "closed" else f"đang xử lý ({STATE_WORDS[case.state]})"


def answer(case: CaseLine) -> str:
    """The documents that went to the press."""
    return "; ".join(reply for reply in case.replies if reply) or _NOT_YET


def until(telling: Telling, case: CaseLine) -> str:
    """The earliest limit that runs, and whether it has passed."""
    if case.state == "closed":
        return "đã kết thúc"
    if case.due is None:
        return f"{case.due_of}: chưa có hạn" if case.due_of else NONE
    due = due_words(case.due, ZoneInfo(telling.briefing.timezone), whole_days=case.whole_days)
    late = ", đã quá hạn" if case.overdue else ""
    unsure = f" ({UNVERIFIED})" if case.unverified else ""
    return f"{due}{unsure}{late}"


def later(case: CaseLine) -> str:
    """What happened after the end of the period; "" where nothing did."""
    return f"sau kỳ báo cáo: {'; '.join(case.later)}" if case.later else ""


def until_when(telling: Telling) -> str:
    """Until when cases are told."""
    if not telling.briefing.over:
        return "Tình trạng vụ việc tính đến thời điểm lập báo cáo."
    day = short_day(telling.briefing.period.last)
    return f"Tình trạng, thời hạn của vụ việc tính đến hết ngày {day}; việc phát sinh sau ngày đó ghi rõ ngày."


def cases_table(telling: Telling) -> Grid:
    """Every case, in the nine columns of the weekly report."""
    cases = ranked(telling.briefing.cases)
    rows = tuple(_row(telling, n, case) for n, case in enumerate(cases, start=1))
    notes = (until_when(telling),) if rows else (telling.phrase("cases_none"),)
    return Grid("bang-vu-viec", "Danh mục vụ việc", COLUMNS, rows, notes, wide=True)


def _row(telling: Telling, number: int, case: CaseLine) -> tuple[Cell, ...]:
    papers = "; ".join(task.paper for task in case.tasks if task.paper)
    units = "; ".join(dict.fromkeys(task.unit for task in case.tasks)) or case.unit
    return (
        Cell(str(number), number=number),
        Cell(f"Vụ việc số {case.id}: {title_of(case)} (mức độ {case.level}, {LEVEL_WORDS[case.level]})"),
        Cell(press(telling, case)),
        Cell(units or "chưa giao"),
        Cell(papers or _NOT_YET),
        Cell(until(telling, case)),
        Cell(result(case)),
        Cell(answer(case)),
        Cell("; ".join(filter(None, (STATE_WORDS[case.state], later(case))))),
    )
