"""A real HTTP server on loopback that answers as each test says. Not: fixtures (conftest.py), any test."""

import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NOW = datetime(2026, 7, 28, 12, 0, tzinfo=UTC)


@dataclass
class Reply:
    """What a path answers; `cut` sends only so many bytes of what it announces."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"
    cut: int | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    path: str
    headers: dict[str, str]
    began: float
    ended: float


class Web(ThreadingHTTPServer):
    """Answers `routes[path]` (a Reply, or a function of the request's headers); 404 elsewhere."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.routes = {}
        self.log = []
        self.at_once = self.most_at_once = 0
        self.closing = threading.Event()
        self.lock = threading.Lock()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.log]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_GET(self):
        server, began = self.server, time.monotonic()
        with server.lock:
            server.at_once += 1
            server.most_at_once = max(server.most_at_once, server.at_once)
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = server.routes.get(self.path, Reply("khong co", 404))
        reply = reply(headers) if callable(reply) else reply
        if reply.seconds:
            server.closing.wait(reply.seconds)  # a slow server; it does not outlive its test
        with server.lock:
            server.at_once -= 1
            server.log.append(Asked(self.path, headers, began, time.monotonic()))
        self.send(reply)

    def send(self, reply):
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        self.send_response(reply.status)
        for name, value in {"Content-Type": reply.kind, "Content-Length": str(len(body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: reply.cut])
        self.close_connection = reply.cut is not None


def serve():
    web = Web()
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield web
    web.closing.set()
    web.shutdown()
    thread.join()
    web.server_close()
