"""How wide the columns of a table are, by the words in them. Pure. Not here: drawing the table (sections.py)."""

from collections.abc import Sequence
from math import ceil

from monitor.publish.word.lengths import bold_twips
from monitor.publish.word.tables import SIZE

_PADDING = 3.2  # millimetres: both sides of a cell and its lines
_MOST = 70.0  # millimetres that a column wishes for at most
_WORD = 26.0  # millimetres of the longest word that is not broken: what is longer is an address
_TALL = 6  # lines of a row
_TWIP = 25.4 / 1440  # millimetres


def column_widths(headings: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> tuple[float, ...]:
    """Millimetres of each column, *width* together.

    No word is broken if there is room for all of them, an address may be; what is left is shared by how much text there is.
    """
    columns, least = _columns(headings, rows), _least(headings, rows)
    if sum(least) >= width:
        return _shared(least, width)
    wished = [
        max(low, min(max(map(_length, column)) + _PADDING, _MOST)) for low, column in zip(least, columns, strict=True)
    ]
    if sum(wished) <= width:
        return _shared(wished, width)
    part = (width - sum(least)) / (sum(wished) - sum(least))
    return tuple(low + part * (high - low) for low, high in zip(least, wished, strict=True))


def fits(headings: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> bool:
    """Whether *width* millimetres are enough: no word need be broken, and no row becomes a tall pile of words."""
    if sum(_least(headings, rows)) > width:
        return False
    return max(lines_of(rows, column_widths(headings, rows, width)), default=0) <= _TALL


def lines_of(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> list[int]:
    """About how many lines each row has in columns of *widths* millimetres."""
    return [
        max(ceil(_length(text) / max(width - _PADDING, 1)) for text, width in zip(row, widths, strict=True))
        for row in rows
    ]


def _columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[heading, *(row[n] for row in rows)] for n, heading in enumerate(headings)]


def _least(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    return [max(map(_longest_word, column)) + _PADDING for column in _columns(headings, rows)]


def _shared(lengths: Sequence[float], width: float) -> tuple[float, ...]:
    return tuple(length * width / sum(lengths) for length in lengths)


def _longest_word(text: str) -> float:
    return min(max((_length(word) for word in text.split()), default=0.0), _WORD)


def _length(text: str) -> float:
    return bold_twips(text, SIZE) * _TWIP
