"""The screen /sources: health of the sources, ledger, freshness. Not here: SQL, what a page shows as values (shown)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from monitor.desk.doors.access import allowed

screen = Blueprint("sources", __name__)


@screen.get("/sources")
@allowed("viewer", "sources")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("base.html", title="Nguồn tin")
