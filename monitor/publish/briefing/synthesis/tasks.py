"""The parts of the report: each task of the plan with what units told of it and what the desk counted; points that people judge.

Not here: annexes (annexes.py), the order of the parts (document.py).
"""

from collections.abc import Iterator, Sequence

from monitor.briefing import Want
from monitor.publish.briefing.synthesis.own import cases_told, own_listed, press_moved, press_told
from monitor.publish.briefing.telling.telling import Telling, number_cell, or_nil, said
from monitor.publish.briefing.values import Cell, Grid, Section, Sentence
from monitor.unit_report import Answer, PlanItem, PlanPart, PlanPoint, PlanSection, Synthesis, UnitReport
from monitor.vietnamese.wording import padded, shortened

_WORDS = 5  # units whose own words stand in the text; all of them stand in annex IV
_LETTERS = 400  # of such words
_POINT = 20  # units named below a point
_PRESS = (
    ("hop-bao", "Họp báo"),
    ("thong-cao", "Thông cáo"),
    ("cau-hoi", "Câu hỏi nhận"),
    ("dung-han", "Trả lời đúng hạn"),
    ("qua-han", "Quá hạn"),
)


def part_of(told: Telling, synthesis: Synthesis, part: PlanPart) -> Section:
    """A part with its sections; one section without a number is the part itself."""
    made = [_section(told, synthesis, section) for section in part.sections]
    points = [_point(told, synthesis, n, point) for n, point in enumerate(part.points, 1)]
    if len(made) == 1 and not made[0].number:
        only = made[0]
        return Section(part.number, part.title, only.sentences, only.grids, (), tuple(points))
    return Section(part.number, part.title, (), (), (), (*made, *points))


def own_words(text: str) -> str:
    """What a unit wrote, on one line."""
    return " ".join(text.split())


def ended(text: str) -> str:
    """*text* with a full stop, where it does not end with a sign of its own."""
    return text if text.endswith((".", "…", "?", "!")) else f"{text.rstrip(';,:')}."


def answers_of(synthesis: Synthesis, item: str) -> list[tuple[UnitReport, Answer]]:
    """What each unit told of *item*."""
    return [(report, found) for report in synthesis.reports if (found := report.answer(item))]


# -- tasks -----------------------------------------------------------------------------------------------


def _section(told: Telling, synthesis: Synthesis, section: PlanSection) -> Section:
    title = told.rules.heading("task").format_map({**told.known, "title": section.title, "plan": section.plan})
    sentences = [*_told(told, synthesis, section)]
    grids = [_grid(told, synthesis, section)] if section.items else []
    if section.own == "own-press":
        sentences += press_told(told, Want(own=True), "press_own")
        sentences += own_listed(told)
    if section.own == "press":
        sentences += press_told(told, Want(), "press_all")
        if told.briefing.items:
            sentences += press_told(told, Want(foreign=True), "press_foreign")
        sentences += press_moved(told)
        grids.append(_table_4(told, synthesis))
    if section.own == "cases":
        sentences += cases_told(told)
    return Section(section.number, title if section.title else "", tuple(sentences), tuple(grids))


def _told(told: Telling, synthesis: Synthesis, section: PlanSection) -> Iterator[Sentence]:
    """The sums of what units told, and the words of the first of them."""
    sums = [text for item in section.items if (text := _sum_words(told, synthesis, item))]
    if sums:
        yield told.say("sums", sums="; ".join(sums))
    else:
        yield told.say("sums_none" if synthesis.reports else "reports_none")
    words = [
        told.phrase("unit_words", unit_name=report.name, words=shortened(own_words(answer.text), _LETTERS))
        for item in section.items
        for report, answer in answers_of(synthesis, item.id)
        if answer.text
    ]
    yield from (Sentence(ended(text)) for text in words[:_WORDS])
    if len(words) > _WORDS:
        yield told.say("unit_words_more", more=said(len(words) - _WORDS))


def _counts(synthesis: Synthesis, item: str) -> list[int]:
    return [answer.count for _, answer in answers_of(synthesis, item) if answer.count is not None]


def _sum_words(told: Telling, synthesis: Synthesis, item: PlanItem) -> str:
    counts = _counts(synthesis, item.id)
    if not counts:
        return ""
    name = f"{item.title[:1].lower()}{item.title[1:]}"
    values = {"number": padded(sum(counts)), "measure": item.measure, "units": padded(len(counts))}
    return told.phrase("sum", item=name, **values)


def _grid(told: Telling, synthesis: Synthesis, section: PlanSection) -> Grid:
    rows = []
    for item in section.items:
        counts = _counts(synthesis, item.id)
        total = number_cell(sum(counts) if counts else None)
        rows.append((Cell(item.title), Cell(item.measure or "–"), total, number_cell(len(counts))))
    return Grid(
        f"bang-ke-hoach-{section.items[0].id}",
        told.rules.heading("table_sums").format_map({**told.known, "plan": section.plan}),
        ("Nội dung", "Đơn vị tính", "Số lượng", "Số đơn vị báo số liệu"),
        tuple(rows),
        (told.phrase("silent"),) if any(not _counts(synthesis, item.id) for item in section.items) else (),
    )


def _table_4(told: Telling, synthesis: Synthesis) -> Grid:
    """What units told of their work with the press; nothing told is no nought."""
    found: list[tuple[str, Sequence[int | None]]] = []
    for report in synthesis.reports:
        answers = [report.answer(id_) for id_, _ in _PRESS]
        if any(answers):
            found.append((report.name, [answer.count if answer else None for answer in answers]))
    rows = [(Cell(name), *(number_cell(count) for count in counts)) for name, counts in found]
    if found:
        sums = [[count for _, counts in found if (count := counts[n]) is not None] for n in range(len(_PRESS))]
        rows.append((Cell("Tổng"), *(number_cell(sum(each) if each else None) for each in sums)))
    columns = ("Đơn vị", *(name for _, name in _PRESS))
    notes = (told.phrase("table_4_silent"),) if found else ()
    return Grid(
        "bang-4", told.heading("table_press"), columns, or_nil(rows, columns, told.phrase("table_4_none")), notes
    )


# -- points that people judge ----------------------------------------------------------------------------


def _point(told: Telling, synthesis: Synthesis, number: int, point: PlanPoint) -> Section:
    blank = Sentence(f"[cán bộ điền: {point.title[:1].lower()}{point.title[1:]}]", blank=True)
    if not point.told:
        return Section(str(number), point.title, (blank,))
    what = told.heading(point.told)
    found = [
        told.phrase("unit_words", unit_name=report.name, words=shortened(own_words(text), _LETTERS))
        for report in synthesis.reports
        for text in dict.fromkeys(getattr(answer, point.told) for answer in report.answers)
        if text
    ]
    silent = "points_untold" if synthesis.reports else "points_unsent"
    head = told.say("points_told", what=what) if found else told.say(silent, what=what.lower())
    more = [told.say("points_more", more=said(len(found) - _POINT))] if len(found) > _POINT else []
    texts = (Sentence(ended(text)) for text in found[:_POINT])
    return Section(str(number), point.title, (blank, head, *texts, *more))
