"""The screen /people: accounts, for admins. Not here: SQL, what a login may be (accounts.py), one's own password (sign_in.py)."""

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.accounts import VIETNAMESE, Wanted, faults, last_admin, version, wanted
from monitor.desk.acting import acting, done, unchanged
from monitor.desk.desk import real_now, the_desk, the_store
from monitor.desk.doors import passwords
from monitor.desk.doors.access import ROLES, allowed
from monitor.desk.doors.faults import DeskError
from monitor.model import Role
from monitor.store.accounts import Account
from monitor.vietnamese.collate import collation_key

screen = Blueprint("people", __name__)
_WHAT = "tài khoản này"


@screen.get("/people")
@allowed("admin", "people")
def show() -> ResponseReturnValue:
    """All accounts by name: those in use, then those that are switched off."""
    found = sorted(the_store().accounts.all(), key=lambda each: (not each.active, collation_key(each.name)))
    used = the_store().accounts.last_used()
    return render_template("people.html", accounts=found, used=used, now=real_now())


@screen.get("/people/new")
@allowed("admin", "people")
def new() -> ResponseReturnValue:
    """The page to add one."""
    return _new_page(Wanted("", ""), "officer", [])


@screen.post("/people/new")
@allowed("admin", "people")
def add() -> ResponseReturnValue:
    """Add one; the person changes the password at the first sign-in."""
    asked, role = _wanted(), _role()
    password = request.form.get("new_password", "")
    wrong = [VIETNAMESE[fault] for fault in faults(asked, the_store().accounts.all())]
    if password or the_desk().settings.desk.oidc is None:
        wrong += _password_faults(password, asked.login, asked.name)
    if wrong:
        return _new_page(asked, role, wrong), 400
    kept = passwords.hashed(password) if password else ""
    with acting("account.add", f"account {asked.login}", name=asked.name, role=role) as act:
        _refuse(faults(asked, the_store().accounts.all()))  # again, now that nobody else can write
        made = the_store().accounts.add(asked.login, asked.name, role, kept, act.at, renew=bool(kept))
    return done(f"Đã thêm tài khoản {made.login}.", url_for("people.one", account=made.id))


def _new_page(asked: Wanted, role: Role, wrong: list[str]) -> str:
    rules = the_desk().settings.desk
    return render_template(
        "people_new.html",
        asked=asked,
        role=role,
        roles=ROLES,
        wrong=wrong,
        least=rules.password_length,
        oidc=rules.oidc,
    )


@screen.get("/people/<int:account>")
@allowed("admin", "people")
def one(account: int) -> ResponseReturnValue:
    """One account."""
    return _page(_needed(account), [])


@screen.post("/people/<int:account>")
@allowed("admin", "people")
def change(account: int) -> ResponseReturnValue:
    """Change name, role, or whether it is in use."""
    found, role, active = _needed(account), _role(), request.form.get("active") == "1"
    asked = wanted(found.login, request.form.get("name", ""))
    if wrong := faults(asked, _others(found)):
        return _page(found, [VIETNAMESE[fault] for fault in wrong]), 400
    with acting("account.change", f"account {found.login}") as act:
        now = _seen(account)
        everybody = the_store().accounts.all()
        _refuse(faults(asked, (each for each in everybody if each.id != account)))
        if last_admin(now, everybody) and (role != "admin" or not active):
            raise DeskError(
                409,
                "Đây là quản trị viên cuối cùng",
                "Nếu tắt hoặc đổi vai trò tài khoản này thì không còn ai quản lý tài khoản; chưa có gì được ghi.",
                "Đặt một người khác làm quản trị trước.",
            )
        act.detail.update(_changes(now, asked.name, role, active=active))
        the_store().accounts.change(found.login, name=asked.name, role=role, active=active)
    return done(f"Đã ghi tài khoản {found.login}.", url_for("people.one", account=account))


def _changes(now: Account, name: str, role: Role, *, active: bool) -> dict[str, str]:
    pairs = {"name": (now.name, name), "role": (now.role, role), "active": (int(now.active), int(active))}
    return {what: f"{old} → {new}" for what, (old, new) in pairs.items() if old != new}


@screen.post("/people/<int:account>/password")
@allowed("admin", "people")
def reset_password(account: int) -> ResponseReturnValue:
    """Give a new password, which the person changes at the next sign-in; it unlocks and signs out everywhere."""
    found, password = _needed(account), request.form.get("new_password", "")
    if wrong := _password_faults(password, found.login, found.name):
        return _page(found, wrong), 400
    kept = passwords.hashed(password)
    with acting("account.password", f"account {found.login}"):
        _seen(account)
        the_store().accounts.set_password(found.login, kept, renew=True)
    return done(f"Đã đặt mật khẩu mới cho {found.login}.", url_for("people.one", account=account))


@screen.post("/people/<int:account>/unlock")
@allowed("admin", "people")
def unlock(account: int) -> ResponseReturnValue:
    """Let somebody try again before the time is over."""
    found = _needed(account)
    with acting("account.unlock", f"account {found.login}"):
        the_store().accounts.unlock(found.login)
    return done(f"Đã mở khóa {found.login}.", url_for("people.one", account=account))


@screen.post("/people/<int:account>/unbind")
@allowed("admin", "people")
def unbind(account: int) -> ResponseReturnValue:
    """Forget whom the province's own service names so: it was the wrong person, or the service has given them another number."""
    found = _needed(account)
    with acting("account.unbind", f"account {found.login}"):
        if not _seen(account).subject:
            abort(400)
        the_store().accounts.unbind(found.login)
    return done(f"Đã gỡ liên kết của {found.login} với tài khoản của tỉnh.", url_for("people.one", account=account))


@screen.post("/people/<int:account>/sign-out")
@allowed("admin", "people")
def sign_out(account: int) -> ResponseReturnValue:
    """End all sessions of somebody, such as those on a lost telephone."""
    found = _needed(account)
    with acting("account.sign-out", f"account {found.login}") as act:
        act.detail["ended"] = the_store().accounts.sign_out_others(found.login, "")
    return done(f"Đã đăng xuất {found.login} ở mọi nơi.", url_for("people.one", account=account))


def _page(account: Account, wrong: list[str]) -> str:
    return render_template(
        "people_one.html",
        account=account,
        version=version(account),
        sessions=the_store().accounts.sessions(account.login),
        now=real_now(),
        roles=ROLES,
        wrong=wrong,
        least=the_desk().settings.desk.password_length,
    )


def _needed(account: int) -> Account:
    found = the_store().accounts.by_id(account)
    if found is None:
        abort(404)
    return found


def _seen(account: int) -> Account:
    """The account as it is now; refuses a form that was filled in before somebody changed it. Inside `acting`."""
    now = _needed(account)
    unchanged(request.form.get("seen", ""), version(now), _WHAT)
    return now


def _others(account: Account) -> list[Account]:
    return [each for each in the_store().accounts.all() if each.id != account.id]


def _wanted() -> Wanted:
    return wanted(request.form.get("login", ""), request.form.get("name", ""))


def _role() -> Role:
    role = request.form.get("role", "")
    if role not in ROLES:
        abort(400)
    return role


def _password_faults(password: str, login: str, name: str) -> list[str]:
    least = the_desk().settings.desk.password_length
    return passwords.in_vietnamese(passwords.faults(password, login, name, least), least)


def _refuse(found: tuple[object, ...]) -> None:
    """Somebody took the login or the name between the question and the write."""
    if found:
        unchanged("free", "taken", "danh sách tài khoản")
