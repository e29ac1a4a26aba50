"""The passage of a text that bears on a statement most: a sentence, or two side by side that each tell a part of it.

Not here: which text (finding.py), what counts how much (weighing.py).
"""

from bisect import bisect_right
from collections.abc import Sequence

from monitor.archive.wanted import Wanted
from monitor.archive.weighing import Text, places, starts_of, worth
from monitor.vietnamese.sentences import sentence_spans

LONGEST = 400  # letters
_ADDS = 0.2  # of what the statement is worth: so much a second sentence must add
_BEFORE = 60  # letters that are left of a long sentence before what was looked for
_DOTS = "…"


def best_passage(statement: Wanted, rare: Sequence[float], written: str, text: Text, begin: int = 0) -> str:
    """The passage of *written* from *begin* on that holds most of *statement*, the first of several; at most 400 letters.

    *text* is *written*, cut. Where nothing is written from there on, the passage may stand before.
    """
    spans = [span for span in sentence_spans(written) if span[0] >= begin] or list(sentence_spans(written))
    if not spans:
        return ""
    held = _held(statement, rare, starts_of(written), text, spans)
    values = [worth(statement, rare, units) for units in held]
    best = max(range(len(spans)), key=lambda n: (values[n], -n))
    (start, end), least = spans[best], values[best] + _ADDS * worth(statement, rare, range(len(statement.units)))
    for one in (best, best - 1):
        if not 0 <= one < len(spans) - 1 or spans[one + 1][1] - spans[one][0] > LONGEST:
            continue
        both = worth(statement, rare, {*held[one], *held[one + 1]})
        if both >= least:
            start, end, least = spans[one][0], spans[one + 1][1], both + 1e-9
    return _short(written[start:end].replace("\n", " "), min(held[best].values(), default=0) - spans[best][0])


def _held(
    statement: Wanted, rare: Sequence[float], starts: Sequence[int], text: Text, spans: Sequence[tuple[int, int]]
) -> list[dict[int, int]]:
    """For each sentence the units that it holds, of those that tell anything, and where each begins first."""
    begins = [start for start, _ in spans]
    held: list[dict[int, int]] = [{} for _ in spans]
    for n, unit in enumerate(statement.units):
        if not unit.rarity or not rare[n]:
            continue
        for place in places(text, unit.forms):
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
