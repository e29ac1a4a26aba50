"""The form that a unit fills in, as Excel and as CSV: the same cells in the same places in both.

The same form gives the same bytes. Not here: what is asked (rules/synthesis.toml), reading a form that came back (briefings/units).
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from monitor.publish.export.rows import BOM
from monitor.unit_report import PlanItem, PressWork

SHEET = "Báo cáo"
MARK = "bieu-don-vi-1"  # which form it is; another layout gets another mark
# What stands above the table: the name of a line, in column A, and how it is filled in.
HEAD = ("Mã biểu", "Kỳ báo cáo", "Đơn vị", "Người lập", "Ngày gửi", "Số văn bản")
COLUMNS = (
    "Mã",
    "Mục kế hoạch",
    "Nội dung công việc",
    "Đơn vị tính",
    "Số lượng",
    "Kết quả thực hiện",
    "Đường dẫn minh chứng",
    "Khó khăn, vướng mắc",
    "Kiến nghị",
)
FILLED = COLUMNS[4:]  # by the unit; what stands before them it leaves as it is
TABLE = len(HEAD) + 2  # the line of the columns, counted from 1
# The rows of table 4, which every form has; only numbers are asked for.
PRESS: tuple[tuple[PressWork, str, str], ...] = (
    ("hop-bao", "Họp báo đã tổ chức", "cuộc"),
    ("thong-cao", "Thông cáo báo chí đã phát hành", "thông cáo"),
    ("cau-hoi", "Câu hỏi, yêu cầu của cơ quan báo chí đã nhận", "câu hỏi"),
    ("dung-han", "Câu hỏi đã trả lời đúng hạn", "câu hỏi"),
    ("qua-han", "Câu hỏi trả lời quá hạn hoặc chưa trả lời", "câu hỏi"),
)
_WIDTHS = (20, 13, 38, 16, 11, 44, 36, 32, 32)
_HEIGHT = 33  # points of a line: two lines of text
_A4 = 9
_HINTS = (
    "Chỉ điền các ô màu trắng: từ ô B4 đến B6 và các cột từ E đến I. Không thêm, bớt, đổi tên cột; không xóa cột “Mã”.",
    "Ngày gửi ghi như 05/11/2026.",
    "Số lượng là số nguyên, không kèm chữ. Không có hoạt động thì ghi 0; chưa thống kê được thì để trống.",
    "Không dùng công thức: hãy dán giá trị.",
    "Nhiều đường dẫn minh chứng thì mỗi đường dẫn một dòng trong ô.",
    "Gửi lại biểu của cùng kỳ thì biểu gửi sau thay cho biểu gửi trước.",
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form for one unit and one period."""

    period: str  # name: "2026"
    title: str  # "Biểu báo cáo …"
    unit: str  # its name; "" for a form that any unit may fill in
    plan: str
    due: str  # by when, in words; ""
    items: tuple[PlanItem, ...]


def table_rows(items: tuple[PlanItem, ...]) -> Iterator[tuple[str, str, str, str]]:
    """What the first four columns of the table say, line by line."""
    for item in items:
        yield item.id, item.plan, item.title, item.measure
    for id_, title, measure in PRESS:
        yield id_, "Bảng 4", title, measure


def form_csv(form: Form) -> bytes:
    """The form for a spreadsheet of any kind; `;` as Excel in Vietnamese parts cells."""
    out = io.StringIO()
    out.write(f"{BOM}sep=;\r\n")
    writer = csv.writer(out, delimiter=";")
    for name, value in zip(HEAD, _head(form), strict=True):
        writer.writerow([name, value, *[""] * (len(COLUMNS) - 2)])
    writer.writerow([""] * len(COLUMNS))
    writer.writerow(COLUMNS)
    writer.writerows([*row, *[""] * len(FILLED)] for row in table_rows(form.items))
    return out.getvalue().encode()


def _head(form: Form) -> tuple[str, ...]:
    return (MARK, form.period, form.unit, "", "", "")


def form_xlsx(form: Form) -> bytes:
    """The form for Excel: what is not to be filled in is locked, without a password; a sheet says how it is filled in."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": form.title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - the library takes naive ones
    looks = _looks(book)
    sheet = book.add_worksheet(SHEET)
    _page(sheet)
    for n, (name, value) in enumerate(zip(HEAD, _head(form), strict=True)):
        filled = n > 2 or (n == 2 and not form.unit)
        sheet.write_string(n, 0, name, looks["label"])
        sheet.write(n, 1, value, looks["open" if filled else "shut"])
    sheet.write_string(0, 2, form.title, looks["title"])
    sheet.write_string(1, 2, form.plan, looks["note"])
    sheet.write_string(2, 2, form.due, looks["note"])
    for column, name in enumerate(COLUMNS):
        sheet.write_string(TABLE - 1, column, name, looks["column"])
    last = TABLE - 1
    for last, row in enumerate(table_rows(form.items), TABLE):
        sheet.set_row(last, _HEIGHT)
        for column, text in enumerate(row):
            sheet.write_string(last, column, text, looks["shut"])
        for column in range(len(row), len(COLUMNS)):
            shut = column > len(row) and row[0] in {each[0] for each in PRESS}
            sheet.write_blank(last, column, None, looks["shut" if shut else "number" if column == len(row) else "open"])
    _only_numbers(sheet, last)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    hints = book.add_worksheet("Hướng dẫn")
    hints.set_column(0, 0, 110)
    for n, text in enumerate(_HINTS):
        hints.write_string(n, 0, text, looks["hint"])
    book.close()
    return out.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "text_wrap": True, "valign": "top"}
    return {
        "label": book.add_format({"bold": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 13}),
        "note": book.add_format({"italic": True}),
        "column": book.add_format(cell | {"bold": True, "bg_color": "#DDE6F0", "align": "center"}),
        "shut": book.add_format(cell | {"bg_color": "#F0F0F0"}),
        "open": book.add_format(cell | {"locked": False, "num_format": "@"}),  # text: 05/11 stays what was typed
        "number": book.add_format(cell | {"locked": False, "num_format": "0"}),
        "hint": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _page(sheet: Any) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(TABLE, 3)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TABLE - 1)


def _only_numbers(sheet: Any, last: int) -> None:
    sheet.data_validation(
        TABLE,
        4,
        last,
        4,
        {
            "validate": "integer",
            "criteria": ">=",
            "value": 0,
            "error_title": "Số lượng",
            "error_message": "Hãy ghi một số nguyên từ 0 trở lên, không kèm chữ.",
        },
    )
