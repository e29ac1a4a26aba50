"""What every answer says to the browser: no script but ours, nothing loaded from elsewhere, no frame, no guessing.

Not here: who may see an answer.
"""

from flask import Flask, Response

from monitor.config.desk import DeskRules

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def guard(app: Flask, rules: DeskRules) -> None:
    """Put these headers on every answer of *app*; one that a view has set stays."""

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if rules.https:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response
