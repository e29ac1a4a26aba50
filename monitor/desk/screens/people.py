"""The screen /people: accounts. Not here: SQL, what a page shows as values (shown)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from monitor.desk.doors.access import allowed

screen = Blueprint("people", __name__)


@screen.get("/people")
@allowed("admin", "people")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("base.html", title="Tài khoản")
