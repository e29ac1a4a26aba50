"""The desk as a server: where it listens, by which names, behind which proxies, how it ends. Not for: its pages."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlencode

import pytest
from desk_alone import ROOT, desk_alone
from desk_office import PASSWORD

from monitor.config.desk import DeskRules
from monitor.desk import serving as module
from monitor.desk.app import create_app
from monitor.desk.doors.access import allowed
from monitor.desk.doors.limits import AT_ONCE
from monitor.desk.serving import serve_until, serving
from monitor.errors import InputError

LONG = 60.0
WAITING = 6.0  # seconds that a form waits for the database: clearly longer than a page takes on a busy machine


@contextmanager
def served(folder, heard=None, views=None, **rules):
    """A desk that answers on a free port: (what `serving` gives, the desk)."""
    desk = desk_alone(folder, port=0, **rules)
    app = create_app(desk)
    for path, view in (views or {}).items():
        app.add_url_rule(path, path, allowed(None)(view))
    with serving(app, desk.settings.desk, heard) as found:
        yield found, desk


def ask(port, path, method="GET", body=None, **headers):
    """One request: status, headers, page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONG)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


class Visitor:
    """A browser that signs in through a port: cookies with their paths, as browsers keep them."""

    def __init__(self, port, scheme="http"):
        self.port, self.scheme, self.cookies = port, scheme, {}

    def ask(self, path, method="GET", fields=None, **headers):
        held = "; ".join(
            f"{name}={value}"
            for name, (value, below, secure) in self.cookies.items()
            if f"{path}/".startswith(below.rstrip("/") + "/") and (self.scheme == "https" or not secure)
        )
        headers |= {"Cookie": held} if held else {}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        answer = ask(self.port, path, method, urlencode(fields) if fields is not None else None, **headers)
        for line in answer[1].get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = (morsel.value, morsel["path"], bool(morsel["secure"]))
        return answer

    def sign_in(self, prefix="", **headers):
        _, _, page = self.ask(f"{prefix}/sign-in", **headers)
        key = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        fields = {"login": "canbo", "password": PASSWORD, "csrf_token": key, "next": ""}
        return self.ask(f"{prefix}/sign-in", "POST", fields, **headers)


def test_it_answers_and_says_nothing_of_what_serves_it(tmp_path):
    with served(tmp_path) as (found, _):
        status, headers, page = ask(found.port, "/sign-in")

        assert (status, headers["Server"]) == (200, None)
        assert "Đăng nhập bàn điểm báo" in page
        assert found.address == f"http://127.0.0.1:{found.port}/"
        assert found.answers()
    assert not found.loop.is_alive()
    assert not found.answers()


def test_what_is_under_way_is_answered_before_it_ends(tmp_path, monkeypatch):
    """And the end does not wait for browsers that only keep a connection open."""
    monkeypatch.setattr(
        module, "_END", 2 * LONG
    )  # so that a busy machine is told from an end that waits for its time to pass
    begun, may_end, answers = threading.Event(), threading.Event(), []

    def slow():
        begun.set()
        may_end.wait(LONG)
        return "xong" * 200_000

    with served(tmp_path, views={"/slow": slow}) as (found, _):
        idle = socket.create_connection(("127.0.0.1", found.port))
        asker = threading.Thread(target=lambda: answers.append(ask(found.port, "/slow")))
        asker.start()
        assert begun.wait(LONG)
        timer = threading.Timer(0.2, may_end.set)  # after the end has begun
        timer.start()
        at = time.monotonic()
    assert time.monotonic() - at < LONG / 2
    asker.join(LONG)
    timer.join()
    idle.close()
    assert answers[0][0] == 200
    assert len(answers[0][2]) == 800_000
    with pytest.raises(OSError, match=r"."):
        socket.create_connection(("127.0.0.1", found.port), timeout=1).close()


