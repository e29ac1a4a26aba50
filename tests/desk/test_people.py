"""The screen of accounts, and the commands `monitor user …`."""

import json
import os
import pty
import re
import subprocess
import sys
import time

import pytest
from desk_office import PASSWORD, PEOPLE, ROOT

from monitor.desk import accounts
from monitor.desk.doors import passwords
from monitor.vietnamese.collate import collation_key

GIVEN = "Mưa rào tháng bảy"


@pytest.fixture
def admin(browser):
    return browser("quantri")


def number(store, login):
    return store.accounts.by_login(login).id


def seen(page):
    """The state of the account that the page was made of."""
    return re.search(r'name="seen" value="(\w+)"', page).group(1)


def form(admin, store, login, **changed):
    """The form of an account, as the page has it, with what is *changed*; the path and the fields."""
    path = f"/people/{number(store, login)}"
    account = store.accounts.by_login(login)
    page = admin.get(path).get_data(as_text=True)
    fields = {"seen": seen(page), "name": account.name, "role": account.role, "active": str(int(account.active))}
    return path, fields | changed


def sign_in(browser, login, password):
    visitor = browser()
    visitor.get("/sign-in")
    return visitor.post("/sign-in", {"login": login, "password": password}, follow=False)


def test_accounts_stand_in_the_order_of_vietnamese_names_those_in_use_first(admin, store):
    """Not in the order of code points."""
    for n, name in enumerate(("Đào Thị Thử", "Ân Văn Thử", "Ba Văn Thử", "Ánh Thị Thử")):
        store.accounts.add(f"moi{n}", name, "viewer", "hash", store.accounts.by_id(1).made_at)
    store.accounts.change("moi2", active=False)
    names = re.findall(
        r'<th scope="row"><a href="/people/\d+">([^<]+)</a>', admin.get("/people").get_data(as_text=True)
    )
    used = sorted(
        {name for name, _ in PEOPLE.values()} | {"Đào Thị Thử", "Ân Văn Thử", "Ánh Thị Thử"}, key=collation_key
    )
    assert names == [*used, "Ba Văn Thử"]


def test_an_account_is_added_and_its_password_changed_at_the_first_sign_in(admin, browser, store):
    """The admin knows the first password only."""
    admin.get("/people/new")
    admin.post("/people/new", {"name": " Mới  Thị   Thử ", "login": "moi", "role": "approver", "new_password": GIVEN})
    assert "Đã thêm tài khoản moi" in admin.text
    account = store.accounts.by_login("moi")
    assert (account.name, account.role, account.renew) == ("Mới Thị Thử", "approver", True)
    assert sign_in(browser, "moi", GIVEN).status_code == 303
    line = store.audit.lines(about="account moi")[-1]
    assert (line.act, line.actor.login, line.detail) == (
        "account.add",
        "quantri",
        {"name": "Mới Thị Thử", "role": "approver"},
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"login": "CANBO"}, "Tên đăng nhập này đã có người dùng."),
        ({"name": "cán văn thử"}, "Họ tên này trùng"),
        ({"login": "cán bộ"}, "chữ cái không dấu"),
        ({"login": "x"}, "2 đến 60 ký tự"),
        ({"name": "   "}, "Cần ghi họ tên"),
        ({"name": "Mới\u202eThử"}, "Cần ghi họ tên"),
        ({"name": "x" * 81}, "dài nhất 80 ký tự"),
        ({"new_password": "ngắn"}, "ít nhất 12 ký tự"),
        ({"new_password": ""}, "ít nhất 12 ký tự"),
    ],
)
def test_what_is_wrong_with_a_new_account_is_said_and_what_was_typed_stays(admin, store, fields, sentence):
    """All but the password."""
    before = len(store.accounts.all())
    sent = {"name": "Mới Thị Thử", "login": "moi", "role": "viewer", "new_password": GIVEN} | fields
    assert admin.post("/people/new", sent).status_code == 400
    assert sentence in admin.text
    assert 'value="viewer" checked' in admin.text
    assert GIVEN not in admin.text
    assert len(store.accounts.all()) == before


def test_an_unknown_role_is_no_form_of_ours(admin, store):
    """Nothing is written."""
    sent = {"name": "Mới Thị Thử", "login": "moi", "role": "root", "new_password": GIVEN}
    assert admin.post("/people/new", sent).status_code == 400
    assert store.accounts.by_login("moi") is None


