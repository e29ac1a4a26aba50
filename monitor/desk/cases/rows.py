"""A row of the list of cases as a page shows it. Not here: which rows there are (listing.py)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from monitor.case import Case, Clock
from monitor.cases.aftermath import changed_after_letter
from monitor.desk.cases.kept import Standing
from monitor.desk.cases.listing import DUES, Due
from monitor.desk.cases.words import STATES, UNVERIFIED, due_words, level_words, outcome_of, step_words
from monitor.desk.desk import the_desk, the_store

_OUTLETS = 4  # that a row names


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit in words."""

    name: str
    due: str
    at: datetime
    overdue: bool
    unverified: str  # "" or that the office has not confirmed its rule


@dataclass(frozen=True, slots=True)
class Row:
    """One case."""

    case: Case
    level: str
    state: str
    outcome: str  # "" while it is open
    unit: str  # the name
    limit: Limit | None  # the next one
    late: int  # limits that have passed
    waits: bool  # for a second officer
    changed: bool  # an article changed after its outlet received a letter
    outlets: tuple[str, ...]  # some of them
    more: int  # other outlets
    last: str  # what was done last
    last_by: str
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """Rows whose next limit is at much the same time."""

    due: Due
    heading: str
    rows: tuple[Row, ...]


def parts_of(cases: Sequence[tuple[Standing, Due]]) -> tuple[Part, ...]:
    """*cases* as a page shows them, divided by when their next limit is."""
    changed = changed_after_letter(the_store(), [each.case for each, _ in cases if each.open])
    outlets = _outlets({article for each, _ in cases for article in each.case.articles})
    return tuple(
        Part(due, DUES[due], tuple(_row(each, outlets, changed) for each, _ in some))
        for due, some in groupby(cases, key=lambda found: found[1])
    )


def limit_of(clock: Clock) -> Limit | None:
    """*clock* in words; None where no rule tells until when."""
    if clock.due is None:
        return None
    desk = the_desk()
    return Limit(
        clock.name,
        due_words(clock.due, clock.whole_days, desk.zone),
        clock.due,
        clock.overdue(desk.clock()),
        UNVERIFIED if clock.unverified else "",
    )


def _row(standing: Standing, outlets: dict[int, str], changed: Collection[int]) -> Row:
    case, desk = standing.case, the_desk()
    named = tuple(dict.fromkeys(outlets[article] for article in case.articles if article in outlets))
    last = case.steps[-1]
    return Row(
        case=case,
        level=level_words(case.level),
        state=STATES[case.state],
        outcome=outcome_of(case.outcome, case.same),
        unit=desk.settings.deadlines.unit_name(case.unit) if case.unit else "",
        limit=limit_of(standing.next) if standing.next else None,
        late=len(standing.overdue(desk.clock())),
        waits=standing.waits,
        changed=case.id in changed,
        outlets=named[:_OUTLETS],
        more=max(len(named) - _OUTLETS, 0),
        last=step_words(last.body),
        last_by=last.name,
        last_at=last.at,
    )


def _outlets(articles: set[int]) -> dict[int, str]:
    return dict(_pairs(sorted(articles)))


def _pairs(articles: Sequence[int]) -> Iterator[tuple[int, str]]:
    for clip in the_store().search.clips(articles):
        yield clip.id, clip.outlet
