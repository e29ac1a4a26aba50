"""The passage of a text that bears on a statement most: a sentence, or some in a row that each tell a part of it.

Not here: which text (finding.py), what counts how much (weighing.py).
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from monitor.archive.wanted import Wanted
from monitor.archive.weighing import Text, starts_of, where_is, worth
from monitor.vietnamese.sentences import sentence_spans

LONGEST = 600  # letters
_EACH = 0.02  # of what the statement is worth: so much each further sentence must add
_BEFORE = 60  # letters that are left of a long sentence before what was looked for
_DOTS = "…"
_Span = tuple[int, int]


def best_passage(statement: Wanted, rare: Sequence[float], written: str, text: Text, begin: int = 0) -> str:
    """The sentences of *written* from *begin* on, in a row, that hold most of *statement*, the first such; at most 600 letters.

    *text* is *written*, cut. Where nothing is written from there on, they may stand before.
    """
    spans = [span for span in sentence_spans(written) if span[0] >= begin] or list(sentence_spans(written))
    if not spans:
        return ""
    held = _held(statement, rare, starts_of(written), text, spans)
    least = _EACH * worth(statement, rare, range(len(statement.units)))
    first, last = max(_rows(spans), key=lambda row: _worth_of(statement, rare, held, row) - least * (row[1] - row[0]))
    at = min(held[first].values(), default=0) - spans[first][0]
    return _short(written[spans[first][0] : spans[last][1]].replace("\n", " "), at)


def _rows(spans: Sequence[_Span]) -> Iterator[_Span]:
    """The first and last of every row of sentences that is no longer than a passage may be; each sentence alone is one."""
    for first, (start, _) in enumerate(spans):
        yield first, first
        last = first + 1
        while last < len(spans) and spans[last][1] - start <= LONGEST:
            yield first, last
            last += 1


def _worth_of(statement: Wanted, rare: Sequence[float], held: Sequence[Mapping[int, int]], row: _Span) -> float:
    return worth(statement, rare, {unit for units in held[row[0] : row[1] + 1] for unit in units})


def _held(
    statement: Wanted, rare: Sequence[float], starts: Sequence[int], text: Text, spans: Sequence[_Span]
) -> list[dict[int, int]]:
    """For each sentence the units that it holds, of those that tell anything, and where each begins first."""
    begins = [start for start, _ in spans]
    held: list[dict[int, int]] = [{} for _ in spans]
    for n, unit in enumerate(statement.units):
        if not unit.rarity or not rare[n]:
            continue
        for place in where_is(unit, text):
            sentence = bisect_right(begins, starts[place]) - 1
            if sentence >= 0:
                held[sentence].setdefault(n, starts[place])
    return held


def _short(passage: str, at: int) -> str:
    """*passage*, or of a long one the piece that begins a little before *at*."""
    if len(passage) <= LONGEST:
        return passage
    start = max(at - _BEFORE, 0)
    start = start and passage.find(" ", start) + 1
    piece = (_DOTS if start else "") + passage[start:]
    if len(piece) <= LONGEST:
        return piece
    end = piece.rfind(" ", 1, LONGEST)
    return piece[: end if end > 0 else LONGEST - 1] + _DOTS
