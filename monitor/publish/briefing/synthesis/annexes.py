"""The four annexes: figures by month, how units reported, cases, what units made. Not here: the parts of the report (tasks.py)."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from monitor.briefing import Want
from monitor.case_line import CaseLine
from monitor.periods import period_of
from monitor.publish.briefing.synthesis.tasks import own_words
from monitor.publish.briefing.telling.case_words import later, until_when
from monitor.publish.briefing.telling.spans import Span, known, partly
from monitor.publish.briefing.telling.telling import Telling, figure_cell, said
from monitor.publish.briefing.unit_words import STANDINGS, standing_words
from monitor.publish.briefing.values import Cell, Grid, Section
from monitor.publish.digest.items import TONES
from monitor.unit_report import Synthesis, UnitReport
from monitor.vietnamese.case_words import OUTCOME_WORDS, STATE_WORDS, VERDICT_WORDS
from monitor.vietnamese.wording import padded, short_day, shortened

_DAY = timedelta(days=1)
_LETTERS = 500
_FAILED = 10  # sources named below annex I
_NONE = "–"


def months_annex(told: Telling) -> Section:
    """Annex I: the press month by month; a month that has not come, or of which nothing is known, has no figures."""
    briefing, months = told.briefing, []
    today, day = told.day(briefing.made_at), briefing.period.first
    while day <= briefing.period.last:
        month = period_of("month", day)
        months.append(Span("", "", month.first, month.last))
        day = month.last + _DAY
    come = [month for month in months if briefing.over or month.first <= today]
    rows = [_month(told, month, known=month in come and _known(told, month)) for month in months]
    rows.append(_row(told, "Tổng", Want()))
    note = [told.phrase("months_running")] if not briefing.over else []
    if not all(_known(told, month) for month in come):
        note.append(told.phrase("months_unknown"))
    if some_days := partly(told, (month for month in come if _known(told, month))):
        note.append(told.phrase("months_partly", months=", ".join(f"{each.first:%m/%Y}" for each in some_days)))
    failed = sorted({source.name for source in briefing.failed})
    if failed:
        named = f"{'; '.join(failed[:_FAILED])}{' …' if len(failed) > _FAILED else ''}"
        note.append(told.phrase("months_failed", sources=said(len(failed)), named=named))
    grid = Grid(
        "phu-luc-thang",
        told.heading("table_months"),
        ("Tháng", "Tin, bài", "Lượt đăng", *(name[:1].upper() + name[1:] for name in TONES.values()), "Không xét"),
        tuple(rows),
        tuple(note),
    )
    # The name of a period, as in the subject: "6 tháng", no count with a zero before it.
    title = told.rules.heading("annex_months").format_map({**told.known, "months": str(len(rows) - 1)})
    return Section("I", title, (), (grid,))


def _known(told: Telling, month: Span) -> bool:
    """Whether anything is known of *month*; of the day on which the report is made only its items are."""
    passed = replace(month, last=min(month.last, told.day(told.briefing.made_at) - _DAY))
    return bool(told.count(Want(first=month.first, last=month.last)).value) or known(told, passed)


def _month(told: Telling, month: Span, *, known: bool) -> tuple[Cell, ...]:
    name = f"{month.first.month:02d}/{month.first.year}"
    if not known:
        return (Cell(name), *(Cell(_NONE) for _ in range(len(TONES) + 3)))
    return _row(told, name, Want(first=month.first, last=month.last))


def _row(told: Telling, name: str, want: Want) -> tuple[Cell, ...]:
    tones = (told.count(replace(want, tone=tone)) for tone in TONES)
    figures = (told.count(want), told.printed(want), *tones, told.count(replace(want, judged=False)))
    return (Cell(name), *map(figure_cell, figures))


def standings_annex(told: Telling, synthesis: Synthesis) -> Section:
    """Annex II: which unit reported in time, late, not yet."""
    rows = [
        (
            Cell(str(n), number=n),
            Cell(each.name),
            Cell(each.paper or _NONE),
            Cell(short_day(each.received_on) if each.received_on else _NONE),
            Cell(standing_words(each)),
        )
        for n, each in enumerate(synthesis.standings, 1)
    ]
    title = told.heading("annex_units")
    if not rows:
        return Section("II", title, (told.say("units_not_asked"),))
    found = [
        (words, sum(1 for each in synthesis.standings if each.standing == standing))
        for standing, words in STANDINGS.items()
    ]
    named = "; ".join(f"{words.lower()} {padded(number)}" for words, number in found if number)
    sentences = [told.say("units_standing", asked=padded(len(rows)), standings=named)]
    if synthesis.last_day:
        key = "units_due_unsure" if synthesis.unverified else "units_due"
        sentences.append(told.say(key, day=short_day(synthesis.last_day)))
    grid = Grid(
        "phu-luc-don-vi",
        told.heading("table_units"),
        ("TT", "Đơn vị", "Số văn bản", "Ngày nhận", "Tình trạng"),
        tuple(rows),
        (told.phrase("units_again"),) if any(each.times > 1 for each in synthesis.standings) else (),
    )
    return Section("II", title, tuple(sentences), (grid,))


def cases_annex(told: Telling) -> Section:
    """Annex III: every case of the period."""
    title, cases = told.heading("annex_followed"), told.briefing.cases
    if not cases:
        return Section("III", title, (told.say("followed_list_none"),))
    zone = ZoneInfo(told.briefing.timezone)
    grid = Grid(
        "phu-luc-vu-viec",
        told.heading("table_followed"),
        ("TT", "Vụ việc", "Báo, ngày đăng", "Đơn vị được giao", "Kết luận", "Trạng thái", "Kết quả"),
        tuple(_case(n, case, zone) for n, case in enumerate(cases, 1)),
        (until_when(told),),
        wide=True,
    )
    return Section("III", title, (), (grid,))


def _case(number: int, case: CaseLine, zone: ZoneInfo) -> tuple[Cell, ...]:
    press = ", ".join(case.outlets) or _NONE
    day = f", {short_day(case.published.astimezone(zone).date())}" if case.published else ""
    texts = (
        shortened(case.title, 200),
        f"{press}{day}",
        case.unit or _NONE,
        VERDICT_WORDS[case.verdict],
        "; ".join(filter(None, (STATE_WORDS[case.state], later(case)))),
        OUTCOME_WORDS[case.outcome] if case.outcome else _NONE,
    )
    return (Cell(str(number), number=number), *map(Cell, texts))


def products_annex(told: Telling, synthesis: Synthesis) -> Section:
    """Annex IV: all that units told in words, with where it can be seen."""
    title = told.heading("annex_products")
    rows = [
        row for item in synthesis.items for report in synthesis.reports for row in _product(report, item.id, item.title)
    ]
    if not rows:
        return Section("IV", title, (told.say("products_none"),))
    grid = Grid(
        "phu-luc-san-pham",
        told.heading("table_products"),
        ("TT", "Nội dung", "Đơn vị", "Số lượng", "Kết quả thực hiện", "Minh chứng"),
        tuple((Cell(str(n), number=n), *row) for n, row in enumerate(rows, 1)),
        (told.phrase("products_by_units"),),
        wide=True,
    )
    return Section("IV", title, (), (grid,))


def _product(report: UnitReport, item: str, title: str) -> list[tuple[Cell, ...]]:
    found = report.answer(item)
    if found is None or not (found.text or found.proof):
        return []
    count = Cell(_NONE) if found.count is None else Cell(padded(found.count), number=found.count)
    words = (shortened(own_words(found.text), _LETTERS) or _NONE, shortened(own_words(found.proof), _LETTERS) or _NONE)
    return [(Cell(title), Cell(report.name), count, *map(Cell, words))]
