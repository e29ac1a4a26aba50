"""Draws a chart and writes it as PNG or SVG, the same bytes each time. Not here: bars (bars.py), lines (lines.py)."""

import io
import re
from collections.abc import Mapping
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from monitor.publish.briefing.charts.bars import draw_bars, height_of
from monitor.publish.briefing.charts.fit import NOTHING, known, wrapped
from monitor.publish.briefing.charts.lines import draw_lines
from monitor.publish.briefing.charts.look import DPI, INK, LARGE, RULE, SMALL, SOFT, USUAL, WIDTH
from monitor.publish.briefing.values import Chart

_OURS: Mapping[str, Any] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib and has every Vietnamese letter
    "font.size": USUAL,
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.labelcolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "path",
}
_FAMILIES = ("axes", "figure", "font", "grid", "hatch", "legend", "lines", "patch", "path", "savefig", "svg", "text")
_TICKS = ("xtick", "ytick")

_IDS = re.compile(r'(?<=[ ("])(id="|xlink:href="#|href="#|url\(#)')
_STYLE = re.compile(r"\s*<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
_LINE_HEIGHT = 0.19  # inches, of a line of words
_LETTERS = 84  # of a line across the picture


def as_png(chart: Chart) -> bytes:
    """*chart*, as wide as a page of print."""
    return _written(chart, "png", {"Software": None})


def as_svg(chart: Chart) -> bytes:
    """*chart* as paths; the ids in it begin with that of the chart."""
    nothing_of_today = {"Date": None, "Creator": None, "Format": None, "Type": None}
    return _own_ids(_written(chart, "svg", nothing_of_today), chart.id)


def _written(chart: Chart, form: str, metadata: dict[str, None]) -> bytes:
    out = io.BytesIO()
    with mpl.rc_context(_settings(chart.id)):
        _drawn(chart).savefig(out, format=form, dpi=DPI, metadata=metadata)
    return out.getvalue()


def _settings(salt: str) -> Any:
    """The settings of matplotlib under which a chart is drawn, whatever a file of the computer says of them.

    *salt* makes the ids inside an SVG: the same ones each time, others in another chart.
    """
    usual = {
        name: value for name, value in mpl.rcParamsDefault.items() if name.partition(".")[0] in (*_FAMILIES, *_TICKS)
    }
    return usual | dict(_OURS) | {"svg.hashsalt": salt}


def _own_ids(svg: bytes, name: str) -> bytes:
    """*svg* as a part of a page: without its head and the style it has for everything, and with ids of its own."""
    text = svg.decode()
    inner = _STYLE.sub("", text[text.index("<svg") :], count=1)
    return _IDS.sub(rf"\g<1>{name}-", inner.replace("<svg ", '<svg stroke-linejoin="round" ', 1)).encode()


def _drawn(chart: Chart) -> Any:
    """The whole picture: title, unit, drawing, note."""
    title = wrapped(chart.title, _LETTERS - 14) if chart.title else ""
    note = wrapped(chart.note, _LETTERS + 6) if chart.note else ""
    lines = (title.count("\n") + 1 if title else 0) + (note.count("\n") + 1 if note else 0)
    figure = Figure(
        figsize=(WIDTH, height_of(chart) + lines * _LINE_HEIGHT),
        layout=ConstrainedLayoutEngine(w_pad=0.06, h_pad=0.06),
        facecolor="white",
    )
    if title:
        figure.suptitle(title, x=0.01, ha="left", fontsize=LARGE, fontweight="bold")
    if note:
        figure.supxlabel(note, x=0.01, ha="left", fontsize=SMALL, color=SOFT, style="italic")
    axes = figure.add_subplot()
    if not known(chart):
        _nothing(axes)
    elif chart.kind == "line":
        draw_lines(axes, chart)
    else:
        draw_bars(axes, chart)
    return figure


def _nothing(axes: Any) -> None:
    axes.set_axis_off()
    axes.text(0.5, 0.5, NOTHING, ha="center", va="center", color=SOFT, transform=axes.transAxes)
