"""The screen /digest: the digest before and after it is cut. Not here: SQL, what a page shows as values (shown)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from monitor.desk.doors.access import allowed

screen = Blueprint("digest", __name__)


@screen.get("/digest")
@allowed("viewer", "digest")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("base.html", title="Điểm báo")
