"""Signing in with the province's own service, right and wrong, against a tiny one on loopback. Not for: passwords."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from time import sleep
from urllib.parse import parse_qs, urlsplit

import pytest
from desk_alone import desk_alone
from desk_office import CHEAP, PASSWORD, Browser
from desk_provider import CLIENT, SECRET, Key, running

from monitor.config.desk import Oidc
from monitor.desk.app import create_app
from monitor.errors import InputError

NAME = "tài khoản của tỉnh"


@pytest.fixture(scope="module")
def key():
    return Key()


@pytest.fixture(scope="module")
def other_key():
    return Key()


@pytest.fixture
def provider(key, monkeypatch):
    monkeypatch.setenv("DESK_TEST_SECRET", SECRET)
    with running(key) as found:
        yield found


def rules_of(issuer, **more):
    return Oidc(name=NAME, issuer=issuer, client_id=CLIENT, client_secret_env="DESK_TEST_SECRET", **more)


class Person:
    """A browser of somebody who is signed in at the province's service."""

    def __init__(self, desk, provider):
        self.provider, self.store = provider, desk.open()
        self.client = create_app(desk).test_client()

    def led_to(self, path="/oidc/start"):
        """The address of the service that the desk leads to."""
        answer = self.client.get(path)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]

    def back(self, address):
        parts = urlsplit(address)
        return self.client.get(f"{parts.path}?{parts.query}")

    def sign_in(self, path="/oidc/start"):
        return self.back(self.provider.authorize(self.led_to(path)))

    def signed_in(self):
        return self.client.get("/password").status_code == 200

    def log(self):
        return [(line.act, line.about, line.detail) for line in reversed(self.store.audit.lines())]


@pytest.fixture
def person(provider, tmp_path):
    found = Person(desk_alone(tmp_path, oidc=rules_of(provider.issuer)), provider)
    yield found
    found.store.close()


def refused(answer, status, words):
    assert (answer.status_code, "<h1>" in answer.text) == (status, True)
    assert words in answer.text
    assert "monitor_session" not in str(answer.headers.getlist("Set-Cookie"))


def test_the_sign_in_page_offers_it_and_leads_on_to_the_page_asked_for(person):
    page = person.client.get("/sign-in?next=/clips").text
    assert f'href="/oidc/start?next=/clips">Đăng nhập bằng {NAME}</a>' in page

    answer = person.sign_in("/oidc/start?next=/clips?q=a")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/clips?q=a")
    assert person.signed_in()
    assert person.client.get("/oidc/start").headers["Location"] == "/"  # somebody is signed in already


def test_a_desk_without_it_has_neither_button_nor_addresses(tmp_path):
    client = create_app(desk_alone(tmp_path)).test_client()

    assert "/oidc" not in client.get("/sign-in").text
    assert client.get("/oidc/start").status_code == 404


def test_the_first_sign_in_binds_the_account_to_that_person(person, provider):
    """Each is a line in the log; nothing is made for anybody."""
    person.sign_in()

    by = {"by": NAME}
    assert person.log() == [("sign-in.bound", "account canbo", by), ("sign-in", "account canbo", by)]
    assert person.store.accounts.by_login("canbo").subject == f"{provider.issuer} s-1"
    person.client.delete_cookie("monitor_session")
    person.sign_in()
    assert [act for act, _, _ in person.log()] == ["sign-in.bound", "sign-in", "sign-in"]


def test_who_comes_by_the_service_is_not_asked_for_a_password_that_somebody_else_has_set(person):
    """They may not know it; who signs in with it changes it first."""
    person.store.accounts.set_password("canbo", CHEAP.hash(PASSWORD), renew=True)
    person.sign_in()
    assert person.client.get("/add").status_code == 200
    assert "do người khác đặt" not in person.client.get("/password").text
    assert person.store.accounts.by_login("canbo").renew
    with_password = Browser(person.client.application)
    with_password.get("/sign-in")
    with_password.post("/sign-in", {"login": "canbo", "password": PASSWORD})
    assert "do người khác đặt" in with_password.get("/add").text


def test_an_account_that_was_unbound_is_bound_to_the_next_who_signs_in(person, provider):
    person.sign_in()
    person.store.accounts.unbind("canbo")
    assert not person.signed_in()
    provider.person["sub"] = "s-2"
    person.client.delete_cookie("monitor_session")
    person.sign_in()
    assert person.signed_in()
    assert person.store.accounts.by_login("canbo").subject == f"{provider.issuer} s-2"


