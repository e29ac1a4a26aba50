"""Charts that Excel draws itself, from cells of the same sheet; they look like the pictures. Not here: these cells (tables.py)."""

from collections.abc import Sequence
from typing import Any

from monitor.publish.briefing.charts.look import BARS, INK, STACKED, STROKES, Fill
from monitor.publish.briefing.excel.numbers import COUNT
from monitor.publish.briefing.values import Chart, Series
from monitor.publish.export.xlsx import clean

_WIDTH = 720  # pixels
_DASHES = {"-": "solid", "--": "dash", ":": "round_dot", "-.": "dash_dot"}
_MARKERS = {"o": "circle", "s": "square", "^": "triangle", "D": "diamond"}
_PATTERNS = {"////": "wide_upward_diagonal", "....": "percent_20", "xxxx": "diagonal_cross"}
_FEW = 31  # points of a line that are each marked


def height_of(chart: Chart) -> int:
    """How high the picture of *chart* is, in pixels."""
    if chart.kind == "line":
        return 360
    bars = len(chart.series) if chart.kind == "bars" else 1
    return 130 + len(chart.labels) * (16 + 18 * bars)


def native(book: Any, chart: Chart, sheet: str, heads: int) -> Any:
    """*chart* drawn from the cells of *sheet* whose headings stand in row *heads*, labels in the first column."""
    if chart.kind == "line":
        drawn = book.add_chart({"type": "line"})
    else:
        kind = {"type": "bar"} | ({"subtype": "stacked"} if chart.kind == "stacked" else {})
        drawn = book.add_chart(kind)
    for n, each in enumerate(chart.series):
        cells = _cells(chart, sheet, heads, n)
        drawn.add_series(cells | _look(chart, each, n))
    drawn.set_title({"name": clean(chart.title), "name_font": {"size": 11, "color": INK}})
    drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "top"})
    drawn.show_blanks_as("gap")
    _axes(drawn, chart)
    drawn.set_size({"width": _WIDTH, "height": height_of(chart)})
    return drawn


def _cells(chart: Chart, sheet: str, heads: int, number: int) -> dict[str, Any]:
    """Where the series stands, and what stands there: programs that only look need not read the cells."""
    first, last = heads + 1, heads + len(chart.labels)
    return {
        "name": [sheet, heads, number + 1],
        "categories": [sheet, first, 0, last, 0],
        "values": [sheet, first, number + 1, last, number + 1],
        "name_data": [clean(chart.series[number].name)],
        "categories_data": [clean(label) for label in chart.labels],
        "values_data": list(chart.series[number].values),
    }


def _look(chart: Chart, each: Series, number: int) -> dict[str, Any]:
    labels = {"value": True, "num_format": COUNT, "font": {"size": 8}}
    if chart.kind == "line":
        stroke = STROKES[number % len(STROKES)]
        few = len(each.values) <= _FEW
        line = {"color": stroke.colour, "width": 1.75, "dash_type": _DASHES[stroke.dashes]}
        marker = {"type": _MARKERS[stroke.marker], "size": 5, "fill": {"color": stroke.colour}} if few else None
        told = few and len(chart.series) == 1
        return {"line": line, "marker": marker or {"type": "none"}} | ({"data_labels": labels} if told else {})
    fills: Sequence[Fill] = STACKED if chart.kind == "stacked" else BARS
    fill = fills[number % len(fills)]
    ink = {"font": {"size": 8, "color": fill.ink}} if chart.kind == "stacked" else {}
    # Of a piece that is nothing no label stands in the way of another one.
    form = '[=0]"";[<10]00;#,##0' if chart.kind == "stacked" else COUNT
    return _filled(fill) | {"data_labels": labels | ink | {"num_format": form}, "gap": 50}


def _filled(fill: Fill) -> dict[str, Any]:
    edge = {"border": {"color": INK if fill.hatch else fill.colour, "width": 0.5}}
    if fill.hatch:
        return edge | {"pattern": {"pattern": _PATTERNS[fill.hatch], "fg_color": INK, "bg_color": fill.colour}}
    return edge | {"fill": {"color": fill.colour}}


def _axes(drawn: Any, chart: Chart) -> None:
    names = {"num_font": {"size": 9}, "major_tick_mark": "none"}
    values = {"min": 0, "num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#D5DAE0"}}}
    unit = {"name": f"Đơn vị: {chart.unit}", "name_font": {"size": 8, "bold": False}}
    if chart.kind == "line":
        drawn.set_x_axis(names | {"interval_unit": max(1, len(chart.labels) // 12)})
        drawn.set_y_axis(values | unit)
    else:
        drawn.set_y_axis(names | {"reverse": True, "interval_unit": 1})
        drawn.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
