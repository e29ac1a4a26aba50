"""HTTP/2 where the server offers it, with the same limits, the same manners and the same clear faults."""

import gzip
import socket
import tracemalloc

import pytest
from certificate import NEEDED, server_context
from http2_server import Http2Web, page
from loopback import Reply

from monitor.crawl.web import fetch
from monitor.model import FetchFault, Page, Pending

pytestmark = NEEDED
ARTICLE = "<html><body><h1>Xã vùng cao</h1></body></html>".encode()


@pytest.fixture
def web2(tmp_path):
    server = Http2Web(server_context(tmp_path, "h2", "http/1.1"))
    yield server
    server.close()


@pytest.fixture
def fetch_all(crawler, source):
    """The results for addresses of a server, in their order."""

    def run(web, *paths, **keys):
        each = source(web.url("/rss").replace("http:", "https:"), ca_bundle="bundle.pem", **keys)
        addresses = [
            Pending(number, web.url(path).replace("http:", "https:"), each.id, 0) for number, path in enumerate(paths)
        ]
        with crawler(each) as running:
            return [result for _, result in sorted(running.fetch(addresses), key=lambda result: result[0].id)]

    return run


def test_a_page_comes_over_http2_with_its_exchange(web2, fetch_all):
    web2.routes["/a"] = page(ARTICLE, ("x-thu", "1"), ("X-Thu", "2"))
    (result,) = fetch_all(web2, "/a", headers={"X-Khoa": "bi mat"})
    assert (result.body, result.exchange.version, result.exchange.status) == (ARTICLE, "HTTP/2", 200)
    assert result.exchange.phrase == ""
    assert result.exchange.headers == (("content-type", "text/html"), ("x-thu", "1"), ("X-Thu", "2"))
    sent = dict(result.exchange.request)
    assert sent["host"] == web2.headers[-1][":authority"]
    assert sent["x-khoa"] == "(withheld)"
    assert web2.headers[-1]["x-khoa"] == "bi mat"
    assert {name for name in sent if name != "host"} == {name for name in web2.headers[-1] if not name.startswith(":")}


def test_one_connection_serves_one_address_after_the_other(web2, fetch_all):
    web2.routes |= {f"/{n}": page(ARTICLE) for n in range(3)}
    results = fetch_all(web2, "/0", "/1", "/2")
    assert all(isinstance(result, Page) for result in results)
    assert web2.asked == [(1, 1, "/robots.txt"), (1, 3, "/0"), (1, 5, "/1"), (1, 7, "/2")]


def test_a_server_that_does_not_offer_it_is_asked_over_http1(web, tmp_path, fetch_all):
    web.socket = server_context(tmp_path, "http/1.1").wrap_socket(web.socket, server_side=True)
    web.routes["/a"] = Reply(ARTICLE)
    (result,) = fetch_all(web, "/a")
    assert (result.exchange.version, result.exchange.phrase) == ("HTTP/1.1", "OK")


def close_politely(stream):
    page(ARTICLE)(stream)
    stream.connection.close_connection()
    stream.flush()
    say_no_more(stream)


def close_without_a_word(stream):
    page(ARTICLE)(stream)
    say_no_more(stream)


def say_no_more(stream):
    """Close our half of the connection, and the other when the client has closed its own: nothing sent is lost."""
    stream.wire.shutdown(socket.SHUT_WR)
    while stream.wire.recv(65_536):
        pass


@pytest.mark.parametrize("route", [close_politely, close_without_a_word])
def test_a_server_that_closes_an_idle_connection_gets_a_new_one(web2, fetch_all, route):
    """The spacing leaves it the time to do so."""
    web2.routes |= {f"/{n}": route for n in range(3)}
    results = fetch_all(web2, "/0", "/1", "/2", spacing=0.05)
    assert [type(result) for result in results] == [Page, Page, Page], results
    assert web2.connections == 3


# -- limits -------------------------------------------------------------------------------------------------------


def endless(stream):
    """A hundred megabytes, as far as anybody reads them."""
    stream.begin(("content-type", "text/html"))
    for _ in range(100):
        stream.send(bytes(range(256)) * 4096)


def drip(stream):
    stream.begin(("content-type", "text/html"))
    while True:
        stream.send(b"x")
        stream.connection.ping(b"nhip tim")
        stream.flush()
        if stream.wire.recv(1024) == b"":
            return


def test_a_page_without_end_is_given_up_and_the_next_one_is_read(web2, fetch_all):
    web2.routes |= {"/dai": endless, "/a": page(ARTICLE)}
    tracemalloc.start()
    fault, result = fetch_all(web2, "/dai", "/a")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (fault.kind, fault.reason) == ("unreadable", "the body is larger than 10 MB")
    assert isinstance(result, Page)
    assert [number for number, _, _ in web2.asked] == [1, 1, 2]  # nobody waits for the rest of the long one
    assert peak < 60_000_000


