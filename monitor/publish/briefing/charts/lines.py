"""Lines over time: broken where nothing is known, which is shaded and never drawn as zero. Not here: bars."""

from collections.abc import Iterator, Sequence
from typing import Any

from matplotlib.ticker import FuncFormatter, MaxNLocator

from monitor.publish.briefing.charts.fit import UNKNOWN, known, wrapped
from monitor.publish.briefing.charts.look import INK, RULE, SMALL, SOFT, STROKES, Stroke
from monitor.publish.briefing.values import Chart, Series
from monitor.vietnamese.wording import padded, shortened

_FEW = 16  # points that can each have their value
_UNIT = 32  # letters
_TICKS = 8
_FLOOR = 0.12  # of the height: nearer to the axis nothing stands below a point
_GAP = 0.07  # of the height, between the names at the ends of two lines


def draw_lines(axes: Any, chart: Chart) -> None:
    """Draw *chart* on *axes*: a line for each series, its name at its end."""
    top = max(*known(chart), 1)
    axes.set_ylim(0, top * 1.15)
    axes.set_xlim(-0.5, max(len(chart.labels) - 0.5, 0.5))
    for n, each in enumerate(chart.series):
        _line(axes, each, STROKES[n % len(STROKES)], told=len(chart.series) == 1)
    _unknown(axes, chart)
    if len(chart.series) > 1:
        _names(axes, chart, top)
    _frame(axes, chart)


def _line(axes: Any, each: Series, stroke: Stroke, *, told: bool) -> None:
    alone = [value if value is not None else float("nan") for value in each.values]
    few = len(each.values) <= _FEW
    axes.plot(
        range(len(alone)),
        alone,
        stroke.dashes,
        color=stroke.colour,
        marker=stroke.marker if few or sum(value is not None for value in each.values) == 1 else None,
        markersize=4,
        linewidth=1.6,
    )
    if not few:
        _single(axes, each, stroke)
    if told:
        for at in _worth_telling(each.values):
            _value(axes, at, each.values[at] or 0, below=_is_valley(each.values, at))


def _single(axes: Any, each: Series, stroke: Stroke) -> None:
    """Mark the points that stand between two gaps: a line alone would not show them."""
    values = (None, *each.values, None)
    alone = [n for n in range(len(each.values)) if values[n] is None and values[n + 2] is None]
    shown = [(n, each.values[n]) for n in alone if each.values[n] is not None]
    axes.plot([n for n, _ in shown], [value for _, value in shown], stroke.marker, color=stroke.colour, markersize=3)


def _worth_telling(values: Sequence[int | None]) -> list[int]:
    """The points whose value is printed: all of a few, else the highest and the last."""
    there = [n for n, value in enumerate(values) if value is not None]
    if len(values) <= _FEW or len(there) < 3:
        return there
    highest = max(there, key=lambda n: (values[n] or 0, n))
    return sorted({highest, there[-1]})


def _is_valley(values: Sequence[int | None], at: int) -> bool:
    """Whether the line rises on each side of the point, so that its value has more room below it than above."""
    here, around = values[at] or 0, (*values[max(at - 1, 0) : at], *values[at + 1 : at + 2])
    there = [value for value in around if value is not None]
    highest = max(value or 0 for value in values)
    return bool(there) and min(there) > here > _FLOOR * highest


def _value(axes: Any, at: int, value: int, *, below: bool) -> None:
    axes.annotate(
        padded(value),
        (at, value),
        (0, -6 if below else 6),
        textcoords="offset points",
        ha="center",
        va="top" if below else "bottom",
        fontsize=SMALL,
        bbox={"boxstyle": "square,pad=0.05", "facecolor": "white", "edgecolor": "none", "alpha": 0.75},
    )


def _unknown(axes: Any, chart: Chart) -> None:
    """Shade what no series knows, and say once what the shade means."""
    silent = [all(each.values[n] is None for each in chart.series) for n in range(len(chart.labels))]
    runs = list(_runs(silent))
    for first, last in runs:
        axes.axvspan(first - 0.5, last + 0.5, facecolor="#f1f3f5", edgecolor=RULE, hatch="////", linewidth=0, zorder=0)
    if runs:
        first, last = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
        axes.text(
            (first + last) / 2,
            0.5,
            UNKNOWN,
            ha="center",
            va="center",
            rotation=90,
            fontsize=SMALL,
            color=INK,
            transform=axes.get_xaxis_transform(),
            bbox={"boxstyle": "square,pad=0.15", "facecolor": "white", "edgecolor": "none"},
        )


def _runs(marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first and the last place of each run of true *marks*."""
    begun = None
    for n, mark in enumerate((*marks, False)):
        if mark and begun is None:
            begun = n
        elif not mark and begun is not None:
            yield begun, n - 1
            begun = None


def _names(axes: Any, chart: Chart, top: int) -> None:
    """Each name at the end of its line, pushed apart where two lines end close together."""
    ends = []
    for n, each in enumerate(chart.series):
        there = [at for at, value in enumerate(each.values) if value is not None]
        if there:
            ends.append((each.values[there[-1]] or 0, n))
    height = -_GAP * top
    for value, n in sorted(ends):
        height = max(value, height + _GAP * top)
        axes.annotate(
            wrapped(f"{chart.series[n].name}: {padded(value)}", 24),
            (1.0, height),
            (4, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=STROKES[n % len(STROKES)].colour,
            fontweight="bold",
        )


def _frame(axes: Any, chart: Chart) -> None:
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}".replace(",", ".")))
    axes.grid(axis="y", color=RULE, linewidth=0.5)
    axes.set_axisbelow(True)
    step = -(-len(chart.labels) // _TICKS) if len(chart.labels) > _FEW else 1
    shown = range(0, len(chart.labels), step)
    axes.set_xticks(list(shown), [wrapped(chart.labels[n], 12) for n in shown], fontsize=SMALL)
    axes.tick_params(length=0, labelsize=SMALL)
    axes.tick_params(axis="x", pad=6)
    axes.set_ylabel(f"Đơn vị: {shortened(chart.unit, _UNIT)}", fontsize=SMALL)
    axes.yaxis.label.set_color(SOFT)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
