"""The screen /cases/<int:case>: one case, whole, and the files that people put into it. Reading it writes nothing.

Not here: writing (case_writing.py), what the page says as values (desk.cases), which step a case allows (the room cases).
"""

from urllib.parse import quote

from flask import Blueprint, Response, abort, current_app, render_template
from flask.typing import ResponseReturnValue

from monitor.case import Case
from monitor.cases import case_of
from monitor.cases.aftermath import aftermath
from monitor.desk.cases.page import Refused, page
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed

screen = Blueprint("case", __name__)


@screen.get("/cases/<int:case>")
@allowed("viewer", "cases")
def show(case: int) -> ResponseReturnValue:
    """The page; 404 where there is no such case."""
    return page_of(loaded(case))


@screen.get("/cases/<int:case>/files/<int:file>")
@allowed("viewer", "cases")
def download(case: int, file: int) -> ResponseReturnValue:
    """A file as it was put in; a browser keeps it and never opens it here."""
    found = the_store().cases.file(file)
    if found is None or found[0].case != case:
        abort(404)
    known, content = found
    answer = Response(content, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(known.name, safe='')}"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def loaded(number: int) -> Case:
    """The case as it stands; 404 where there is none."""
    steps = the_store().cases.steps(number)
    if not steps:
        abort(404)
    return case_of(steps)


def page_of(case: Case, refused: Refused | None = None) -> str:
    """The page of *case*, with a form of it that was not kept."""
    desk = the_desk()
    return render_template(
        "case.html",
        **page(case, refused),
        endpoints=current_app.view_functions,
        aftermath=aftermath(case, the_store(), desk.settings, now=desk.clock()),
        zone=desk.zone,
    )