def test_name_role_and_use_are_changed_and_the_log_says_what(admin, browser, store):
    """Who has another role signs in again."""
    officer = browser("canbo")
    path, fields = form(admin, store, "canbo", name="Cán Văn Mới", role="approver")
    admin.post(path, fields)
    assert "Đã ghi tài khoản canbo" in admin.text
    assert store.accounts.by_login("canbo").role == "approver"
    assert officer.client.get("/password").status_code == 303
    assert store.audit.lines(about="account canbo")[0].detail == {
        "name": "Cán Văn Thử → Cán Văn Mới",
        "role": "officer → approver",
    }


def test_who_is_switched_off_is_out_and_can_be_switched_on_again(admin, browser, store):
    """What they decided stays."""
    path, fields = form(admin, store, "canbo", active="0")
    admin.post(path, fields)
    assert sign_in(browser, "canbo", PASSWORD).status_code == 401
    assert "đã tắt" in admin.get("/people").get_data(as_text=True)
    path, fields = form(admin, store, "canbo", active="1")
    admin.post(path, fields)
    assert sign_in(browser, "canbo", PASSWORD).status_code == 303


def test_of_two_admins_who_change_the_same_account_the_second_is_told(admin, browser, store):
    """Nothing of the first one's is overwritten."""
    other = browser("quantri")
    path, first = form(admin, store, "canbo", name="Cán Thứ Nhất")
    _, second = form(other, store, "canbo", name="Cán Thứ Hai")
    admin.post(path, first)
    assert other.post(path, second).status_code == 409
    assert "đã được người khác sửa" in other.text
    assert store.accounts.by_login("canbo").name == "Cán Thứ Nhất"


def test_of_two_admins_who_set_a_password_the_second_is_told(admin, store):
    """The person has only one of them."""
    path, fields = form(admin, store, "canbo")
    sent = {"seen": fields["seen"], "new_password": GIVEN}
    assert admin.post(f"{path}/password", sent).status_code == 200
    assert admin.post(f"{path}/password", sent | {"new_password": "Nắng to tháng sáu"}).status_code == 409
    assert passwords.holds(store.accounts.by_login("canbo").password, GIVEN)


@pytest.mark.parametrize("change", [{"role": "officer"}, {"active": "0"}])
def test_the_last_admin_cannot_be_removed(admin, store, change):
    """Nobody could manage accounts any more."""
    path, fields = form(admin, store, "quantri", **change)
    assert admin.post(path, fields).status_code == 409
    assert "quản trị viên cuối cùng" in admin.text
    account = store.accounts.by_login("quantri")
    assert (account.role, account.active) == ("admin", True)


def test_an_admin_beside_another_one_can_step_down(admin, store):
    """And is signed out."""
    store.accounts.change("duyet", role="admin")
    path, fields = form(admin, store, "quantri", role="viewer")
    admin.post(path, fields)
    assert "Đăng nhập" in admin.text
    assert store.accounts.by_login("quantri").role == "viewer"


def test_a_password_that_an_admin_sets_unlocks_signs_out_and_is_changed_next(admin, browser, store):
    """The old one is void."""
    officer = browser("canbo")
    for _ in range(5):
        sign_in(browser, "canbo", "wrong")
    path, fields = form(admin, store, "canbo")
    assert "Tạm khóa đến" in admin.text
    admin.post(f"{path}/password", {"seen": fields["seen"], "new_password": GIVEN})
    assert "Đã đặt mật khẩu mới cho canbo" in admin.text
    assert officer.client.get("/clips").status_code == 303
    assert sign_in(browser, "canbo", PASSWORD).status_code == 401
    assert sign_in(browser, "canbo", GIVEN).status_code == 303
    assert store.accounts.by_login("canbo").renew
    assert admin.post(f"{path}/password", {"seen": "x", "new_password": "ngắn"}).status_code == 400


def test_an_admin_unlocks_who_mistyped(admin, browser, store):
    """Before the time is over."""
    for _ in range(5):
        sign_in(browser, "canbo", "wrong")
    assert "tạm khóa đến" in admin.get("/people").get_data(as_text=True)
    admin.get(f"/people/{number(store, 'canbo')}")
    admin.post(f"/people/{number(store, 'canbo')}/unlock")
    assert "Đã mở khóa canbo" in admin.text
    assert sign_in(browser, "canbo", PASSWORD).status_code == 303


