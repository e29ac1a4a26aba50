"""Signing in and out, and one's own password. Not here: sessions, the hashing of passwords, other people's accounts."""

from datetime import timedelta

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import acting, done
from monitor.desk.desk import real_now, the_desk, the_store
from monitor.desk.doors import passwords
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.sessions import begin, end, me, me_or_none
from monitor.desk.doors.ways import safe_path
from monitor.store.accounts import Account
from monitor.store.audit import Actor

screen = Blueprint("sign_in", __name__)
_WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."


@screen.get("/sign-in")
@allowed(None)
def form() -> ResponseReturnValue:
    """The sign-in page."""
    if me_or_none():
        return redirect(url_for("today.show"), code=303)
    return render_template("sign_in.html", next=safe_path(request.args.get("next", "")), wrong="", login="")


@screen.post("/sign-in")
@allowed(None)
def enter() -> ResponseReturnValue:
    """Sign in, or say that it was wrong; the same words whether there is such an account or not."""
    login, password = request.form.get("login", "").strip(), request.form.get("password", "")
    account = the_store().accounts.by_login(login)
    if account and account.locked_until and account.locked_until > real_now():
        _keep("sign-in.locked", account)
        raise DeskError(
            429,
            "Tài khoản tạm khóa",
            "Tài khoản này tạm khóa vì sai mật khẩu nhiều lần.",
            f"Thử lại sau {the_desk().settings.desk.lock_minutes} phút, hoặc nhờ quản trị viên đặt lại mật khẩu.",
        )
    right = passwords.holds(account.password if account and account.active else "", password)
    if account is None or not right:
        return _refuse(account, login)
    the_store().accounts.succeeded(account.login)
    _keep("sign-in", account)
    session.clear()  # forms of before the sign-in are no good after it
    return begin(redirect(safe_path(request.form.get("next", "")) or url_for("today.show"), code=303), account.login)


def _refuse(account: Account | None, login: str) -> ResponseReturnValue:
    rules = the_desk().settings.desk
    if account is not None and account.active:
        locks = account.failures + 1 >= rules.lock_after
        the_store().accounts.failed(
            account.login, real_now() + timedelta(minutes=rules.lock_minutes) if locks else None
        )
    _keep("sign-in.wrong", account)
    next_ = safe_path(request.form.get("next", ""))
    return render_template("sign_in.html", next=next_, wrong=_WRONG, login=login[:100]), 401


def _keep(act: str, account: Account | None) -> None:
    """A line in the log; of an unknown login not the login itself, in which people type their password by mistake."""
    actor = (
        Actor(account.login, account.name, request.remote_addr or "")
        if account
        else Actor("", "", request.remote_addr or "")
    )
    with the_store().audit.acting(
        actor, the_desk().clock(), act, f"account {account.login}" if account else "account ?"
    ):
        pass


@screen.post("/sign-out")
@allowed("viewer")
def leave() -> ResponseReturnValue:
    """Sign out."""
    session.clear()
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
    wrong = list(passwords.faults(new, account.login, account.name, least))
    if not passwords.holds(account.password, old):
        wrong.insert(0, "Mật khẩu hiện tại không đúng.")
    elif new == old:
        wrong.append("Mật khẩu mới phải khác mật khẩu cũ.")
    if new != again:
        wrong.append("Hai lần nhập mật khẩu mới không giống nhau.")
    if wrong:
        return render_template("password.html", wrong=wrong, least=least), 400
    with acting("password.own", f"account {account.login}"):
        the_store().accounts.set_password(account.login, passwords.hashed(new), renew=False, keep_session=g.token)
    return done("Đã đổi mật khẩu.")
