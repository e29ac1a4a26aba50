"""Where the sentences of cleaned text begin and end.

Not here: what a sentence says. Own rules instead of a model: a newline always ends a sentence, the dot of an
abbreviation or inside a number never does.
"""

import re

from monitor.vietnamese.syllables import ABBREVIATIONS

# Only whole runs: a row of dots is looked at once, not once from each of its dots.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s+[^\s\w]*(?:[^\W_a-z]|$))|\n")
_LAST_WORD = re.compile(r"[^\W_]+$")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence of *text* in code points, without surrounding blanks."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if not _is_end(text, match):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _is_end(text: str, match: re.Match[str]) -> bool:
    if match.group() == "\n":
        return True
    after = text[match.end() : match.end() + 9].lstrip(" \"'“‘«([")[:1]
    if after.islower() or match.group() != ".":
        return not after.islower()
    word = _LAST_WORD.search(text, max(0, match.start() - 12), match.start())
    return word is None or word.group() not in ABBREVIATIONS


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
