"""A chart as far as a picture can hold it: the largest rows and one for the rest, labels that fit. Pure.

What is not known stays unknown: a rest of which nothing is known is None, never zero. Not here: drawing (drawing.py).
"""

import textwrap
from collections.abc import Sequence
from dataclasses import replace

from monitor.publish.briefing.values import Chart, Series
from monitor.vietnamese.wording import padded

MOST = 15  # rows that a page holds in letters of a readable size
NOTHING = "Không có số liệu để vẽ biểu đồ."
UNKNOWN = "không có số liệu"
GAPS = "Chỗ đường bị ngắt: không có số liệu."
_LINES = 3


def fitted(chart: Chart) -> Chart:
    """*chart* with at most `MOST` rows, the largest first, the others told as one; a line keeps every point.

    A series of which nothing at all is known is said below, and takes no room.
    """
    told = _without_the_unknown(chart)
    if told.kind == "line":
        return _with_gaps_said(told)
    return told if len(told.labels) <= MOST else _with_a_rest(told)


def _without_the_unknown(chart: Chart) -> Chart:
    unknown = [each for each in chart.series if all(value is None for value in each.values)]
    if not known(chart) or not unknown:
        return chart
    said = (f"{each.name}: {UNKNOWN}." for each in unknown if each.name not in chart.note)
    return replace(
        chart,
        series=tuple(each for each in chart.series if each not in unknown),
        note=" ".join((chart.note, *said)).strip(),
    )


def _with_gaps_said(chart: Chart) -> Chart:
    broken = known(chart) and any(value is None for each in chart.series for value in each.values)
    return replace(chart, note=GAPS) if broken and not chart.note else chart


def _with_a_rest(chart: Chart) -> Chart:
    by_size = sorted(range(len(chart.labels)), key=lambda n: (-size(chart, n), n))
    kept, rest = by_size[: MOST - 1], by_size[MOST - 1 :]
    sums = [_sum([each.values[n] for n in rest]) for each in chart.series]
    shown = replace(
        chart,
        labels=(*(chart.labels[n] for n in kept), f"Khác ({padded(len(rest))} mục)"),
        series=tuple(
            Series(each.name, (*(each.values[n] for n in kept), rest_sum))
            for each, rest_sum in zip(chart.series, sums, strict=True)
        ),
    )
    # A rest that is longer than every bar would press them all to the edge: it is said instead.
    return _rest_said(shown, len(rest)) if size(shown, MOST - 1) > size(shown, 0) else shown


def _rest_said(chart: Chart, rest: int) -> Chart:
    total = f"Không vẽ {padded(rest)} mục khác: {padded(size(chart, len(chart.labels) - 1))} {chart.unit}."
    return replace(
        chart,
        labels=chart.labels[:-1],
        series=tuple(Series(each.name, each.values[:-1]) for each in chart.series),
        note=f"{chart.note} {total}".strip(),
    )


def size(chart: Chart, row: int) -> int:
    """How much a row of *chart* is: of series side by side the first one decides, of stacked ones their sum."""
    counted = chart.series if chart.kind == "stacked" else chart.series[:1]
    return sum(each.values[row] or 0 for each in counted)


def known(chart: Chart) -> tuple[int, ...]:
    """Every value of *chart* that is known."""
    return tuple(value for each in chart.series for value in each.values if value is not None)


def wrapped(text: str, width: int) -> str:
    """*text* on at most three lines of *width* letters; what is longer ends in "…"."""
    lines = textwrap.wrap(text, width, break_on_hyphens=False) or [""]
    if len(lines) <= _LINES:
        return "\n".join(lines)
    return "\n".join([*lines[: _LINES - 1], lines[_LINES - 1][: width - 1].rstrip(" ,;:") + "…"])


def _sum(values: Sequence[int | None]) -> int | None:
    found = [value for value in values if value is not None]
    return sum(found) if found else None
