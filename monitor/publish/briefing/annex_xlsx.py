"""The Excel annex of a briefing: its tables and charts, all rows behind them, and the query of each figure.

The same briefing gives the same bytes. Not here: the parts (excel), what the document says (document).
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from monitor.briefing import Briefing
from monitor.publish.briefing.excel.lists import ITEM_SHEET, lists
from monitor.publish.briefing.excel.tables import Pages
from monitor.publish.briefing.excel.unit_lists import unit_lists
from monitor.publish.briefing.values import Document
from monitor.publish.briefing.walk import charts, grids
from monitor.publish.export.columns import Words
from monitor.publish.export.xlsx import EXCEL, NOTES, Limits, Sheets, Table, clean, workbook, write_notes
from monitor.vietnamese.wording import clock, padded, short_day

_UNRELATED = (
    "Tin, bài không nói về tỉnh, hoặc cán bộ đã xác định là không về tỉnh, vẫn tính khi thuộc chủ đề theo dõi trong phạm vi của cơ "
    "quan, hoặc khi phạm vi lấy mọi tin, bài; cột Liên quan đến tỉnh của trang Tin, bài ghi rõ."
)
_BASIS = 2  # sentences of the opening before those that say what the figures lack


def annex_xlsx(document: Document, briefing: Briefing, limits: Limits = EXCEL) -> bytes:
    """The workbook; what Excel has no room for is said in it."""
    return _made(document, briefing, tuple(lists(document, briefing)), limits)


def synthesis_xlsx(document: Document, briefing: Briefing, limits: Limits = EXCEL) -> bytes:
    """Likewise of the report of half a year or a year: its tables, and all that units told. The items stand in the annex."""
    return _made(document, briefing, tuple(unit_lists(document, briefing)), limits)


Listed = tuple[tuple[Table, tuple[Any, ...]], ...]


def _made(document: Document, briefing: Briefing, listed: Listed, limits: Limits) -> bytes:
    out, words = io.BytesIO(), Words(dict(briefing.topics), ZoneInfo(briefing.timezone))
    with workbook(out) as book:
        pages = Pages(book, [*(table.name for table, _ in listed), NOTES])
        tables = {grid.id for grid in grids(document)}
        for grid in grids(document):
            pages.add(grid, [chart for chart in charts(document) if chart.grid == grid.id])
        if alone := [chart for chart in charts(document) if chart.grid not in tables]:
            pages.add_charts(alone)
        faults, told = [], []
        for table, rows in listed:
            sheets = Sheets(book, table, words, limits)
            for row in rows:
                sheets.add(row)
            faults += sheets.end()
            told.append(table)
        heads = ("Cách đếm", *(_sheet_words(table) for table in told))
        write_notes(book, _notes(document, briefing, told, faults), heads)
        book.set_properties({"title": clean(_title(document)), "created": briefing.made_at.replace(tzinfo=None)})
    return out.getvalue()


def _title(document: Document) -> str:
    return f"Phụ lục số liệu – {document.kind} {document.subject}"


def _sheet_words(table: Table) -> str:
    return f"Trang {table.name}"


def _notes(
    document: Document, briefing: Briefing, tables: Sequence[Table], faults: list[str]
) -> Iterator[tuple[str, ...]]:
    made = briefing.made_at.astimezone(ZoneInfo(briefing.timezone))
    first, last = short_day(briefing.period.first), short_day(briefing.period.last)
    yield (_title(document),)
    yield from ((mark,) for mark in document.marks)
    yield (f"Kỳ số liệu: từ ngày {first} đến ngày {last}.",)
    yield (f"Lập lúc {clock(made)} ngày {short_day(made.date())}; quy tắc phiên bản {briefing.rules}.",)
    if briefing.frozen_by:
        yield (f"Số liệu đã chốt, người chốt: {briefing.frozen_by}.",)
    yield (f"Thời gian ghi theo múi giờ {briefing.timezone}.",)
    yield from ((sentence.text,) for sentence in document.opening[_BASIS:])
    yield ()
    yield ("Cách đếm",)
    yield ("Tin, bài: mỗi bài báo đếm một lần; bài đăng lại nguyên văn không đếm là tin, bài.",)
    yield ("Lượt đăng: tin, bài và mọi lần đăng lại trong kỳ.",)
    yield (_UNRELATED,)
    unrelated = sum(item.province == "none" for item in briefing.items)
    yield (
        f"Trong kỳ có {padded(unrelated)} tin, bài như vậy." if unrelated else "Trong kỳ không có tin, bài như vậy.",
    )
    yield ("Sắc thái chỉ xét khi nội dung chính của bài về tỉnh; tỷ lệ tính trên số tin, bài đã xét.",)
    yield ("Một bài có thể thuộc nhiều lĩnh vực, nhiều địa bàn; cộng các dòng ấy lại có thể lớn hơn tổng số.",)
    where = "" if any(table.name == ITEM_SHEET for table in tables) else " của phụ lục số liệu cùng kỳ"
    yield (
        f"Mỗi số liệu trong báo cáo có câu truy vấn ở trang Số liệu, câu truy vấn; đếm lại từ trang {ITEM_SHEET}{where}.",
    )
    yield ("Ô trống trong số liệu của biểu đồ là không có số liệu, không phải là số không.",)
    yield ()
    yield ("Những chỗ Excel không chứa đủ:" if faults else "Mọi ô đều ghi đủ, không chỗ nào bị cắt.",)
    yield from ((fault,) for fault in faults)
    for table in tables:
        yield ()
        yield (_sheet_words(table), "Tên cột trong tệp CSV, JSONL", "Ghi chú")
        yield from ((column.heading, column.key, column.note) for column in table.columns)
