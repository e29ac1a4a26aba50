"""Who is signed in: a random token in a cookie, its digest in the database, an end by time and by rest.

Not here: passwords (passwords.py), signing in (sign_in.py).
"""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from flask import abort, g, request
from werkzeug.wrappers import Response

from monitor.desk.desk import real_now, the_desk, the_store
from monitor.errors import StoreError
from monitor.store.accounts import Account, SignedIn

COOKIE = "monitor_session"
_HURRY = 0.05  # seconds
_SEEN = timedelta(minutes=5)  # so exactly is the last use kept: not every page is worth a write


def load_account() -> None:
    """Before every request: find who asks. A session that is over counts for nothing."""
    g.account, g.token = None, ""
    held = request.cookies.get(COOKIE, "")
    if not held or request.endpoint == "static":
        return
    token = digest(held)
    found = the_store().accounts.signed_in(token)
    if found is None or not _stands(found):
        return
    g.account, g.token = found.account, token
    now = real_now()
    if now - found.seen > _SEEN:
        _keep_seen(token, now)


def _keep_seen(token: str, now: datetime) -> None:
    """Keep the last use without waiting: while another program writes, pages are read on, and the next one keeps it."""
    with suppress(StoreError), replace(the_desk(), busy_seconds=_HURRY).open() as store:
        store.accounts.seen(token, now)


def _stands(found: SignedIn) -> bool:
    now, rules = real_now(), the_desk().settings.desk
    rested = now - found.seen > timedelta(minutes=rules.idle_minutes) + _SEEN
    return found.account.active and found.began <= now + _SEEN and now < found.ends and not rested


def me_or_none() -> Account | None:
    """Who asks, if anybody is signed in."""
    return getattr(g, "account", None)


def me() -> Account:
    """Who asks; only for pages behind the door."""
    account = me_or_none()
    if account is None:
        abort(403)
    return account


def begin(response: Response, login: str) -> Response:
    """Sign the browser in with a token that was never used before, and end what it was signed in with until now."""
    held, now, rules = secrets.token_urlsafe(32), real_now(), the_desk().settings.desk
    if old := request.cookies.get(COOKIE, ""):
        the_store().accounts.sign_out(digest(old))
    lasts = timedelta(hours=rules.session_hours)
    the_store().accounts.sign_in(digest(held), login, now, now + lasts, request.remote_addr or "")
    response.set_cookie(
        COOKIE,
        held,
        max_age=int(lasts.total_seconds()),
        httponly=True,
        secure=rules.https,
        samesite="Lax",
        path=request.script_root or "/",
    )
    return response


def end(response: Response) -> Response:
    """Sign the browser out."""
    if held := request.cookies.get(COOKIE, ""):
        the_store().accounts.sign_out(digest(held))
    response.delete_cookie(COOKIE, path=request.script_root or "/")
    return response


def digest(held: str) -> str:
    """What the database keeps of a token: who reads the database cannot sign in with it."""
    return hashlib.sha256(held.encode()).hexdigest()
