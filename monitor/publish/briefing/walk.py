"""Every part of a document in the order in which it is read. Not here: making a document, how it looks."""

from collections.abc import Iterator

from monitor.briefing import Figure
from monitor.publish.briefing.values import Chart, Document, Grid, Section


def sections(document: Document) -> Iterator[Section]:
    """Every section of *document*, each before its parts, the annexes last."""
    for section in (*document.sections, *document.annexes):
        yield from _with_parts(section)


def grids(document: Document) -> Iterator[Grid]:
    """Every table."""
    return (grid for section in sections(document) for grid in section.grids)


def charts(document: Document) -> Iterator[Chart]:
    """Every chart."""
    return (chart for section in sections(document) for chart in section.charts)


def figures(document: Document) -> Iterator[tuple[str, str, Figure]]:
    """Every figure: where it stands ("Bảng 1", a section), the words that print it, and the figure."""
    for sentence in document.opening:
        yield from (("Mở đầu", sentence.text, figure) for figure in sentence.figures)
    for section in sections(document):
        name = f"{section.number}. {section.title}" if section.number else section.title
        for sentence in section.sentences:
            yield from ((name, sentence.text, figure) for figure in sentence.figures)
        for grid in section.grids:
            yield from _of_grid(grid)


def _with_parts(section: Section) -> Iterator[Section]:
    yield section
    for part in section.parts:
        yield from _with_parts(part)


def _of_grid(grid: Grid) -> Iterator[tuple[str, str, Figure]]:
    for row in grid.rows:
        for heading, cell in zip(grid.columns, row, strict=True):
            where = " – ".join(dict.fromkeys((row[0].text, heading)))
            if cell.figure is not None:
                yield grid.title, f"{where}: {cell.text}", cell.figure
            if cell.of is not None:
                yield grid.title, f"{where}: {cell.text} (mẫu số)", cell.of