def test_a_bomb_is_known(web2, fetch_all):
    web2.routes["/a"] = page(gzip.compress(bytes(20_000_000)), ("content-encoding", "gzip"))
    (fault,) = fetch_all(web2, "/a")
    assert (fault.kind, "bomb" in fault.reason) == ("unreadable", True)


def test_a_slow_drip_ends_when_its_time_is_over(web2, fetch_all, monkeypatch):
    monkeypatch.setattr(fetch, "TOTAL_SECONDS", 2)  # a busy machine has answered the other page by then
    web2.routes |= {"/cham": drip, "/a": page(ARTICLE)}
    fault, result = fetch_all(web2, "/cham", "/a")
    assert (fault.kind, fault.reason.partition(" than")[0]) == ("temporary", "the answer took longer")
    assert isinstance(result, Page)


# -- servers that break the rules ---------------------------------------------------------------------------------


def reset(stream):
    stream.connection.reset_stream(stream.number)
    stream.flush()


def reset_in_the_body(stream):
    stream.begin()
    stream.send(b"<html>")
    reset(stream)


def go_away(stream):
    stream.connection.close_connection(error_code=1, additional_data=b"di di\r\n\x1b[2J")
    stream.flush()


def hang_up(stream):
    stream.wire.close()


def hang_up_in_the_body(stream):
    stream.begin()
    stream.send(b"<html>")
    stream.wire.close()


def raw(data, *, body=False):
    """A route that sends *data* as it is, in the body or instead of an answer, and hangs up."""

    def answer(stream):
        if body:
            stream.begin()
        stream.wire.sendall(data)
        stream.wire.close()

    return answer


def frame(kind, payload, flags=0, stream=3):
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def integer(number):
    """A length as HPACK writes it (RFC 7541 5.1), 7 bits in its first byte."""
    if number < 127:
        return bytes([number])
    rest, octets = number - 127, [127]
    while rest >= 128:
        octets.append(rest % 128 + 128)
        rest //= 128
    return bytes([*octets, rest])


def header(name, value):
    return b"\0" + integer(len(name)) + name + integer(len(value)) + value


def headers(*fields):
    """HEADERS and CONTINUATION frames of an answer 200 with *fields*, written by hand: h2 itself is slow at it."""
    block = b"\x88" + b"".join(fields)
    pieces = [block[at : at + 16_384] for at in range(0, len(block), 16_384)]
    last = len(pieces) - 1
    return b"".join(frame(9 if n else 1, piece, flags=4 * (n == last)) for n, piece in enumerate(pieces))


BROKEN = {
    "reset": reset,
    "reset in the body": reset_in_the_body,
    "go away": go_away,
    "hang up": hang_up,
    "hang up in the body": hang_up_in_the_body,
    "HTTP/1.1 instead": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
    "HTTP/1.1 in the body": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", body=True),
    "headers that cannot be unpacked": raw(frame(1, b"\xff\xff\xff\xff\xff", flags=4)),
    "data before headers": raw(frame(0, b"abc", flags=1)),
    "a frame longer than agreed": raw(frame(0, bytes(100_000), flags=1), body=True),
    "a status that is no number": page(ARTICLE, status="abc"),
    "no number at all": page(ARTICLE, status=""),
    "a header with a line break": page(ARTICLE, ("x-hai", "a\r\nSet-Cookie: b")),
    "a body shorter than it says": page(ARTICLE, ("content-length", "1000")),
    "a body longer than it says": page(ARTICLE, ("content-length", "3")),
    "a length that is no number": page(ARTICLE, ("content-length", "-3")),
    "100,000 headers": raw(headers(*(header(b"x-%d" % n, b"v" * 20) for n in range(100_000)))),
    "a header of 10 MB": raw(headers(header(b"x-dai", b"v" * 10_000_000))),
    "a header that unpacks to more than it was": raw(
        headers(b"\x40" + header(b"x-a", b"v" * 4000)[1:] + b"\xbe" * 16_000)
    ),
}


@pytest.mark.parametrize("way", BROKEN)
def test_a_server_that_breaks_the_rules_leaves_one_clear_line(web2, fetch_all, way):
    """And the next page of the same host is read all the same."""
    web2.routes |= {"/hong": BROKEN[way], "/a": page(ARTICLE)}
    tracemalloc.start()
    fault, result = fetch_all(web2, "/hong", "/a")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(fault, FetchFault), fault
    assert fault.kind == "temporary"
    assert fault.reason.startswith(("the answer is cut off or is no HTTP (", "the connection broke"))
    assert fault.reason.isprintable()
    assert len(fault.reason) < 300
    assert isinstance(result, Page)
    assert peak < 60_000_000
