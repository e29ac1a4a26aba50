"""What `monitor case` prints. Not here: the options of its commands (commands.py), cases themselves (the room cases)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from monitor.case import Case, Clock, RowSet, Step
from monitor.cases.limits import Office, clocks
from monitor.cases.lines import next_limit
from monitor.store.case_bodies import kind_of
from monitor.vietnamese.case_words import last_day

_MOST = 200  # letters of a text in one line
_UNVERIFIED = " (rule not confirmed by the office)"


@dataclass(frozen=True, slots=True)
class Standing:
    """A case with its limits."""

    case: Case
    clocks: tuple[Clock, ...]
    unit: str  # its name

    @property
    def next(self) -> Clock | None:
        """The limit that ends first of those that run."""
        return next_limit(self.clocks)

    def overdue(self, now: datetime) -> tuple[Clock, ...]:
        """The limits that run and have passed."""
        return tuple(each for each in self.clocks if each.runs and each.overdue(now))


def standing(case: Case, office: Office, names: Mapping[str, str]) -> Standing:
    """*case* with its limits; *names* of units by id."""
    return Standing(case, clocks(case, office), names.get(case.unit, case.unit))


def by_deadline(every: Sequence[Standing]) -> list[Standing]:
    """The earliest limit first; then cases without a limit."""
    return sorted(every, key=_by_deadline)


def _by_deadline(each: Standing) -> tuple[float, int]:
    found = each.next
    return (found.due.timestamp() if found and found.due else float("inf"), each.case.id)


def list_lines(every: Sequence[Standing], now: datetime, zone: ZoneInfo) -> Iterator[str]:
    """Two lines for each case."""
    for each in every:
        case = each.case
        late = "  OVERDUE" if each.overdue(now) else ""
        yield f"case {case.id}  level {case.level}  {case.state}{f' ({_outcome(case)})' if case.outcome else ''}  {case.verdict}{late}"
        yield f"    {case.title}"
        where = f"{each.unit}; " if each.unit else ""
        limit = each.next
        if where or limit:
            yield f"    {where}{limit_words(limit, zone) if limit else 'no limit runs'}"
    if not every:
        yield "no case"


def overdue_lines(every: Sequence[Standing], now: datetime, zone: ZoneInfo) -> Iterator[str]:
    """A line for each limit that has passed, the oldest first."""
    found = [(clock, each) for each in every for clock in each.overdue(now)]
    for clock, each in sorted(found, key=lambda pair: (pair[0].due or now, pair[1].case.id)):
        yield f"case {each.case.id}  {limit_words(clock, zone)}  {each.unit or 'no unit'}  {each.case.title}"
    if not found:
        yield "nothing is overdue"


def calendar_lines(
    every: Sequence[Standing], first: date, last: date, offs: Mapping[date, str], zone: ZoneInfo
) -> Iterator[str]:
    """A line for each day with limits from *first* to *last*, and what ends on it; *offs* are days without work."""
    for day, dues in _days(every, first, last, zone).items():
        yield f"{day:%a %d/%m/%Y}{f'  ({offs[day]})' if day in offs else ''}"
        yield from (f"    case {each.case.id}  {limit_words(clock, zone)}  {each.case.title}" for clock, each in dues)
    if not _days(every, first, last, zone):
        yield f"no limit ends from {first:%d/%m/%Y} to {last:%d/%m/%Y}"


def calendar_rows(every: Sequence[Standing], first: date, last: date, zone: ZoneInfo) -> list[dict[str, Any]]:
    """The same for other programs."""
    return [
        {"day": day.isoformat(), "case": each.case.id, "title": each.case.title, **limit_row(clock)}
        for day, dues in _days(every, first, last, zone).items()
        for clock, each in dues
    ]


def _days(
    every: Sequence[Standing], first: date, last: date, zone: ZoneInfo
) -> dict[date, list[tuple[Clock, Standing]]]:
    found: dict[date, list[tuple[Clock, Standing]]] = {}
    ends = [(clock.due, clock, each) for each in every for clock in each.clocks if clock.runs and clock.due]
    for due, clock, each in sorted(ends, key=lambda end: (end[0], end[2].case.id, end[1].started_by)):
        day = last_day(due, zone)
        if first <= day <= last:
            found.setdefault(day, []).append((clock, each))
    return found


def limit_words(clock: Clock, zone: ZoneInfo) -> str:
    """Until when, by what, and whether the office has confirmed that rule."""
    if clock.due is None:
        return f"no limit set: {clock.name}"
    until = (
        f"{last_day(clock.due, zone):%d/%m/%Y}" if clock.whole_days else f"{clock.due.astimezone(zone):%H:%M %d/%m/%Y}"
    )
    return f"due {until}: {clock.name}{_UNVERIFIED if clock.unverified else ''}"


# -- one case ------------------------------------------------------------------------------------------


def _outcome(case: Case) -> str:
    return f"{case.outcome} as case {case.same}" if case.same else case.outcome


def show_lines(each: Standing, now: datetime, zone: ZoneInfo) -> Iterator[str]:
    """All that is known of one case."""
    case = each.case
    yield f"case {case.id}: {case.title}"
    yield f"    level {case.level}, {case.state}{f', {_outcome(case)}' if case.outcome else ''}"
    yield f"    event {_when(case.event_at, zone)}{', sudden' if case.sudden else ''}"
    yield f"    opened {_when(case.opened_at, zone)} by {case.opened_name}"
    yield f"    articles {', '.join(map(str, case.articles)) or 'none'}"
    yield f"    last step {case.last}"
    if each.unit:
        yield f"    unit {each.unit}"
    yield from _verdict(case)
    if case.asks:
        yield f"    asks the leaders: {_line(case.asks)}"
    if case.directed:
        yield f"    the leaders decided: {_line(case.directed)}"
    if case.options:
        yield f"    options {', '.join(case.options)}"
    for name, text in case.texts.items():
        if text and name != "title":
            yield f"    {name}: {_line(text)}"
    for number, row in case.rows.items():
        yield f"    N{number} of article {row.article}: {_line(row.sentence)}"
        yield f"        {row.conclusion or 'no conclusion'}: {_line(row.truth) or '-'} ({_line(row.paper) or 'no document'})"
    for clock in each.clocks:
        yield f"    {limit_words(clock, zone)}, {_stands(clock, now, zone)}"
    yield from (_step(step, zone) for step in case.steps)


def _verdict(case: Case) -> Iterator[str]:
    found = case.assessment
    if found is None:
        yield "    verdict: unchecked"
        return
    second = f", confirmed by {found.confirmed_name}" if found.confirmed_by else ", waits for a second officer"
    weighs = found.verdict != "checking"
    yield f"    verdict: {found.verdict}, proposed by {found.name}{second if weighs else ''}; {found.ground or 'no ground'}"


def _stands(clock: Clock, now: datetime, zone: ZoneInfo) -> str:
    late = clock.overdue(now)
    if clock.ended:
        return f"ended {'late' if late else 'in time'} {_when(clock.ended, zone)}"
    return "OVERDUE" if late else "runs"


def _step(step: Step, zone: ZoneInfo) -> str:
    paper = " ".join(filter(None, (step.paper.number, f"{step.paper.day:%d/%m/%Y}" if step.paper.day else "")))
    file = f"file {step.paper.file}" if step.paper.file else ""
    more = "".join(f"; {part}" for part in (paper, file, _line(step.note)) if part)
    said = _said(step, zone)
    return f"    {_when(step.at, zone)} {step.name}: {kind_of(step.body)}{f' ({said})' if said else ''}{more}"


def _said(step: Step, zone: ZoneInfo) -> str:
    """What is in a step, in one line; of a line of the comparison only its number, it stands above."""
    if isinstance(step.body, RowSet):
        return f"N{step.body.number}"
    return ", ".join(f"{name} {_value(value, zone)}" for name, value in _body(step).items() if value)


def _value(value: object, zone: ZoneInfo) -> str:
    if isinstance(value, datetime):
        return _when(value, zone)
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return "yes" if value is True else _line(str(value))


def _body(step: Step) -> dict[str, Any]:
    return asdict(step.body)


def _line(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _MOST else f"{words[: _MOST - 1]}…"


def _when(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d/%m/%Y %H:%M}"


# -- for other programs --------------------------------------------------------------------------------


def json_of(value: object) -> str:
    """*value* as JSON; times with their offset."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=lambda each: each.isoformat())


