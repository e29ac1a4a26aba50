"""A press of hostile servers: each leaves one clear line, nothing is raised, and no memory is eaten.

Not here: what an honest server does wrong (test_crawler), HTTP/2 (test_http2), packed bombs (test_unpack).
"""

import contextlib
import itertools
import socket
import threading
import tracemalloc

import httpcore
import pytest
from loopback import Reply

from monitor.crawl.web import fetch
from monitor.model import FetchFault, Page, Pending, PollRequest

PUBLIC = "203.162.0.11"
PAGE = b"<html><body>Tin</body></html>"
KEPT_OPEN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE)
GOOD = KEPT_OPEN.replace(b"OK\r\n", b"OK\r\nConnection: close\r\n")
NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def fetch_all(crawler, source, *urls):
    """The results for *urls*, in their order."""
    addresses = [Pending(number, url, source.id, 0) for number, url in enumerate(urls)]
    with crawler(source) as running:
        return [result for _, result in sorted(running.fetch(addresses), key=lambda result: result[0].id)]


def is_one_clear_line(reason):
    return 10 < len(reason) < 500 and reason.isprintable()


@pytest.fixture
def bounded():
    """Nothing in this test may need more than 60 MB, server included."""
    tracemalloc.start()
    yield
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000


# -- names that lead where they must not --------------------------------------------------------------------------


class Names:
    """What names mean: each address in turn, the last one for ever. One public address is the test's own server."""

    def __init__(self, monkeypatch):
        self.table = {"bao.example": [PUBLIC]}
        self.reached = []
        real_names, real_connect, names = socket.getaddrinfo, httpcore.AnyIOBackend.connect_tcp, self

        def resolve(host, port, *args, **kwargs):
            if host not in names.table:
                return real_names(host, port, *args, **kwargs)
            addresses = names.table[host]
            address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        async def connect(backend, host, *args):
            names.reached.append(host)
            return await real_connect(backend, "127.0.0.1" if host == PUBLIC else host, *args)

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect)


@pytest.fixture
def names(monkeypatch):
    return Names(monkeypatch)


@pytest.fixture
def public(source):
    """A source that may reach public machines only."""
    return source("http://bao.example/rss", allow_private=False)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("http://127.0.0.1:{port}/mat", "127.0.0.1 is not public"),
        ("http://2130706433:{port}/mat", "2130706433 (127.0.0.1) is not public"),
        ("http://[::ffff:127.0.0.1]:{port}/mat", "is not public"),
        ("http://localhost:{port}/mat", "is not public"),
        ("http://noi-bo.example:{port}/mat", "noi-bo.example (10.0.0.7) is not public"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not public"),
        ("file:///etc/passwd", "file:///etc/passwd is no http or https address"),
        ("gopher://127.0.0.1:{port}/mat", "is no http or https address"),
    ],
)
def test_a_public_page_that_leads_to_a_private_place_is_not_followed(web, crawler, public, names, target, said):
    names.table["noi-bo.example"] = ["10.0.0.7"]
    url = f"http://bao.example:{web.server_port}/a"
    web.routes |= {"/a": Reply("", 302, {"Location": target.format(port=web.server_port)}), "/mat": Reply("mật")}
    (fault,) = fetch_all(crawler, public, url)
    assert fault.kind == "unreadable"
    assert fault.reason.startswith("redirected to ")
    assert said in fault.reason
    assert is_one_clear_line(fault.reason)
    assert web.paths() == ["/robots.txt", "/a"]
    assert set(names.reached) == {PUBLIC}


def test_a_robots_file_that_leads_to_a_private_place_is_not_followed(web, crawler, public, names):
    target = f"http://127.0.0.1:{web.server_port}/mat"
    web.routes |= {"/robots.txt": Reply("", 301, {"Location": target}), "/mat": Reply("mật")}
    (fault,) = fetch_all(crawler, public, f"http://bao.example:{web.server_port}/a")
    assert fault.kind == "unreadable"
    assert "127.0.0.1 is not public" in fault.reason
    assert web.paths() == ["/robots.txt"]


def test_a_name_that_becomes_private_after_the_first_answer_is_not_followed(web, crawler, public, names):
    """Rebinding: each connection resolves and checks for itself, and connects to what it has checked."""
    names.table["doi-mat.example"] = [PUBLIC, "127.0.0.1"]
    web.routes |= {"/robots.txt": Reply("", 404, {"Connection": "close"}), "/a": Reply("mật")}
    (fault,) = fetch_all(crawler, public, f"http://doi-mat.example:{web.server_port}/a")
    assert (fault.kind, fault.reason) == (
        "unreadable",
        "doi-mat.example (127.0.0.1) is not public; the source lacks allow_private",
    )
    assert web.paths() == ["/robots.txt"]
    assert names.reached == [PUBLIC]


# -- lists that explode -------------------------------------------------------------------------------------------

