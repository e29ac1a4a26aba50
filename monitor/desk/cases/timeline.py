"""Every step of a case in words, the newest first: what, when it happened and was entered, by whom, on what document.

Not here: what stands after the last step (page.py), words of single values (words.py).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from monitor.case import (
    Asked,
    Body,
    CaseFile,
    Chose,
    Directed,
    Examined,
    Linked,
    Marked,
    Moved,
    Opened,
    Packed,
    Paper,
    Proposed,
    Rated,
    RowDropped,
    RowSet,
    Step,
    Timed,
    Unlinked,
    Wrote,
)
from monitor.desk.cases.words import CHECKS, CONCLUSIONS, OPTIONS, PERIODICALS, level_words, outcome_of, step_words

_LATER = timedelta(minutes=1)  # entered so much later than it happened, both are told
_SHORT = 160  # letters; what is longer is folded


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the log."""

    id: int  # of its step
    words: str
    detail: str
    long: str  # a text that is folded
    at: datetime
    entered_at: datetime
    late: bool  # entered later than it happened
    name: str
    note: str
    paper: Paper
    file: CaseFile | None


@dataclass(frozen=True, slots=True)
class Names:
    """How the things that steps name are called."""

    article: Callable[[int], str]
    unit: Callable[[str], str]
    when: Callable[[datetime], str]


def told(steps: Sequence[Step], files: Iterable[CaseFile], names: Names) -> tuple[Told, ...]:
    """The log; lines of the comparison that one form changed are told together."""
    kept = {file.id: file for file in files}
    return tuple(_told(some, kept, names) for some in reversed(_together(steps)))


def _together(steps: Sequence[Step]) -> list[list[Step]]:
    groups: list[list[Step]] = []
    for step in steps:
        if groups and _one_form(groups[-1][-1], step):
            groups[-1].append(step)
        else:
            groups.append([step])
    return groups


def _one_form(before: Step, step: Step) -> bool:
    one, two = before.body, step.body
    at_once = (before.entered_at, before.by) == (step.entered_at, step.by)
    return at_once and isinstance(one, RowSet) and isinstance(two, RowSet) and one.number < two.number


def _told(steps: Sequence[Step], files: Mapping[int, CaseFile], names: Names) -> Told:
    last = steps[-1]
    detail = "; ".join(filter(None, (_detail(step.body, names) for step in steps)))
    long = detail if len(detail) > _SHORT else ""
    return Told(
        id=last.id,
        words=step_words(last.body),
        detail="" if long else detail,
        long=long,
        at=last.at,
        entered_at=last.entered_at,
        late=last.entered_at - last.at > _LATER,
        name=last.name,
        note=last.note,
        paper=last.paper,
        file=files.get(last.paper.file) if last.paper.file is not None else None,
    )


def _detail(body: Body, names: Names) -> str:
    tell = _DETAILS.get(type(body))
    return tell(body, names) if tell else ""


def _row(body: RowSet, _names: Names) -> str:
    return f"N{body.number}" + (f" ({CONCLUSIONS[body.row.conclusion].lower()})" if body.row.conclusion else "")


def _moved(body: Moved, names: Names) -> str:
    parts = (names.unit(body.unit) if body.unit else "", outcome_of(body.outcome, body.same))
    return "; ".join(filter(None, (*parts, _limit(body, names))))


def _marked(body: Marked, names: Names) -> str:
    whose = names.article(body.article) if body.article else ""
    kind = PERIODICALS[body.periodical].lower() if body.periodical else ""
    return "; ".join(filter(None, (whose, kind, _limit(body, names))))


def _examined(body: Examined, names: Names) -> str:
    has, lacks = (", ".join(CHECKS[each].lower() for each in some) for some in (body.has, body.lacks))
    parts = (names.article(body.article), has and f"có: {has}", lacks and f"thiếu: {lacks}", body.url)
    return "; ".join(filter(None, parts))


def _limit(body: Moved | Marked, names: Names) -> str:
    return f"hạn ấn định {names.when(body.due)}, căn cứ: {body.basis}" if body.due else ""


# What has no line here says all in its own words.
_DETAILS: Mapping[type[Any], Callable[[Any, Names], str]] = {
    Opened: lambda body, _names: f"{body.title} (mức {level_words(body.level).lower()})",
    Linked: lambda body, names: names.article(body.article),
    Unlinked: lambda body, names: names.article(body.article),
    Wrote: lambda body, _names: body.text or "xóa nội dung đã ghi",
    Chose: lambda body, _names: "; ".join(OPTIONS[each] for each in body.options) or "không chọn phương án nào",
    Rated: lambda body, _names: level_words(body.level),
    Timed: lambda body, names: f"{names.when(body.event_at)}{', đột xuất' if body.sudden else ''}",
    RowSet: _row,
    RowDropped: lambda body, _names: f"N{body.number}",
    Asked: lambda body, _names: body.text or "rút nội dung xin ý kiến",
    Directed: lambda body, _names: body.text,
    Proposed: lambda body, _names: f"Căn cứ: {body.ground}" if body.ground else "",
    Packed: lambda body, _names: f"{body.name}, SHA-256 {body.digest}",
    Moved: _moved,
    Marked: _marked,
    Examined: _examined,
}
