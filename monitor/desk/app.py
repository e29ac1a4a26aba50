"""Puts the desk together: one Flask application of doors and screens. Not here: serving it (serving.py), what a screen does."""

from datetime import timedelta

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from monitor.desk.desk import Desk, attach
from monitor.desk.doors import access, faults, headers, limits, oidc, sign_in
from monitor.desk.doors.sessions import load_account
from monitor.desk.doors.ways import Number
from monitor.desk.screens import SCREENS
from monitor.desk.shown.filters import add_filters
from monitor.desk.ways_in import behind_proxies, guard_names

_MEGABYTE = 1024 * 1024


def create_app(desk: Desk) -> Flask:
    """The desk as a WSGI application, over the settings, the data folder and the clock of *desk*."""
    rules = desk.settings.desk
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=desk.secret(),
        MAX_CONTENT_LENGTH=rules.upload_megabytes * _MEGABYTE,
        MAX_FORM_MEMORY_SIZE=2 * _MEGABYTE,  # a pasted article is shorter
        SESSION_COOKIE_NAME="monitor_form",  # only the key of forms and messages; who is signed in is kept in the database
        SESSION_COOKIE_PATH=rules.prefix or "/",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=rules.https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=rules.session_hours),
        WTF_CSRF_TIME_LIMIT=None,  # a form is good as long as the session
        WTF_CSRF_SSL_STRICT=False,  # behind some proxies no Referer comes; the token is what counts
    )
    behind_proxies(app, rules)
    guard_names(app, rules)
    attach(app, desk)
    app.url_map.converters["int"] = Number
    headers.guard(app, rules)
    app.before_request(load_account)
    CSRFProtect(app)
    app.register_blueprint(sign_in.screen)
    oidc.register(app, rules.oidc)
    for screen in SCREENS:
        app.register_blueprint(screen)
    limits.guard(app)
    access.guard(app)
    limits.leave_room(app)
    faults.answer(app)
    add_filters(app, desk)
    return app
