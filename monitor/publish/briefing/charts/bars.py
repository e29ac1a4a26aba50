"""Bars that lie, so that long names stay readable: side by side, or stacked. A value stands at its bar. Not here: lines."""

from collections.abc import Sequence
from typing import Any

from monitor.publish.briefing.charts.fit import UNKNOWN, known, size, wrapped
from monitor.publish.briefing.charts.look import BARS, INK, SMALL, SOFT, STACKED, USUAL, Fill
from monitor.publish.briefing.values import Chart
from monitor.vietnamese.wording import padded, shortened

_LABEL = 30  # letters of a line
_LETTER = 0.0145  # of the width of the drawing, for a letter of a value
_NAME = 32  # letters of the name of a series
_LEGEND = 70  # letters of a row of names


def height_of(chart: Chart) -> float:
    """How high the drawing of *chart* is, in inches."""
    if not known(chart):
        return 1.2
    if chart.kind == "line":
        return 2.4  # a higher one leaves a hole on the page before it
    bars = 1 if chart.kind == "stacked" else max(1, len(chart.series))
    rows = [max(0.17 * bars + 0.13, 0.15 * (_name(label).count("\n") + 1) + 0.1) for label in chart.labels]
    return sum(rows) + 0.3 + (0.3 if len(chart.series) > 1 else 0)


def draw_bars(axes: Any, chart: Chart) -> None:
    """Draw *chart* on *axes*, the first row on top."""
    if chart.kind == "stacked":
        _stacked(axes, chart)
    else:
        _side_by_side(axes, chart)
    axes.set_yticks(range(len(chart.labels)), [_name(label) for label in chart.labels], fontsize=USUAL)
    axes.set_ylim(len(chart.labels) - 0.5, -0.5)
    axes.tick_params(length=0)
    axes.set_xticks([])
    axes.set_xlabel(f"Đơn vị: {shortened(chart.unit, _NAME)}", loc="right", fontsize=SMALL)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    # One series is named by the title; of several only a row of names says which is which.
    if len(chart.series) > 1:
        columns = 4 if sum(min(len(each.name), _NAME) + 8 for each in chart.series) <= _LEGEND else 2
        axes.legend(
            loc="lower left",
            bbox_to_anchor=(-0.02, 1),
            ncols=columns,
            frameon=False,
            fontsize=SMALL,
            handlelength=1.6,
            columnspacing=1.4,
        )


def _side_by_side(axes: Any, chart: Chart) -> None:
    thick = 0.78 / len(chart.series)
    words = [[UNKNOWN if value is None else padded(value) for value in each.values] for each in chart.series]
    ends = [
        (value or 0, text)
        for n, each in enumerate(chart.series)
        for value, text in zip(each.values, words[n], strict=True)
    ]
    axes.set_xlim(0, _width(ends))
    for n, each in enumerate(chart.series):
        middles = [row - 0.39 + thick * (n + 0.5) for row in range(len(each.values))]
        lengths = [value or 0 for value in each.values]
        axes.barh(middles, lengths, thick * 0.92, label=shortened(each.name, _NAME), **_filled(BARS[n % len(BARS)]))
        for middle, value, text in zip(middles, each.values, words[n], strict=True):
            _beside(axes, middle, value or 0, text, quiet=value is None)


def _stacked(axes: Any, chart: Chart) -> None:
    totals = [size(chart, row) for row in range(len(chart.labels))]
    # Where every piece were too small for its value, the end of the bar would say them all.
    width = _width([(total, _sum_words(chart, row)) for row, total in enumerate(totals)])
    axes.set_xlim(0, width)
    begun = [0] * len(totals)
    whole = [True] * len(totals)
    for n, each in enumerate(chart.series):
        fill = STACKED[n % len(STACKED)]
        lengths = [value or 0 for value in each.values]
        axes.barh(range(len(totals)), lengths, 0.7, left=begun, label=shortened(each.name, _NAME), **_filled(fill))
        for row, value in enumerate(each.values):
            if value and value / width > _LETTER * (len(padded(value)) + 1):
                _inside(axes, row, begun[row] + value / 2, padded(value), fill)
            elif value != 0:
                whole[row] = False
        begun = [start + (value or 0) for start, value in zip(begun, each.values, strict=True)]
    for row, total in enumerate(totals):
        silent = all(each.values[row] is None for each in chart.series)
        words = UNKNOWN if silent else padded(total) if whole[row] else _sum_words(chart, row)
        _beside(axes, row, total, words, quiet=silent)


def _sum_words(chart: Chart, row: int) -> str:
    """As "69 = 44 + 22 + 02 + 01", in the order of the names; "?" for what is not known."""
    pieces = ["?" if each.values[row] is None else padded(each.values[row] or 0) for each in chart.series]
    return f"{padded(size(chart, row))} = {' + '.join(pieces)}"


def _width(ends: Sequence[tuple[int, str]]) -> float:
    """How far the drawing goes, so that every bar has room for the words at its end."""
    return max(1.0, *(end / (1 - _LETTER * (len(text) + 1)) for end, text in ends))


def _filled(fill: Fill) -> dict[str, Any]:
    """How bars are filled; white parts pieces of one bar, a hatch needs an edge in its own colour."""
    return {
        "color": fill.colour,
        "hatch": fill.hatch,
        "edgecolor": INK if fill.hatch else "white",
        "linewidth": 0.4,
    }


def _beside(axes: Any, middle: float, end: int, text: str, *, quiet: bool) -> None:
    style = {"color": SOFT, "style": "italic"} if quiet else {"color": INK}
    axes.annotate(
        text, (end, middle), (3, 0), textcoords="offset points", ha="left", va="center", fontsize=SMALL, **style
    )


def _inside(axes: Any, row: int, middle: float, text: str, fill: Fill) -> None:
    # A hatch runs through the letters; a ground of its own keeps them readable.
    ground = {"boxstyle": "square,pad=0.1", "facecolor": fill.colour, "edgecolor": "none"} if fill.hatch else None
    axes.text(middle, row, text, ha="center", va="center", fontsize=SMALL, color=fill.ink, bbox=ground)


def _name(label: str) -> str:
    return wrapped(label, _LABEL)
