"""Taking a flag into a case that is open already: its articles, the decision on it, and the sentence as a line to compare.

The press repeats itself: the same wrong figure in another newspaper is no second case. Not here: a new case (entering.py),
articles without a flag (forms.py), routes (screens/cases.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import request
from werkzeug.datastructures import MultiDict

from monitor.case import Body, Case, Linked, RowSet
from monitor.cases import add, load, office_of
from monitor.config.flag_kinds import kind_words
from monitor.desk.cases.flagged import rows, taken
from monitor.desk.cases.kept import Standing, all_cases
from monitor.desk.cases.opening import Offer
from monitor.desk.cases.table import next_number
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.sessions import me
from monitor.desk.flags.deciding import Seen, read_seen
from monitor.store.audit import Actor
from monitor.store.flag_values import StandingFlag

MOST = 200  # open cases that are offered
_FLAGS = 500  # of one form


@dataclass(frozen=True, slots=True)
class Joining:
    """What the form says."""

    case: int
    flags: tuple[Seen, ...]


def joining(form: MultiDict[str, str]) -> Joining | None:
    """What *form* says; None where no case was chosen, there is none such, or no flag is named."""
    number = form.get("into", type=int) or 0
    seen = (read_seen(each) for each in dict.fromkeys(form.getlist("flag")[:_FLAGS]))
    flags = tuple(each for each in seen if each)
    return Joining(number, flags) if flags and any(each.case.id == number for each in all_cases()) else None


def open_ones(offered: Offer) -> tuple[Standing, ...]:
    """The open cases into which the flag of *offered* may come: those of its articles, then the newest."""
    if offered.row is None or offered.refused:
        return ()
    near = {each.case.id for each in offered.cases}
    found = (each for each in all_cases() if each.open)
    return tuple(sorted(found, key=lambda each: (each.case.id not in near, -each.case.id))[:MOST])


def join(what: Joining) -> None:
    """Keep it.

    Raises RefusedError (404, 409) where a flag is not as the page showed it, CaseError where the case takes nothing in any
    more. Then nothing is written.
    """
    store, at = the_store(), the_desk().clock()
    actor = Actor(me().login, me().name, request.remote_addr or "")
    with store.cases.entering():
        flags = taken(what.flags)
        case = load(store, what.case)
        bodies: list[Body] = [Linked(flag.article, flag.seen) for flag in flags]
        add(store, office_of(the_desk().settings), case, [*bodies, *_lines(case, flags)], actor=actor, at=at)


def _lines(case: Case, flags: Sequence[StandingFlag]) -> Iterator[Body]:
    """Lines of the sentences that the table has not; what is about a whole article, such as its correction, puts none in question."""
    there = {" ".join(row.sentence.split()) for row in case.rows.values()}
    new = rows([flag for flag in flags if not kind_words(flag.flag.kind).whole])
    fresh = [row for row in new if " ".join(row.sentence.split()) not in there]
    yield from (RowSet(number, row) for number, row in enumerate(fresh, next_number(case)))
