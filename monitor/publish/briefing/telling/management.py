"""The work of the state with the press: spokespersons (table 4), letters to units and their answers, corrections; what comes next.

Not here: the cases themselves (matters.py).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from statistics import median

from monitor.briefing import UnitActivity
from monitor.case import Outcome
from monitor.case_line import CaseLine, Task
from monitor.model import DayNote
from monitor.publish.briefing.telling.case_words import ranked, title_of, until
from monitor.publish.briefing.telling.compare import percent_words, share
from monitor.publish.briefing.telling.telling import Telling, number_cell, or_nil, said
from monitor.publish.briefing.telling.wording import NONE
from monitor.publish.briefing.values import Cell, Grid, Section, Sentence
from monitor.vietnamese.case_words import OUTCOME_WORDS, UNVERIFIED
from monitor.vietnamese.wording import decimal, long_day

_HOURS = 24


# -- table 4 -----------------------------------------------------------------------------------------

_Amount = Callable[[UnitActivity], int | None]
_AMOUNTS: tuple[_Amount, ...] = (
    lambda unit: unit.conferences,
    lambda unit: unit.releases,
    lambda unit: unit.questions,
    lambda unit: unit.in_time,
    lambda unit: unit.late,
)


def units(telling: Telling) -> Section:
    """What the units told of their work with the press."""
    told = [unit for unit in telling.briefing.units if any(each(unit) is not None for each in _AMOUNTS)]
    title, table = telling.heading("management_units"), (units_table(telling),)
    if not told:
        return Section("", title, (telling.say("units_none"),), table)
    words = [NONE if number is None else said(number) for number in _sums(told)]
    names = ("conferences", "releases", "questions", "in_time", "late")
    values = dict(zip(names, words, strict=True))
    return Section("", title, (telling.say("units", (), units=said(len(told)), **values),), table)


def _sums(units: Sequence[UnitActivity]) -> list[int | None]:
    """Of what was told; None where nobody told anything."""
    sums: list[int | None] = []
    for each in _AMOUNTS:
        told = [number for unit in units if (number := each(unit)) is not None]
        sums.append(sum(told) if told else None)
    return sums


def units_table(telling: Telling) -> Grid:
    """Table 4."""
    known = telling.briefing.units
    rows = [(Cell(unit.unit), *(number_cell(each(unit)) for each in _AMOUNTS)) for unit in known]
    if known:
        rows.append((Cell("Tổng"), *map(number_cell, _sums(known))))
    columns = ("Đơn vị", "Họp báo", "Thông cáo", "Câu hỏi nhận", "Trả lời đúng hạn", "Quá hạn")
    notes = (f"“{NONE}”: đơn vị chưa báo số liệu, không phải không có; dòng Tổng chỉ cộng số liệu đã báo.",)
    title = "Bảng 4. Họp báo, thông cáo, trả lời báo chí của các đơn vị"
    return Grid("bang-4", title, columns, or_nil(rows, columns, "Chưa có số liệu"), notes if known else ())


# -- letters to units --------------------------------------------------------------------------------


def letters(telling: Telling) -> Section:
    """What was given to units in the period, what they reported in time, and how long it took."""
    every = [(case, task) for case in telling.briefing.cases for task in case.tasks]
    period = telling.briefing.period
    given = [(case, task) for case, task in every if period.holds(telling.day(task.sent))]
    older = [task for _, task in every if telling.day(task.sent) < period.first and task.late and task.reported is None]
    told = [_amounts(telling, [task for _, task in given])]
    if older:
        told.append(telling.say("letters_older", letters=said(len(older))))
    if given:
        told.append(_times(telling, [task for _, task in given]))
    return Section("", telling.heading("management_letters"), (*told, *named_units(telling, every)))


def _amounts(telling: Telling, tasks: Sequence[Task]) -> Sentence:
    if not tasks:
        return telling.say("letters_none")
    reported = [task for task in tasks if task.reported is not None]
    in_time = sum(not task.late for task in reported)
    overdue = sum(task.late and task.reported is None for task in tasks)
    value = share(in_time, len(tasks), telling.rules.smallest_denominator)
    return telling.say(
        "letters",
        letters=said(len(tasks)),
        in_time=said(in_time),
        late=said(len(reported) - in_time),
        overdue=said(overdue),
        waiting=said(len(tasks) - len(reported) - overdue),
        share="" if value is None else f"; tỷ lệ đúng hạn {percent_words(value)}",
    )


def _times(telling: Telling, tasks: Iterable[Task]) -> Sentence:
    hours = sorted((task.reported - task.sent).total_seconds() / 3600 for task in tasks if task.reported is not None)
    if not hours:
        return telling.say("times_none")
    fastest, middle, slowest = (_long(value) for value in (hours[0], median(hours), hours[-1]))
    return telling.say("times", reports=said(len(hours)), fastest=fastest, median=middle, slowest=slowest)


def _long(hours: float) -> str:
    """As "05 giờ" within a day, "6,2 ngày" beyond it."""
    if hours < _HOURS:
        return f"{said(round(hours))} giờ" if round(hours) else "dưới 01 giờ"
    return f"{decimal(Decimal(str(hours)) / _HOURS, 1)} ngày"


def named_units(telling: Telling, given: Iterable[tuple[CaseLine, Task]]) -> Iterator[Sentence]:
    """Who did not report, late, or not well enough; nothing where nothing was given to anybody."""
    known = list(given)
    kinds = (
        ("Đơn vị chưa báo cáo (đã quá hạn)", [(c, t) for c, t in known if t.late and t.reported is None]),
        ("Đơn vị báo cáo chậm", [(c, t) for c, t in known if t.late and t.reported is not None]),
        ("Đơn vị báo cáo chưa đạt yêu cầu", [(c, t) for c, t in known if t.again]),
    )
    if known and not any(found for _, found in kinds):
        yield telling.say("units_named_none")
    for what, found in kinds:
        if not found:
            continue
        units: dict[str, list[str]] = {}
        for case, task in found:
            units.setdefault(task.unit, []).append(str(case.id))
        named = "; ".join(f"{unit} (vụ việc số {', '.join(dict.fromkeys(ids))})" for unit, ids in units.items())
        yield telling.say("units_named", what=what, named=named)


# -- corrections -------------------------------------------------------------------------------------


def answers(telling: Telling) -> Section:
    """Letters to the press, and how the cases ended."""
    cases = telling.briefing.cases
    replies = sum(replies_in(telling, case) for case in cases)
    ended = Counter(case.outcome for case in cases if case.state == "closed")
    told = _answers(telling, replies, ended)
    return Section("", telling.heading("management_answers"), (told, telling.blank("violations")))


def replies_in(telling: Telling, case: CaseLine) -> int:
    """How many documents went to the press in the period; of what an earlier program kept, how many at all."""
    if len(case.replied) != len(case.replies):
        return len(case.replies)
    return sum(telling.briefing.period.holds(telling.day(at)) for at in case.replied)


def _answers(telling: Telling, replies: int, ended: Counter[Outcome]) -> Sentence:
    """What there is none of is said so, not counted."""
    named = ", ".join(f"{said(ended[key])} {words or 'không ghi kết quả'}" for key, words in _outcomes(ended))
    if replies and ended:
        return telling.say("answers", replies=said(replies), closed=said(ended.total()), outcomes=named)
    if replies:
        return telling.say("answers_running", replies=said(replies))
    if ended:
        return telling.say("answers_ended", closed=said(ended.total()), outcomes=named)
    return telling.say("answers_none")


def _outcomes(ended: Counter[Outcome]) -> Iterator[tuple[Outcome, str]]:
    return ((key, words) for key, words in OUTCOME_WORDS.items() if ended[key])


# -- what comes --------------------------------------------------------------------------------------


def calendar(telling: Telling) -> tuple[Sentence, ...]:
    """The days of the next period that the office's rules know."""
    found = tuple(telling.say("coming", day=long_day(note.day), what=_what(note)) for note in telling.briefing.coming)
    return found or (telling.say("coming_none"),)


def _what(note: DayNote) -> str:
    kinds = {"holiday": "ngày nghỉ", "working": "ngày làm bù", "reminder": ""}
    marks = (kinds[note.kind], UNVERIFIED if note.unverified else "")
    said_of = ", ".join(mark for mark in marks if mark)
    return note.text.strip().rstrip(".") + (f" ({said_of})" if said_of else "")


def unit_tasks(telling: Telling) -> tuple[Sentence, ...]:
    """Open cases that wait for a unit, then a place for what people add."""
    waiting = [
        case
        for case in ranked(telling.briefing.cases)
        if case.unit and case.state in ("sent", "reported") and not case.over_since
    ]
    told = [
        telling.say("unit_task", unit_name=case.unit, case=str(case.id), title=title_of(case), due=until(telling, case))
        for case in waiting
    ]
    return (*(told or [telling.say("unit_task_none")]), telling.blank("tasks_units"))


def own_tasks(telling: Telling) -> tuple[Sentence, ...]:
    """What the office wrote in its rules; a place for people where it wrote nothing."""
    written = tuple(Sentence(text.strip()) for text in telling.rules.tasks)
    return written or (telling.blank("tasks_content"),)