def test_a_desk_that_hangs_does_not_answer(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_ASK", 0.3)
    monkeypatch.setattr(module, "_THREADS", 1)
    begun, may_end = threading.Event(), threading.Event()

    def slow():
        begun.set()
        may_end.wait(LONG)
        return ""

    with served(tmp_path, views={"/slow": slow}) as (found, _):
        asker = threading.Thread(target=lambda: ask(found.port, "/slow"))
        asker.start()
        assert begun.wait(LONG)
        assert not found.answers()
        may_end.set()
        asker.join(LONG)


def test_a_port_that_is_taken_is_told_in_a_line(tmp_path):
    app = create_app(desk_alone(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(InputError, match=rf"127\.0\.0\.1, port {port}: another program has this port.*--port"):
            serve_until(threading.Event(), app, DeskRules(port=port), print)


@pytest.mark.parametrize(("host", "said"), [("192.0.2.7", "no such address"), ("a b", "no machine of this name")])
def test_a_host_that_is_not_this_machine_is_told_in_a_line(tmp_path, host, said):
    app = create_app(desk_alone(tmp_path))
    with pytest.raises(InputError, match=said) as caught:
        serve_until(threading.Event(), app, DeskRules().model_copy(update={"host": host, "port": 0}), print)
    assert "\n" not in str(caught.value)


def test_every_request_is_told_without_what_was_searched_for(tmp_path):
    told = []
    with served(tmp_path, told.append) as (found, _):
        ask(found.port, "/sign-in?next=/clips")
        ask(found.port, "/static/desk.css")
        ask(found.port, "/clips?q=secret")
    assert told == ["127.0.0.1 GET /sign-in 200", "127.0.0.1 GET /clips 303"]


@pytest.mark.parametrize("path", ["/sign-in", "/nowhere", "/static/desk.css"])
def test_what_is_too_large_is_answered_in_vietnamese(tmp_path, path):
    """Up to 32 MB beyond the limit; nothing of it is read."""
    with served(tmp_path, upload_megabytes=1) as (found, _):
        status, _, page = ask(
            found.port, path, "POST", b"a=" + b"x" * 1_100_000, Content_Type="application/x-www-form-urlencoded"
        )
        assert status in ((413,) if path == "/sign-in" else (404, 405, 413))
        assert "<h1>" in page
        assert "Internal" not in page
        status, _, _ = ask(found.port, path, "POST", Content_Length=str(40 * 1024 * 1024))
        assert status == 413


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8765", 200),
        ("127.0.0.1:1", 200),
        ("192.168.1.5", 200),
        ("[::1]:8765", 200),
        (socket.gethostname(), 200),
        ("diembao.example:8765", 200),
        ("a.noi-bo.example", 200),
        ("other.example", 400),
        ("diembao.example.other.example", 400),
        ("127.0.0.1.other.example", 400),
        ("a b", 400),
        ("other.example:99999999", 400),
        ("<script>", 400),
        ("x" * 300, 400),
        ("x" * 70 + ".example", 400),
        ("a..b", 400),
        ("[::1", 400),
        ("[v1.x]", 400),
        ("\xe0.example", 400),
        ("localhost:" + "9" * 50, 400),
        (".", 400),
    ],
)
def test_only_its_own_names_are_answered(tmp_path, host, status):
    """Whatever the port; any other name gets a page that says what to do, and nothing else."""
    app = create_app(desk_alone(tmp_path, hosts=("diembao.example", ".noi-bo.example")))
    answer = app.test_client().get("/sign-in", headers={"Host": host})

    assert answer.status_code == status
    assert ("Địa chỉ không đúng" in answer.text) is (status == 400)
    assert "Set-Cookie" not in answer.headers or status == 200
    with app.test_client().get("/static/desk.css", headers={"Host": host}) as part:
        assert part.status_code == status


@pytest.mark.parametrize(
    "host", ["xn--", "xn--a.example", "x" * 300, "a..b", "[", "\xe0", "%00", "localhost@other", "?"]
)
def test_a_host_that_cannot_be_one_is_no_fault_of_the_program(tmp_path, host):
    """As it comes through a port; in a form too."""
    with served(tmp_path) as (found, _):
        for method, path in (
            ("GET", "/sign-in"),
            ("POST", "/sign-in"),
            ("GET", "/static/desk.css"),
            ("GET", "/nowhere"),
        ):
            status, _, page = ask(found.port, path, method, Host=host)
            assert (status, "Địa chỉ không đúng" in page) == (400, True)


def test_pages_are_read_on_while_many_forms_wait_for_the_database(tmp_path):
    """Those for which there is no room are given back at once, the others when their time is over."""
    with served(tmp_path) as (found, desk):
        object.__setattr__(desk, "busy_seconds", WAITING)
        visitor = Visitor(found.port)
        visitor.sign_in()
        _, _, page = visitor.ask("/password")
        form = {"csrf_token": re.search(r'name="csrf_token" value="([^"]+)"', page)[1], "note": "dòng một"}
        answers = []

        def send():
            began = time.monotonic()
            status, _, page = visitor.ask("/sessions/end", "POST", form)
            answers.append((status, "Gửi lại" in page, time.monotonic() - began))

        with desk.open() as store, store._database.writing():
            people = [threading.Thread(target=send) for _ in range(AT_ONCE + 6)]
            for person in people:
                person.start()
            began, reads = time.monotonic(), 0
            while time.monotonic() - began < 2:
                asked = time.monotonic()
                assert visitor.ask("/sessions")[0] == 200
                assert time.monotonic() - asked < WAITING - 1
                reads += 1
            for person in people:
                person.join(LONG)
        assert reads
        assert [answer[:2] for answer in answers] == [(503, True)] * (AT_ONCE + 6)
        assert sum(took < WAITING - 1 for *_, took in answers) == 6
        assert visitor.ask("/sessions/end", "POST", form)[0] == 303


def test_half_of_the_threads_are_left_to_those_who_read():
    assert module._THREADS == 2 * AT_ONCE


class Proxy(BaseHTTPRequestHandler):
    """A tiny reverse proxy on loopback."""

    protocol_version = "HTTP/1.1"

    def _pass_on(self):
        server = self.server
        path = self.path.removeprefix(server.strips) or "/"
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        headers |= {
            "Host": f"127.0.0.1:{server.inner}",
            "X-Forwarded-For": f"{headers.get('X-Forwarded-For', '6.6.6.6')}, 203.0.113.7",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": server.shown,
            **server.says,
        }
        connection = http.client.HTTPConnection("127.0.0.1", server.inner, timeout=LONG)
        connection.request(self.command, path, self.rfile.read(length), headers)
        answer = connection.getresponse()
        body = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        connection.close()

    def do_GET(self):
        self._pass_on()

    def do_POST(self):
        self._pass_on()

    def log_message(self, *_arguments):
        pass


@contextmanager
def proxy(inner, strips="", says=None):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    server.daemon_threads = True
    server.inner, server.strips, server.says, server.shown = inner, strips, says or {}, "diembao.example"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("rules", "strips", "says"),
    [
        ({"prefix": "/diem-bao"}, "/diem-bao", {}),
        ({"prefix": "/diem-bao"}, "", {}),
        ({"prefix": "/diem-bao"}, "/diem-bao", {"X-Forwarded-Prefix": "/other"}),
        ({}, "/diem-bao", {"X-Forwarded-Prefix": "/diem-bao"}),
    ],
    ids=["stripped", "not stripped", "the rules count", "the proxy says it"],
)
def test_behind_a_proxy_everything_stays_below_the_prefix(tmp_path, rules, strips, says):
    """Redirects, links, parts of pages, cookies; the address is that which the trusted proxy saw."""
    rules |= {"proxies": 1, "https": True, "hosts": ("diembao.example",)}
    with served(tmp_path, **rules) as (found, desk), proxy(found.port, strips, says) as port:
        visitor = Visitor(port, "https")
        status, headers, page = visitor.ask("/diem-bao/clips?q=a")
        assert (status, headers["Location"]) == (303, "/diem-bao/sign-in?next=/diem-bao/clips?q%3Da")

        status, headers, page = visitor.sign_in("/diem-bao")
        assert (status, headers["Location"]) == (303, "/diem-bao/")
        assert headers["Strict-Transport-Security"]
        assert visitor.cookies["monitor_session"][1:] == ("/diem-bao", True)

        status, _, page = visitor.ask("/diem-bao/password")
        assert status == 200
        paths = re.findall(r'(?:href|src|action)="(/[^"]*)"', page)
        assert [path for path in paths if not path.startswith("/diem-bao/")] == []
        for path in (each for each in paths if "/static/" in each):
            assert visitor.ask(path)[0] == 200
        with desk.open() as store:
            assert [each.address for each in store.accounts.sessions("canbo")] == ["203.0.113.7"]
        assert found.answers()