def test_an_admin_ends_all_sessions_of_somebody(admin, browser, store):
    """A telephone was lost."""
    officer = browser("canbo")
    path = f"/people/{number(store, 'canbo')}"
    assert "127.0.0.1" in admin.get(path).get_data(as_text=True)
    admin.post(f"{path}/sign-out")
    assert "Đã đăng xuất canbo" in admin.text
    assert officer.client.get("/password").status_code == 303


def test_an_admin_unbinds_an_account_from_the_wrong_person_of_the_province(admin, browser, store):
    """Who was signed in is signed out; a form that is sent twice does nothing more."""
    path = f"/people/{number(store, 'canbo')}"
    assert "Gỡ liên kết" not in admin.get(path).get_data(as_text=True)
    store.accounts.bind("canbo", "https://id.example s-1")
    officer = browser("canbo")
    fields = {"seen": seen(admin.get(path).get_data(as_text=True))}
    admin.post(f"{path}/unbind", fields)
    assert "Đã gỡ liên kết của canbo với tài khoản của tỉnh." in admin.text
    assert store.accounts.by_login("canbo").subject == ""
    assert officer.client.get("/password").status_code == 303
    assert store.audit.lines(limit=1, about="account canbo")[0].act == "account.unbind"
    admin.post(f"{path}/unbind", fields)
    assert admin.last.status_code == 409


@pytest.mark.parametrize("path", ["", "/password", "/unlock", "/unbind", "/sign-out"])
def test_an_account_that_is_not_there_is_not_found(admin, path):
    """By any of its forms."""
    sent = {"name": "A Thử", "role": "viewer", "new_password": GIVEN, "seen": "x"}
    assert admin.post(f"/people/999{path}", sent).status_code == 404
    assert admin.get("/people/999").status_code == 404
    assert admin.get("/people/9999999999999999999999").status_code == 404


def test_a_name_with_marks_is_shown_as_text(admin, store):
    """Wherever it stands."""
    path, fields = form(admin, store, "canbo", name="<script>alert(1)</script> Cán")
    admin.post(path, fields)
    for page in ("/people", path, "/audit"):
        assert "<script>alert" not in admin.get(page).get_data(as_text=True)
    assert "&lt;script&gt;alert" in admin.text


def test_the_last_admin_is_the_only_one_in_use(store):
    """Those that are off do not count."""
    everybody = store.accounts.all()
    boss = store.accounts.by_login("quantri")
    assert accounts.last_admin(boss, everybody)
    assert not accounts.last_admin(store.accounts.by_login("canbo"), everybody)


# -- the command line --------------------------------------------------------------------------------


@pytest.fixture
def user(office):
    """`monitor user …` over the office; returns (exit code, what it said, what it complained of)."""

    def run(*words, given=None):
        done = subprocess.run(
            [sys.executable, "-m", "monitor", "--config", office / "config", "--data", office / "data", "user", *words],
            cwd=ROOT,
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return run


def test_the_first_admin_comes_from_the_command_line(user, browser, store):
    """With the password from standard input; it needs no change."""
    assert user("add", "moi", "--name", "Mới Thị Thử", "--role", "admin", "--password-stdin", given=f"{GIVEN}\n") == (
        0,
        "moi: admin\n",
        "",
    )
    assert sign_in(browser, "moi", GIVEN).status_code == 303
    assert not store.accounts.by_login("moi").renew
    line = store.audit.lines(about="account moi")[-1]
    assert (line.act, line.actor.name) == ("account.add", "command line")
    assert GIVEN not in str(line)


def test_what_is_wrong_is_told_in_one_line(user, store):
    """Exit code 1, nothing written; wrong usage is 2."""
    add = ("add", "moi", "--name", "Mới Thị Thử", "--password-stdin")
    assert user(*add, given="x\n") == (
        1,
        "",
        "monitor: the password needs at least 12 letters; the password repeats too few letters\n",
    )
    code, _, said = user("add", "canbo", "--name", "Mới Thị Thử", "--password-stdin", given=f"{GIVEN}\n")
    assert (code, said) == (1, "monitor: the login is that of another account\n")
    code, _, said = user("add", "moi", "--name", "Mới Thị Thử")
    assert code == 2
    assert "--password-stdin" in said
    assert user("add", "moi", "--name", "Mới Thị Thử", "--password", GIVEN)[0] == 2
    assert user("add", "moi", "--name", "Mới Thị Thử", "--role", "root", "--password-stdin", given="x")[0] == 2
    assert store.accounts.by_login("moi") is None


def test_the_password_is_asked_for_twice_without_showing_it(office, browser):
    """At a terminal."""
    words = ["--config", office / "config", "--data", office / "data", "user", "add", "moi", "--name", "Mới Thị Thử"]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "monitor", *map(str, words)])
    said = b""
    for asked in (b"Password of moi:", b"Repeat for confirmation:"):
        while asked not in said:
            said += os.read(terminal, 1000)
        os.write(terminal, f"{GIVEN}\n".encode())
    while b"moi: officer" not in said:
        said += os.read(terminal, 1000)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    assert GIVEN.encode() not in said
    assert sign_in(browser, "moi", GIVEN).status_code == 303


