"""The demo's press over real HTTP. Not here: what each page says."""

from datetime import datetime
from urllib.parse import urlsplit

import httpx
import pytest

from monitor.demo.server import DemoPress

EVENING = datetime.fromisoformat("2026-09-15T18:00:00+07:00")
DAWN = datetime.fromisoformat("2026-09-16T06:45:00+07:00")
FEED = "http://thoiluanmoi.example/rss/tin-moi-nhat.rss"


@pytest.fixture
def press():
    with DemoPress(EVENING) as running:
        yield running


@pytest.fixture
def client(press):
    with httpx.Client(proxy=press.proxy_url, trust_env=False, headers={"User-Agent": "tester"}) as own:
        yield own


def test_the_proxy_answers_for_hosts_that_do_not_exist(client):
    page = client.get("http://lotuscourier.example/travel/tuyen-quang-readies-giant-lanterns-7711.html")
    assert page.status_code == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Tuyen Quang readies giant lanterns" in page.text


def test_an_unchanged_feed_is_304_until_the_clock_moves(client, press):
    first = client.get(FEED)
    same = client.get(FEED, headers={"If-None-Match": first.headers["ETag"]})
    since = client.get(FEED, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    press.set_clock(DAWN)
    moved = client.get(FEED, headers={"If-None-Match": first.headers["ETag"]})
    assert [r.status_code for r in (first, same, since, moved)] == [200, 304, 304, 200]
    assert same.content == b""
    assert "Tử vi" not in first.text
    assert "Tử vi" in moved.text


def test_the_log_says_who_asked_for_what_and_whether_with_a_validator(client, press):
    client.get(FEED)
    client.get(FEED, headers={"If-None-Match": '"x"'})
    client.get("http://giongan.example/rss/moi.rss")
    told = [(r.method, r.url, r.status, r.conditional, r.agent) for r in press.log]
    assert told == [
        ("GET", FEED, 200, False, "tester"),
        ("GET", FEED, 200, True, "tester"),
        ("GET", "http://giongan.example/rss/moi.rss", 503, False, "tester"),
    ]


def test_a_client_without_proxy_settings_is_answered_by_the_host_it_names(press):
    page = httpx.get(f"{press.proxy_url}/robots.txt", headers={"Host": "nonnuoc.example"}, trust_env=False)
    assert page.text == "User-agent: *\nDisallow: /tim-kiem\n"


def test_nothing_is_connected_to(client):
    assert client.get("http://www.example.org/").status_code == 502
    with pytest.raises(httpx.ProxyError, match="502"):
        client.get("https://nonnuoc.example/")


def test_after_the_demo_nothing_listens_any_more():
    with DemoPress(EVENING) as running:
        address = running.proxy_url
        assert urlsplit(address).hostname == "127.0.0.1"
    with pytest.raises(httpx.ConnectError):
        httpx.get(address, trust_env=False)


def test_a_press_that_was_not_started_has_no_address():
    press = DemoPress(EVENING)
    with pytest.raises(ValueError, match="not running"):
        _ = press.proxy_url
    press.__exit__(None, None, None)
    assert press.log == ()
