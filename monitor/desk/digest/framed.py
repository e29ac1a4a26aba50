"""A digest as a page of its own inside a frame: its own styles, nothing that runs, nothing that loads. Not here: what it says."""

from flask import Response, abort

from monitor.model import Edition, Extract
from monitor.publish import WHOLE

# A mail brings its styles with it; nobody else's page may show it.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox{}; frame-ancestors 'self'; base-uri 'none'; "
    "form-action 'none'"
)
_TABS = " allow-popups allow-popups-to-escape-sandbox"


def framed(html: str, *, opens: bool = False) -> Response:
    """*html* for a frame of this desk; where it *opens* lists, its links do so in tabs of their own."""
    response = Response(html, mimetype="text/html")
    response.headers["Content-Security-Policy"] = POLICY.format(_TABS if opens else "")
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def part_of(edition: Edition, group: str) -> Extract:
    """The part of *group* ("": the whole); 404 where there is none."""
    found = next((each for each in (WHOLE, *edition.extracts) if each.id == group), None)
    if found is None:
        abort(404)
    return found
