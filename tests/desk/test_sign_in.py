"""Signing in and out at the desk, one's own password and browsers."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from desk_office import CHEAP, MORNING, PASSWORD, Browser
from hypothesis import given
from hypothesis import strategies as st

from monitor.desk.app import create_app
from monitor.desk.doors import limits, passwords, sessions, sign_in

NEW = "Trời xanh mây trắng 27"
REAL = datetime(2026, 11, 26, 8, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch):
    """The real clock, which the test moves on."""

    class Clock:
        now = REAL

        def __call__(self):
            return self.now

        def on(self, **time):
            self.now += timedelta(**time)

    made = Clock()
    for module in (sessions, sign_in):
        monkeypatch.setattr(module, "real_now", made)
    return made


def enter(visitor, login, password=PASSWORD, **more):
    visitor.get("/sign-in")
    return visitor.post("/sign-in", {"login": login, "password": password, "next": ""} | more, follow=False)


def in_at(visitor):
    """Whether a page behind the door opens."""
    return visitor.client.get("/password").status_code == 200


def shown(visitor, login):
    """The page without what differs in any case."""
    page = re.sub(r'name="csrf_token" value="[^"]+"', "", visitor.text)
    return page.replace(login, "LOGIN")


def test_who_is_not_signed_in_is_led_to_the_door_and_then_to_the_page(browser):
    """The page asked for opens after the sign-in."""
    visitor = browser()
    visitor.get("/clips?q=a")
    assert "Đăng nhập" in visitor.text
    visitor.post("/sign-in", {"login": "canbo", "password": PASSWORD, "next": "/clips?q=a"}, follow=False)
    assert visitor.last.headers["Location"] == "/clips?q=a"


def test_who_has_signed_in_in_another_tab_meanwhile_is_led_on(browser):
    """The door is not shown to somebody who is in."""
    assert browser("canbo").client.get("/sign-in?next=/password").headers["Location"] == "/password"


def test_a_wrong_password_says_no_more_than_that(browser):
    """The same words and status for a wrong password, a login that is off and one that nobody has, however often."""
    pages = {}
    for login in ("canbo", "nobody"):
        visitor = browser()
        pages[login] = []
        for _ in range(8):
            answer = enter(visitor, login, "wrong")
            pages[login].append((answer.status_code, shown(visitor, login)))
    assert pages["canbo"] == pages["nobody"]
    assert [status for status, _ in pages["canbo"]] == [401] * 5 + [429] * 3


def test_a_login_that_is_off_answers_like_one_that_nobody_has(browser, store):
    """Not even with the right password."""
    store.accounts.change("canbo", active=False)
    visitor = browser()
    answers = {login: (enter(visitor, login).status_code, shown(visitor, login)) for login in ("canbo", "nobody")}
    assert answers["canbo"] == answers["nobody"]
    assert answers["canbo"][0] == 401


def test_a_locked_login_stays_locked_after_a_restart_and_opens_in_time(browser, clock, app, desk):
    """Known or not, they open after the same time; only what is known outlives a restart."""
    visitor = browser()
    for login in ("canbo", "nobody"):
        assert [enter(visitor, login, "wrong").status_code for _ in range(6)] == [401] * 5 + [429]
    assert enter(visitor, "canbo").status_code == 429
    assert desk.open().accounts.by_login("canbo").locked_until == REAL + timedelta(minutes=15)
    clock.on(minutes=15)
    assert [enter(visitor, login, "wrong").status_code for login in ("canbo", "nobody")] == [401, 401]
    assert enter(visitor, "canbo").status_code == 303


def test_a_stranger_who_locks_a_login_throws_nobody_out(browser, clock):
    """Who is in works on."""
    officer, stranger = browser("canbo"), browser()
    for _ in range(7):
        enter(stranger, "canbo", "wrong")
    assert in_at(officer)
    assert officer.post("/sessions/end").status_code == 200


def test_wrong_passwords_for_one_login_lock_no_other(browser):
    """Nor does it help to write it in capitals."""
    visitor = browser()
    for login in ("canbo", "CANBO", "Canbo", "canbo ", "cANBO"):
        assert enter(visitor, login, "wrong").status_code == 401
    assert enter(visitor, "canbo").status_code == 429
    assert enter(visitor, "canbo2").status_code == 303


def test_a_right_password_forgets_the_wrong_ones(browser):
    """Four mistakes on Monday and one on Tuesday lock nobody."""
    visitor = browser()
    for _ in range(4):
        enter(visitor, "canbo", "wrong")
    assert enter(visitor, "canbo").status_code == 303
    other = browser()
    assert enter(other, "canbo", "wrong").status_code == 401
    assert enter(other, "canbo").status_code == 303


def test_a_password_that_is_right_while_wrong_ones_lock_the_account_is_too_late(browser, store, monkeypatch):
    """The lock is looked at again when the password was found right."""

    def locked_meanwhile(kept, password):
        for _ in range(5):
            store.accounts.failed("canbo", REAL, 5, datetime.max.replace(tzinfo=UTC))
        return True

    monkeypatch.setattr(passwords, "holds", locked_meanwhile)
    visitor = browser()
    assert enter(visitor, "canbo").status_code == 429
    assert store.accounts.sessions("canbo") == ()
    assert [line.act for line in store.audit.lines()] == []


def test_one_address_that_tries_many_logins_must_wait(browser, store):
    """Before the passwords are looked at; other addresses go on."""
    visitor, before = browser(), len(store.audit.lines())
    answers = [enter(visitor, f"login{n}", "wrong").status_code for n in range(25)]
    assert answers == [401] * 20 + [429] * 5
    assert "Quá nhiều yêu cầu" in visitor.text
    assert visitor.last.headers["Retry-After"] == "60"
    assert len(store.audit.lines()) - before == 20
    elsewhere = browser()
    elsewhere.client.environ_base["REMOTE_ADDR"] = "10.1.1.1"
    assert enter(elsewhere, "canbo").status_code == 303


def test_an_office_behind_one_address_signs_in_together(browser):
    """What goes well is not counted."""
    assert [enter(browser(), "canbo").status_code for _ in range(30)] == [303] * 30


def test_a_browser_that_sends_forms_like_a_machine_must_wait(desk, office, monkeypatch):
    """Each browser for itself."""
    monkeypatch.setattr(limits, "FORMS", "3 per minute")
    app = create_app(desk)
    one, two = Browser(app), Browser(app)
    for visitor, login in ((one, "canbo"), (two, "canbo2")):
        visitor.client.environ_base["REMOTE_ADDR"] = login
        enter(visitor, login)
    key = {"csrf_token": one.key()}
    assert [one.client.post("/sessions/end", data=key).status_code for _ in range(4)] == [303] * 3 + [429]
    assert two.client.post("/sessions/end", data={"csrf_token": two.key()}).status_code == 303


@pytest.mark.parametrize("login", ["", "\0", "can\0bo", "x" * 101, "a\nb", "\ufffd", "' OR 1=1 --", "cán bộ", "\u202e"])
def test_what_cannot_be_a_login_is_answered_like_a_wrong_one(browser, login):
    """Neither NUL nor a novel breaks the door."""
    assert enter(browser(), login).status_code == 401


def test_a_login_and_a_password_are_the_same_however_the_keyboard_composes_them(browser, store):
    """Some systems send a letter and its mark apart."""
    store.accounts.add("Hà", "Hà Thị Mới", "viewer", passwords.hashed("Mưa rào tháng bảy"), MORNING)
    apart = {
        name: unicodedata.normalize("NFD", text) for name, text in (("login", "Hà"), ("word", "Mưa rào tháng bảy"))
    }
    assert enter(browser(), apart["login"], apart["word"]).status_code == 303


def test_a_very_long_password_is_wrong_and_quick(browser):
    """What is cut off does not count."""
    assert enter(browser(), "canbo", PASSWORD + "x" * 300_000).status_code == 401
    assert not passwords.holds(CHEAP.hash("x" * 200), "x" * 201)


def test_a_sign_in_makes_a_new_token_and_ends_the_old_one(browser, store):
    """A token that somebody planted is worth nothing after it."""
    visitor = browser()
    visitor.client.set_cookie(sessions.COOKIE, "planted")
    enter(visitor, "canbo")
    first = visitor.client.get_cookie(sessions.COOKIE).value
    assert first != "planted"
    enter_again = browser()
    enter_again.client.set_cookie(sessions.COOKIE, first)
    enter_again.post("/sign-in", {"login": "xem", "password": PASSWORD}, follow=False)
    assert enter_again.client.get_cookie(sessions.COOKIE).value != first
    assert not in_at(visitor)
    assert store.accounts.sessions("canbo") == ()


def test_the_key_of_forms_is_another_one_after_the_sign_in(browser):
    """A form that was made for nobody is not sent as somebody."""
    visitor = browser()
    visitor.get("/sign-in")
    key = visitor.key()
    enter(visitor, "canbo")
    assert visitor.client.post("/sessions/end", data={"csrf_token": key}).status_code == 400


def test_a_sign_out_ends_the_session_itself(browser, store):
    """Who copied the cookie has nothing."""
    visitor = browser("canbo")
    token = visitor.client.get_cookie(sessions.COOKIE).value
    visitor.post("/sign-out")
    visitor.client.set_cookie(sessions.COOKIE, token)
    assert not in_at(visitor)
    assert visitor.post("/sign-out", follow=False).headers["Location"] == "/sign-in"


def test_a_session_ends_by_rest_and_by_time(browser, clock):
    """Two hours without a page, twelve hours with."""
    visitor = browser()
    enter(visitor, "canbo")
    clock.on(hours=1, minutes=59)
    assert in_at(visitor)
    clock.on(hours=2, minutes=6)
    assert not in_at(visitor)
    enter(visitor, "canbo")
    for _ in range(11):
        clock.on(hours=1)
        assert in_at(visitor)
    clock.on(hours=1)
    assert not in_at(visitor)


def test_a_session_of_tomorrow_is_none(browser, clock):
    """A clock that ran ahead and was put right."""
    visitor = browser()
    enter(visitor, "canbo")
    clock.on(days=-1)
    assert not in_at(visitor)


def test_a_page_does_not_wait_for_a_run_to_keep_when_it_was_used(browser, clock, store, desk):
    """The next one keeps it."""
    visitor = browser()
    enter(visitor, "canbo")
    clock.on(minutes=10)
    with store._database.writing():
        assert in_at(visitor)
    assert store.accounts.sessions("canbo")[0].seen == REAL
    assert in_at(visitor)
    assert store.accounts.sessions("canbo")[0].seen == clock.now


@pytest.mark.parametrize("change", [{"role": "viewer"}, {"active": False}])
def test_who_is_switched_off_or_gets_another_role_must_sign_in_again(browser, store, change):
    """At once, not at the end of the session."""
    visitor = browser("canbo")
    store.accounts.change("canbo", **change)
    assert not in_at(visitor)


def test_an_outdated_hash_is_made_anew_at_the_sign_in(browser, store, monkeypatch):
    """With the costs of today; the session stays."""
    old = store.accounts.by_login("canbo").password
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    visitor = browser("canbo")
    new = store.accounts.by_login("canbo").password
    assert new != old
    assert "t=2" in new
    assert in_at(visitor)


def test_who_is_signed_in_is_so_though_the_new_hash_cannot_be_kept(browser, store, monkeypatch):
    old = store.accounts.by_login("canbo").password
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    with store._database.writing() as db:
        db.execute("CREATE TRIGGER full BEFORE UPDATE OF password ON accounts BEGIN SELECT RAISE (ABORT, 'full'); END")
    visitor = browser("canbo")
    assert in_at(visitor)
    assert store.accounts.by_login("canbo").password == old


def test_the_log_tells_of_sign_ins_but_not_what_was_typed_for_a_login(browser, store):
    """People type their password there by mistake."""
    visitor = browser()
    enter(visitor, "My-secret-password", "x")
    enter(visitor, "canbo", "wrong")
    enter(visitor, "canbo")
    lines = store.audit.lines()
    assert [(line.act, line.about, line.actor.login) for line in reversed(lines)] == [
        ("sign-in.wrong", "account ?", ""),
        ("sign-in.wrong", "account canbo", "canbo"),
        ("sign-in", "account canbo", "canbo"),
    ]
    assert "secret" not in str(lines)
    assert lines[0].actor.address == "127.0.0.1"


def test_cookies_are_for_the_desk_only(browser):
    """No script reads them, no other site sends them."""
    visitor = browser()
    cookies = enter(visitor, "canbo").headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Path=/" in cookie


# -- one's own password ----------------------------------------------------------------------------


def change(visitor, old=PASSWORD, new=NEW, again=None):
    visitor.get("/password")
    form = {"old_password": old, "new_password": new, "again_password": new if again is None else again}
    return visitor.post("/password", form, follow=False)


def test_a_changed_password_counts_and_signs_out_elsewhere(browser, store):
    """The browser in which it was changed stays."""
    here, there = browser("canbo"), browser("canbo")
    assert change(here).status_code == 303
    assert in_at(here)
    assert not in_at(there)
    assert enter(browser(), "canbo", PASSWORD).status_code == 401
    assert enter(browser(), "canbo", NEW).status_code == 303
    assert store.audit.lines(login="canbo")[2].act == "password.own"


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"old": "wrong"}, "Mật khẩu hiện tại không đúng."),
        ({"again": "other"}, "Hai lần nhập mật khẩu mới không giống nhau."),
        ({"new": PASSWORD}, "Mật khẩu mới phải khác mật khẩu cũ."),
        ({"new": "ngắn"}, "Mật khẩu cần ít nhất 12 ký tự."),
        ({"new": "canbo-" + "hoa sen"}, "tên đăng nhập hoặc họ tên"),
    ],
)
def test_a_password_that_is_not_good_is_refused_with_a_sentence(browser, form, sentence):
    """And the old one stays."""
    visitor = browser("canbo")
    assert change(visitor, **form).status_code == 400
    assert sentence in visitor.text
    assert enter(browser(), "canbo").status_code == 303


def test_who_was_given_a_password_changes_it_before_anything_else(browser, store):
    """No page opens before."""
    store.accounts.set_password("canbo", CHEAP.hash(PASSWORD), renew=True)
    visitor = browser()
    enter(visitor, "canbo")
    assert visitor.client.get("/clips").headers["Location"] == "/password"
    assert visitor.client.get("/sessions").headers["Location"] == "/password"
    assert "do người khác đặt" in visitor.get("/clips").get_data(as_text=True)
    change(visitor)
    assert visitor.client.get("/clips").status_code == 200


def test_who_finds_a_browser_open_cannot_try_out_the_password(browser):
    """After twenty wrong ones the page waits."""
    visitor = browser("canbo")
    assert [change(visitor, old=f"x{n}").status_code for n in range(22)] == [400] * 20 + [429] * 2


@given(st.text(max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_any_text_can_be_asked_as_a_password(password, login, name):
    """Whatever is typed, there is an answer, and what is good can be hashed and found again."""
    found = passwords.faults(password, login, name, 12)
    assert len(passwords.in_vietnamese(found, 12)) == len(found)
    if not found:
        assert passwords.holds(passwords.hashed(password), unicodedata.normalize("NFD", password))


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("ngắn quá", "short"),
        ("x1y2z3" * 40, "long"),
        ("abababababab", "alike"),
        ("123456789012", "common"),
        ("Matkhau@123456", "common"),
        ("Password1234!!", "common"),
        ("Trần Duyệt 1990", "own"),
        ("tran duyet 1990", "own"),
        ("lan.anh_2026_abc!", "own"),
    ],
)
def test_what_people_choose_and_others_guess_is_refused(password, fault):
    """Also when a name is written without its tones."""
    assert fault in passwords.faults(password, "lan.anh", "Trần Duyệt", 12)


@pytest.mark.parametrize("password", ["Mưa rào tháng bảy", PASSWORD, "con-ngua-pin-kep-giay", NEW])
def test_a_short_sentence_is_good(password):
    """No rule of capitals and figures stands in its way."""
    assert passwords.faults(password, "lan.anh", "Trần Duyệt", 12) == ()


# -- one's own browsers ----------------------------------------------------------------------------


def test_ones_own_browsers_are_shown_and_the_others_signed_out(browser, store):
    """The one that is used stays; other people's stay too."""
    here, there, other = browser("canbo"), browser("canbo"), browser("canbo2")
    page = here.get("/sessions").get_data(as_text=True)
    assert page.count('<th scope="row">') == 2
    assert page.count("trình duyệt này</span>") == 1
    here.post("/sessions/end")
    assert "Đã đăng xuất ở mọi nơi khác" in here.text
    assert (in_at(here), in_at(there), in_at(other)) == (True, False, True)
    assert store.audit.lines(login="canbo")[0].detail == {"ended": 1}
    assert "chỉ đang đăng nhập ở trình duyệt này" in here.text


