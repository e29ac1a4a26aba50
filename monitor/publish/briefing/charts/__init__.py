"""Charts of a briefing as PNG and SVG: few, labelled directly, readable in grey, with gaps where nothing is known.

matplotlib is loaded when the first chart is drawn and not before: it takes more than a second. The same chart gives the
same bytes on one computer. Not here: which charts there are (document), the native charts of Excel (excel).
"""

from dataclasses import replace

from monitor.publish.briefing.charts.fit import fitted
from monitor.publish.briefing.values import Chart


def chart_png(chart: Chart, *, bare: bool = False) -> bytes:
    """*chart* as a PNG of 16 cm for print; *bare*: without its title and note, where the page around it tells them."""
    from monitor.publish.briefing.charts.drawing import as_png  # noqa: PLC0415 - matplotlib is slow to load

    return as_png(_told(chart, bare=bare))


def chart_svg(chart: Chart, *, bare: bool = False) -> bytes:
    """*chart* as an SVG that needs no font and may stand in a page beside others: its ids begin with its own."""
    from monitor.publish.briefing.charts.drawing import as_svg  # noqa: PLC0415 - matplotlib is slow to load

    return as_svg(_told(chart, bare=bare))


def _told(chart: Chart, *, bare: bool) -> Chart:
    """What the picture tells; that it leaves something out is always told in it."""
    shown = fitted(chart)
    return replace(shown, title="", note=shown.note.removeprefix(chart.note).strip()) if bare else shown
