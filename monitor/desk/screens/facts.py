"""The screens under /facts: the lists of facts, refuted claims and arguments, one row, a list as a table. Nothing is written here.

Not here: entering and withdrawing (facts_writing.py), what a list finds and its words (desk.registers).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast, get_args
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.addresses import is_http
from monitor.config.check import FlagKind
from monitor.config.facts import FactRow
from monitor.config.row_words import name_of
from monitor.desk.deciding import choices
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed, may
from monitor.desk.registers import words
from monitor.desk.registers.forms import what_of
from monitor.desk.registers.listing import PAGE, STATES, Asked, Listed, listed, read, state_on, successor_of
from monitor.desk.registers.seeds import FOLDER, files_of_rows
from monitor.registers.sheet import sheet_of
from monitor.registers.stored import Stored, stored_rows

screen = Blueprint("facts", __name__)
_FLAGGED = 10  # articles that are named on the page of one row


@screen.get("/facts")
@allowed("viewer", "facts")
def show() -> ResponseReturnValue:
    """One of the three lists."""
    asked, rows, day = read(request.args), _rows(), today()
    found = listed(rows, asked, day)
    count = max(-(-len(found.rows) // PAGE), 1)
    here = min(max(request.args.get("page", 1, int), 1), count)
    return render_template(
        "facts.html",
        title=words.REGISTERS[asked.register],
        asked=asked,
        found=found,
        lines=[_line(row, rows, asked.day or day) for row in found.rows[(here - 1) * PAGE : here * PAGE]],
        here=here,
        count=count,
        first=(here - 1) * PAGE,
        states=_states(asked, found),
        registers=[
            (words.REGISTERS[name], link(asked.of(name)), name, found.registers[name]) for name in words.REGISTERS
        ],
        topics=sorted(((id_, choices.topics().get(id_, id_)) for id_ in found.topics), key=lambda pair: pair[1]),
        origins=words.ORIGINS,
        finer=asked.topic or asked.issuer or asked.origin or asked.day,
        narrow="Mobi" in request.headers.get("User-Agent", ""),  # a phone, whose finer filters are folded
        page_link=lambda page: link(asked, page),
        names=choices.names(),
    )


def link(asked: Asked, page: int = 1) -> str:
    """The address of a list, or of a page of it."""
    query = urlencode(asked.pairs() | ({"page": str(page)} if page > 1 else {}))
    return url_for("facts.show") + (f"?{query}" if query else "")


def _states(asked: Asked, found: Listed) -> list[tuple[str, str, bool, int]]:
    """The states that the same list may show: name, address, whether it is shown, how many rows."""
    return [
        (words.STATES[state], link(replace(asked, state=state)), state == asked.state, found.states[state])
        for state in STATES
        if found.states[state] or state in ("now", asked.state)
    ]


def _line(stored: Stored, rows: Sequence[Stored], day: date) -> dict[str, Any]:
    """What the list says of one row."""
    successor = successor_of(rows, stored.id)
    return {
        "stored": stored,
        "title": name_of(stored.row) if stored.row else stored.id,
        "summary": words.summary(stored.row) if stored.row else "Chương trình hiện nay không đọc được dòng này.",
        "kind": words.kind_words(stored.row, stored.register),
        "days": words.days_words(stored.row.valid_from, stored.row.valid_to) if stored.row else "",
        "state": words.state_words(stored, state_on(stored, day), successor),
        "now": state_on(stored, day) == "now",
    }


@screen.get("/facts/row/<id_>")
@allowed("viewer", "facts")
def one(id_: str) -> ResponseReturnValue:
    """One row, whole. 404 for an id that there is not."""
    rows = _rows()
    stored = next((each for each in rows if each.id == id_), None)
    if stored is None:
        abort(404)
    row, successor = stored.row, successor_of(rows, id_)
    before = next((each for each in rows if row and each.id == row.supersedes), None)
    return render_template(
        "facts_one.html",
        **_line(stored, rows, today()),
        row=row,
        told=words.told(row) if isinstance(row, FactRow) else "",
        details=tuple(words.details(row)) if row else (),
        register=words.REGISTERS[stored.register],
        back=link(Asked(stored.register)),
        source=row.source if row and is_http(row.source) else "",
        successor=successor and _named(successor),
        before=before and _named(before),
        file=_file_of(id_),
        what=what_of(row, stored.register) if row else None,
        writable=may("officer", "facts"),
        names=choices.names(),
        **_flagged(id_),
    )


def _named(stored: Stored) -> tuple[str, str]:
    return stored.id, name_of(stored.row) if stored.row else stored.id


def _file_of(id_: str) -> str:
    """The file of rules/facts in which a row stands; read once, as the rules are."""
    kept = the_desk().kept
    if "files of rows" not in kept:
        kept["files of rows"] = files_of_rows(the_desk().settings.folder)
    return cast("Mapping[str, str]", kept["files of rows"]).get(id_, FOLDER)


def _flagged(id_: str) -> dict[str, Any]:
    """The articles that are flagged because of a row, where articles and flags are open to who asks."""
    if not (may("viewer", "clips") and may("viewer", "flags")):
        return {"flagged": None}
    articles = the_store().register.flagged(id_, get_args(FlagKind))
    return {"flagged": articles, "flagged_clips": the_store().search.clips(articles[:_FLAGGED])}


@screen.get("/facts.csv")
@allowed("viewer", "facts")
def export() -> ResponseReturnValue:
    """The rows of the list as a table, which the import reads again; with `empty` its first line alone, to be filled in."""
    asked = read(request.args)
    found = () if "empty" in request.args else listed(_rows(), asked, today()).rows
    table = sheet_of(each.row for each in found if each.row)
    name = "bang-mau" if "empty" in request.args else f"so-lieu-{today():%Y%m%d}"
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(table.encode(), content_type="text/csv; charset=utf-8", headers=headers)


def _rows() -> tuple[Stored, ...]:
    return stored_rows(the_desk().settings.rules, the_store())


def today() -> date:
    """The day of who asks."""
    return the_desk().clock().astimezone(the_desk().zone).date()