# -- forms that come too late ------------------------------------------------------------------------


def test_a_form_sent_after_the_session_ended_is_not_lost(browser, store):
    """It says so, keeps what was typed, and can be sent once more after the sign-in."""
    visitor = browser("canbo")
    store.accounts.sign_out_others("canbo", "")
    answer = visitor.post("/sessions/end", {"note": "dòng một\ndòng hai", "pick": ["1", "2"]})
    assert answer.status_code == 401
    assert "Phiên đăng nhập đã hết" in visitor.text
    assert 'name="note" value="dòng một\ndòng hai"' in visitor.text
    assert visitor.text.count('name="pick"') == 2
    assert "Gửi lại" in visitor.text


def test_a_form_of_an_earlier_session_is_offered_again_only_to_pages_of_this_desk(browser):
    """Another site must not get a button with a good key."""
    visitor = browser("canbo")
    form = {"csrf_token": "old", "pick": ["1", "2"], "note": "a <b>"}
    ours = visitor.client.post("/sessions/end?x=1", data=form, headers={"Origin": "http://localhost"})
    assert ours.status_code == 400
    page = ours.get_data(as_text=True)
    assert page.count('name="pick"') == 2
    assert 'value="a &lt;b&gt;"' in page
    assert 'action="/sessions/end?x=1"' in page
    for headers in ({}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        page = visitor.client.post("/sessions/end", data=form, headers=headers).get_data(as_text=True)
        assert "Gửi lại" not in page
