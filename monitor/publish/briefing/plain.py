"""The words of a document as they can be shown anywhere: without control characters and marks that turn the order of letters.

Titles come from the press and hold whatever a page held; a file of XML breaks at some of it, and a reader is misled by the
rest. Here all of a document is cleaned once, so that page, mail, Word and Excel need not. Not here: the rows of items, which
the lists of Excel and the CSV print (excel, rows.py).
"""

import re
from dataclasses import replace

from monitor.publish.briefing.values import Cell, Chart, Document, Grid, Section, Sentence

_NO_XML = re.compile("[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """*text* without what cannot be shown."""
    return _TURNING.sub("", _NO_XML.sub("", text))


def plain_document(document: Document) -> Document:
    """The same document, every word of it plain."""
    return Document(
        kind=plain(document.kind),
        subject=plain(document.subject),
        opening=_sentences(document.opening),
        sections=tuple(map(_section, document.sections)),
        annexes=tuple(map(_section, document.annexes)),
        marks=tuple(map(plain, document.marks)),
    )


def _sentences(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple(replace(each, text=plain(each.text)) for each in sentences)


def _section(section: Section) -> Section:
    return Section(
        number=section.number,
        title=plain(section.title),
        sentences=_sentences(section.sentences),
        grids=tuple(map(_grid, section.grids)),
        charts=tuple(map(_chart, section.charts)),
        parts=tuple(map(_section, section.parts)),
    )


def _grid(grid: Grid) -> Grid:
    rows = tuple(tuple(map(_cell, row)) for row in grid.rows)
    columns, notes = tuple(map(plain, grid.columns)), tuple(map(plain, grid.notes))
    return replace(grid, title=plain(grid.title), columns=columns, rows=rows, notes=notes)


def _cell(cell: Cell) -> Cell:
    return replace(cell, text=plain(cell.text))


def _chart(chart: Chart) -> Chart:
    series = tuple(replace(each, name=plain(each.name)) for each in chart.series)
    labels = tuple(map(plain, chart.labels))
    return replace(chart, title=plain(chart.title), labels=labels, series=series, note=plain(chart.note))
