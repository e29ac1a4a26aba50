"""The screen /cases/<int:case>: one case, whole. Reading it writes nothing.

Not here: writing (case_writing.py), what the page says as values (desk.cases), which step a case allows (the room cases).
"""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from monitor.case import Case
from monitor.cases import case_of
from monitor.desk.desk import the_store
from monitor.desk.doors.access import allowed

screen = Blueprint("case", __name__)


@screen.get("/cases/<int:case>")
@allowed("viewer", "cases")
def show(case: int) -> ResponseReturnValue:
    """The page; 404 where there is no such case."""
    found = loaded(case)
    return render_template("case.html", title=found.title, case=found)


def loaded(number: int) -> Case:
    """The case as it stands; 404 where there is none."""
    steps = the_store().cases.steps(number)
    if not steps:
        abort(404)
    return case_of(steps)
