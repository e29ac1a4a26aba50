"""Table 1 and what stands beside it: groups of outlets, tone, time and topics, against the periods before.

Not here: the tables of other chapters (foreign.py, matters.py, management.py), charts (charts_of.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from string import ascii_lowercase

from monitor.briefing import Want
from monitor.model import Group
from monitor.publish.briefing.telling.compare import Other, others, share, share_cell, then_of
from monitor.publish.briefing.telling.spans import Span, cut_note, failing, known, partly_note, span_kind, spans
from monitor.publish.briefing.telling.telling import Telling, figure_cell, number_cell, said
from monitor.publish.briefing.telling.wording import NONE, capital, moved, moved_points
from monitor.publish.briefing.values import Cell, Grid
from monitor.publish.digest.items import TONES
from monitor.publish.digest.places import GROUP_NAMES
from monitor.vietnamese.wording import decimal

TOTAL = "Tổng"
_STEPS = {"ngày": "Ngày", "tuần": "Tuần (từ ngày – đến ngày)", "tháng": "Tháng"}
_TITLE = "Bảng 1. Tin, bài theo nhóm cơ quan báo chí"


def first_tables(telling: Telling) -> tuple[Grid, ...]:
    """Table 1 and its companions; alone where there is nothing to tell."""
    if not telling.briefing.items:
        return (table_groups(telling),)
    compared = (table_compared(telling),) if comparable(telling) else ()
    rest = (*compared, table_tones(telling), table_time(telling), table_topics(telling))
    return (table_groups(telling), *lettered(rest))


def lettered(companions: Iterable[Grid]) -> tuple[Grid, ...]:
    """The *companions* of table 1 with the letters of their order, so that none seems to be missing."""
    return tuple(
        replace(grid, title=f"Bảng 1{letter}. {grid.title.partition('. ')[2]}")
        for letter, grid in zip(ascii_lowercase, companions, strict=False)
    )


def comparable(telling: Telling) -> list[Other]:
    """The other periods of which there are figures."""
    return [other for other in others(telling) if other.counts is not None]


# -- table 1: groups of outlets ----------------------------------------------------------------------


def table_groups(telling: Telling) -> Grid:
    """Items, appearances, tones and the share of critical ones, by group."""
    compared = others(telling)
    columns = (
        "Nhóm cơ quan báo chí",
        "Tin, bài",
        "Lượt đăng",
        *(capital(name) for name in TONES.values()),
        "Không xét",
        "% tiêu cực",
        *(f"So {other.short} (điểm phần trăm)" for other in compared),
    )
    rows = [_group_row(telling, compared, capital(name), group) for group, name in GROUP_NAMES.items()]
    rows.append(_group_row(telling, compared, TOTAL, None))
    if not telling.briefing.items:
        rows = [(Cell(name), *(Cell(NONE) for _ in columns[1:])) for name in (*GROUP_NAMES.values(), TOTAL)]
        empty = (f"“{NONE}”: chưa có số liệu, không phải bằng không.",)
        return Grid("bang-1", _TITLE, columns, tuple(rows), empty, wide=True)
    least = said(telling.rules.smallest_denominator)
    notes = (
        "Lượt đăng gồm tin, bài của nhóm và các lần đăng lại, kể cả ở nhóm khác.",
        f"% tiêu cực tính trên số tin, bài được xét sắc thái của dòng đó; dưới {least} tin, bài thì không tính tỷ lệ (“{NONE}”).",
        "Không xét: tỉnh không phải nội dung chính của tin, bài. Nhiều chiều tính riêng, không chia cho sắc thái khác.",
        *_not_compared(telling),
    )
    return Grid("bang-1", _TITLE, columns, tuple(rows), notes, wide=True)


def _not_compared(telling: Telling) -> tuple[str, ...]:
    """Why a column is empty; the opening says it in full."""
    if len(comparable(telling)) == len(others(telling)):
        return ()
    return (f"“{NONE}” ở cột so sánh: chưa so sánh được, lý do nêu ở phần mở đầu.",)


def _group_row(telling: Telling, compared: Sequence[Other], name: str, group: Group | None) -> tuple[Cell, ...]:
    least = telling.rules.smallest_denominator
    whole, bad = telling.count(Want(group, judged=True)), telling.count(Want(group, "tieu-cuc"))
    tones = (telling.count(Want(group, tone)) for tone in TONES)
    cells = [telling.count(Want(group)), telling.printed(Want(group)), *tones, telling.count(Want(group, judged=False))]
    now = share(bad.value, whole.value, least)
    points = []
    for other in compared:
        then = None if other.counts is None else share(*then_of(other.counts, "tieu-cuc", group), least)
        if now is None or then is None:
            points.append(Cell(NONE))
        else:
            points.append(Cell(moved_points(now - then), bad, whole, now - then))
    return (Cell(name), *map(figure_cell, cells), share_cell(bad, whole, least), *points)


def table_compared(telling: Telling) -> Grid:
    """The number of items by group against the other periods."""
    compared = comparable(telling)
    columns = ["Nhóm cơ quan báo chí", "Kỳ này"]
    for other in compared:
        columns += [capital(other.short), f"Tăng, giảm so {other.short}"]
    rows = []
    for group, name in (*GROUP_NAMES.items(), (None, TOTAL)):
        now = telling.count(Want(group))
        cells = [Cell(name), figure_cell(now)]
        for other in compared:
            cells += _against(now.value, _then(other, group))
        rows.append(tuple(cells))
    title = "Bảng 1a. Số tin, bài so với các kỳ trước, theo nhóm cơ quan báo chí"
    return Grid("bang-1a", title, tuple(columns), tuple(rows))


def _then(other: Other, group: Group | None) -> int | None:
    if other.counts is None:
        return None
    return other.counts.items if group is None else dict(other.counts.groups).get(group, 0)


def _against(now: int, then: int | None) -> list[Cell]:
    if then is None:
        return [Cell(NONE), Cell(NONE)]
    return [number_cell(then), Cell(moved(now - then), number=now - then)]


# -- tones -------------------------------------------------------------------------------------------


def table_tones(telling: Telling) -> Grid:
    """The share of each tone in points against the other periods."""
    compared, least = comparable(telling), telling.rules.smallest_denominator
    columns = ["Sắc thái", "Tin, bài", "Tỷ lệ (%)"]
    for other in compared:
        columns += [f"{capital(other.short)} (%)", f"So {other.short} (điểm phần trăm)"]
    whole, rows = telling.count(Want(judged=True)), []
    for tone, name in TONES.items():
        part = telling.count(Want(tone=tone))
        cells = [Cell(capital(name)), figure_cell(part), share_cell(part, whole, least)]
        now = share(part.value, whole.value, least)
        for other in compared:
            then = None if other.counts is None else share(*then_of(other.counts, tone), least)
            cells += _share_against(now, then)
        rows.append(tuple(cells))
    empty = (Cell(NONE),) * (2 * len(compared))
    rows.append((Cell("Được xét sắc thái"), figure_cell(whole), share_cell(whole, whole, least), *empty))
    notes = (
        f"Kỳ này: {_judged(whole.value, least)}",
        *_denominators(telling, compared),
    )
    title = f"Bảng 1b. Sắc thái tin, bài{' so với các kỳ trước' if compared else ''}"
    return Grid("bang-1b", title, tuple(columns), tuple(rows), notes)


def _share_against(now: Decimal | None, then: Decimal | None) -> list[Cell]:
    if then is None:
        return [Cell(NONE), Cell(NONE)]
    told = Cell(decimal(then, 2), number=then)
    return [told, Cell(NONE) if now is None else Cell(moved_points(now - then), number=now - then)]


def _denominators(telling: Telling, compared: Sequence[Other]) -> Iterator[str]:
    for other in compared:
        if other.counts is not None:
            judged = sum(number for _, number in other.counts.tones)
            yield f"{capital(other.words)}: {_judged(judged, telling.rules.smallest_denominator)}"


def _judged(number: int, least: int) -> str:
    few = f", dưới {said(least)} nên không tính tỷ lệ" if number < least else ""
    return f"{said(number)} tin, bài được xét sắc thái{few}."


# -- time --------------------------------------------------------------------------------------------


def table_time(telling: Telling) -> Grid:
    """Items by day, week or month, and how many sources failed."""
    rows = [_span_row(telling, span) for span in spans(telling.briefing.period)]
    total = (Cell(TOTAL), figure_cell(telling.count(Want())), figure_cell(telling.printed(Want())))
    bad = figure_cell(telling.count(Want(tone="tieu-cuc")))
    rows.append((*total, bad, number_cell(len({source.id for source in telling.briefing.failed}))))
    notes = (
        f"“{NONE}”: chưa có số liệu (chưa theo dõi, không đọc được nguồn nào, hoặc chưa đến).",
        "Cột cuối: nguồn có ngày không đọc được; dòng Tổng tính mỗi nguồn một lần.",
        *partly_note(telling),
        *cut_note(telling.briefing.period),
    )
    kind = span_kind(telling.briefing.period)
    columns = (_STEPS[kind], "Tin, bài", "Lượt đăng", "Tin, bài tiêu cực", "Số nguồn không đọc được")
    return Grid("bang-1c", f"Bảng 1c. Tin, bài theo {kind}", columns, tuple(rows), notes)


def _span_row(telling: Telling, span: Span) -> tuple[Cell, ...]:
    want, lost = Want(first=span.first, last=span.last), failing(telling, span)
    failed = number_cell(lost)
    if not known(telling, span):
        return (Cell(span.name), Cell(NONE), Cell(NONE), Cell(NONE), failed if lost else Cell(NONE))
    bad = Want(tone="tieu-cuc", first=span.first, last=span.last)
    figures = (telling.count(want), telling.printed(want), telling.count(bad))
    return (Cell(span.name), *map(figure_cell, figures), failed)


# -- topics ------------------------------------------------------------------------------------------


def table_topics(telling: Telling) -> Grid:
    """Items by topic, the one with most first, against the period before."""
    other = others(telling)[0]
    against = () if other.counts is None else (capital(other.short), f"Tăng, giảm so {other.short}")
    columns = ("Lĩnh vực", "Tin, bài", "Lượt đăng", "Tích cực", "Tiêu cực", *against)
    rows = []
    for topic in topics_by_size(telling):
        wants = (Want(topic=topic), Want(tone="tich-cuc", topic=topic), Want(tone="tieu-cuc", topic=topic))
        now, good, bad = (telling.count(want) for want in wants)
        then = None if other.counts is None else dict(other.counts.topics).get(topic, 0)
        if now.value or then:
            figures = (now, telling.printed(wants[0]), good, bad)
            moved_by = () if then is None else _against(now.value, then)
            rows.append((Cell(telling.labels[topic]), *map(figure_cell, figures), *moved_by))
    notes = ("Một tin, bài thuộc nhiều lĩnh vực thì tính ở mỗi lĩnh vực, nên các dòng không cộng thành tổng.",)
    nil = () if rows else ("Không có tin, bài nào được xếp lĩnh vực.",)
    return Grid("bang-1d", "Bảng 1d. Tin, bài theo lĩnh vực", columns, tuple(rows), (*notes, *nil))


def topics_by_size(telling: Telling) -> list[str]:
    """The ids of all topics, the one with most items first, then in the order of the plan."""
    order = {topic: n for n, (topic, _) in enumerate(telling.briefing.topics)}
    return sorted(order, key=lambda topic: (-telling.count(Want(topic=topic)).value, order[topic]))
