"""Where a text names photographers, authors and origins: words there say nothing about places.

Not here: finding the authors of an article (read).
"""

import re

Span = tuple[int, int]

# "Ảnh: ...", "(Ảnh: .../TTXVN)", "Tin, ảnh: ...", "(Theo Báo ...)", up to the end of the line, bracket or sentence
_CREDIT = re.compile(
    r"(?:\b(?:[Ảả]nh|ẢNH|[Vv]ideo|[Cc]lip|[Đđ]ồ họa|[Nn]guồn|[Pp]hóng sự|[Tt]hực hiện|[Bb]ài|[Tt]/h)\s?:|\(\s?Theo\b)[^\n).]{0,60}"
)
_NAME_LINE_WORDS = 6
_LAST_LINES = 2


def credit_spans(text: str) -> tuple[Span, ...]:
    """Return (start, end) of captions' credits and of bylines in the last lines of cleaned *text*."""
    return (*(match.span() for match in _CREDIT.finditer(text)), *_bylines(text))


def _bylines(text: str) -> list[Span]:
    """The last one or two lines when they are short, end in no full stop and begin every word with a capital."""
    spans: list[Span] = []
    end = len(text)
    for _ in range(_LAST_LINES):
        start = text.rfind("\n", 0, end) + 1
        if start == 0 or not _is_byline(text[start:end]):
            break
        spans.append((start, end))
        end = start - 1
    return spans


def _is_byline(line: str) -> bool:
    if line.startswith(("Theo ", "(Theo ", "Nguồn")):
        return len(line.split()) <= _NAME_LINE_WORDS
    words = line.strip("() ").split()
    return 0 < len(words) <= _NAME_LINE_WORDS and line[-1] not in '.!?"”:;' and all(not w[0].islower() for w in words)
