"""Who is signed in: a random token in a cookie, its digest in the database, an end by time and by rest.

Not here: passwords (passwords.py), signing in (sign_in.py).
"""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from flask import abort, g, request, session
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response

from monitor.desk.desk import real_now, the_desk, the_store
from monitor.errors import StoreError
from monitor.store.accounts import Account, SignedIn

COOKIE = "monitor_session"
_HURRY = 0.05  # seconds
_PATIENCE = 1.0  # seconds; who leaves does not wait for a run
_OF = "of"  # in the browser's session of forms: for which token its key was made
_SEEN = timedelta(minutes=5)  # so exactly is the last use kept: not every page is worth a write


def load_account() -> None:
    """Before every request: find who asks. A session that is over counts for nothing."""
    g.account, g.token = None, ""
    held = request.cookies.get(COOKIE, "")
    if request.endpoint == "static":
        return
    if _left():
        _end_left(_HURRY)
    if not held:
        return
    token = digest(held)
    found = the_store().accounts.signed_in(token)
    if found is None or not _stands(found) or token in _left():
        return
    g.account, g.token = found.account, token
    now = real_now()
    if now - found.seen > _SEEN:
        _keep_seen(token, now)
    _key_of(token)


def _key_of(token: str) -> None:
    """Give the browser another key of forms where it has one that was not made for this *token*, and refuse that one.

    A page of another machine of the office can plant a cookie with a key that its maker knows.
    """
    if session.get(_OF) == token:
        return
    held = session.pop("csrf_token", None)
    session[_OF] = token
    if held and request.method == "POST" and request.endpoint:
        raise CSRFError("the key of this form was made for another session")


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


def begin(login: str, *, by_service: bool = False) -> str:
    """Keep a session with a token that was never used before, and end what the browser was signed in with until now.

    Belongs into the transaction in which *login* was found right, so that no new password or lock comes in between. Return
    the token, for `hand_over`. *by_service*: the province's own service said who it is, so no password is known to be one
    that somebody else has set.
    """
    held, now, accounts = secrets.token_urlsafe(32), real_now(), the_store().accounts
    for old in [digest(request.cookies.get(COOKIE, "")), *_left()]:
        accounts.sign_out(old)
    lasts = timedelta(hours=the_desk().settings.desk.session_hours)
    accounts.sign_in(digest(held), login, now, now + lasts, request.remote_addr or "", by_service=by_service)
    return held


def hand_over(response: Response, held: str) -> Response:
    """Give the browser the token of its new session; forms of before the sign-in are no good after it."""
    rules = the_desk().settings.desk
    session.clear()
    session[_OF] = digest(held)
    response.set_cookie(
        COOKIE,
        held,
        max_age=rules.session_hours * 3600,
        httponly=True,
        secure=rules.https,
        samesite="Lax",
        path=request.script_root or "/",
    )
    return response


def end(response: Response) -> Response:
    """Sign the browser out, also while another program holds the database: the row of its session ends later then."""
    session.clear()
    token = digest(request.cookies.get(COOKIE, ""))
    if the_store().accounts.signed_in(token):
        _left()[token] = None
        _end_left(_PATIENCE)
    response.delete_cookie(COOKIE, path=request.script_root or "/")
    return response


def _end_left(seconds: float) -> None:
    """End the sessions whose browsers were signed out, unless another program writes for so many *seconds*."""
    with suppress(StoreError), replace(the_desk(), busy_seconds=seconds).open() as store:
        for each in list(_left()):
            store.accounts.sign_out(each)
            _left().pop(each, None)


def _left() -> dict[str, None]:
    """Sessions whose browsers were signed out while nothing could be written: they count for nothing."""
    made: dict[str, None] = the_desk().kept.setdefault("left sessions", {})
    return made


def digest(held: str) -> str:
    """What the database keeps of a token: who reads the database cannot sign in with it."""
    return hashlib.sha256(held.encode()).hexdigest()
