"""The parts of the report: each task of the plan with what units told of it and what the desk counted; points that people judge.

Not here: annexes (annexes.py), the order of the parts (document.py).
"""

from collections.abc import Iterator, Sequence

from monitor.briefing import Want
from monitor.publish.briefing.synthesis.own import cases_told, press_told
from monitor.publish.briefing.telling.telling import Telling, number_cell, said
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
    points = [_point(synthesis, n, point) for n, point in enumerate(part.points, 1)]
    if len(made) == 1 and not made[0].number:
        only = made[0]
        return Section(part.number, part.title, only.sentences, only.grids, (), tuple(points))
    return Section(part.number, part.title, (), (), (), (*made, *points))


def own_words(text: str) -> str:
    """What a unit wrote, on one line."""
    return " ".join(text.split())


def answers_of(synthesis: Synthesis, item: str) -> list[tuple[UnitReport, Answer]]:
    """What each unit told of *item*."""
    return [(report, found) for report in synthesis.reports if (found := report.answer(item))]


# -- tasks -----------------------------------------------------------------------------------------------


def _section(told: Telling, synthesis: Synthesis, section: PlanSection) -> Section:
    title = f"{section.title} (mục {section.plan} của Kế hoạch)" if section.title else ""
    sentences = [*_told(synthesis, section)]
    grids = [_grid(synthesis, section)] if section.items else []
    if section.own == "own-press":
        sentences += press_told(told, Want(own=True), "Báo chí và cổng, trang thông tin điện tử của tỉnh đăng")
    if section.own == "press":
        sentences += press_told(told, Want(), "Báo chí trong và ngoài nước có")
        sentences += press_told(told, Want(foreign=True), "Trong đó báo chí đối ngoại và báo chí nước ngoài có")
        grids.append(_table_4(synthesis))
    if section.own == "cases":
        sentences += cases_told(told)
    return Section(section.number, title, tuple(sentences), tuple(grids))


def _told(synthesis: Synthesis, section: PlanSection) -> Iterator[Sentence]:
    """The sums of what units told, and the words of the first of them."""
    sums = [text for item in section.items if (text := _sum_words(synthesis, item))]
    if sums:
        yield Sentence(f"Theo báo cáo của các đơn vị: {'; '.join(sums)}.")
    elif synthesis.reports:
        yield Sentence("Chưa có đơn vị nào báo cáo số liệu của nội dung này.")
    else:
        yield Sentence("Chưa có báo cáo của các đơn vị về nội dung này.")
    words = [
        f"{report.name}: {shortened(own_words(answer.text), _LETTERS)}"
        for item in section.items
        for report, answer in answers_of(synthesis, item.id)
        if answer.text
    ]
    yield from (Sentence(text if text.endswith(".") else f"{text}.") for text in words[:_WORDS])
    if len(words) > _WORDS:
        yield Sentence(f"Còn {said(len(words) - _WORDS)} nội dung khác do các đơn vị báo cáo, nêu tại Phụ lục IV.")


def _counts(synthesis: Synthesis, item: str) -> list[int]:
    return [answer.count for _, answer in answers_of(synthesis, item) if answer.count is not None]


def _sum_words(synthesis: Synthesis, item: PlanItem) -> str:
    counts = _counts(synthesis, item.id)
    if not counts:
        return ""
    name = f"{item.title[:1].lower()}{item.title[1:]}"
    return f"{name} {padded(sum(counts))} {item.measure} ({padded(len(counts))} đơn vị báo số liệu)"


def _grid(synthesis: Synthesis, section: PlanSection) -> Grid:
    rows = []
    for item in section.items:
        counts = _counts(synthesis, item.id)
        total = number_cell(sum(counts) if counts else None)
        rows.append((Cell(item.title), Cell(item.measure or "–"), total, number_cell(len(counts))))
    number = f" {section.number}" if section.number else ""
    return Grid(
        f"bang-ke-hoach-{section.items[0].id}",
        f"Số liệu đơn vị báo cáo về mục{number} ({section.plan})",
        ("Nội dung", "Đơn vị tính", "Số lượng", "Số đơn vị báo số liệu"),
        tuple(rows),
        ("Dấu “–”: chưa có đơn vị nào báo số liệu; không có nghĩa là không có hoạt động.",)
        if any(not _counts(synthesis, item.id) for item in section.items)
        else (),
    )


def _table_4(synthesis: Synthesis) -> Grid:
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
    return Grid(
        "bang-4",
        "Bảng 4. Họp báo, cung cấp thông tin, trả lời báo chí của các đơn vị",
        ("Đơn vị", *(name for _, name in _PRESS)),
        tuple(rows),
        ("Dấu “–”: đơn vị không báo số liệu.",) if found else ("Chưa có số liệu của các đơn vị.",),
    )


# -- points that people judge ----------------------------------------------------------------------------


def _point(synthesis: Synthesis, number: int, point: PlanPoint) -> Section:
    blank = Sentence(f"[cán bộ điền: {point.title[:1].lower()}{point.title[1:]}]", blank=True)
    if not point.told:
        return Section(str(number), point.title, (blank,))
    words = {"trouble": "Khó khăn, vướng mắc", "proposal": "Kiến nghị"}[point.told]
    found = [
        f"{report.name}: {shortened(own_words(text), _LETTERS)}"
        for report in synthesis.reports
        for text in dict.fromkeys(getattr(answer, point.told) for answer in report.answers)
        if text
    ]
    head = (
        f"{words} các đơn vị nêu trong báo cáo:" if found else f"Không có đơn vị nào nêu {words.lower()} trong báo cáo."
    )
    more = [f"Còn {said(len(found) - _POINT)} ý kiến khác trong báo cáo của các đơn vị."] if len(found) > _POINT else []
    texts = (head, *(text if text.endswith(".") else f"{text}." for text in found[:_POINT]), *more)
    return Section(str(number), point.title, (blank, *map(Sentence, texts)))
