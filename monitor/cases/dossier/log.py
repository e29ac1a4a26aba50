"""What people did in a case, in the words of its dossier: the log with its proofs (K), the limits, the course (B4).

Not here: the words of one step (log_words.py), the articles (articles.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.case import Case, CaseFile, Clock, Examined, Marked, Moved
from monitor.cases.dossier.log_words import said
from monitor.config.deadlines import Deadlines
from monitor.publish.dossier.values import Entry, Happening, Limit
from monitor.publish.dossier.words import capital
from monitor.vietnamese.case_words import due_words, paper_kind, paper_words
from monitor.vietnamese.wording import short_day

_ON_THE_WAY = (Moved, Marked, Examined)  # steps that are a happening of the matter itself


def entries(
    case: Case, files: Sequence[CaseFile], deadlines: Deadlines, zone: ZoneInfo, outlets: Mapping[int, str]
) -> tuple[Entry, ...]:
    """The log; *outlets* by article. Articles that were linked when the case was opened go without saying."""
    names = {file.id: file.name for file in files}
    return tuple(
        Entry(
            at=step.at.astimezone(zone),
            text=capital(text),
            paper=paper_words(step.paper.number, step.paper.day),
            proof=names.get(step.paper.file, "") if step.paper.file else "",
            note=step.note,
            name=step.name,
        )
        for step in case.steps
        if (text := said(case, step, deadlines, outlets, zone))
    )


def happenings(case: Case, deadlines: Deadlines, zone: ZoneInfo, outlets: Mapping[int, str]) -> Iterator[Happening]:
    """What the office and others did in the matter."""
    for step in case.steps:
        if isinstance(step.body, _ON_THE_WAY):
            paper = paper_words(step.paper.number, step.paper.day)
            text = said(case, step, deadlines, outlets, zone)
            text += f" ({paper_kind(step.body)} {paper})" if paper else ""
            yield Happening(step.at.astimezone(zone), capital(text))


def limits(
    case: Case, clocks: Sequence[Clock], zone: ZoneInfo, now: datetime, outlets: Mapping[int, str]
) -> tuple[Limit, ...]:
    """Every limit of *case* and what became of it."""
    return tuple(
        Limit(
            name=clock.name,
            basis=clock.basis,
            unverified=clock.unverified,
            starts=clock.starts.astimezone(zone),
            due=due_words(clock.due, zone, whole_days=clock.whole_days) if clock.due else "chưa ấn định",
            result=_result(case, clock, zone, now),
            runs=clock.runs,
            outlet=outlets.get(clock.article, "") if clock.article is not None else "",
        )
        for clock in clocks
    )


def _result(case: Case, clock: Clock, zone: ZoneInfo, now: datetime) -> str:
    late = clock.overdue(now)
    if clock.ended is None:
        return "quá hạn" if late else "đang tính"
    day = short_day(clock.ended.astimezone(zone).date())
    if _closed(case, clock):  # nobody did what was due
        return f"không tính tiếp, vụ việc kết thúc ngày {day}{' (đã quá hạn)' if late else ''}"
    return f"{'xong quá hạn' if late else 'xong đúng hạn'}, ngày {day}"


def _closed(case: Case, clock: Clock) -> bool:
    """Whether nothing but the end of the case ended *clock*."""
    ends = {step.body.to == "closed" for step in case.steps if isinstance(step.body, Moved) and step.at == clock.ended}
    return ends == {True} and not any(isinstance(step.body, Marked) and step.at == clock.ended for step in case.steps)
