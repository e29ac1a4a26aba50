"""The screens /cases, /cases/new and /cases/calendar: the list of cases by deadline, opening one, limits by day.

Not here: one case (case.py), which cases a list has and what a form says (desk.cases), SQL.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import done
from monitor.desk.cases import calendar
from monitor.desk.cases.entering import LONGEST_NOTE, Typed, keep, near, typed, understood
from monitor.desk.cases.joining import join, joining, open_ones
from monitor.desk.cases.kept import all_cases
from monitor.desk.cases.listing import Asker, Listed, Wanted, read
from monitor.desk.cases.opening import Offer, offer
from monitor.desk.cases.rows import parts_of
from monitor.desk.cases.typed import LONGEST_TITLE
from monitor.desk.cases.words import LEVELS
from monitor.desk.deciding.refused import RefusedError, answer_refused
from monitor.desk.desk import the_desk
from monitor.desk.doors.access import allowed, may
from monitor.desk.doors.sessions import me
from monitor.errors import CaseError

screen = Blueprint("cases", __name__)
answer_refused(screen)
PAGE = 50
_USUAL_LEVEL = 2
_NOT_JOINED = "Chưa đưa được vào vụ việc."


@screen.get("/cases")
@allowed("viewer", "cases")
def show() -> ResponseReturnValue:
    """The list: what is late first, fifty a page."""
    desk, wanted = the_desk(), read(request.args)
    listed = Listed(all_cases(), wanted, Asker(me().login, desk.clock(), desk.zone))
    last = max(1, -(-len(listed.cases) // PAGE))
    here = min(max(request.args.get("page", 1, type=int), 1), last)
    shown = listed.cases[(here - 1) * PAGE : here * PAGE]
    return render_template(
        "cases.html",
        title="Vụ việc",
        wanted=wanted,
        parts=parts_of(shown),
        count=len(listed.cases),
        first=(here - 1) * PAGE,
        shown=len(shown),
        views=[each for each in listed.views() if each.filters.view != "mine" or may("officer", "cases")],
        facets=listed.facets(desk.settings.deadlines.unit_name),
        link=link,
        here=here,
        pages_of=last,
        page_link=lambda number: link(wanted, number),
        narrow="Mobi" in request.headers.get("User-Agent", ""),  # a phone, whose facets are folded
    )


def link(wanted: Wanted, page: int = 1) -> str:
    """The address of a page of the list."""
    pairs = [*wanted.pairs(), *([("page", str(page))] if page > 1 else [])]
    return url_for("cases.show") + (f"?{urlencode(pairs)}" if pairs else "")


@screen.get("/cases/calendar")
@allowed("viewer", "cases")
def limits() -> ResponseReturnValue:
    """The limits of one month; `month` is such as "2026-11"."""
    desk = the_desk()
    today = desk.clock().astimezone(desk.zone).date()
    first = calendar.month_of(request.args.get("month", ""), today)
    month = calendar.month(first, all_cases(), today)
    return render_template(
        "cases_calendar.html", title=f"Lịch thời hạn: {month.words}", month=month, weekdays=calendar.WEEKDAYS
    )


# -- opening one -------------------------------------------------------------------------------------------


@screen.get("/cases/new")
@allowed("officer", "cases")
def new() -> ResponseReturnValue:
    """The form; the address says from what: `flag`, `story`, `clip`, or by hand."""
    offered = offer(request.args)
    return _form(offered, _begun(offered))


def _begun(offered: Offer) -> Typed:
    """What the fields begin with."""
    at = (offered.event_at or the_desk().clock()).astimezone(the_desk().zone)
    chosen = tuple(each.article for each in offered.articles if each.chosen)
    return Typed(offered.title, str(_USUAL_LEVEL), f"{at:%Y-%m-%d}", f"{at:%H:%M}", False, chosen, "", "", (), ())


@screen.post("/cases/new")
@allowed("officer", "cases")
def open_() -> ResponseReturnValue:
    """Open a case; what is wrong stands beside its field, and what was typed stays."""
    offered, said = offer(request.args), typed(request.form)
    if "into" in request.form:
        return _join(offered)
    found, wrong = understood(said, offered.story)
    if found is None:
        return _form(offered, said, wrong), 400
    try:
        number = keep(found)
    except (
        RefusedError
    ) as error:  # a flag, or a case of the matter, is other than the page showed it; the page shows it as it stands
        now = offer(request.args)
        shown = {each.case.id: each for each in (*now.cases, *near(found.articles, found.opened.title))}
        again = replace(now, cases=tuple(shown.values()))
        return _form(again, said, {"": f"{error.text} {error.advice}"}), error.status
    except CaseError as error:
        return _form(offered, said, {"": error.vietnamese}), 400
    return done(f"Đã lập vụ việc số {number}.", url_for("case.show", case=number))


def _join(offered: Offer) -> ResponseReturnValue:
    """Take the flag into a case that is there."""
    begun = _begun(offered)
    found = joining(request.form)
    if found is None:
        return _form(offered, begun, {"": f"{_NOT_JOINED} Chọn vụ việc.", "into": "Chọn vụ việc."}), 400
    try:
        join(found)
    except RefusedError as error:
        return _form(offer(request.args), begun, {"": f"{error.text} {error.advice}"}), error.status
    except CaseError as error:
        return _form(offered, begun, {"": f"{_NOT_JOINED} {error.vietnamese}"}), 400
    return done("Đã đưa vào vụ việc.", url_for("case.show", case=found.case))


def _form(offered: Offer, said: Typed, wrong: dict[str, str] | None = None) -> str:
    more: dict[str, Any] = {"longest_title": LONGEST_TITLE, "longest_note": LONGEST_NOTE, "levels": LEVELS}
    return render_template(
        "cases_new.html",
        title="Lập vụ việc",
        offer=offered,
        open_ones=open_ones(offered),
        said=said,
        wrong=wrong or {},
        action=request.script_root + request.full_path.removesuffix("?"),
        **more,
    )
