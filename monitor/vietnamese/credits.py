"""Where a text names photographers, authors, agencies, origins and other news: words there say nothing about places.

Not here: finding the authors of an article (read), comparing copies (group). The marks are those of DOMAIN.md 8.6:
credits of pictures, "Tin, ảnh: …", "(Theo …)", bylines at the end, and the marks of outlets at the beginning.
"""

import re

from monitor.vietnamese.units import NAME

Span = tuple[int, int]

_ROLES = (
    r"[Ảả]nh|ẢNH|[Hh]ình|[Vv]ideo|[Cc]lip|[Đđ]ồ họa|[Nn]guồn|[Pp]hóng sự|[Tt]hực hiện|[Bb]ài|[Tt]in|[Tt]/h|[Tt]ổng hợp"
    r"|[Bb]iên tập|[Bb]iên dịch|[Tt]ác giả|[Pp]hoto|[Cc]ộng tác viên"
)
# "Ảnh: ...", "(Ảnh: .../TTXVN)", "Tin, ảnh: ...", "(Theo Báo ...)", up to the end of the line, bracket or sentence
_ROLE = re.compile(rf"(?<!\w)(?:(?:Tin|Bài)(?:,| và) )?(?:{_ROLES})\s?\Z")
_NAMED = re.compile(r"[^\n).]{0,60}")
_ROLE_REACH = 28  # letters that a role may take before its colon
_CREDIT = re.compile(r"(?:\(\s?(?:Theo|Nguồn|Ảnh)\b|(?<!\w)CTV\b)[^\n).]{0,60}")
# "Hải An (theo AP)" behind a sentence: who brought another agency's news
_AFTER = re.compile(rf"(?:(?<=[.!?”\"]\s)|(?<=\n)){NAME}\s\([Tt]heo\s[^\n)]{{1,40}}\)")
# The mark of an outlet before the lead: "TTO - ", "(TTV)- ", "(PLO)-", "KTĐT –"
_OUTLET = re.compile(
    r"\A(?:\([^()\n]{2,40}\)\s?[-–—]|[A-ZĐ]{2,8}\d?(?:\.[A-Za-z]{2,3})?\s?[-–—]|Báo [\w ]{2,30} [-–—])\s?"
)
# "Xem thêm: …", ">> Đọc thêm: …" on a line of its own: the headline of other news
_TEASER = re.compile(
    r"^[>*•\- ]*(?:Xem thêm|Đọc thêm|Tin liên quan|Bài liên quan|Mời (?:bạn|quý vị) (?:xem|đọc)) ?:[^\n]*", re.MULTILINE
)
_MARK = "[A-ZĐ]{2,}"
# "(Hải Vân) - " and "(HẢI VÂN) - ", but not "(PLO) - " and "(Báo Hải Vân) - "
_DATELINE_PLACE = re.compile(rf"\A\(\s?(?!Báo |Đài |Theo |{_MARK}\)){NAME}\s?\)")
# "… đã dừng. Xuân Nam", and glued, "… đã dừng.Xuân Nam", but not "TP.Nam Hải": an abbreviation ends in a capital
_LAST_WORDS = re.compile(r"(?:[.!?”\"…]\s+|(?<=[^\W\dA-ZĐ]{2})[.!?…])(\S[^.!?…\n]{2,40})\Z")
_PLACE_WORDS = ("Theo ", "(Theo ", "Nguồn")
_NAME_LINE_WORDS = 6
_LAST_LINES = 2
_PAIR_LINES = 4  # how far from the end a line of two authors may stand before a teaser or two of other news
_TAIL = 80


def credit_spans(text: str) -> tuple[Span, ...]:
    """Return (start, end) of credits, of outlets' marks, of teasers and of bylines at the end of cleaned *text*, in order, apart."""
    spans = [match.span() for pattern in (_CREDIT, _AFTER, _TEASER) for match in pattern.finditer(text)]
    spans.extend(_by_role(text))
    found = sorted((*_outlet_mark(text), *spans, *_bylines(text), *_joint_bylines(text), *_last_words(text)))
    merged: list[Span] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _by_role(text: str) -> list[Span]:
    """What a role and a colon introduce. Colons are few: each is looked at, not each letter."""
    spans: list[Span] = []
    at = text.find(":")
    while at >= 0:
        begin = max(0, at - _ROLE_REACH)
        role, named = _ROLE.search(text[begin:at]), _NAMED.match(text, at + 1)
        if role and named:
            spans.append((begin + role.start(), named.end()))
        at = text.find(":", at + 1)
    return spans


def _outlet_mark(text: str) -> list[Span]:
    """The mark of the outlet that opens the lead; "(Na Hang) - ", a dateline, names where the news comes from."""
    match = _OUTLET.match(text[:_TAIL])
    if not match or _DATELINE_PLACE.match(text[:_TAIL]):
        return []
    return [match.span()]


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


def _joint_bylines(text: str) -> list[Span]:
    """A line of two authors, "Xuân Nam - Hải An", a little before the end: other news may stand behind it."""
    spans: list[Span] = []
    end = len(text)
    for _ in range(_PAIR_LINES):
        start = text.rfind("\n", 0, end) + 1
        if start == 0:
            break
        line = text[start:end]
        if (" - " in line or " – " in line or "/" in line) and _is_byline(line.replace(" - ", " ").replace(" – ", " ")):
            spans.append((start, end))
        end = start - 1
    return spans


def _last_words(text: str) -> list[Span]:
    """A name behind the last sentence on the same line: "… đã dừng. Xuân Nam"."""
    begin = max(0, len(text) - _TAIL)
    match = _LAST_WORDS.search(text[begin:])
    if not match or begin + match.start(1) == 0 or not _is_byline(match[1]) or len(match[1].split()) < 2:
        return []
    return [(begin + match.start(1), len(text))]


def _is_byline(line: str) -> bool:
    words = line.strip("() ").split()
    if line.startswith(_PLACE_WORDS):
        return len(words) <= _NAME_LINE_WORDS
    return 0 < len(words) <= _NAME_LINE_WORDS and line[-1] not in '.!?"”:;' and all(not w[0].islower() for w in words)