@pytest.mark.parametrize("says", ["//other.example", "/a b", "javascript:", "/a/"])
def test_a_prefix_that_is_none_is_not_believed(tmp_path, says):
    with served(tmp_path, proxies=1) as (found, _):
        _, headers, _ = ask(found.port, "/clips", X_Forwarded_Prefix=says, X_Forwarded_Host="localhost")
        assert headers["Location"] == "/sign-in?next=/clips"


def test_without_a_proxy_in_the_rules_nobody_says_where_a_request_comes_from(tmp_path):
    says = {
        "X_Forwarded_For": "203.0.113.7",
        "X_Forwarded_Proto": "https",
        "X_Forwarded_Host": "other.example",
        "X_Forwarded_Prefix": "/x",
        "Forwarded": "for=203.0.113.7;host=other.example",
    }
    with served(tmp_path) as (found, desk):
        status, headers, _ = Visitor(found.port).sign_in(**says)
        assert (status, headers["Location"]) == (303, "/")
        with desk.open() as store:
            assert [each.address for each in store.accounts.sessions("canbo")] == ["127.0.0.1"]


def test_with_https_cookies_go_by_nothing_else(tmp_path):
    with served(tmp_path / "a", https=True) as (found, _):
        visitor = Visitor(found.port, "https")
        _, headers, _ = visitor.sign_in()
        assert headers["Strict-Transport-Security"] == "max-age=31536000"
        assert {name: secure for name, (_, _, secure) in visitor.cookies.items()} == {
            "monitor_form": True,
            "monitor_session": True,
        }
    with served(tmp_path / "b") as (found, _):
        visitor = Visitor(found.port)
        _, headers, _ = visitor.sign_in()
        assert headers["Strict-Transport-Security"] is None
        assert not any(secure for _, _, secure in visitor.cookies.values())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_says_where_it_is_and_ends_in_order(tmp_path, number):
    """With a warning where nobody could sign in; with -v a line for each request."""
    command = [sys.executable, "-m", "monitor", "--config", str(ROOT), "--data", str(tmp_path), "-v"]
    command += ["--now", "2026-09-16T07:10:00+07:00", "desk", "--port", "0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            first = process.stdout.readline()
            port = int(re.fullmatch(r"the desk: http://127\.0\.0\.1:(\d+)/ \(Ctrl\+C ends it\)\n", first)[1])
            assert ask(port, "/sign-in")[0] == 200
            process.send_signal(number)
            said, warned = process.communicate(timeout=LONG)
        finally:
            process.kill()
    assert (process.returncode, said) == (0, "127.0.0.1 GET /sign-in 200\nended; nothing is lost\n")
    assert warned == (
        f"a new archive is begun in {tmp_path} (--data)\n"
        'monitor: the desk has no account yet; make one: monitor user add LOGIN --name "NAME" --role admin\n'
    )


def test_a_command_that_cannot_listen_ends_with_1(tmp_path, monitor, empty_database):
    empty_database(tmp_path / "monitor.db")
    with socket.create_server(("127.0.0.1", 0)) as other:
        code, said, error = monitor("--config", ROOT, "--data", tmp_path, "desk", "--port", other.getsockname()[1])
    assert (code, said) == (1, "")
    assert error.startswith("monitor: the desk cannot listen at 127.0.0.1, port ")
    assert error.count("\n") == 1


def test_sessions_stand_after_the_desk_was_started_again(tmp_path):
    """`monitor serve` starts it anew whenever rules change: nobody signs in again, and an open form is still good."""
    desk = desk_alone(tmp_path, port=0)
    with serving(create_app(desk), desk.settings.desk) as found:
        visitor = Visitor(found.port)
        visitor.sign_in()
        page = visitor.ask("/password")[2]
    with serving(create_app(desk), desk.settings.desk) as found:
        visitor.port = found.port
        assert visitor.ask("/password")[0] == 200
        key = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        assert visitor.ask("/sign-out", "POST", {"csrf_token": key})[0] == 303
        assert visitor.ask("/password")[0] == 303


def test_its_limits_are_those_of_an_office():
    """Twenty officers with six connections each fit, and what Windows can look after is not exceeded."""
    assert 20 * 6 < module._CONNECTIONS < 512
    assert timedelta(seconds=module._IDLE) <= timedelta(minutes=2)
