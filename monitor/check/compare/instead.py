"""What the statement tells stands in the evidence only as what it is not: "thay vì thôn A", "chứ không phải 30 người".

Not here: a denial of what happened (denied.py), and a rumour that somebody refutes (refuted.py).
"""

import re
from collections.abc import Iterator

from monitor.check.compare.case import Case
from monitor.check.compare.differing import difference
from monitor.check.compare.figure import Figure, with_noun
from monitor.check.compare.same_figure import is_one
from monitor.check.compare.sides import Slot
from monitor.check.compare.surroundings import denies, earlier, planned, refuses
from monitor.model import Difference

_INSTEAD = re.compile(
    r"(?<!\w)(?:thay vì|thay cho|chứ không phải|mà không phải|chứ chẳng phải|chứ không)(?: (?:là|ở|tại|do|của|vào|từ|có|đến))*"
    r"(?: (?:thôn|bản|xã|phường|huyện|tỉnh|ông|bà|anh|chị|đội|ngày|năm|tháng|tổ|trường|công ty|khoảng|gần|hơn|cả))* ?$",
    re.IGNORECASE,
)
_BEFORE = 48  # letters
_LEAST_SPOKEN = 0.5  # of the statement, that the sentence speaks of


def told_instead(case: Case) -> Iterator[Difference]:
    """The slots of the statement that the evidence names as what it is not, and nowhere otherwise."""
    told, given = case.told.reading, case.given.reading
    if refuses(told.text) or denies(told.text) or planned(told.text) or earlier(told.text):
        return
    for each in case.borne:
        if not each.sure or not each.by or (isinstance(each.slot, Figure) and is_one(each.slot)):
            continue
        if not all(_is_instead(given.text, slot) for slot in each.by):
            continue
        number = given.sentence_at(each.by[0].start)
        if case.speaking[number][0] >= _LEAST_SPOKEN:
            mine = (each.slot.start, _end(told.text, each.slot))
            theirs = (_begins(given.text, each.by[0]), _end(given.text, each.by[0]))
            yield difference(case, "denial", mine, theirs)


def _is_instead(text: str, slot: Slot) -> bool:
    return bool(_before(text, slot))


def _begins(text: str, slot: Slot) -> int:
    """Where the words begin that say that it is not so: without them both sides would look alike."""
    match = _before(text, slot)
    return max(0, slot.start - _BEFORE) + match.start() if match else slot.start


def _before(text: str, slot: Slot) -> re.Match[str] | None:
    return _INSTEAD.search(text[max(0, slot.start - _BEFORE) : slot.start])


def _end(text: str, slot: Slot) -> int:
    return with_noun(text, slot) if isinstance(slot, Figure) else slot.end
