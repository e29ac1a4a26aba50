"""Documents of one sort under another number: "Nghị quyết số 45", "Nghị quyết số 54/2025".

Only where the sentence says nearly all of the statement, and gives one document of the sort. Not here: the day of a
document (moments.py), and other numbers (figures.py).
"""

import re
from collections.abc import Iterator

from monitor.check.compare.case import Case
from monitor.check.compare.differing import difference
from monitor.check.compare.surroundings import denies, earlier
from monitor.model import Difference

_PAPER = re.compile(
    r"(?<!\w)(?P<sort>nghị quyết|quyết định|nghị định|thông tư|chỉ thị|công văn|kế hoạch|công điện|thông báo|tờ trình|văn bản|đề án)"
    r"(?: số:? (?P<number>[0-9]{1,5})(?:/(?P<year>[0-9]{4}))?| (?P<bare>[0-9]{1,5})/(?:(?P<bare_year>[0-9]{4})|[^\W\d]))",
    re.IGNORECASE,
)
_LEAST_SPOKEN = 0.75  # of the statement, that the sentence speaks of


def other_paper(case: Case) -> Iterator[Difference]:
    """The documents of the statement that the evidence gives under another number only."""
    told, given = case.told.reading, case.given.reading
    known = {(_sort(each), _number(each)) for each in _PAPER.finditer(given.text)}
    for mine in _PAPER.finditer(told.text):
        if (_sort(mine), _number(mine)) in known:
            continue
        for number, (start, end) in enumerate(given.sentences):
            if (
                case.speaking[number][0] < _LEAST_SPOKEN
                or denies(given.text[start:end])
                or earlier(given.text[start:end])
            ):
                continue
            found = [each for each in _PAPER.finditer(given.text, start, end) if _sort(each) == _sort(mine)]
            if len(found) == 1:
                yield difference(case, "figure", mine.span(), found[0].span())
                break


def _sort(paper: re.Match[str]) -> str:
    return paper["sort"].lower()


def _number(paper: re.Match[str]) -> int:
    return int(paper["number"] or paper["bare"])
