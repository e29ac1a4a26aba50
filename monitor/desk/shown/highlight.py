"""The words of an article cut into pieces, each with the labels that it is evidence for. Not here: what the labels are.

Offsets count code points, as those of evidence do. No letter is lost or changed: the pieces together are the text.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from monitor.model import Label


@dataclass(frozen=True, slots=True)
class Span:
    """Words that caused a label."""

    start: int
    end: int
    label: Label
    key: str  # of the one value that they caused: "topic:bien-gioi"
    why: str  # in words, for who points at it


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text and all spans that cover it; none: nothing was found there."""

    text: str
    spans: tuple[Span, ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        """The kinds of labels that it is evidence for, each once."""
        return tuple(dict.fromkeys(span.label for span in self.spans))

    @property
    def why(self) -> str:
        """All of it in words."""
        return "; ".join(dict.fromkeys(span.why for span in self.spans))


def segments(text: str, spans: Iterable[Span]) -> tuple[Segment, ...]:
    """*text* in pieces that begin and end where one of *spans* does; what of a span lies outside the text is left out."""
    opening: dict[int, list[Span]] = defaultdict(list)
    edges = {0, len(text)}
    for span in spans:
        start, end = max(0, span.start), min(len(text), span.end)
        if start < end:
            opening[start].append(span)
            edges.update((start, end))
    found: list[Segment] = []
    over: list[Span] = []
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        over = [*(span for span in over if span.end > start), *opening[start]]
        found.append(Segment(text[start:end], tuple(over)))
    return tuple(found)


def paragraphs(text: str, spans: Iterable[Span]) -> tuple[tuple[Segment, ...], ...]:
    """The same, one tuple for each line of *text*; a span over the end of a line goes on in the next."""
    lines: list[list[Segment]] = [[]]
    for segment in segments(text, spans):
        first, *others = segment.text.split("\n")
        lines[-1].append(Segment(first, segment.spans))
        lines.extend([Segment(line, segment.spans)] for line in others)
    return tuple(_without_empty(line) for line in lines)


def _without_empty(line: Sequence[Segment]) -> tuple[Segment, ...]:
    return tuple(segment for segment in line if segment.text)
