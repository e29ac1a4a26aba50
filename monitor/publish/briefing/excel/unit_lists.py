"""Lists of the workbook of half a year and a year: what each unit told of each thing it was asked, figures with their queries.

From them every sum of the report can be made again. Not here: the tables of the report (tables.py), lists of the press (lists.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from monitor.briefing import Briefing
from monitor.publish.briefing.excel.lists import figures_list
from monitor.publish.briefing.plain import plain
from monitor.publish.briefing.unit_form import PRESS
from monitor.publish.briefing.values import Document
from monitor.publish.export.columns import Column
from monitor.publish.export.xlsx import Table
from monitor.unit_report import Answer, PlanItem, Synthesis, UnitReport


@dataclass(frozen=True, slots=True)
class _Line:
    """What a unit told of one thing."""

    report: UnitReport
    item: PlanItem
    answer: Answer


ANSWERS = (
    Column("unit", "Đơn vị", 34, lambda a, _: plain(a.report.name), wrapped=True),
    Column("paper", "Số văn bản", 16, lambda a, _: plain(a.report.paper)),
    Column("received", "Ngày nhận báo cáo", 13, lambda a, _: a.report.received_on),
    Column("item", "Mã", 20, lambda a, _: a.item.id),
    Column("plan", "Mục kế hoạch", 12, lambda a, _: a.item.plan),
    Column("title", "Nội dung công việc", 44, lambda a, _: a.item.title, wrapped=True),
    Column(
        "count", "Số lượng", 10, lambda a, _: a.answer.count, note="để trống: đơn vị không báo số liệu, không phải là 0"
    ),
    Column("measure", "Đơn vị tính", 16, lambda a, _: a.item.measure),
    Column("text", "Kết quả thực hiện", 50, lambda a, _: plain(a.answer.text), wrapped=True),
    Column("proof", "Đường dẫn minh chứng", 40, lambda a, _: plain(a.answer.proof), wrapped=True),
    Column("trouble", "Khó khăn, vướng mắc", 36, lambda a, _: plain(a.answer.trouble), wrapped=True),
    Column("proposal", "Kiến nghị", 36, lambda a, _: plain(a.answer.proposal), wrapped=True),
)


def unit_lists(document: Document, briefing: Briefing) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    """Each list with its rows, in the order of their sheets."""
    told = tuple(_lines(briefing.synthesis)) if briefing.synthesis else ()
    yield Table("Đơn vị báo cáo", ANSWERS, len(ANSWERS), _undated, _called), told
    yield figures_list(document)


def _lines(synthesis: Synthesis) -> Iterator[_Line]:
    press = (PlanItem(id_, "Bảng 4", title, measure) for id_, title, measure in PRESS)
    asked = {item.id: item for item in (*synthesis.items, *press)}
    for report in synthesis.reports:
        # What an earlier form asked, and the rules ask no more, is in no sum of the report.
        yield from (_Line(report, asked[each.item], each) for each in report.answers if each.item in asked)


def _undated(_row: object) -> datetime:
    """The workbook is dated by the briefing, not by its rows."""
    return datetime(2000, 1, 1, tzinfo=UTC)


def _called(line: _Line) -> str:
    return f"{line.report.name}, mã {line.item.id}"