def row_of(each: Standing, now: datetime) -> dict[str, Any]:
    """One case in a list."""
    case, limit = each.case, each.next
    return {
        "case": case.id,
        "title": case.title,
        "level": case.level,
        "state": case.state,
        "unit": each.unit,
        "verdict": case.verdict,
        "outcome": case.outcome,
        "same": case.same,
        "articles": case.articles,
        "next": limit_row(limit) if limit else None,
        "overdue": [limit_row(clock) for clock in each.overdue(now)],
    }


def limit_row(clock: Clock) -> dict[str, Any]:
    """One limit."""
    return {
        "rule": clock.rule,
        "name": clock.name,
        "basis": clock.basis,
        "unverified": clock.unverified,
        "starts": clock.starts,
        "due": clock.due,
        "whole_days": clock.whole_days,
        "ended": clock.ended,
    }


def whole_of(each: Standing, now: datetime) -> dict[str, Any]:
    """One case with everything in it."""
    case = each.case
    steps = [
        {
            "id": step.id,
            "at": step.at,
            "entered_at": step.entered_at,
            "by": step.by,
            "name": step.name,
            "note": step.note,
        }
        | {"paper": asdict(step.paper), "kind": kind_of(step.body), "body": _body(step)}
        for step in case.steps
    ]
    return row_of(each, now) | {
        "event_at": case.event_at,
        "opened_at": case.opened_at,
        "opened_by": case.opened_by,
        "sudden": case.sudden,
        "story": case.story,
        "texts": dict(case.texts),
        "options": case.options,
        "rows": {number: asdict(row) for number, row in case.rows.items()},
        "asks": case.asks,
        "directed": case.directed,
        "assessment": asdict(case.assessment) if case.assessment else None,
        "closed_at": case.closed_at,
        "limits": [limit_row(clock) for clock in each.clocks],
        "steps": steps,
    }
