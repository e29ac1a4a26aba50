"""Only public machines are reached, whatever a private one calls itself."""

import asyncio
import socket

import httpcore
import pytest

from monitor.crawl.web.safety import Backend, UnsafeAddressError, is_public, refusal


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::80ff:fffe",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff0e::1",
        "no address",
    ],
)
def test_private_addresses_are_known_in_every_wrapping(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["203.162.0.11", "2001:4860:4860::8888", "::ffff:203.162.0.11", "64:ff9b::cba2:b"])
def test_public_addresses_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "router",
        "may-chu.local",
        "x.localhost",
        "a.home.arpa",
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "2130706433",
        "192.168.1.1",
        "[::1]",
    ],
)
def test_behind_a_proxy_local_names_and_literals_are_refused(host):
    assert "allow_private" in refusal(f"http://{host}/a", host, by_name=True)
    assert refusal(f"http://{host}/a", host, by_name=False) == ""


@pytest.mark.parametrize("host", ["bao.vn", "203.162.0.11", "[2001:4860:4860::8888]"])
def test_behind_a_proxy_public_names_pass(host):
    assert refusal(f"http://{host}/a", host, by_name=True) == ""


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://bao.vn/a", "gopher://bao.vn", "bao.vn/a"])
def test_anything_but_http_is_refused(url):
    assert "no http or https" in refusal(url, "bao.vn", by_name=False)


def connect(host, port, *, allow_private):
    async def run():
        stream = await Backend(allow_private=allow_private).connect_tcp(host, port, timeout=5)
        await stream.aclose()

    asyncio.run(run())


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1", "2130706433", "１２７.0.0.1"])
def test_a_connection_to_this_machine_is_refused_when_it_is_made(web, host):
    with pytest.raises(UnsafeAddressError, match="not public"):
        connect(host, web.server_port, allow_private=False)


def test_a_source_that_may_reach_private_machines_does(web):
    assert connect("localhost", web.server_port, allow_private=True) is None


def test_a_name_without_an_address_is_no_connection():
    with pytest.raises(httpcore.ConnectError, match=r"name a\.\.b is not known"):
        connect("a..b", 80, allow_private=False)


def test_of_a_name_with_public_and_private_addresses_only_public_ones_are_tried(web, monkeypatch):
    """A name that means 192.168.1.1 and a public machine never leads to the first."""

    def rows(*addresses):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, web.server_port)) for address in addresses]

    tried = []

    async def refuse(self, host, *args):
        tried.append(host)
        raise httpcore.ConnectError("nobody there")

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows("192.168.1.1", "203.162.0.11", "203.162.0.12"))
    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", refuse)
    with pytest.raises(httpcore.ConnectError, match="nobody"):
        connect("hai-mat.vn", web.server_port, allow_private=False)
    assert tried == ["203.162.0.11", "203.162.0.12"]


def test_the_backend_can_wait_for_httpcore():
    assert asyncio.run(Backend(allow_private=False).sleep(0)) is None
