"""What a briefing says, before it is Word, Excel, HTML or a picture: chapters of sentences, tables and charts.

Not here: counting (count.py), how any of it looks.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from monitor.briefing import Figure

ChartKind = Literal["bars", "stacked", "line"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, and the figure they print where they print one; a share carries its whole too."""

    text: str
    figure: Figure | None = None
    of: Figure | None = None  # where they print a share: what it is a share of
    number: int | Decimal | None = None  # that the words print, for a table that reckons; None: no number


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first column names the row."""

    id: str  # "bang-1", for ever
    title: str  # "Bảng 1. Tin, bài theo nhóm cơ quan báo chí"
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()  # below it: the denominator, what could not be compared
    wide: bool = False  # stands on a lying page


@dataclass(frozen=True, slots=True)
class Series:
    """The values of a chart under one name; None where nothing is known, which is not zero."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures that a table holds as well."""

    id: str  # "bieu-do-1"
    title: str
    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = "tin, bài"
    note: str = ""  # "", or why it says little: one point, days not read
    grid: str = ""  # id of the table with the same numbers


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; one with a *blank* is a place that people fill, never the machine."""

    text: str
    blank: bool = False
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: sentences, tables, charts, then smaller sections."""

    number: str  # "I", "1", "2.1", "" for none
    title: str
    sentences: tuple[Sentence, ...] = ()
    grids: tuple[Grid, ...] = ()
    charts: tuple[Chart, ...] = ()
    parts: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    kind: str  # "BÁO CÁO"
    subject: str
    opening: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    marks: tuple[str, ...]  # at its head: "BẢN NHÁP, KỲ CHƯA KẾT THÚC", …; () for a frozen one of a period that is over
