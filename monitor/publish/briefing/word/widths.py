"""How wide the columns of a table are, by the words in them. Pure. Not here: drawing the table (sections.py)."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from monitor.publish.word.lengths import bold_twips
from monitor.publish.word.tables import SIZE

_PADDING = 3.2  # millimetres: both sides of a cell and its lines
_MOST = 70.0  # millimetres that a column wishes for at most
_WORD = 26.0  # millimetres of the longest word that is not broken: what is longer is an address
_TALL = 6  # lines of a row
_HEADINGS = (1, 2, 3)  # lines that a heading may wish for, so that the words below it have more room
_TWIP = 25.4 / 1440  # millimetres
_BLANK = bold_twips(" ", SIZE) * _TWIP


def column_widths(headings: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> tuple[float, ...]:
    """Millimetres of each column, *width* together.

    No word is broken if there is room for all of them, an address may be; what is left is shared by how much text there is, so
    that the table has the fewest lines.
    """
    tried = [_widths(headings, rows, width, lines) for lines in _HEADINGS]
    return min(tried, key=lambda widths: sum(lines_of((headings, *rows), widths)))


def _widths(
    headings: Sequence[str], rows: Sequence[Sequence[str]], width: float, heading_lines: int
) -> tuple[float, ...]:
    least = _least(headings, rows)
    if sum(least) >= width:
        return _shared(least, width)
    wished = [
        max(low, min(max([_length(heading) / heading_lines, *(_length(row[n]) for row in rows)]) + _PADDING, _MOST))
        for n, (low, heading) in enumerate(zip(least, headings, strict=True))
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
    """How many lines each row has in columns of *widths* millimetres, about."""
    return [
        max(_lines(text, max(width - _PADDING, 1)) for text, width in zip(row, widths, strict=True)) for row in rows
    ]


def _lines(text: str, width: float) -> int:
    """Lines of *text*, broken between words; a word that is too long begins a line and is broken where that ends."""
    done, used = 0, 0.0
    for word in text.split():
        length = _length(word)
        if used and used + _BLANK + length <= width:
            used += _BLANK + length
            continue
        more = max(ceil(length / width), 1)
        done, used = done + more, length - (more - 1) * width
    return max(done, 1)


def _columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[heading, *(row[n] for row in rows)] for n, heading in enumerate(headings)]


def _least(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    return [max(map(_longest_word, column)) + _PADDING for column in _columns(headings, rows)]


def _shared(lengths: Sequence[float], width: float) -> tuple[float, ...]:
    return tuple(length * width / sum(lengths) for length in lengths)


def _longest_word(text: str) -> float:
    return min(max((_length(word) for word in text.split()), default=0.0), _WORD)


@lru_cache(maxsize=10_000)
def _length(text: str) -> float:
    return bold_twips(text, SIZE) * _TWIP