def test_another_person_with_the_same_name_is_refused(person, provider):
    person.sign_in()
    person.client.delete_cookie("monitor_session")
    provider.person["sub"] = "s-2"
    refused(person.sign_in(), 403, "đã gắn với một người khác")
    assert person.log()[-1] == ("sign-in.refused", "account canbo", {"by": NAME, "why": "other"})
    assert not person.signed_in()


def test_one_person_has_one_account(person, provider):
    """Who is bound to an account does not come into another one by calling themselves otherwise."""
    person.sign_in()
    person.client.delete_cookie("monitor_session")
    provider.person["preferred_username"] = "quantri"
    refused(person.sign_in(), 403, "đã gắn với một người khác")
    assert person.store.accounts.by_login("quantri").subject == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [("subject = 'https://id.example s-2'", "đã gắn với một người khác"), ("active = 0", "ngừng sử dụng")],
)
def test_what_becomes_of_the_account_while_somebody_signs_in_counts(person, tmp_path, change, words):
    """Somebody else writes when the desk looks at the account, and has written when it binds it."""
    with (
        closing(sqlite3.connect(tmp_path / "monitor.db", isolation_level=None)) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        other.execute("BEGIN IMMEDIATE")
        other.execute(f"UPDATE accounts SET {change} WHERE login = 'canbo'")
        answer = pool.submit(person.sign_in)
        sleep(1)
        other.execute("COMMIT")
        refused(answer.result(), 403, words)
    assert person.store.accounts.by_login("canbo").subject in ("", "https://id.example s-2")
    assert [act for act, _, _ in person.log()] == ["sign-in.refused"]
    assert person.store.accounts.sessions("canbo") == ()


@pytest.mark.parametrize("name", ["nguoi-la", "", None, ["canbo"], 7, "canbo\n; --"])
def test_somebody_without_an_account_is_told_whom_to_ask(person, provider, name):
    provider.person["preferred_username"] = name
    before = person.store.accounts.all()
    answer = person.sign_in()
    refused(answer, 403, "chưa có tài khoản")
    assert "Nhờ quản trị viên" in answer.text
    assert person.store.accounts.all() == before
    assert person.log() == [("sign-in.refused", "account ?", {"by": NAME, "why": "unknown"})]


def test_an_account_that_is_switched_off_stays_so(person):
    person.store.accounts.change("canbo", active=False)
    refused(person.sign_in(), 403, "ngừng sử dụng")
    assert not person.signed_in()


def test_an_unconfirmed_mail_address_names_nobody(provider, tmp_path):
    person = Person(desk_alone(tmp_path, oidc=rules_of(provider.issuer, login_claim="email")), provider)
    person.store.accounts.add(
        "canbo@office.example", "Cán Bộ Ba", "officer", "", person.store.accounts.all()[0].made_at
    )
    provider.person |= {"email": "canbo@office.example", "email_verified": False}
    assert "email" in parse_qs(urlsplit(person.led_to()).query)["scope"][0].split()
    refused(person.sign_in(), 403, "chưa có tài khoản")

    provider.person["email_verified"] = True
    assert person.sign_in().status_code == 303
    person.store.close()


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_000_000_000},  # in 2001
        {"exp": None},
        {"iss": "https://another.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(person, provider, claims):
    provider.claims = claims
    refused(person.sign_in(), 400, "không dùng được")
    assert not person.signed_in()
    assert person.log() == []


def test_a_token_of_another_key_is_refused(person, provider, other_key):
    provider.signs_with = other_key
    refused(person.sign_in(), 400, "không dùng được")
    assert not person.signed_in()


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "HS256"}, {"alg": "RS512"}, {"kid": "k9"}], ids=str)
def test_a_token_that_is_not_signed_as_it_should_is_refused(person, provider, header):
    provider.header = header
    refused(person.sign_in(), 400, "không dùng được")
    assert not person.signed_in()


def test_a_new_key_of_the_service_is_learned(person, provider):
    person.sign_in()
    person.client.delete_cookie("monitor_session")
    provider.key = provider.signs_with = Key("k2")
    assert person.sign_in().status_code == 303


