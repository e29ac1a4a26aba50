"""Signing in with the province's own service (OpenID Connect): who it names is an account here, or is told whom to ask.

Not here: accounts (an admin makes them), sessions, passwords. The only door to authlib, which is there with the extra `oidc`.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Blueprint, Flask, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from monitor.config.desk import Oidc
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.sessions import begin, hand_over, me_or_none
from monitor.desk.doors.ways import safe_path
from monitor.errors import InputError
from monitor.store.accounts import Account
from monitor.store.audit import Actor

_log = logging.getLogger(__name__)
_KEY = "monitor_oidc"
_NEXT = "oidc_next"
_PATIENCE = 10  # seconds for each answer of the service
_LEEWAY = 60  # seconds by which its clock may be another
# Of the service's own key. Never a shared secret, never none, whatever it says of itself.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
_ASK = "Nhờ quản trị viên của bàn điểm báo, hoặc đăng nhập bằng tên và mật khẩu."


def register(app: Flask, rules: Oidc | None) -> None:
    """Let people sign in at *app* by the service that the rules name. Raises InputError where this machine lacks something."""
    app.jinja_env.globals["oidc"] = rules.name if rules else ""
    if rules is None:
        return
    if missing := rules.missing():
        raise InputError(missing)
    from authlib.integrations.flask_client import OAuth  # noqa: PLC0415 - an extra

    app.extensions[_KEY] = OAuth(app).register(
        "province",
        server_metadata_url=rules.issuer.rstrip("/") + "/.well-known/openid-configuration",
        client_id=rules.client_id,
        client_secret=rules.client_secret(),
        client_kwargs={"scope": _scope(rules), "code_challenge_method": "S256", "default_timeout": _PATIENCE},
    )
    app.register_blueprint(_screen())


def _scope(rules: Oidc) -> str:
    return "openid profile email" if rules.login_claim == "email" else "openid profile"


def _screen() -> Blueprint:
    """The two addresses that it needs; there only where the rules name a service."""
    screen = Blueprint("oidc", __name__, url_prefix="/oidc")
    screen.get("/start")(start)
    screen.get("/back")(back)
    return screen


@allowed(None)
def start() -> ResponseReturnValue:
    """Lead the browser to the service."""
    next_ = safe_path(request.args.get("next", ""))
    if me_or_none():
        return redirect(next_ or url_for("today.show"), code=303)
    scheme = "https" if the_desk().settings.desk.https else None
    with _in_words():
        _known()
        way: ResponseReturnValue = _service().authorize_redirect(url_for("oidc.back", _external=True, _scheme=scheme))
    session[_NEXT] = next_
    return way


@allowed(None)
def back() -> ResponseReturnValue:
    """Take in whom the service has sent back: with its word on who it is, or with why not."""
    next_ = safe_path(session.get(_NEXT, ""))
    with _in_words():
        _known()
        claims = _service().authorize_access_token(leeway=_LEEWAY).get("userinfo")
    if not claims:  # it knows OAuth only
        raise _refused("it sent no ID token")
    return hand_over(redirect(next_ or url_for("today.show"), code=303), _taken_in(claims))


def _rules() -> Oidc:
    rules = the_desk().settings.desk.oidc
    if rules is None:
        raise LookupError("the desk has these addresses only where the rules name a service")
    return rules


def _service() -> Any:
    return current_app.extensions[_KEY]


def _known() -> None:
    """Learn the service's addresses and keys, if that was not done yet. Raises DeskError for one that calls itself otherwise."""
    said = _service().load_server_metadata()
    if str(said.get("issuer", "")).rstrip("/") != _rules().issuer.rstrip("/"):
        _forget()
        raise _refused("it calls itself otherwise than `issuer` in rules/desk.toml")
    named = said.get("id_token_signing_alg_values_supported") or _ALGORITHMS
    said["id_token_signing_alg_values_supported"] = [each for each in named if each in _ALGORITHMS]


def _forget() -> None:
    """Ask it for them again the next time."""
    _service().server_metadata.pop("_loaded_at", None)


