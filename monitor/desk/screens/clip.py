"""The screen /clips/<int:clip>: one clip and why it is here. Not here: SQL, what a page shows as values (shown)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from monitor.desk.doors.access import allowed

screen = Blueprint("clip", __name__)


@screen.get("/clips/<int:clip>")
@allowed("viewer", "clips")
def show(clip: int) -> ResponseReturnValue:
    """The page."""
    return render_template("base.html", title=f"Tin {clip}")
