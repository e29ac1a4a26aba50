"""The screen /clips: the list of clips, its facets and search. Not here: SQL, what a page shows as values (shown)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from monitor.desk.doors.access import allowed

screen = Blueprint("clips", __name__)


@screen.get("/clips")
@allowed("viewer", "clips")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("base.html", title="Tin, bài")
