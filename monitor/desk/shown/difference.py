"""What differs between two wordings of a paragraph, word by word. Not here: which paragraphs differ (read/changes.py)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PARTS = re.compile(r"\s+|\d+(?:[.,:/]\d+)*|\w+|[^\w\s]")  # a figure, an hour and a day are one part each
_MOST = 1500  # parts of one side; what is longer is shown as taken out and put in whole: comparing takes their product


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, were taken out, or were put in."""

    kind: Literal["same", "out", "in"]
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The words of both: those that stayed and went out make *before*, those that stayed and came in make *after*."""
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    if max(len(old), len(new)) > _MOST:
        return tuple(_both(before, after))
    return tuple(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    """Blanks alone between two changes belong to them: else a rewritten sentence reads as a hail of words."""
    out = put_in = ""
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(old[i:j]), "".join(new[k:m])
        if kind != "equal" or ((out or put_in) and not before.strip() and j < len(old)):
            out, put_in = out + before, put_in + after
            continue
        yield from _both(out, put_in)
        out = put_in = ""
        yield Piece("same", before)
    yield from _both(out, put_in)


def _both(out: str, put_in: str) -> Iterator[Piece]:
    if out:
        yield Piece("out", out)
    if put_in:
        yield Piece("in", put_in)
