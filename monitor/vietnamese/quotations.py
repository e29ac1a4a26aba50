"""Where in a text somebody else is speaking: the marks “ ”, " ", « », ‘ ’ and their like, paired in each paragraph.

Not here: who speaks; what may be quoted (publish.edition.quote). A mark without its other half leaves open who says what
stands on that side of it, to the end of its paragraph or to the half that follows in a later one: such words are
doubtful, and doubt is never decided.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
Way = Literal["open", "close", "either"]

_PAIRS = ("“”", "«»", "‘’", "‹›", "„”", "「」", "『』", "《》", "〈〉")
_OPENS = {pair[0]: pair[1] for pair in _PAIRS}  # by the mark that closes it
_CLOSES = frozenset(pair[1] for pair in _PAIRS)
_STRAIGHT = frozenset("\"'＂")
_SINGLE = frozenset("'‘’")  # also apostrophes, minutes and feet
_MARK = re.compile("[" + "".join(sorted({*_OPENS, *_CLOSES, *_STRAIGHT})) + "]")
_BEFORE_OPENING = frozenset("([{“‘«‹/:-–—\"'")
_AFTER_CLOSING = frozenset(")]},.;:!?…”’»›/-–—\"'")


@dataclass(frozen=True, slots=True)
class Quotations:
    """What of a text is somebody's words; both kinds of spans are in order and apart from each other."""

    spoken: tuple[Span, ...]  # from a mark to its other half, both included; what is nested is part of the outer one
    doubtful: tuple[Span, ...]  # on the open side of a mark without other half, the mark included

    def fault(self, text: str, start: int, end: int) -> str:
        """Why `text[start:end]` may not stand alone, in English, or "": *text* is that of which this was made."""
        if _meets(self.doubtful, start, end):
            return "it stands beside a quotation mark without its other half, so who says it is not sure"
        if _inside(self.spoken, start) or _inside(self.spoken, end):
            return "it begins or ends inside somebody's words, which it would tell as those of the article"
        if _meets(self.spoken, start, end) and not any(letter.isalnum() for letter in self._outside(text, start, end)):
            return "it is somebody's words and does not say whose"
        return ""

    def _outside(self, text: str, start: int, end: int) -> Iterator[str]:
        at = start
        for first, last in self.spoken[max(0, bisect_right(self.spoken, (start, start)) - 1) :]:
            if first >= end:
                break
            yield from text[at : max(at, first)]
            at = max(at, last)
        yield from text[at:end]


def quotations(text: str) -> Quotations:
    """Find the quotations of *text*, whose paragraphs are its lines."""
    found = _Found()
    start, opened = 0, -1  # where a quotation was left open by a paragraph before
    for line in text.split("\n"):
        end = start + len(line)
        here = _pair(text, start, end)
        found.spoken += here.spoken
        found.doubtful += [(at, end) for at in here.unclosed] + [(start, at + 1) for at in here.unopened]
        if opened >= 0 and here.unopened:
            found.doubtful.append((opened, here.unopened[-1] + 1))
            opened = -1
        if here.unclosed and opened < 0:
            opened = here.unclosed[0]
        start = end + 1
    return Quotations(_merged(found.spoken), _merged(found.doubtful))


@dataclass(slots=True)
class _Found:
    spoken: list[Span] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Paired:
    """The marks of one paragraph."""

    spoken: list[Span] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)


def _pair(text: str, start: int, end: int) -> _Paired:
    paired, waiting, count = _Paired(), list[tuple[int, str]](), Counter[str]()
    for found in _MARK.finditer(text, start, end):
        at, mark = found.start(), found.group()
        closer = _OPENS.get(mark, mark)
        way = _way(text, at, start, end, open_=bool(count[closer]))
        if way == "open" or (way == "either" and not count[closer]):
            waiting.append((at, closer))
            count[closer] += 1
        elif count[closer]:
            while waiting:
                first, kind = waiting.pop()
                count[kind] -= 1
                if kind == closer:
                    paired.spoken.append((first, at + 1))
                    break
                paired.unclosed.append(first)
        elif way == "close":
            paired.unopened.append(at)
    paired.unclosed = sorted([*paired.unclosed, *(at for at, _ in waiting)])
    return paired


def _way(text: str, at: int, start: int, end: int, *, open_: bool) -> Way | None:
    """What the mark at *at* does, by what stands around it; None: it is no quotation mark there."""
    mark = text[at]
    before, after = text[at - 1] if at > start else " ", text[at + 1] if at + 1 < end else " "
    if mark in _SINGLE and _apostrophe(before, after, open_=open_):
        return None
    if mark in _OPENS:
        return "open"
    if mark in _CLOSES:
        return "close"
    opening = before.isspace() or before in _BEFORE_OPENING
    closing = after.isspace() or after in _AFTER_CLOSING
    if opening == closing:
        return "either"
    return "open" if opening else "close"


def _apostrophe(before: str, after: str, *, open_: bool) -> bool:
    """Inside a word ("H’Mông"); or behind a number or an s ("90'", "farmers’") where nothing waits to be closed."""
    if before.isalnum() and after.isalnum():
        return True
    return not open_ and (before.isdigit() or before in "sS'’") and not after.isalnum()


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _at_or_before(spans: tuple[Span, ...], at: int) -> Span | None:
    """The last of *spans* that begins before *at*."""
    n = bisect_right(spans, (at, -1))
    return spans[n - 1] if n else None


def _inside(spans: tuple[Span, ...], at: int) -> bool:
    span = _at_or_before(spans, at)
    return span is not None and span[0] < at < span[1]


def _meets(spans: tuple[Span, ...], start: int, end: int) -> bool:
    span = _at_or_before(spans, end)
    return span is not None and span[1] > start
