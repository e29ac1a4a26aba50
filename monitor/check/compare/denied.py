"""One side says in the same words that what the other tells did not happen: "bị nhiễm độc", "không bị nhiễm độc".

Only where all else is the same: the sentence speaks of nearly all of the statement, nothing else differs, and neither side
asks, fears, plans, quotes or looks back. Not here: that there is none of something (none_at_all.py), and denials that only
leave a comparison open (settling.py).
"""

import re
from collections.abc import Iterator
from itertools import islice

from monitor.check.compare.case import Case
from monitor.check.compare.reading import Reading
from monitor.check.compare.surroundings import NOT, denies, earlier, planned, refuses
from monitor.model import Difference

_UNSURE = re.compile(
    r"(?<!\w)(?:nếu|liệu|có thể|nghi|nghi ngờ|lo|lo ngại|lo sợ|sợ|tránh|để|tin|thông tin|tin đồn|cho rằng|yêu cầu|đề nghị|phải|nên|cần|trừ"
    r"|chỉ|mới|hoặc|hay|một số|nhiều|những|các|từ ngày|kể từ|từng|đôi khi|luôn)(?!\w)|\?",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(
    r"[,;:.]|(?<!\w)(?:dù|mặc dù|vì|do|bởi|nhưng|sau khi|trước khi|khi|và|nên)(?!\w)", re.IGNORECASE
)
_LEAST_SPOKEN = 0.8  # of the statement, that the sentence speaks of
_SUBJECT = 3  # syllables before the denial that tell of whom it is said
_MOST = 20  # denials that are looked at in one sentence
_BEHIND = 2  # syllables behind what is denied that narrow it


def denied(case: Case) -> Iterator[Difference]:
    """What one side denies and the other tells."""
    told, given = case.told.reading, case.given.reading
    if case.unborne or _is_unsure(told.text):
        return
    for number, (start, end) in enumerate(given.sentences):
        sentence = given.text[start:end]
        if case.speaking[number][0] < _LEAST_SPOKEN or _is_unsure(sentence):
            continue
        if refuses(told.text) == refuses(sentence):
            continue
        for mine, theirs in _turned(told, (0, len(told.text)), given, (start, end)):
            yield _difference(case, mine, theirs)
        for theirs, mine in _turned(given, (start, end), told, (0, len(told.text))):
            yield _difference(case, mine, theirs)


def _is_unsure(text: str) -> bool:
    return bool(_UNSURE.search(text)) or denies(text) or planned(text) or earlier(text)


def _turned(
    one: Reading, inside: tuple[int, int], other: Reading, within: tuple[int, int]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where *one* denies what *other* tells in the same words, of the same and without a narrowing word."""
    known = other.known_in(*within)
    for match in islice(NOT.finditer(one.text, *inside), _MOST):
        found = re.compile(rf"(?<!\w){re.escape(match[1])}(?!\w)", re.IGNORECASE).search(other.text, *within)
        comma = max(inside[0], *(one.text.rfind(sign, inside[0], match.start()) for sign in ",;:"))
        before = [at for at in one.syllables_in(comma, match.start()) if one.weights[at]][-_SUBJECT:]
        behind = [
            at for at in one.syllables_in(match.end(), _clause_end(one.text, match.end(), inside[1])) if one.weights[at]
        ]
        if found and before and all(one.keys[at] in known for at in (*before, *behind[:_BEHIND])):
            yield match.span(), found.span()


def _clause_end(text: str, at: int, end: int) -> int:
    """Where the clause that holds the letter *at* ends: at a sign, or at a word that begins another."""
    match = _NEXT_CLAUSE.search(text, at, end)
    return match.start() if match else end


def _difference(case: Case, mine: tuple[int, int], theirs: tuple[int, int]) -> Difference:
    return Difference(
        kind="denial",
        found=case.told.reading.text[slice(*mine)],
        expected=case.given.reading.text[slice(*theirs)],
        found_at=mine,
        expected_at=theirs,
    )