def test_accounts_are_listed_switched_and_given_other_roles(user, browser, store):
    """Each with its line in the log."""
    assert user("role", "canbo", "approver") == (0, "canbo: approver\n", "")
    assert user("off", "xem")[0] == 0
    assert user("password", "canbo2", "--renew", "--password-stdin", given=GIVEN)[0] == 0
    code, said, _ = user("list")
    assert code == 0
    assert said.splitlines() == [
        "canbo\tapprover\ton\tCán Văn Thử",
        "canbo2\tofficer\tmust change the password\tHai Văn Thử",
        "duyet\tapprover\ton\tDuyệt Thị Mẫu",
        "quantri\tadmin\ton\tQuản Văn Trị",
        "xem\tviewer\toff\tXem Thị Thử",
    ]
    store.accounts.failed("xem", store.accounts.by_login("xem").made_at, 1, store.accounts.by_login("xem").made_at)
    assert user("on", "xem")[0] == 0
    assert store.accounts.by_login("xem").failures == 0
    assert sign_in(browser, "xem", PASSWORD).status_code == 303
    assert [line.act for line in store.audit.lines(about="account xem")][-2:] == ["account.change"] * 2


def test_an_account_is_unbound_from_the_command_line(user, store):
    store.accounts.bind("canbo", "https://id.example s-1")
    assert user("unbind", "canbo") == (0, "canbo: bound to nobody\n", "")
    assert store.accounts.by_login("canbo").subject == ""
    assert store.audit.lines(about="account canbo")[0].act == "account.unbind"
    code, _, said = user("unbind", "canbo")
    assert (code, "bound to nobody" in said) == (1, True)


def test_the_last_admin_stays_and_an_unknown_login_is_told(user):
    """One line each, exit code 1."""
    assert user("off", "quantri") == (1, "", "monitor: this is the last active admin; make another one first\n")
    for words in (("role", "nobody", "viewer"), ("off", "nobody"), ("on", "nobody"), ("password", "nobody")):
        code, _, said = user(*words)
        assert (code, said) == (1, "monitor: there is no account nobody; `monitor user list` names all of them\n")


def test_the_log_is_written_out_and_a_broken_chain_named(user, store, office, tmp_path):
    """To the screen, to a file, as a table."""
    user("off", "xem")
    user("on", "xem")
    code, said, told = user("audit")
    lines = [json.loads(line) for line in said.splitlines()]
    assert code == 0
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))
    assert f"the last link {lines[-1]['chain']}" in told
    file = tmp_path / "log.jsonl"
    assert user("audit", "--out", str(file))[0] == 0
    assert file.read_text(encoding="utf-8") == said
    assert user("audit", "--out", str(tmp_path / "log.csv"))[0] == 0
    assert (tmp_path / "log.csv").read_text(encoding="utf-8-sig").startswith("number,at,login")
    with store._database.writing() as db:
        db.execute("DROP TRIGGER audit_stays")
        db.execute("UPDATE audit SET name = 'Ai Khác' WHERE number = 2")
    code, said, told = user("audit")
    assert code == 1
    assert "the log's chain is broken at line 2" in told
    assert told.count("\n") == 1
    assert len(said.splitlines()) == len(lines)


def test_help_answers_at_once(user):
    """Nothing heavy is opened for it."""
    began = time.process_time()
    for _ in range(3):
        assert user("--help")[0] == 0
    assert time.process_time() - began < 6
