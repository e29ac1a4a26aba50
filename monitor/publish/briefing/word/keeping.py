"""Which rows of a table go to the next page together, by how many lines each has. Pure.

A table of a few lines stays whole; a longer one is parted between rows, as a clerk parts it: never behind its heading row alone,
and never so that one short row or the notes go over alone. What is kept is little, so that no page ends in a large hole.
Not here: how many lines a row has (widths.py), what keeps a row with the next (sections.py).
"""

from collections.abc import Sequence

_WHOLE = 11  # lines of a table that is not parted, its heading row among them: about a quarter of a page
_ROWS = 3  # at the end of a table that go over together
_FIRST = 2  # of it that stand below the heading row before the page ends
_LINES = 8  # of those rows at most: a row that is tall by itself needs no company
_HALF = 20  # lines of a row that goes over for the sake of one after it: of a taller one half a page would stay empty


def kept_with_next(lines: Sequence[int], *, notes: bool) -> frozenset[int]:
    """The places of the rows that stay with the one after them; *lines* of each row, that of the headings first.

    *notes*: words below the table, with which its last row stays.
    """
    last = len(lines) if notes else len(lines) - 1
    if sum(lines) <= _WHOLE:
        return frozenset(range(last))
    first = _few(lines[1:], _FIRST)  # with the headings
    end = _few(lines[:0:-1], _ROWS)
    kept = (*range(first), *range(len(lines) - end, last))
    return frozenset(n for n in kept if not n or lines[n] <= _HALF)


def _few(lines: Sequence[int], most: int) -> int:
    """How many rows of *lines*, counted from the first: at least one, *most* of them where they are short."""
    return max(1, sum(sum(lines[: n + 1]) <= _LINES for n in range(min(most, len(lines)))))
