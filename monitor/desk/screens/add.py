"""The screen /add: taking in a missed article or a paper clip. Not here: SQL, what a page shows as values (shown)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from monitor.desk.doors.access import allowed

screen = Blueprint("add", __name__)


@screen.get("/add")
@allowed("officer", "add")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("base.html", title="Thêm tin")