def test_a_wrong_state_is_refused(person, provider):
    """Nobody signs another person's browser in by a link."""
    address = provider.authorize(person.led_to())
    refused(person.back(address.replace("state=", "state=x")), 400, "không dùng được")
    refused(person.back("/oidc/back?code=a"), 400, "không dùng được")
    refused(person.back("/oidc/back"), 400, "không dùng được")
    assert person.log() == []


def test_a_code_counts_once(person, provider):
    """Neither the same address again nor an older cookie with it."""
    led = person.led_to()
    kept = person.client.get_cookie("monitor_form").value
    address = provider.authorize(led)
    assert person.back(address).status_code == 303
    person.client.delete_cookie("monitor_session")
    refused(person.back(address), 400, "không dùng được")
    person.client.set_cookie("monitor_form", kept)
    refused(person.back(address), 400, "không dùng được")
    assert not person.signed_in()


def test_a_sign_in_that_the_service_refuses_is_told(person):
    state = parse_qs(urlsplit(person.led_to()).query)["state"][0]
    answer = person.back(f"/oidc/back?error=access_denied&error_description=<script>x</script>&state={state}")
    refused(answer, 400, "bị từ chối")
    assert "<script>x" not in answer.text


def test_a_service_that_gives_no_token_of_identity_is_refused(person, provider):
    provider.without_token = True
    refused(person.sign_in(), 400, "không dùng được")


def test_a_service_that_is_down_is_told_and_passwords_go_on(person, provider, monkeypatch):
    """Before and after the browser was there; when it is up again, all is well."""
    answers = type(provider).metadata_now
    monkeypatch.setattr(type(provider), "metadata_now", lambda _self: b"<html>maintenance")
    answer = person.client.get("/oidc/start")
    refused(answer, 503, "Dịch vụ đăng nhập chưa trả lời")
    assert "tên và mật khẩu" in answer.text
    monkeypatch.setattr(type(provider), "metadata_now", answers)
    provider.token_status = 500
    answer = person.sign_in()
    refused(answer, 503, "Dịch vụ đăng nhập chưa trả lời")
    provider.token_status = 200
    assert person.sign_in().status_code == 303


def test_nobody_there_is_told(tmp_path, monkeypatch, key):
    monkeypatch.setenv("DESK_TEST_SECRET", SECRET)
    with running(key) as gone:
        issuer = gone.issuer
    client = create_app(desk_alone(tmp_path, oidc=rules_of(issuer))).test_client()
    refused(client.get("/oidc/start"), 503, NAME)


@pytest.mark.parametrize(
    ("metadata", "status"),
    [({"issuer": "https://another.example"}, 400), ({"authorization_endpoint": None}, 503)],
    ids=str,
)
def test_a_service_that_is_another_than_the_rules_say_is_refused(person, provider, metadata, status):
    provider.metadata = metadata
    refused(person.client.get("/oidc/start"), status, "<h1>")
    provider.metadata = {}
    assert person.sign_in().status_code == 303


def test_stray_ways_on_are_not_followed(person):
    assert person.sign_in("/oidc/start?next=//other.example").headers["Location"] == "/"


def test_behind_a_proxy_the_service_is_told_the_address_that_people_use(provider, tmp_path):
    rules = {"oidc": rules_of(provider.issuer), "prefix": "/diem-bao", "https": True, "hosts": ("diembao.example",)}
    person = Person(desk_alone(tmp_path, **rules), provider)
    led = person.client.get("/diem-bao/oidc/start", base_url="https://diembao.example").headers["Location"]
    assert parse_qs(urlsplit(led).query)["redirect_uri"] == ["https://diembao.example/diem-bao/oidc/back"]
    person.store.close()


def test_a_desk_whose_rules_name_it_without_its_secret_does_not_start(tmp_path, monkeypatch, provider):
    rules = rules_of(provider.issuer)
    monkeypatch.delenv("DESK_TEST_SECRET")
    with pytest.raises(InputError, match="environment variable DESK_TEST_SECRET") as caught:
        create_app(desk_alone(tmp_path / "a", oidc=rules))
    assert "\n" not in str(caught.value)

    monkeypatch.setenv("DESK_TEST_SECRET", SECRET)
    monkeypatch.setattr("monitor.config.desk.find_spec", lambda _name: None)
    with pytest.raises(InputError, match="extra `oidc`"):
        create_app(desk_alone(tmp_path / "b", oidc=rules))
