"""The screen /stories: the list of stories, and one story. Not here: SQL, what a page shows as values (shown)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from monitor.desk.doors.access import allowed

screen = Blueprint("stories", __name__)


@screen.get("/stories")
@allowed("viewer", "stories")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("base.html", title="Nhóm tin")
