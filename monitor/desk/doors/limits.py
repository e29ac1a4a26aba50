"""How often something may be asked: wrong passwords from one address and for one login, forms from one browser, forms at once.

Kept in memory: a restart forgets it. The lock of an account is kept in the database (sign_in.py). Unknown logins are not:
people type their password there by mistake, and a digest of it beside the argon2 one would help who guesses it.
Not here: what a refusal looks like (faults.py).
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import Flask, Response, g, request
from flask_limiter import Limiter

from monitor.config.desk import DeskRules
from monitor.desk.desk import the_desk
from monitor.errors import BusyError
from monitor.store.locks import after_wrong

# A whole office may come from one address, so these are for machines that guess, not for people who mistype.
WRONG_PER_ADDRESS = "20 per minute; 200 per hour"
WRONG_PER_ACCOUNT = "20 per 15 minutes"  # wrong forms on the page of one's own password: a browser left open
FORMS = "300 per minute"  # of one browser; nobody decides so fast
AT_ONCE = 24  # forms that may wait for the database, more than there are officers; the other threads are left to those who read
_TURN = 0.5  # seconds that a form waits to be one of them
_LOGINS = 10_000  # unknown logins remembered at a time


@dataclass(slots=True)
class Unknown:
    """Wrong passwords for logins that nobody has: counted and locked like those of accounts, so that no answer tells them apart."""

    tried: OrderedDict[str, tuple[int, datetime | None]] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def locked(self, login: str, at: datetime) -> bool:
        """Whether *login* is locked at *at*."""
        with self.lock:
            _, until = self.tried.get(_small(login), (0, None))
        return until is not None and until > at

    def count(self, login: str, at: datetime, rules: DeskRules) -> None:
        """Count a wrong password."""
        until = at + timedelta(minutes=rules.lock_minutes)
        with self.lock:
            failures, locked = self.tried.pop(_small(login), (0, None))
            self.tried[_small(login)] = after_wrong(failures, locked, at, rules.lock_after, until)
            while len(self.tried) > _LOGINS:
                self.tried.popitem(last=False)


def _small(login: str) -> str:
    """Small letters as the database compares logins: only those of ASCII have a case."""
    return login.encode("utf-8", "replace").lower().decode()


def unknown() -> Unknown:
    """Those of this desk."""
    made: Unknown = the_desk().kept.setdefault("unknown logins", Unknown())
    return made


def guard(app: Flask) -> None:
    """Limit the forms of *app*; stands after the question who asks, and after the screens."""
    limiter = Limiter(
        _browser,
        app=app,
        storage_uri="memory://",
        strategy="fixed-window",
        application_limits=[FORMS],
        application_limits_exempt_when=lambda: request.method != "POST",
        headers_enabled=False,
        swallow_errors=False,
    )
    _limit(app, limiter, "sign_in.enter", WRONG_PER_ADDRESS, _address, (401, 429))
    _limit(app, limiter, "sign_in.keep_password", WRONG_PER_ACCOUNT, _account, (400,))


def leave_room(app: Flask) -> None:
    """Let no more than some forms wait while another program writes: the others are given back at once, and pages are read on.

    Stands after all other doors. Signing out waits for nothing.
    """
    places = threading.BoundedSemaphore(AT_ONCE)

    @app.before_request
    def take() -> None:
        if request.method != "POST" or request.endpoint == "sign_in.leave":
            return
        if not places.acquire(timeout=_TURN):
            raise BusyError("too many forms wait for the database")
        g.has_place = True

    @app.teardown_request
    def give_back(_error: BaseException | None) -> None:
        if g.pop("has_place", False):
            places.release()


def _limit(  # noqa: PLR0913, PLR0917 - one limit
    app: Flask, limiter: Limiter, endpoint: str, limit: str, whose: Callable[[], str], counted: tuple[int, ...]
) -> None:
    """Refuse *endpoint* after so many answers with a status that is *counted*; what goes well costs nothing."""

    def wrong(response: Response) -> bool:
        return response.status_code in counted

    app.view_functions[endpoint] = limiter.limit(limit, key_func=whose, deduct_when=wrong)(app.view_functions[endpoint])  # type: ignore[assignment] # no view of ours is asynchronous


def _address() -> str:
    return request.remote_addr or ""


def _account() -> str:
    return f"account {g.account.id}" if g.get("account") else _address()


def _browser() -> str:
    return f"browser {g.token}" if g.get("token") else _address()
