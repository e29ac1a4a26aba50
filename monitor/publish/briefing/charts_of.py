"""The few pictures of a briefing, as values: the same numbers as a table, whose id each of them names.

Not here: drawing them (charts), the tables (telling/tables.py).
"""

from collections.abc import Iterable
from dataclasses import replace

from monitor.briefing import Briefing, Want
from monitor.config.briefing import BriefingRules
from monitor.publish.briefing.telling.compare import others
from monitor.publish.briefing.telling.spans import cut_note, known, span_kind, spans, weak
from monitor.publish.briefing.telling.tables import comparable, topics_by_size
from monitor.publish.briefing.telling.telling import Telling, said, telling
from monitor.publish.briefing.telling.wording import capital
from monitor.publish.briefing.values import Chart, Series
from monitor.publish.digest.items import TONES
from monitor.publish.digest.places import GROUP_NAMES

TOP_TOPICS = 8
ONE_POINT = "Biểu đồ chỉ có một điểm số liệu, chưa cho thấy xu hướng."


def charts_of(briefing: Briefing, rules: BriefingRules) -> tuple[Chart, ...]:
    """The charts of *briefing*; none where there is nothing to draw."""
    return charts_told(telling(briefing, rules))


def charts_told(telling: Telling) -> tuple[Chart, ...]:
    """The same of a briefing that was looked at already."""
    if not telling.briefing.items:
        return ()
    drawn = (by_group(telling), by_tone(telling), by_time(telling), by_topic(telling))
    return counted(chart for chart in drawn if chart.labels)


def counted(charts: Iterable[Chart]) -> tuple[Chart, ...]:
    """*charts* with the numbers of their order, so that none seems to be missing."""
    return tuple(
        replace(chart, id=f"bieu-do-{number}", title=f"Biểu đồ {number}. {chart.title.partition('. ')[2]}")
        for number, chart in enumerate(charts, start=1)
    )


def by_group(telling: Telling) -> Chart:
    """Items by group, beside the period before."""
    groups = [group for group in GROUP_NAMES if _told(telling, group)]
    other = others(telling)[0]
    now = Series("Kỳ này", tuple(telling.count(Want(group)).value for group in groups))
    then: tuple[Series, ...] = ()
    if other.counts is not None:
        counts = dict(other.counts.groups)
        then = (Series(capital(other.short), tuple(counts.get(group, 0) for group in groups)),)
    title = "Biểu đồ 1. Tin, bài theo nhóm cơ quan báo chí" + (f", so với {other.short}" if then else "")
    note = _note(one=len(groups) == 1 and not then)
    labels = tuple(GROUP_NAMES[group] for group in groups)
    grid = "bang-1a" if comparable(telling) else "bang-1"
    return Chart("bieu-do-1", title, "bars", labels, (now, *then), note=note, grid=grid)


def _told(telling: Telling, group: str) -> bool:
    before = telling.briefing.before.counts
    then = any(number for name, number in before.groups if name == group) if before else False
    return then or any(item.group == group for item in telling.briefing.items)


def by_tone(telling: Telling) -> Chart:
    """Items of each tone within each group; those that were not judged are told in the note, for they would hide the others."""
    groups = [group for group in GROUP_NAMES if telling.count(Want(group, judged=True)).value]
    series = tuple(
        Series(capital(name), tuple(telling.count(Want(group, tone)).value for group in groups))
        for tone, name in TONES.items()
    )
    labels = tuple(GROUP_NAMES[group] for group in groups)
    rest = telling.count(Want(judged=False)).value
    more = f"Không gồm {said(rest)} tin, bài không xét sắc thái." if rest else ""
    note = _note(one=len(groups) == 1, more=more)
    title = "Biểu đồ 2. Sắc thái tin, bài theo nhóm cơ quan báo chí"
    return Chart("bieu-do-2", title, "stacked", labels, series, note=note, grid="bang-1")


def by_time(telling: Telling) -> Chart:
    """Items by day, week or month; a step of which nothing is known has no value, one with gaps a mark."""
    steps = spans(telling.briefing.period)
    values = tuple(
        telling.count(Want(first=step.first, last=step.last)).value if known(telling, step) else None for step in steps
    )
    marked = [weak(telling, step) and value is not None for step, value in zip(steps, values, strict=True)]
    labels = tuple(f"{step.label}*" if mark else step.label for step, mark in zip(steps, marked, strict=True))
    more = []
    if any(marked):
        more.append("Dấu *: có ngày chưa theo dõi, hoặc từ một phần tư số nguồn trở lên không đọc được.")
    if None in values:
        more.append("Chỗ trống: chưa có số liệu, không phải không có tin, bài.")
    more += cut_note(telling.briefing.period)
    kind = span_kind(telling.briefing.period)
    note = _note(one=sum(value is not None for value in values) == 1, more=" ".join(more))
    title = f"Biểu đồ 3. Tin, bài theo {kind}"
    return Chart("bieu-do-3", title, "line", labels, (Series("Tin, bài", values),), note=note, grid="bang-1c")


def by_topic(telling: Telling) -> Chart:
    """The topics with most items."""
    counted = [(topic, telling.count(Want(topic=topic)).value) for topic in topics_by_size(telling)]
    top = [(topic, number) for topic, number in counted if number][:TOP_TOPICS]
    labels = tuple(telling.labels[topic] for topic, _ in top)
    series = (Series("Tin, bài", tuple(number for _, number in top)),)
    title = "Biểu đồ 4. Lĩnh vực có nhiều tin, bài nhất"
    return Chart("bieu-do-4", title, "bars", labels, series, note=_note(one=len(top) == 1), grid="bang-1d")


def _note(*, one: bool, more: str = "") -> str:
    return " ".join(part for part in (ONE_POINT if one else "", more) if part)
