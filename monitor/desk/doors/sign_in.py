"""Signing in and out, one's own password and browsers. Not here: sessions, the hashing of passwords, other people's accounts."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.accounts import version
from monitor.desk.acting import acting, done, unchanged
from monitor.desk.desk import real_now, the_desk, the_store
from monitor.desk.doors import passwords
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.limits import unknown
from monitor.desk.doors.sessions import begin, end, hand_over, me, me_or_none
from monitor.desk.doors.ways import safe_path
from monitor.errors import StoreError
from monitor.store.accounts import Account
from monitor.store.audit import Actor

screen = Blueprint("sign_in", __name__)
_WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
_LONGEST = 100  # letters of a login; what is longer is none


@screen.get("/sign-in")
@allowed(None)
def form() -> ResponseReturnValue:
    """The sign-in page."""
    if me_or_none():
        return redirect(safe_path(request.args.get("next", "")) or url_for("today.show"), code=303)
    return _page(request.args.get("next", ""))


@screen.post("/sign-in")
@allowed(None)
def enter() -> ResponseReturnValue:
    """Sign in, or say that it was wrong; the same words, as late, whether there is such an account or not."""
    login, password, at = _login(request.form.get("login", "")), request.form.get("password", ""), real_now()
    account = the_store().accounts.by_login(login) if login else None
    until = account.locked_until if account else None
    if (until is not None and until > at) or (account is None and unknown().locked(login, at)):
        with _line("sign-in.locked", account):
            pass
        raise _locked()
    right = passwords.holds(account.password if account and account.active else "", password)
    if account is None or not right:
        return _refuse(account, login, at)
    with _line("sign-in", account):
        if not the_store().accounts.succeeded(account.login, account.password, at):
            raise _locked()  # meanwhile, by wrong passwords that came at the same time
        held = begin(account.login)
    if passwords.outdated(account.password):
        with suppress(StoreError):  # they are signed in; the next sign-in hashes it anew
            the_store().accounts.rehash(account.login, account.password, passwords.hashed(password))
    return hand_over(redirect(safe_path(request.form.get("next", "")) or url_for("today.show"), code=303), held)


def _login(typed: str) -> str:
    """A login as it is compared, however a keyboard composes its letters; "" for what cannot be one."""
    login = unicodedata.normalize("NFC", typed.strip())
    return login if len(login) <= _LONGEST and login.isprintable() else ""


def _refuse(account: Account | None, login: str, at: datetime) -> ResponseReturnValue:
    rules = the_desk().settings.desk
    with _line("sign-in.wrong", account):
        if account is not None:
            until = at + timedelta(minutes=rules.lock_minutes)
            the_store().accounts.failed(account.login, at, rules.lock_after, until)
        else:
            unknown().count(login, at, rules)
    return _page(request.form.get("next", ""), _WRONG, login), 401


def _page(next_: str, wrong: str = "", login: str = "") -> str:
    return render_template("sign_in.html", next=safe_path(next_), wrong=wrong, login=login)


def _locked() -> DeskError:
    return DeskError(
        429,
        "Đăng nhập tạm khóa",
        "Tên đăng nhập này tạm khóa vì sai mật khẩu nhiều lần. Ai đang đăng nhập thì vẫn dùng tiếp được.",
        f"Thử lại sau {the_desk().settings.desk.lock_minutes} phút, hoặc nhờ quản trị viên mở khóa.",
    )


@contextmanager
def _line(act: str, account: Account | None) -> Iterator[None]:
    """One transaction with a line in the log; of an unknown login not the login: people type their password there by mistake."""
    address = request.remote_addr or ""
    actor = Actor(account.login, account.name, address) if account else Actor("", "", address)
    about = f"account {account.login}" if account else "account ?"
    with the_store().audit.acting(actor, the_desk().clock(), act, about):
        yield


@screen.post("/sign-out")
@allowed(None)
def leave() -> ResponseReturnValue:
    """Sign out; who is not signed in any more is led to the door as well."""
    return end(redirect(url_for("sign_in.form"), code=303))


@screen.get("/password")
@allowed("viewer")
def password() -> ResponseReturnValue:
    """The page to change one's own password."""
    return render_template("password.html", wrong=(), least=the_desk().settings.desk.password_length)


@screen.post("/password")
@allowed("viewer")
def keep_password() -> ResponseReturnValue:
    """Change one's own password; other browsers are signed out."""
    account, least = me(), the_desk().settings.desk.password_length
    old, new, again = (request.form.get(name, "") for name in ("old_password", "new_password", "again_password"))
    wrong = passwords.in_vietnamese(passwords.faults(new, account.login, account.name, least), least)
    if not passwords.holds(account.password, old):
        wrong.insert(0, "Mật khẩu hiện tại không đúng.")
    elif new == old:
        wrong.append("Mật khẩu mới phải khác mật khẩu cũ.")
    if new != again:
        wrong.append("Hai lần nhập mật khẩu mới không giống nhau.")
    if wrong:
        return render_template("password.html", wrong=wrong, least=least), 400
    kept = passwords.hashed(new)
    with acting("password.own", f"account {account.login}"):
        _still_mine(account)
        the_store().accounts.set_password(account.login, kept, renew=False, keep_session=g.token)
    return done("Đã đổi mật khẩu. Các trình duyệt khác đã bị đăng xuất.")


def _still_mine(account: Account) -> None:
    """Refuse where an admin has given another password, changed the account or ended the session since the request began."""
    now = the_store().accounts.signed_in(g.token)
    unchanged(version(account), version(now.account) if now else "", "tài khoản của bạn")


@screen.get("/sessions")
@allowed("viewer")
def sessions() -> ResponseReturnValue:
    """The browsers in which one is signed in."""
    return render_template("sessions.html", sessions=the_store().accounts.sessions(me().login), here=g.token)


@screen.post("/sessions/end")
@allowed("viewer")
def end_others() -> ResponseReturnValue:
    """Sign out everywhere else."""
    account = me()
    with acting("sign-out.others", f"account {account.login}") as act:
        act.detail["ended"] = the_store().accounts.sign_out_others(account.login, g.token)
    return done("Đã đăng xuất ở mọi nơi khác.", url_for("sign_in.sessions"))
