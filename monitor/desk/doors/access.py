"""Who may open which page: every route says the least role it needs; one that says nothing stops the desk from starting.

Not here: who somebody is (sessions.py).
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, get_args

from flask import Flask, abort, current_app, redirect, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from monitor.config.desk import Section
from monitor.desk.desk import the_desk
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.sessions import me_or_none
from monitor.desk.doors.ways import FRONT, WAYS, Way, safe_path
from monitor.model import Role

ROLES: tuple[Role, ...] = get_args(Role)
View = TypeVar("View", bound=Callable[..., Any])


class Access(NamedTuple):
    """What a route needs: a role at least, and the section that the office may keep for others; None: nobody signed in."""

    role: Role | None
    section: Section | None


def allowed(role: Role | None, section: Section | None = None) -> Callable[[View], View]:
    """Say of a view who may use it; stands between the route and the function."""

    def keep(view: View) -> View:
        view.access = Access(role, section)  # type: ignore[attr-defined] # read in `access_of`
        return view

    return keep


def access_of(app: Flask, endpoint: str) -> Access:
    """What a route needs. Raises LookupError where nobody said it."""
    found = getattr(app.view_functions[endpoint], "access", None)
    if endpoint == "static":
        return Access(None, None)
    if found is None:
        raise LookupError(f"{endpoint} does not say who may use it; put @allowed before it")
    return Access(*found)


def at_least(role: Role, needed: Role) -> bool:
    """Whether somebody of *role* may do what is for *needed*."""
    return ROLES.index(role) >= ROLES.index(needed)


def may(needed: Role, section: Section | None = None) -> bool:
    """Whether who asks may do what is for *needed* in *section*; pages show their buttons by it."""
    account = me_or_none()
    if account is None:
        return False
    limit = the_desk().settings.desk.sections.get(section, "viewer") if section else "viewer"
    return at_least(account.role, needed) and at_least(account.role, limit)


def may_go(endpoint: str) -> bool:
    """Whether the page of *endpoint* is open to who asks."""
    access = access_of(current_app, endpoint)
    return access.role is None or may(access.role, access.section)


def href(endpoint: str, **values: Any) -> Markup:
    """What makes `<a>` in a template a link to a page; nothing where it is closed: the words stay, no link."""
    return Markup(' href="{}"').format(url_for(endpoint, **values)) if may_go(endpoint) else Markup("")


def open_ways() -> tuple[Way, ...]:
    """The parts of the desk that are open to who asks."""
    return tuple(way for way in WAYS if may_go(way.endpoint))


def first_page() -> str:
    """Where the desk begins for who asks: the first part that is open; one's own password where none is."""
    return url_for(next((way.endpoint for way in open_ways()), "sign_in.password"))


def guard(app: Flask) -> None:
    """Let nobody through to a page that is not for them. Raises LookupError for a route that says nothing."""
    for rule in app.url_map.iter_rules():
        access_of(app, rule.endpoint)

    @app.before_request
    def look() -> Response | None:
        if request.endpoint is None:
            return None  # there is no such page: 404
        access = access_of(current_app, request.endpoint)
        if access.role is None:
            return None
        account = me_or_none()
        if account is None:
            return _to_the_door()
        if account.renew and request.endpoint not in ("sign_in.password", "sign_in.keep_password", "sign_in.leave"):
            return redirect(url_for("sign_in.password"), code=303)
        if not may(access.role, access.section):
            # The front door leads on: the sign-in, every message and every fault's page lead to it.
            return redirect(first_page(), code=303) if request.endpoint == FRONT else abort(403)
        return None

    app.jinja_env.globals.update(may=may, href=href, open_ways=open_ways)


def _to_the_door() -> Response:
    """Lead to the sign-in, and from there to the page asked for; a form is answered with what was typed in it."""
    if request.method != "GET":
        raise DeskError(
            401,
            "Phiên đăng nhập đã hết",
            "Bạn chưa đăng nhập hoặc phiên đã hết, nên điều vừa gửi chưa được ghi.",
            "Đăng nhập ở một thẻ khác của trình duyệt, rồi quay lại đây bấm “Gửi lại”.",
        )
    here = request.script_root + request.full_path.removesuffix("?")
    return redirect(url_for("sign_in.form", next=safe_path(here) or None), code=303)
