"""What stands in a case after its last step. Pure: steps in, a case out. Not here: which step may follow which (moves.py)."""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch
from types import SimpleNamespace
from typing import Any

from monitor.case import (
    Asked,
    Assessment,
    Body,
    Case,
    Chose,
    Confirmed,
    Directed,
    Linked,
    Moved,
    Opened,
    Proposed,
    Rated,
    Rejected,
    RowDropped,
    RowSet,
    Step,
    TextName,
    Timed,
    Unlinked,
    Wrote,
)

CONFIRMED: frozenset[TextName] = frozenset(("nature", "right"))  # what the second officer confirms with the verdict


# What a case has while its steps are gone through: a Case made anew after each would take most of the time of reading all.
_Draft = SimpleNamespace


def case_of(steps: Sequence[Step]) -> Case:
    """The case that *steps*, all of one case and the opening first, lead to. Raises ValueError for no steps."""
    if not steps or not isinstance(steps[0].body, Opened):
        raise ValueError("a case begins with the step that opens it")
    draft = _opened(steps[0], steps[0].body)
    for step in steps[1:]:
        vars(draft).update(_changes(step.body, draft, step))
    return Case(**vars(draft), steps=tuple(steps))


def _opened(step: Step, body: Opened) -> _Draft:
    return _Draft(
        id=step.case,
        level=body.level,
        state="new",
        opened_at=step.entered_at,
        opened_by=step.by,
        opened_name=step.name,
        event_at=body.event_at,
        sudden=body.sudden,
        story=body.story,
        articles=(),
        acts={},
        texts={"title": body.title},
        options=(),
        rows={},
        unit="",
        asks="",
        directed="",
        assessment=None,
        outcome="",
        closed_at=None,
        same=None,
    )


@singledispatch
def _changes(_body: Body, _case: _Draft, _step: Step) -> dict[str, Any]:
    """What a step changes; most only stand in the log."""
    return {}


@_changes.register
def _(body: Linked, case: _Draft, _step: Step) -> dict[str, Any]:
    acts = {**case.acts, body.article: body.act} if body.act is not None else case.acts
    return {"articles": tuple(dict.fromkeys((*case.articles, body.article))), "acts": acts}


@_changes.register
def _(body: Unlinked, case: _Draft, _step: Step) -> dict[str, Any]:
    return {
        "articles": tuple(each for each in case.articles if each != body.article),
        "acts": {article: act for article, act in case.acts.items() if article != body.article},
    }


@_changes.register
def _(body: Wrote, case: _Draft, _step: Step) -> dict[str, Any]:
    told = {"texts": {**case.texts, body.what: body.text}}
    return told | (_unconfirmed(case) if body.what in CONFIRMED else {})


@_changes.register
def _(body: Chose, _case: _Draft, _step: Step) -> dict[str, Any]:
    return {"options": body.options}


@_changes.register
def _(body: Rated, _case: _Draft, _step: Step) -> dict[str, Any]:
    return {"level": body.level}


@_changes.register
def _(body: Timed, _case: _Draft, _step: Step) -> dict[str, Any]:
    return {"event_at": body.event_at, "sudden": body.sudden}


@_changes.register
def _(body: RowSet, case: _Draft, _step: Step) -> dict[str, Any]:
    return {"rows": dict(sorted({**case.rows, body.number: body.row}.items())), **_unconfirmed(case)}


@_changes.register
def _(body: RowDropped, case: _Draft, _step: Step) -> dict[str, Any]:
    return {"rows": {number: row for number, row in case.rows.items() if number != body.number}, **_unconfirmed(case)}


@_changes.register
def _(body: Moved, case: _Draft, step: Step) -> dict[str, Any]:
    closed = body.to == "closed"
    return {
        "state": body.to,
        "unit": body.unit if body.to == "sent" else case.unit,
        "outcome": body.outcome if closed else "",
        "closed_at": step.at if closed else None,
        "same": body.same if closed else None,
        "asks": "" if closed else case.asks,
    }


@_changes.register
def _(body: Asked, _case: _Draft, _step: Step) -> dict[str, Any]:
    return {"asks": body.text}


@_changes.register
def _(body: Directed, _case: _Draft, _step: Step) -> dict[str, Any]:
    return {"directed": body.text, "asks": ""}


@_changes.register
def _(body: Proposed, _case: _Draft, step: Step) -> dict[str, Any]:
    return {"assessment": Assessment(body.verdict, body.ground, step.id, step.by, step.name, step.at)}


@_changes.register
def _(body: Confirmed, case: _Draft, step: Step) -> dict[str, Any]:
    found = case.assessment
    if found is None or found.proposal != body.proposal:
        return {}
    return {"assessment": replace(found, confirmed_by=step.by, confirmed_name=step.name, confirmed_at=step.entered_at)}


@_changes.register
def _(body: Rejected, case: _Draft, _step: Step) -> dict[str, Any]:
    gone = case.assessment is not None and case.assessment.proposal == body.proposal
    return {"assessment": None} if gone else {}


def _unconfirmed(case: _Draft) -> dict[str, Any]:
    """What the second officer confirmed is what stood then: where it changes, it is to be confirmed again."""
    found = case.assessment
    if found is None or not found.confirmed_by:
        return {}
    return {"assessment": replace(found, confirmed_by="", confirmed_name="", confirmed_at=None)}