def _taken_in(claims: dict[str, Any]) -> str:
    """Begin a session of the account that *claims* name; bound to that person of the service at the first sign-in.

    Return its token. Raises DeskError where there is none, where it is switched off, and where it is bound to another person.
    """
    rules = _rules()
    subject, login = f"{claims['iss']} {claims['sub']}", claims.get(rules.login_claim)
    if rules.login_claim == "email" and claims.get("email_verified") is False:
        login = None
    account = the_store().accounts.by_login(login.strip()) if isinstance(login, str) and login.strip() else None
    why = _why_not(account, subject)
    if account is not None and not why:
        try:
            return _begun(account, subject)
        except _OvertakenError as error:
            why = str(error)
    with _line("sign-in.refused", account, {"by": rules.name, "why": why}):
        pass
    raise DeskError(403, "Chưa vào được bàn điểm báo", _SAID[why].format(service=rules.name), _ASK)


class _OvertakenError(Exception):
    """The account was changed between two looks at it; says why nobody gets in by now."""


def _begun(account: Account, subject: str) -> str:
    """Bind *account* to *subject* where it is not yet, and begin its session, all or nothing; return the token.

    Raises _OvertakenError where somebody else was bound to it, or it was switched off, since it was read.
    """
    accounts, by = the_store().accounts, {"by": _rules().name}
    with _line("sign-in", account, by):
        now = accounts.by_id(account.id)  # as it stands while nobody else can write
        why = _why_not(now, subject)
        if now is None or why:
            raise _OvertakenError(why)
        if not now.subject:
            with _line("sign-in.bound", now, by):
                accounts.bind(now.login, subject)
        return begin(now.login, by_service=True)


_SAID = {
    "unknown": "{service} đã xác nhận bạn, nhưng ở đây chưa có tài khoản mang tên đăng nhập đó.",
    "off": "Tài khoản của bạn ở đây đã ngừng sử dụng.",
    "other": "Tài khoản này ở đây đã gắn với một người khác của {service}.",
}


def _why_not(account: Account | None, subject: str) -> str:
    if account is None:
        return "unknown"
    if not account.active:
        return "off"
    holder = the_store().accounts.by_subject(subject)
    other = account.subject not in ("", subject) or (holder is not None and holder.id != account.id)
    return "other" if other else ""


@contextmanager
def _line(act: str, account: Account | None, detail: dict[str, str]) -> Iterator[None]:
    """One transaction with a line in the log."""
    address = request.remote_addr or ""
    actor = Actor(account.login, account.name, address) if account else Actor("", "", address)
    about = f"account {account.login}" if account else "account ?"
    with the_store().audit.acting(actor, the_desk().clock(), act, about, detail):
        yield


@contextmanager
def _in_words() -> Iterator[None]:
    """Whatever the service does wrong, or does not do, as a page in Vietnamese; the log says more."""
    from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415 - an extra
    from joserfc.errors import JoseError  # noqa: PLC0415 - comes with it

    try:
        yield
    except (AuthlibBaseError, JoseError) as error:  # a word of its own, or one that does not hold
        raise _refused(str(error)) from error
    except (OSError, ValueError, LookupError, TypeError, RuntimeError) as error:  # requests' are OSError
        _forget()
        _log.warning("%s: %s", _rules().issuer, error)
        raise DeskError(
            503,
            "Dịch vụ đăng nhập chưa trả lời",
            f"Chưa liên lạc được với {_rules().name}, nên chưa đăng nhập được bằng dịch vụ này.",
            "Thử lại sau ít phút, hoặc đăng nhập bằng tên và mật khẩu.",
        ) from error


def _refused(why: str) -> DeskError:
    _log.warning("%s: %s", _rules().issuer, why)
    return DeskError(
        400,
        "Đăng nhập không thành công",
        f"Lần đăng nhập bằng {_rules().name} này không dùng được: đã quá lâu, đã dùng rồi, hoặc bị từ chối.",
        "Mở lại trang đăng nhập và thử lần nữa; nếu vẫn không được, nhờ quản trị viên.",
    )
