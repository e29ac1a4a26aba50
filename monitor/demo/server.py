"""Serves the demo's press on a free loopback port, as an HTTP forward proxy that answers for every host itself.

It connects to nothing: an address of the real world gets 502. Not here: what is answered (site.py).
"""

import threading
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from monitor.demo.press import Press, load_press
from monitor.demo.site import TEXT, Answer, answer, unchanged

HOST = "127.0.0.1"
IDLE_SECONDS = 10  # a kept connection that asks nothing for this long is closed


@dataclass(frozen=True, slots=True)
class Request:
    """One request the press has answered."""

    method: str
    url: str
    status: int
    conditional: bool  # it carried a validator
    agent: str


class DemoPress:
    """The running press; a context manager. Its calendar stands still until `set_clock`."""

    def __init__(self, clock: datetime, press: Press | None = None) -> None:
        """Serve *press* (the package's own when None) as it stands at *clock* (aware)."""
        self.press = press or load_press()
        self._clock = clock
        self._requests: list[Request] = []
        self._lock = threading.Lock()
        self._server: _Server | None = None

    def __enter__(self) -> Self:
        """Start serving."""
        self._server = _Server((HOST, 0), _Handler)
        self._server.demo = self
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()

    @property
    def proxy_url(self) -> str:
        """The address to set as HTTP proxy, for instance http://127.0.0.1:40123. Raises ValueError before the start."""
        if self._server is None:
            raise ValueError("the press is not running; use it as a context manager")
        return f"http://{HOST}:{self._server.server_address[1]}"

    def set_clock(self, at: datetime) -> None:
        """Let it be *at* (aware): later articles and edits become visible."""
        with self._lock:
            self._clock = at

    @property
    def log(self) -> tuple[Request, ...]:
        """Every request so far, oldest first."""
        with self._lock:
            return tuple(self._requests)

    def look_up(self, url: str) -> Answer:
        """The answer to *url* by the clock of this moment."""
        with self._lock:
            clock = self._clock
        return answer(self.press, url, clock)

    def note(self, request: Request) -> None:
        """Write *request* into the log."""
        with self._lock:
            self._requests.append(request)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    demo: DemoPress


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # header and body leave in two writes; Nagle would hold the second one for 40 ms
    timeout = IDLE_SECONDS
    server: _Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives it
        """Print nothing: the log is `DemoPress.log`."""

    def do_GET(self) -> None:
        """Answer for the host named in the request."""
        url = self.path if "://" in self.path else f"http://{self.headers.get('Host', '')}{self.path}"
        given = self.server.demo.look_up(url)
        same = unchanged(given, dict(self.headers.items()))
        self._send(url, Answer(304, given.kind, "") if same else given, given.validators)

    def do_CONNECT(self) -> None:
        """Refuse to connect to anywhere."""
        self._send(self.path, Answer(502, TEXT, "the demo's press speaks plain http and connects to nothing\n"), {})

    def _send(self, url: str, given: Answer, validators: dict[str, str]) -> None:
        body = given.body.encode()
        conditional = "If-None-Match" in self.headers or "If-Modified-Since" in self.headers
        agent = self.headers.get("User-Agent", "")
        self.server.demo.note(Request(self.command, url, given.status, conditional, agent))
        self.send_response(given.status)
        self.send_header("Content-Type", given.kind)
        if given.status != 304:
            self.send_header("Content-Length", str(len(body)))
        for name, value in validators.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
