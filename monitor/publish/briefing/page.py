"""A briefing as one HTML page for the screen and the projector: readable on a phone, printable, nothing loaded, no script.

A figure is a link where the caller says to what list it opens. Not here: what the document says, the pictures (charts).
"""

import re
from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from monitor.addresses import is_http
from monitor.briefing import Briefing, Figure
from monitor.publish.briefing.charts import chart_svg
from monitor.publish.briefing.charts.fit import UNKNOWN, fitted
from monitor.publish.briefing.excel.numbers import number_in
from monitor.publish.briefing.values import Cell, Chart, Document, Sentence
from monitor.publish.templating import template
from monitor.vietnamese.wording import clock, padded, short_day

Link = Callable[[Figure], str]
_NO_NUMBER = ("–", "-")  # what stands where no number can be told
_OPEN = 20  # rows of a chart's numbers that stand open beside it


def no_link(_figure: Figure) -> str:
    """Of a page that stands alone: there is no list to open."""
    return ""


def page_html(
    document: Document, briefing: Briefing, pictures: Mapping[str, bytes] | None = None, link: Link = no_link
) -> bytes:
    """The page; *pictures* are SVG without titles by the id of their chart (None: they are drawn here).

    *link* says where a figure leads, "" for nowhere.
    """

    def picture(chart: Chart) -> Markup:
        svg = chart_svg(chart, bare=True) if pictures is None else pictures.get(chart.id, b"")
        return Markup(svg.decode())  # noqa: S704 - drawn by our own charts

    return (
        template("briefing.html")
        .render(
            document=document,
            briefing=briefing,
            period=period_line(briefing),
            made=made_line(briefing),
            words=lambda sentence: sentence_html(sentence, link),
            number=lambda cell: cell_html(cell, link),
            is_number=is_number,
            picture=picture,
            fitted=fitted,
            value=lambda value: UNKNOWN if value is None else padded(value),
            most_open=_OPEN,
        )
        .encode()
    )


def sentence_html(sentence: Sentence, link: Link) -> Markup:
    """The sentence, in which the numbers that its figures print are links."""
    told, rest = Markup(), sentence.text
    for figure in sentence.figures:
        found = re.search(rf"(?<![\d.,/]){re.escape(padded(figure.value))}(?![\d/]|[.,]\d)", rest)
        if found and (address := link(figure)):
            told += escape(rest[: found.start()]) + _linked(found[0], address)
            rest = rest[found.end() :]
    return told + escape(rest)


def cell_html(cell: Cell, link: Link) -> Markup:
    """The cell; where it prints a figure, a link to its list."""
    return _linked(cell.text, _address(cell, link))


def _linked(text: str, address: str) -> Markup:
    # In a tab of its own: at the desk the page stands in a frame.
    return (
        Markup('<a href="{}" target="_blank" rel="noopener">{}</a>').format(address, text) if address else escape(text)
    )


def _address(cell: Cell, link: Link) -> str:
    if cell.figure is not None:
        return link(cell.figure)
    return cell.text if is_http(cell.text) else ""


def is_number(cell: Cell) -> bool:
    """Whether it stands in a column of numbers."""
    return cell.figure is not None or cell.text in _NO_NUMBER or number_in(cell.text) is not None


def period_line(briefing: Briefing) -> str:
    """Of which days the figures are."""
    first, last = short_day(briefing.period.first), short_day(briefing.period.last)
    return f"Số liệu ngày {first}." if first == last else f"Số liệu từ ngày {first} đến hết ngày {last}."


def made_line(briefing: Briefing) -> str:
    """When it was made and frozen, by whom, by which rules."""
    return f"{frozen_line(briefing)} Quy tắc phiên bản {briefing.rules}."


def frozen_line(briefing: Briefing) -> str:
    """As "Số liệu đã chốt, người chốt: Lê Thử. Lập lúc 09:00 ngày 01/10/2026."."""
    at = briefing.made_at.astimezone(ZoneInfo(briefing.timezone))
    frozen = f"Số liệu đã chốt, người chốt: {briefing.frozen_by}. " if briefing.frozen_by else ""
    return f"{frozen}Lập lúc {clock(at)} ngày {short_day(at.date())}."
