"""What is new in a case, in words for the leaders. Pure: a case and its new steps in, sentences out.

Only what moves the matter on: drafts, lines of the comparison and notes are the officers' own. A verdict is told as it
may leave the desk. Not here: how it looks (publish).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import singledispatch
from zoneinfo import ZoneInfo

from monitor.case import CHECKS, Body, Case, Directed, Examined, Linked, Marked, Moved, Opened, Rated, Step, Timed
from monitor.cases.folding import case_of
from monitor.config.deadlines import Deadlines
from monitor.vietnamese.case_words import (
    EVENT_WORDS,
    LEVEL_WORDS,
    STATE_WORDS,
    VERDICT_WORDS,
    outcome_words,
    paper_kind,
    paper_words,
)
from monitor.vietnamese.wording import padded, short_day, shortened

_LONGEST = 200  # letters of what the leaders decided; the whole stands in the case


def happened(
    case: Case, new: Sequence[Step], deadlines: Deadlines, zone: ZoneInfo, outlets: Mapping[int, str]
) -> tuple[str, ...]:
    """What the *new* steps, which are the last ones of *case*, bring; the verdict last. *outlets* by article."""
    said = ((step, _of_outlet(step.body, _words(step.body, deadlines), outlets)) for step in new)
    told = [_dated(step, _with_paper(step, words), zone) for step, words in said if words]
    return (*told, *_linked(case, new), *_verdict(case, new))


def papers_of(case: Case, states: Sequence[str]) -> tuple[str, ...]:
    """Number and day of the documents with which *case* moved into one of *states*."""
    return tuple(paper_words(step.paper.number, step.paper.day) for step in _moves(case, states))


def moved_at(case: Case, states: Sequence[str]) -> tuple[datetime, ...]:
    """When *case* moved into one of *states*."""
    return tuple(step.at for step in _moves(case, states))


def _moves(case: Case, states: Sequence[str]) -> Iterator[Step]:
    return (step for step in case.steps if isinstance(step.body, Moved) and step.body.to in states)


def _dated(step: Step, words: str, zone: ZoneInfo) -> str:
    return f"{short_day(step.at.astimezone(zone).date())}: {words}"


def _with_paper(step: Step, words: str) -> str:
    paper = paper_words(step.paper.number, step.paper.day)
    return f"{words} ({paper_kind(step.body)} {paper})" if paper else words


def _of_outlet(body: Body, words: str, outlets: Mapping[int, str]) -> str:
    """Of several outlets, which one it was."""
    outlet = outlets.get(body.article) if isinstance(body, Marked | Examined) and body.article else None
    return f"{words} ({outlet})" if outlet and len(set(outlets.values())) > 1 else words


@singledispatch
def _words(_body: Body, _deadlines: Deadlines) -> str:
    return ""


@_words.register
def _(_body: Opened, _deadlines: Deadlines) -> str:
    return "ghi nhận vụ việc"


@_words.register
def _(body: Moved, deadlines: Deadlines) -> str:
    if body.to == "sent":
        return f"{STATE_WORDS['sent']}: {deadlines.unit_name(body.unit)}"
    if body.to == "closed":
        return f"{STATE_WORDS['closed']}: {outcome_words(body.outcome, body.same)}"
    return STATE_WORDS[body.to]


@_words.register
def _(body: Marked, _deadlines: Deadlines) -> str:
    return EVENT_WORDS[body.what]


@_words.register
def _(body: Directed, _deadlines: Deadlines) -> str:
    return f"ý kiến chỉ đạo: {shortened(' '.join(body.text.split()), _LONGEST).rstrip('.')}"


@_words.register
def _(body: Rated, _deadlines: Deadlines) -> str:
    return f"mức độ: {LEVEL_WORDS[body.level]}"


@_words.register
def _(_body: Timed, _deadlines: Deadlines) -> str:
    return "sửa thời điểm xảy ra sự việc"


@_words.register
def _(body: Examined, _deadlines: Deadlines) -> str:
    if body.lacks:
        return "kiểm tra nội dung cải chính: chưa đủ nội dung quy định"
    if set(body.has) == set(CHECKS):
        return "kiểm tra nội dung cải chính: đủ nội dung quy định"
    return "kiểm tra nội dung cải chính: chưa kiểm tra hết"


def _linked(case: Case, new: Sequence[Step]) -> Iterator[str]:
    """Articles that came to a case which was there before; a flag of one that it had brings none."""
    before = _articles(case.steps[: len(case.steps) - len(new)])
    count = len(_articles(new) - before)
    if count and not any(isinstance(step.body, Opened) for step in new):
        yield f"thêm {padded(count)} bài"


def _articles(steps: Sequence[Step]) -> set[int]:
    return {step.body.article for step in steps if isinstance(step.body, Linked)}


def _verdict(case: Case, new: Sequence[Step]) -> Iterator[str]:
    """What may be said of the article now, where that is not what could be said before."""
    before = case.steps[: len(case.steps) - len(new)]
    said = case_of(before).verdict if before else "unchecked"
    if said == case.verdict:
        return
    told_before = "" if said in ("unchecked", "checking") else f" (trước đó: {VERDICT_WORDS[said]})"
    yield f"kết quả kiểm chứng: {VERDICT_WORDS[case.verdict]}{told_before}"
