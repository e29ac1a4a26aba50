"""The proxy of the configuration, of the environment, and none."""

import pytest

from monitor.crawl.web.proxies import proxies
from monitor.errors import InputError


def test_without_any_setting_addresses_are_asked_directly():
    assert proxies(None).for_url("http://bao.vn/a") is None


def test_the_environment_names_proxies_and_exceptions(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "proxy.lan:3128")
    monkeypatch.setenv("HTTPS_PROXY", "http://ten:khoa@proxy.lan:3129")
    monkeypatch.setenv("NO_PROXY", "noi-bo.vn,khac.vn:8080")
    table = proxies(None)
    assert table.for_url("http://bao.vn/a") == "http://proxy.lan:3128"
    assert table.for_url("https://bao.vn/a") == "http://ten:khoa@proxy.lan:3129"
    assert table.for_url("http://tin.noi-bo.vn/a") is None
    assert table.for_url("http://khac.vn:8080/a") is None


def test_the_configured_proxy_wins_but_exceptions_hold(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://khac.lan:1")
    monkeypatch.setenv("NO_PROXY", "noi-bo.vn")
    table = proxies("http://proxy.lan:3128")
    assert table.for_url("https://bao.vn/a") == "http://proxy.lan:3128"
    assert table.for_url("https://noi-bo.vn/a") is None


@pytest.mark.parametrize("url", ["http://localhost:8000/", "http://a.localhost/", "http://127.0.0.1/", "http://[::1]/"])
def test_this_machine_itself_is_never_asked_through_a_proxy(url):
    assert proxies("http://proxy.lan:3128").for_url(url) is None


def test_a_proxy_that_is_not_spoken_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "socks5://proxy.lan:1080")
    with pytest.raises(InputError, match="correct HTTPS_PROXY"):
        proxies(None)


@pytest.mark.parametrize("url", ["https://bao.vn/a", "https://noi-bo.vn/a", "http://localhost:8000/", "http://[::1]/"])
def test_a_source_s_own_proxy_wins_over_everything(monkeypatch, url):
    monkeypatch.setenv("NO_PROXY", "noi-bo.vn")
    assert proxies("http://chung.lan:1").for_url(url, "http://rieng.lan:2") == "http://rieng.lan:2"
