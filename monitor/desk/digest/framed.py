"""A digest as a page of its own inside a frame: its own styles, nothing that runs, nothing that loads. Not here: what it says."""

from flask import Response, abort

from monitor.model import Edition, Extract
from monitor.publish import WHOLE

# A mail brings its styles with it; nobody else's page may show it.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'; base-uri 'none'; "
    "form-action 'none'"
)


def framed(html: str) -> Response:
    """*html* for a frame of this desk."""
    response = Response(html, mimetype="text/html")
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def part_of(edition: Edition, group: str) -> Extract:
    """The part of *group* ("": the whole); 404 where there is none."""
    found = next((each for each in (WHOLE, *edition.extracts) if each.id == group), None)
    if found is None:
        abort(404)
    return found
