"""The screen /: what changed since yesterday, what waits for a decision, figures. Not here: SQL, what a page shows as values (shown)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from monitor.desk.doors.access import allowed

screen = Blueprint("today", __name__)


@screen.get("/")
@allowed("viewer", "today")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("base.html", title="Hôm nay")
