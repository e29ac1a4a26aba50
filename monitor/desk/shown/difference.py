"""What differs between two wordings of a paragraph, word by word. Not here: which paragraphs differ (read/changes.py)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PARTS = re.compile(r"\s+|\w+|[^\w\s]")
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
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(old[i:j]))
        else:
            yield from _both("".join(old[i:j]), "".join(new[k:m]))


def _both(out: str, put_in: str) -> Iterator[Piece]:
    if out:
        yield Piece("out", out)
    if put_in:
        yield Piece("in", put_in)
