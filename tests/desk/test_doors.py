"""What happens at the doors at the same moment: resets, locks of the database, keys of forms that strangers planted.

Not for: signing in itself (test_sign_in.py), the server (test_serving.py).
"""

import pytest
from desk_alone import desk_alone
from desk_office import CHEAP, PASSWORD, Browser

from monitor.desk.app import create_app
from monitor.desk.doors import limits, passwords, sessions
from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.accounts import Accounts

NEW = "Trời xanh mây trắng 27"
FORM = {"old_password": PASSWORD, "new_password": NEW, "again_password": NEW}
BUTTON = '<button class="main">Gửi lại</button>'


@pytest.fixture
def app(tmp_path):
    """A desk over an empty archive that does not wait long."""
    desk = desk_alone(tmp_path)
    object.__setattr__(desk, "busy_seconds", 0.2)
    return create_app(desk)


@pytest.fixture
def store(app, tmp_path):
    with Store.open(tmp_path / "monitor.db", busy_seconds=0.1) as opened:
        yield opened


@pytest.fixture
def browser(app):
    def made(login="canbo"):
        found = Browser(app)
        found.post("/sign-in", {"login": login, "password": PASSWORD, "next": "/password"})
        assert found.last.status_code == 200, found.text
        return found

    return made


def meanwhile(monkeypatch, deed):
    """Do *deed* while the desk makes the hash of a new password."""

    def slow(password):
        deed()
        return CHEAP.hash(password)

    monkeypatch.setattr(passwords, "hashed", slow)


# -- at the same moment --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "deed",
    [
        lambda accounts: accounts.set_password("canbo", "reset", renew=True),
        lambda accounts: accounts.change("canbo", active=False),
        lambda accounts: accounts.sign_out_others("canbo", ""),
    ],
    ids=["reset", "off", "signed out"],
)
def test_ones_own_new_password_does_not_undo_what_an_admin_did_meanwhile(browser, store, monkeypatch, deed):
    visitor = browser()
    visitor.get("/password")
    meanwhile(monkeypatch, lambda: deed(store.accounts))
    assert visitor.post("/password", FORM, follow=False).status_code == 409
    assert not passwords.holds(store.accounts.by_login("canbo").password, NEW)
    assert "password.own" not in [line.act for line in store.audit.lines()]


def test_a_sign_in_is_kept_whole_or_not_at_all(app, store, monkeypatch):
    """Nothing comes between the password that was found right and the session."""
    tried = []

    def reset_first(accounts, *asked, **_more):
        with pytest.raises(StoreError):
            store.accounts.set_password("canbo", "reset", renew=True)
        tried.append(asked)
        raise StoreError("the disk is full")

    store.accounts.failed("canbo", store.accounts.by_login("canbo").made_at, 5, store.accounts.by_id(1).made_at)
    monkeypatch.setattr(Accounts, "sign_in", reset_first)
    assert Browser(app).post("/sign-in", {"login": "canbo", "password": PASSWORD}).status_code == 500
    assert len(tried) == 1
    assert store.accounts.by_login("canbo").failures == 1
    assert store.audit.lines() == ()


# -- keys of forms --------------------------------------------------------------------------------------


def test_a_key_that_a_stranger_planted_is_none(browser):
    """Nor is it offered again by its own button; the person's own forms go on."""
    victim, stranger = browser("canbo"), browser("xem")
    planted, key = stranger.client.get_cookie("monitor_form").value, stranger.key()
    for before in (None, "/password"):
        victim.client.set_cookie("monitor_form", planted)
        if before:
            victim.client.get(before)
        answer = victim.client.post("/sessions/end", data={"csrf_token": key})
        assert answer.status_code == 400
        assert BUTTON not in answer.text
    assert (
        victim.post("/sessions/end", follow=False).status_code == 400
    )  # of a page that was made for the planted cookie
    victim.get("/password")
    assert victim.post("/sessions/end", follow=False).status_code == 303


