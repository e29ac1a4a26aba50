"""Adding to a case: what a person does is looked at, then kept, all of it or nothing. Not here: who that is (desk, case_desk).

The database is asked again inside the transaction, so that two officers at once cannot both move a case (StaleError).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from monitor.case import Body, Case, Linked, Marked, Moved, Opened, Paper, Step, Timed
from monitor.cases.folding import case_of
from monitor.cases.limits import Office, refuse_gap
from monitor.cases.moves import refuse
from monitor.errors import CaseError, StoreError
from monitor.store import Store
from monitor.store.audit import Actor
from monitor.store.cases import NewStep

_DAY = timedelta(days=1)  # an event is often known by its day only


def load(store: Store, case_id: int) -> Case:
    """The case as it stands. Raises StoreError where there is none."""
    steps = store.cases.steps(case_id)
    if not steps:
        raise StoreError(f"there is no case {case_id}; `monitor case list` names those there are")
    return case_of(steps)


def every(store: Store) -> tuple[Case, ...]:
    """Every case as it stands, the first one first."""
    return tuple(case_of(steps) for steps in store.cases.every())


def open_case(  # noqa: PLR0913 - what a case begins with
    store: Store, opened: Opened, linked: Sequence[Linked], *, actor: Actor, at: datetime, note: str = ""
) -> int:
    """Keep a new case and return its number. Raises CaseError for what it lacks, StoreError for an article that is not there."""
    if not opened.title.strip():
        raise CaseError.of("a case has a title: what the press says, in one sentence", "Vụ việc phải có tên.")
    if opened.event_at > at:
        raise CaseError.of("the event cannot be in the future", "Thời điểm sự việc không thể ở tương lai.")
    steps = [NewStep(each, at) for each in dict.fromkeys(linked)]
    with store.cases.entering():
        number = store.cases.open(NewStep(opened, at, note), steps, actor, at)
        with store.audit.acting(actor, at, "case.open", f"case {number}", {"title": opened.title}):
            pass
    return number


def add(  # noqa: PLR0913 - what one step is made of
    store: Store,
    office: Office,
    case: Case,
    bodies: Sequence[Body],
    *,
    actor: Actor,
    at: datetime,
    happened: datetime | None = None,
    note: str = "",
    paper: Paper | None = None,
) -> Case:
    """Keep *bodies*, one step each, in *case* as its officer saw it; return it as it stands now.

    *happened* is when it was done outside (None: now). Raises CaseError for what the case does not allow, with every reason;
    StaleError where somebody else was faster. Then nothing is written.
    """
    if not bodies:
        raise ValueError("nothing to add; whoever asks sees first whether anything changed")
    happened, paper = happened or at, paper or Paper()
    if happened > at:
        raise CaseError.of("what is written down has happened; the time is in the future", "Thời điểm ở tương lai.")
    if any(isinstance(body, Timed) and body.event_at > at for body in bodies):
        raise CaseError.of("the event cannot be in the future", "Thời điểm sự việc không thể ở tương lai.")
    with store.audit.acting(actor, at, f"case.{_act(bodies)}", f"case {case.id}"):
        store.cases.refuse_stale(
            case.id, case.last
        )  # who was slower is told so, and not what an old page does not allow
        now = case
        for body in bodies:
            refuse(now, body, paper, note, actor.login)
            _refuse_early(now, body, happened, office)
            _refuse_no_other(store, case, body)
            step = Step(now.last + 1, case.id, happened, at, actor.login, actor.name, note, paper, body)
            now = case_of((*now.steps, step))
            refuse_gap(now, step, office)
        store.cases.add(case.id, [NewStep(body, happened, note, paper) for body in bodies], case.last, actor, at)
    return load(store, case.id)


def _refuse_early(case: Case, body: Body, happened: datetime, office: Office) -> None:
    """Raise CaseError for what moves a case on before there was a case: a wrong year would start a clock that nobody can take back."""
    if not isinstance(body, Moved | Marked) or happened >= case.event_at - _DAY:
        return
    event = case.event_at.astimezone(office.zone)
    raise CaseError.of(
        f"the event was on {event:%Y-%m-%d}, this happened before it; mend one of the two",
        f"Thời điểm ghi ở bước này trước ngày xảy ra sự việc ({event:%d/%m/%Y}); xem lại ngày, năm, hoặc sửa thời điểm sự việc.",
    )


def _refuse_no_other(store: Store, case: Case, body: Body) -> None:
    """Raise CaseError where a case ends in another one that is not there, or ended in a third."""
    if not isinstance(body, Moved) or body.same is None:
        return
    steps = store.cases.steps(body.same)
    if not steps:
        raise CaseError.of(f"there is no case {body.same}", f"Không có vụ việc số {body.same}.")
    third = case_of(steps).same
    if third == case.id:
        raise CaseError.of(
            f"case {body.same} ended as the same matter as this one; reopen it first if it shall be the one that stays",
            f"Vụ việc số {body.same} đã kết thúc vì trùng với chính vụ việc này; muốn giữ vụ việc số {body.same} thì mở lại vụ việc ấy trước.",
        )
    if third:
        raise CaseError.of(
            f"case {body.same} ended as the same matter as case {third}; name that one",
            f"Vụ việc số {body.same} đã kết thúc vì trùng với vụ việc số {third}; ghi số {third}.",
        )


def _act(bodies: Sequence[Body]) -> str:
    return type(bodies[0]).__name__.lower()
