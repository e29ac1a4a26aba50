"""Articles by themselves that may be the correction of an article of a case: simple rules, each with its reason. Pure.

An article of the same outlet that came later and tells of a correction is offered where the watch said that it corrects that
article, where it names its headline, repeats a sentence in question, or gives both figures. Not here: finding later articles
(store), linking one (an officer).
"""

from collections.abc import Iterable, Iterator

from monitor.case import Row
from monitor.cases.aftermath.places import CORRECTED
from monitor.cases.aftermath.values import Candidate
from monitor.cases.aftermath.wording import figures, folded, holds, whole
from monitor.model import Clip

_SHORTEST = 4  # words of a headline that names an article


def candidates(clip: Clip, rows: Iterable[Row], later: Iterable[Clip], linked: Iterable[int]) -> Iterator[Candidate]:
    """Those of *later* that may correct *clip*, of which *rows* quote; which are *linked* to the case."""
    rows, inside = tuple(rows), frozenset(linked)
    for each in later:
        if each.id == clip.id or each.outlet != clip.outlet or each.article.published <= clip.article.published:
            continue
        if why := _why(clip, rows, each):
            article = each.article
            yield Candidate(each.id, each.outlet, article.title, article.url, article.published, why, each.id in inside)


def _why(clip: Clip, rows: tuple[Row, ...], other: Clip) -> str:
    if any(flag.kind == CORRECTED and flag.fact == f"article:{clip.id}" for flag in other.flags):
        return "máy ghi nhận lời cải chính về bài này"
    said, title = folded(whole(other.article)), folded(clip.article.title)
    if len(title.split()) >= _SHORTEST and holds(said, title):
        return "có nêu tên bài này"
    if any(holds(said, folded(row.sentence)) for row in rows):
        return "có nhắc lại câu trích"
    given = figures(whole(other.article))
    if any(both(row, given) for row in rows):
        return "có cả số liệu đã đăng và số liệu đúng"
    return ""


def both(row: Row, given: frozenset[str]) -> bool:
    """Whether *given* has the figures in question of *row*, and one that only its document has.

    A sentence may have other figures than the one in question; what it claims, in an officer's words, says which that is.
    """
    true = figures(row.truth)
    claimed = (figures(row.claim) & figures(row.sentence)) - true
    said = claimed or figures(row.sentence) - true
    return bool(said) and said <= given and bool((true - figures(row.sentence)) & given)
