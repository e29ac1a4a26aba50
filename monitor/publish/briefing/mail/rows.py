"""Which tables of a mail are shown as tables, and which row by row: what a telephone has room for. Not here: the rows (short.py)."""

from collections.abc import Sequence

from monitor.publish.briefing.page import is_number
from monitor.publish.briefing.values import Cell, Grid

_LETTERS = 40  # of a name beside four columns of numbers


def is_table(grid: Grid) -> bool:
    """Whether *grid* has short names and numbers alone; else each row is told under its name."""
    return all(len(row[0].text) <= _LETTERS and numbers_alone(row) for row in grid.rows)


def numbers_alone(row: Sequence[Cell]) -> bool:
    """Whether there is nothing but numbers behind the name of *row*, so that they have room on one line."""
    return all(map(is_number, row[1:]))
