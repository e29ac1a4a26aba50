"""The screen /audit: the log of what people did. Not here: SQL, what a page shows as values (shown)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from monitor.desk.doors.access import allowed

screen = Blueprint("audit", __name__)


@screen.get("/audit")
@allowed("admin", "audit")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("base.html", title="Nhật ký")