def test_a_key_of_before_the_sign_in_is_none(app, browser):
    outside = Browser(app)
    outside.get("/sign-in")
    victim = browser()
    victim.client.set_cookie("monitor_form", outside.client.get_cookie("monitor_form").value)
    assert victim.client.post("/sessions/end", data={"csrf_token": outside.key()}).status_code == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "same-site"}, 400),
        ({"Sec-Fetch-Site": "cross-site"}, 400),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://behind-a-proxy.example"}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "http://localhost:8765"}, 303),
        ({"Origin": "http://other.example"}, 400),
        ({"Origin": "http://6.6.6.6"}, 400),
        ({"Origin": "null"}, 400),
        ({}, 303),
    ],
    ids=str,
)
def test_forms_come_from_pages_of_the_desk(browser, headers, status):
    """The sign-in as well: nobody signs another person in as a stranger."""
    visitor = browser()
    visitor.get("/password")
    assert visitor.post("/sessions/end", follow=False, headers=headers).status_code == status
    visitor.post("/sign-out", follow=False)
    visitor.get("/sign-in")
    form = {"login": "canbo", "password": PASSWORD}
    assert visitor.post("/sign-in", form, follow=False, headers=headers).status_code == status


# -- while another program writes -----------------------------------------------------------------------


@pytest.mark.parametrize("form", [{}, {"note": "a"}, {"note": "x" * 100}], ids=["empty", "short", "long"])
def test_a_form_that_could_not_be_kept_has_a_button_to_send_it_again(browser, store, form):
    visitor = browser()
    visitor.get("/password")
    with store._database.writing():
        answer = visitor.post("/sessions/end", form)
    assert answer.status_code == 503
    assert BUTTON in visitor.text
    assert visitor.post("/sessions/end", form, follow=False).status_code == 303


def test_a_form_of_a_session_that_is_over_has_it_too(browser, store):
    visitor = browser()
    visitor.get("/password")
    store.accounts.sign_out_others("canbo", "")
    assert visitor.post("/sessions/end").status_code == 401
    assert BUTTON in visitor.text


def test_where_there_is_no_button_none_is_named(browser, store):
    """A form with a password is filled in anew."""
    visitor = browser()
    visitor.get("/password")
    with store._database.writing():
        assert visitor.post("/password", FORM).status_code == 503
    assert "Gửi lại" not in visitor.text
    assert "quay lại trang trước và thử lại" in visitor.text
    assert NEW not in visitor.text
    store.accounts.sign_out_others("canbo", "")
    assert visitor.post("/password", FORM).status_code == 401
    assert "Gửi lại" not in visitor.text


def test_who_signs_out_is_out_also_while_another_program_writes(app, browser, store, monkeypatch):
    """Who copied the cookie has nothing, and the session itself ends with the next request that can write."""
    monkeypatch.setattr(sessions, "_PATIENCE", 0.1)
    visitor = browser()
    visitor.get("/password")
    token = visitor.client.get_cookie(sessions.COOKIE).value
    with store._database.writing():
        answer = visitor.post("/sign-out", follow=False)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")
        assert visitor.client.get_cookie(sessions.COOKIE) is None
        visitor.client.set_cookie(sessions.COOKIE, token)
        assert visitor.client.get("/password").status_code == 303
        visitor.client.delete_cookie(sessions.COOKIE)
        assert len(store.accounts.sessions("canbo")) == 1
    visitor.client.get("/sign-in")
    assert store.accounts.sessions("canbo") == ()


def test_a_form_that_finds_no_place_is_given_back(app, browser, monkeypatch):
    """And a place is free again after each form, whatever became of it."""
    monkeypatch.setattr(limits, "_TURN", 0.01)
    visitor = browser()
    for _ in range(limits.AT_ONCE + 5):
        assert visitor.client.post("/sessions/end").status_code == 400
        assert visitor.client.post("/password", data={"csrf_token": visitor.key()}).status_code in (400, 429)
    visitor.get("/password")
    assert visitor.post("/sessions/end", follow=False).status_code == 303