BOMB = "<!DOCTYPE b [" + '<!ENTITY a0 "nổ nổ nổ nổ">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
) + "]>"  # fmt: skip
THIEF = '<!DOCTYPE b [<!ENTITY a9 SYSTEM "{file}">]>'


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
@pytest.mark.parametrize("head", [BOMB, THIEF], ids=["bomb", "thief"])
@pytest.mark.usefixtures("bounded")
def test_entities_of_a_list_neither_explode_nor_read_a_file(web, crawler, source, tmp_path, kind, head):
    secret = tmp_path / "mat.txt"
    secret.write_text("mật khẩu của cơ quan", encoding="utf-8")
    title = "<title>&a9;</title>" if kind == "feed" else "<!-- -->"
    whole = {
        "feed": f"<rss><channel><item>{title}<link>http://bao.example/&a9;</link></item></channel></rss>",
        "sitemap": "<urlset><url><loc>http://bao.example/&a9;</loc></url></urlset>",
    }[kind]
    text = f'<?xml version="1.0"?>{head.replace("{file}", secret.as_uri())}{whole}'
    web.routes["/rss"] = Reply(text, kind="application/xml; charset=utf-8")
    each = source(web.url("/rss"), kind=kind)
    with crawler(each) as running:
        (poll,) = running.poll([PollRequest(each.id, each.url)])
    assert "mật khẩu" not in str(poll)
    assert len(str(poll)) < 5_000
    assert poll.reason.isprintable()


# -- answers that are none ----------------------------------------------------------------------------------------


