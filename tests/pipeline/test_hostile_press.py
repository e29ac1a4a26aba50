"""What hostile answers leave behind: one clear line each, in the ledger or of the source. Not for: each trick (tests/crawl)."""

import threading
import zlib
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from monitor.config import load

OFFICE = """
[crawl]
user_agent = "TestDesk/0.1"
contact = "mailto:desk@example.vn"
spacing = 0
proxy = "http://127.0.0.1:PORT"

[[source]]
id = "bao"
name = "Báo Thử"
group = "trung-uong"
kind = "feed"
url = "http://bao.example/rss"
language = "vi"

[[source]]
id = "bom"
name = "Báo Bom"
group = "trung-uong"
kind = "feed"
url = "http://bom.example/rss"
language = "vi"
"""
MEGABYTE = 1_000_000
BOMB = zlib.compress(b"\0" * 60 * MEGABYTE, 9)
ENTITIES = b"<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
LAUGHS = (
    ENTITIES
    + b"<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&j;&x; Tin bom</title><link>http://bom.example/tin</link></item></channel></rss>"
)


def to(target):
    return 302, {"Location": target}, b""


HOSTILE = {
    "/toi-may-nay": (to("http://127.0.0.1:22/"), "unreadable", "127.0.0.1 is not public"),
    "/toi-mang-noi-bo": (to("http://may-in.lan/"), "unreadable", "private address or a local name"),
    "/toi-may-chu-dam-may": (to("http://169.254.169.254/latest"), "unreadable", "private address or a local name"),
    "/toi-tep": (to("file:///etc/passwd"), "unreadable", "no http or https address"),
    "/vong-tron": (to("http://bao.example/vong-tron"), "unreadable", "redirects in a circle"),
    "/qua-lon": ((200, {}, b"x" * 11 * MEGABYTE), "unreadable", "larger than 10 MB"),
    "/bom": ((200, {"Content-Encoding": "deflate"}, BOMB), "unreadable", "the body "),
    "/brotli": ((200, {"Content-Encoding": "br"}, b"xx"), "unreadable", "not asked for"),
    "/thieu": ((200, {"Content-Length": "999"}, b"<html>"), "pending", "cut off"),
    "/dai-am": ((200, {"Content-Length": "-5"}, b"<html>"), "pending", "no HTTP"),
    "/nhieu-tieu-de": ((200, {f"X-{n}": "y" * 99 for n in range(2000)}, b"<html>"), "pending", "no HTTP"),
    "/khong-bai": ((200, {"Content-Type": "video/mp4"}, b"abc"), "not-an-article", "video/mp4"),
}
FEED = "".join(f"<item><title>Tin</title><link>http://bao.example{path}</link></item>" for path in HOSTILE)


class Handler(BaseHTTPRequestHandler):
    """A forward proxy that is the whole hostile press."""

    def log_message(self, *_arguments):
        pass

    def do_GET(self):
        path = self.path.removeprefix("http://bao.example")
        if self.path == "http://bao.example/rss":
            answer = (200, {"Content-Type": "text/xml"}, f"<rss><channel>{FEED}</channel></rss>".encode())
        elif self.path == "http://bom.example/rss":
            answer = (200, {"Content-Type": "text/xml"}, LAUGHS)
        else:
            answer = HOSTILE[path][0] if path in HOSTILE else (404, {}, b"")
        status, headers, body = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True


class Press(ThreadingHTTPServer):
    """The server of it."""

    daemon_threads = True

    def handle_error(self, *_arguments):
        """A reader that hangs up is no error."""


@pytest.fixture
def read(office, tmp_path):
    """The office after one round over the hostile press."""
    press = Press(("127.0.0.1", 0), Handler)
    threading.Thread(target=press.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    (tmp_path / "sources.toml").write_text(OFFICE.replace("PORT", str(press.server_port)), encoding="utf-8")
    yield office.with_settings(load(tmp_path))
    press.shutdown()
    press.server_close()


def test_every_hostile_address_is_one_clear_line_of_the_ledger(read):
    read.round()
    ledger = [line for line in read.session.store.ledger.lines() if line.source == "bao"]
    lines = {line.url.removeprefix("http://bao.example"): line for line in ledger}
    wrong = {
        path: (lines[path].state, lines[path].reason)
        for path, (_, state, words) in HOSTILE.items()
        if lines[path].state != state or words not in lines[path].reason
    }

    assert set(lines) == set(HOSTILE)
    assert wrong == {}
    assert all(line.reason.isprintable() and len(line.reason) < 300 for line in lines.values())


def test_a_feed_of_entities_is_one_clear_line_of_its_source(read):
    read.round()
    (line,) = [line for line in read.told if " bom" in line]
    titles = [each.title for each in read.session.store.pending(read.clock.at + timedelta(days=9))]

    assert len(line) < 300
    assert all(len(title) < 100 and "root:" not in title for title in titles)
