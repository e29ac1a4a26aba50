"""An authority refutes what the statement tells: "Lãnh đạo tỉnh bác bỏ thông tin chợ bị đóng cửa".

Only where what is refuted says nearly all of the statement, and whoever refutes it is an office, not somebody of whom the
statement tells: that an accused denies is no evidence. Not here: a denial in the same words (denied.py).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.check.compare.bearing import covered
from monitor.check.compare.case import Case
from monitor.check.compare.differing import Span, difference
from monitor.check.compare.reading import Reading
from monitor.check.compare.same_figure import counts_persons
from monitor.check.compare.sides import Side
from monitor.check.compare.surroundings import denies, planned, refuses
from monitor.model import Difference
from monitor.vietnamese.proper_names import ProperName

_OFFICE = re.compile(
    r"(?<!\w)(?:lãnh đạo|ủy ban|uỷ ban|ubnd|công an|sở|bộ|cục|chi cục|chủ tịch|giám đốc|cơ quan|chính quyền|ban|văn phòng|tỉnh"
    r"|huyện|xã|phường|thành phố|phòng|trung tâm|thanh tra|đại diện|ngành|bệnh viện|nhà trường|trường|tòa án|viện|trưởng)(?!\w)",
    re.IGNORECASE,
)
_REFUTES = re.compile(
    r"(?<!\w)(?:bác bỏ|phủ nhận|bác)(?: hoàn toàn)? (?:các |những )?(?:thông tin|tin đồn|tin|việc|chuyện|tin giả)(?: cho rằng| rằng| về việc"
    r"| về)?(?!\w)|(?<!\w)không(?: hề)? có (?:chuyện|việc)(?!\w)",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"(?<!\w)(?:thông tin|tin đồn|tin)(?: cho rằng| rằng| về việc| về)?(?!\w)(?P<what>[^.;]{8,160}?)(?:là )?"
    r"(?<!\w)(?:không đúng|không chính xác|sai sự thật|bịa đặt|thất thiệt|tin giả|không có thật|hoàn toàn sai)(?!\w)",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(r"(?<!\w)(?:xác nhận|thừa nhận|khẳng định|cho biết)(?!\w)", re.IGNORECASE)
_ONLY_SAID = re.compile(
    r"(?<!\w)(?:nếu|liệu|tin đồn|thông tin|cho rằng|lan truyền|mạng xã hội|có thể|nghi|yêu cầu|đề nghị)(?!\w)|\?",
    re.IGNORECASE,
)
_FEW = 3  # "hai trường" names what is meant
_LEAST_SPOKEN = 0.8  # of the statement, that what is refuted speaks of
_QUOTES = "\"“”'‘’«»"


class _Refutation(NamedTuple):
    """Where a refutation stands, with the words that refute, and what of it is refuted."""

    start: int
    end: int
    what: Span


def refuted(case: Case) -> Iterator[Difference]:
    """What of the statement the evidence refutes, or what the statement calls refuted and the evidence confirms."""
    told, given = case.told, case.given
    if case.unborne or any(each.value > _FEW or counts_persons(each) for each in told.figures):
        return  # of a figure that is refuted another one may be true
    whole = (0, len(told.reading.text))
    mine = _refutation(told, whole)
    if mine is None and not _ONLY_SAID.search(told.reading.text) and not refuses(told.reading.text):
        for _number, span in enumerate(given.reading.sentences):
            found = _refutation(given, span)
            if found and not _own(told, given, span[0], found.start) and _says(case, found.what):
                theirs = (found.start, min(found.end, span[1]))
                yield difference(case, "denial", _trimmed(told.reading, whole), _trimmed(given.reading, theirs))
                return
    elif mine is not None and _OFFICE.search(told.reading.text, 0, mine.start):
        yield from _confirmed(case, mine)


def _refutation(side: Side, span: Span) -> _Refutation | None:
    """The first refutation by an office in *span*."""
    text = side.reading.text
    match = _REFUTES.search(text, *span)
    if match and _OFFICE.search(text, span[0], match.start()) and not _quoted(text, span[0], match.start()):
        end = _clause_end(text, match.end(), span[1])
        return _Refutation(match.start(), end, (match.end(), end))
    match = _FALSE.search(text, *span)
    if match and not _quoted(text, span[0], match.start()):
        return _Refutation(match.start(), match.end(), match.span("what"))
    return None


def _quoted(text: str, start: int, at: int) -> bool:
    """Whether the letter *at* stands inside quotation marks that open in the sentence."""
    return sum(text.count(sign, start, at) for sign in _QUOTES) % 2 == 1


def _clause_end(text: str, at: int, end: int) -> int:
    found = re.compile(r"[;.]|, (?:nhưng|tuy nhiên|đồng thời|mà)(?!\w)").search(text, at, end)
    return found.start() if found else end


def _own(told: Side, given: Side, start: int, at: int) -> bool:
    """Whether somebody whom the statement names refutes it."""
    named = [each for each in given.names if start <= each.start < at and each.kind != "place"]
    return any(_shares(each, other) for each in named for other in told.names)


def _shares(one: ProperName, other: ProperName) -> bool:
    return bool(set(one.words) & set(other.words))


def _says(case: Case, what: Span) -> bool:
    reading = case.told.reading
    known = case.given.reading.known_in(*what)
    return covered(reading, range(len(reading.keys)), known) >= _LEAST_SPOKEN


def _confirmed(case: Case, mine: _Refutation) -> Iterator[Difference]:
    """A sentence that confirms what the statement says an office refutes."""
    told, given = case.told.reading, case.given.reading
    inside = told.syllables_in(*mine.what)
    for start, end in given.sentences:
        sentence = given.text[start:end]
        match = _CONFIRMS.search(sentence)
        if not match or denies(sentence) or refuses(sentence) or planned(sentence) or not _OFFICE.search(sentence):
            continue
        if covered(told, inside, given.known_in(start + match.end(), end)) >= _LEAST_SPOKEN:
            yield difference(
                case, "denial", _trimmed(told, (mine.start, mine.end)), _trimmed(given, (start + match.start(), end))
            )
            return


def _trimmed(reading: Reading, span: Span) -> Span:
    text = reading.text[slice(*span)]
    return span[0], span[0] + len(text.rstrip(" .\n"))