class RawWeb:
    """Answers each path with bytes as they are, or with a function of the connection; then it hangs up."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.routes = {"/robots.txt": NO_ROBOTS, "/tot": GOOD}
        self.thread = threading.Thread(target=self.accept)
        self.thread.start()

    def url(self, path):
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}{path}"

    def accept(self):
        with contextlib.suppress(OSError):  # closed: the test is over
            while True:
                wire, _ = self.listener.accept()
                with contextlib.suppress(OSError), wire:  # the client may hang up first
                    self.talk(wire)

    def talk(self, wire):
        head = b""
        while b"\r\n\r\n" not in head:
            head += wire.recv(65_536)
        answer = self.routes[head.split()[1].decode()]
        if callable(answer):
            answer(wire)
        else:
            wire.sendall(answer)
            wire.shutdown(socket.SHUT_WR)
            wire.recv(1)  # until the client has hung up too: else what was sent may be lost

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join()


@pytest.fixture
def raw_web():
    server = RawWeb()
    yield server
    server.close()


def ok(*headers, body=b""):
    return b"\r\n".join([b"HTTP/1.1 200 OK", b"Content-Type: text/html", *headers, b"", body])


def endless(start, piece):
    """A server that sends *piece* after *start*, a hundred megabytes of it, as far as anybody reads."""

    def answer(wire):
        wire.sendall(start)
        for _ in range(100_000_000 // len(piece)):
            wire.sendall(piece)

    return answer


CHUNK = b"10000\r\n" + bytes(range(256)) * 256 + b"\r\n"
BROKEN = {
    "nothing at all": b"",
    "closed in the head": b"HTTP/1.1 200 OK\r\nContent-",
    "HTTP/0.9": b"<html><body>Tin</body></html>",
    "another protocol": b"SSH-2.0-OpenSSH_9.2\r\n",
    "control characters for a status": b"HTTP/1.1 \x1b[2J\x07\x00 OK\r\n\r\n",
    "control characters in a redirect": b"HTTP/1.1 302 \x1b[2J\r\nLocation: /\x1b[2J\x07\r\nContent-Length: 0\r\n\r\n",
    "a header without a name": ok(b": x", b"Content-Length: 0"),
    "100,000 headers": ok(*(b"X-%d: v" % number for number in range(100_000)), b"Content-Length: 0"),
    "a header of 10 MB": ok(b"X-Dai: " + b"v" * 10_000_000, b"Content-Length: 0"),
    "headers without end": endless(b"HTTP/1.1 200 OK\r\n", b"X-Dai: " + b"v" * 1000 + b"\r\n"),
    "more announced than sent": ok(b"Content-Length: 1000", body=PAGE),
    "less than nothing announced": ok(b"Content-Length: -5", body=PAGE),
    "no number announced": ok(b"Content-Length: nhieu", body=PAGE),
    "two different lengths": ok(b"Content-Length: 5", b"Content-Length: 29", body=PAGE),
    "a length of a thousand digits": ok(b"Content-Length: " + b"9" * 1000, body=PAGE),
    "chunks of garbage": ok(b"Transfer-Encoding: chunked", body=b"\x1b\xff rac\r\n" * 50),
    "a chunk less than nothing": ok(b"Transfer-Encoding: chunked", body=b"-5\r\nabc\r\n0\r\n\r\n"),
    "chunks cut off": ok(b"Transfer-Encoding: chunked", body=b"5\r\nabc"),
    "chunks with a footer of 10 MB": ok(b"Transfer-Encoding: chunked", body=b"0\r\nX: " + b"v" * 10_000_000),
    "a packing nobody knows": ok(b"Transfer-Encoding: rac", body=PAGE),
}


@pytest.mark.parametrize("way", BROKEN)
@pytest.mark.usefixtures("bounded")
def test_an_answer_that_is_none_leaves_one_clear_line(raw_web, crawler, source, way):
    """And the next page of the same host is read all the same."""
    raw_web.routes["/hong"] = BROKEN[way]
    fault, page = fetch_all(crawler, source(raw_web.url("/rss")), raw_web.url("/hong"), raw_web.url("/tot"))
    assert isinstance(fault, FetchFault), fault
    assert fault.kind == "temporary"
    assert fault.reason.startswith(("the answer is cut off or is no HTTP", "the connection broke"))
    assert is_one_clear_line(fault.reason)
    assert isinstance(page, Page)


@pytest.mark.parametrize("way", BROKEN)
def test_a_robots_file_that_is_none_closes_its_host_for_now_in_one_clear_line(raw_web, crawler, source, way):
    raw_web.routes["/robots.txt"] = BROKEN[way]
    (fault,) = fetch_all(crawler, source(raw_web.url("/rss")), raw_web.url("/tot"))
    assert fault.kind == "temporary"
    assert fault.reason.startswith("robots.txt cannot be read: ")
    assert is_one_clear_line(fault.reason)


@pytest.mark.parametrize(
    "answer",
    [
        endless(ok(), bytes(range(256)) * 256),
        endless(ok(b"Content-Length: 100000000"), bytes(range(256)) * 256),
        endless(ok(b"Transfer-Encoding: chunked"), CHUNK),
    ],
    ids=["until it hangs up", "with its length", "in chunks"],
)
@pytest.mark.usefixtures("bounded")
def test_a_page_of_100_mb_is_given_up_at_10(raw_web, crawler, source, answer):
    raw_web.routes["/dai"] = answer
    fault, page = fetch_all(crawler, source(raw_web.url("/rss")), raw_web.url("/dai"), raw_web.url("/tot"))
    assert (fault.kind, fault.reason) == ("unreadable", "the body is larger than 10 MB")
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    "start",
    [b"", b"HTTP/1.1 200 OK\r\nX: ", ok(b"Content-Length: 100000"), b"HTTP/1.1 100 Continue\r\n\r\n"],
    ids=["before it begins", "in the head", "in the body", "before the answer"],
)
def test_a_drip_ends_when_its_time_is_over(raw_web, crawler, source, monkeypatch, start):
    monkeypatch.setattr(fetch, "TOTAL_SECONDS", 0.4)
    over = threading.Event()

    def drip(wire):
        wire.sendall(start)
        while start and not over.wait(0.01):
            wire.sendall(b"x")
        over.wait(5)

    raw_web.routes["/cham"] = drip
    if start.startswith(b"HTTP/1.1 100"):
        raw_web.routes["/cham"] = lambda wire: [wire.sendall(start) for _ in iter(lambda: over.wait(0.01), True)]
    (fault,) = fetch_all(crawler, source(raw_web.url("/rss")), raw_web.url("/cham"))
    over.set()
    assert (fault.kind, fault.reason.partition(" than")[0]) == ("temporary", "the answer took longer")


def test_a_server_that_sends_more_than_it_announced_costs_at_most_the_next_try(raw_web, crawler, source):
    """The connection stays open: what is left over stands before the next answer."""

    def answer(wire):
        wire.sendall(KEPT_OPEN + b"<p>thua</p>" * 100)
        while wire.recv(65_536):
            wire.sendall(KEPT_OPEN)

    raw_web.routes["/du"] = answer
    page, fault, again = fetch_all(
        crawler, source(raw_web.url("/rss")), *(raw_web.url(path) for path in ("/du", "/tot", "/tot"))
    )
    assert (page.body, again.body) == (PAGE, PAGE)
    assert fault.kind == "temporary"
    assert is_one_clear_line(fault.reason)


def test_a_content_type_is_told_without_its_control_characters(raw_web, crawler, source):
    hostile = b"Content-Type: application/pdf\x9b2J " + b"x" * 5000
    raw_web.routes["/loai"] = b"HTTP/1.1 200 OK\r\n" + hostile + b"\r\nContent-Length: 1\r\n\r\nx"
    (fault,) = fetch_all(crawler, source(raw_web.url("/rss")), raw_web.url("/loai"))
    assert fault.kind == "not-an-article"
    assert is_one_clear_line(fault.reason)


def test_redirects_that_grow_for_ever_end_in_one_clear_line(web, crawler, source):
    way = ["/" + "dai/" * (200 * number) for number in range(8)]
    web.routes |= {here: Reply("", 302, {"Location": there}) for here, there in itertools.pairwise(way)}
    (fault,) = fetch_all(crawler, source(web.url("/rss")), web.url("/"))
    assert fault.kind == "unreadable"
    assert fault.reason.startswith("more than 5 redirects, the last to ")
    assert is_one_clear_line(fault.reason)
