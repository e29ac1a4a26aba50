"""How wide the columns of a table are, by the words in them. Pure. Not here: drawing the table (sections.py)."""

from collections.abc import Sequence

from monitor.publish.word.lengths import bold_twips
from monitor.publish.word.tables import SIZE

_PADDING = 3.2  # millimetres: both sides of a cell and its lines
_MOST = 70.0  # millimetres that a column wishes for at most
_TWIP = 25.4 / 1440  # millimetres


def column_widths(headings: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> tuple[float, ...]:
    """Millimetres of each column, *width* together.

    No word is broken if there is room for all of them; what is left is shared by how much text there is.
    """
    columns = [[heading, *(row[n] for row in rows)] for n, heading in enumerate(headings)]
    least = [max(map(_longest_word, column)) + _PADDING for column in columns]
    if sum(least) >= width:
        return _shared(least, width)
    wished = [
        max(low, min(max(map(_length, column)) + _PADDING, _MOST)) for low, column in zip(least, columns, strict=True)
    ]
    if sum(wished) <= width:
        return _shared(wished, width)
    part = (width - sum(least)) / (sum(wished) - sum(least))
    return tuple(low + part * (high - low) for low, high in zip(least, wished, strict=True))


def _shared(lengths: Sequence[float], width: float) -> tuple[float, ...]:
    return tuple(length * width / sum(lengths) for length in lengths)


def _longest_word(text: str) -> float:
    return max((_length(word) for word in text.split()), default=0.0)


def _length(text: str) -> float:
    return bold_twips(text, SIZE) * _TWIP
