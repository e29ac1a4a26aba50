"""Sheets that hold the tables of a document, each with its charts below it and the numbers of these below them.

Numbers are numbers, and no text can run as a formula. Not here: the charts themselves (native.py), lists (lists.py).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from monitor.addresses import is_http
from monitor.publish.briefing.charts.fit import NOTHING, fitted, known
from monitor.publish.briefing.excel.native import height_of, native
from monitor.publish.briefing.excel.numbers import COUNT, number_in
from monitor.publish.briefing.values import Cell, Chart, Grid
from monitor.publish.export.xlsx import EXCEL, clean

CHARTS = "Biểu đồ"  # of the charts that no table of the workbook belongs to
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_TITLE = re.compile(r"[.:] ")  # what stands before it names the table: "Bảng 1", "Mục II.2.1 của Kế hoạch"
_LONGEST = 31  # letters of the name of a sheet
_ROW = 20  # pixels
_A4 = 9
_WIDTHS = (9, 40)  # letters
_BROAD = 100
_SHORT = 20
_ONE_PAGE = 20  # rows


class Pages:
    """The sheets of tables of one workbook; none is called like one of *taken*."""

    def __init__(self, book: Any, taken: Iterable[str]) -> None:
        self._book = book
        self._names = {name.casefold() for name in taken}
        top = {"valign": "top", "text_wrap": True, "border": 1}
        self._title = book.add_format({"bold": True, "font_size": 13})
        self._heading = book.add_format(top | {"bold": True, "bg_color": "#DDE6F0", "align": "center"})
        self._name = book.add_format(top)
        self._words = book.add_format(top | {"align": "center"})
        # As if a person had put an apostrophe before it: else Excel computes it once somebody edits the cell.
        self._note = book.add_format({"italic": True, "quote_prefix": True, "text_wrap": True, "valign": "top"})
        self._link = book.add_format(top | {"font_color": "#0563C1", "underline": 1})
        self._formats: dict[str, Any] = {}

    def add(self, grid: Grid, charts: Sequence[Chart]) -> None:
        """Write *grid* on a sheet of its own, *charts* below it."""
        widths = tuple(_widths(grid, names=24 if charts else 0))
        sheet = self._sheet(_TITLE.split(grid.title, maxsplit=1)[0])
        # Fitted to a page of paper: a picture with few rows stands on one whole, a broad table lies.
        sheet.fit_to_pages(1, 1 if charts and len(grid.rows) <= _ONE_PAGE else 0)
        if sum(widths) > _BROAD and not charts:
            sheet.set_landscape()
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.write_string(0, 0, clean(grid.title), self._title)
        sheet.set_row(2, _height(grid.columns, widths))
        row = self._heads(sheet, 2, grid.columns)
        for cells in grid.rows:
            sheet.set_row(row, _height([cell.text for cell in cells], widths))
            for place, cell in enumerate(cells):
                self._cell(sheet, row, place, cell)
            row += 1
        row = self._notes(sheet, row, grid.notes, widths)
        self._charts(sheet, row + 1, charts, widths)

    def add_charts(self, charts: Sequence[Chart]) -> None:
        """Write *charts* on a sheet of their own."""
        sheet = self._sheet(CHARTS)
        sheet.fit_to_pages(1, 0)
        widths = (40, *(14,) * 8)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        self._charts(sheet, 0, charts, widths)

    def _sheet(self, name: str) -> Any:
        sheet = self._book.add_worksheet(self._free(_FORBIDDEN.sub(" ", clean(name)).strip() or "Bảng"))
        sheet.set_paper(_A4)
        return sheet

    def _free(self, name: str) -> str:
        """*name*, as short as Excel wants it, and none that another sheet has."""
        tried = (name[:_LONGEST] if n == 1 else f"{name[: _LONGEST - 6]} ({n})" for n in range(1, len(self._names) + 2))
        found = next(each for each in tried if each.casefold() not in self._names)
        self._names.add(found.casefold())
        return found

    def _heads(self, sheet: Any, row: int, names: Iterable[str]) -> int:
        for place, name in enumerate(names):
            sheet.write_string(row, place, clean(name), self._heading)
        return row + 1

    def _cell(self, sheet: Any, row: int, place: int, cell: Cell) -> None:
        number = number_in(cell.text) if place else None  # the first column names the row
        if number:
            sheet.write_number(row, place, number.value, self._shown(number.shown))
        elif is_http(cell.text) and len(cell.text) <= EXCEL.address:
            sheet.write_url(row, place, clean(cell.text), self._link)
        else:
            short = place and len(cell.text) <= _SHORT
            sheet.write_string(row, place, clean(cell.text), self._words if short else self._name)

    def _notes(self, sheet: Any, row: int, notes: Iterable[str], widths: Sequence[int]) -> int:
        """Over the whole table: words that run beyond it would make it small on paper."""
        for note in notes:
            sheet.set_row(row, _height([clean(note)], [sum(widths)]))
            if len(widths) > 1:
                sheet.merge_range(row, 0, row, len(widths) - 1, "", self._note)
            sheet.write_string(row, 0, clean(note), self._note)
            row += 1
        return row

    def _charts(self, sheet: Any, row: int, charts: Iterable[Chart], widths: Sequence[int]) -> None:
        for each in charts:
            chart = fitted(each)
            if known(chart):
                # The numbers stand below the picture: rows may only be written downwards.
                first = row + height_of(chart) // _ROW + 2
                where = (sheet.get_name(), first)
                picture = native(self._book, chart, *where)
                sheet.insert_chart(row, 0, picture, {"object_position": 2, "description": _described(chart)})
                row = self._numbers(sheet, first, chart)
            else:
                sheet.write_string(row, 0, clean(chart.title), self._title)
                row = self._notes(sheet, row + 1, [NOTHING], widths)
            row = self._notes(sheet, row, [chart.note] if chart.note else [], widths) + 1

    def _numbers(self, sheet: Any, row: int, chart: Chart) -> int:
        """The numbers that *chart* draws; an empty cell is a gap of it."""
        row = self._heads(sheet, row, (f"Số liệu của biểu đồ ({chart.unit})", *(each.name for each in chart.series)))
        for n, label in enumerate(chart.labels):
            sheet.write_string(row, 0, clean(label), self._name)
            for place, each in enumerate(chart.series, start=1):
                value = each.values[n]
                if value is None:
                    sheet.write_blank(row, place, None, self._words)
                else:
                    sheet.write_number(row, place, value, self._shown(COUNT))
            row += 1
        return row

    def _shown(self, shown: str) -> Any:
        if shown not in self._formats:
            form = {"num_format": shown, "valign": "top", "align": "right", "border": 1}
            self._formats[shown] = self._book.add_format(form)
        return self._formats[shown]


def _widths(grid: Grid, names: int) -> Iterator[int]:
    """In letters: as wide as a column's longest cell, within reason; the first at least *names*, for those of charts.

    A heading may be broken between words.
    """
    low, high = _WIDTHS
    for place, heading in enumerate(grid.columns):
        longest = max((len(row[place].text) for row in grid.rows), default=0)
        word = max((len(word) for word in heading.split()), default=0)
        yield min(high, max(low if place else max(low, names), longest + 2, word + 2, len(heading) // 3))


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """In points: programs that only look do not find out for themselves how often a text is broken."""
    lines = (
        sum(-(-len(line) // (width - 1)) or 1 for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return 16 * min(25, max(lines, default=1))


def _described(chart: Chart) -> str:
    """For people who do not see the picture."""
    return clean(f"{chart.title}. Số liệu ở bảng ngay dưới biểu đồ.")
