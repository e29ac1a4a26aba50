"""Serves the desk with waitress until it is told to stop. Not here: the application (app.py), commands (commands.py)."""

import errno
import http.client
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, request
from waitress import wasyncore
from waitress.server import create_server

from monitor.config.desk import DeskRules
from monitor.desk.warming import warming
from monitor.errors import InputError

Tell = Callable[[str], None]

_THREADS = 48  # half of them are left to those who read (limits.AT_ONCE)
_CONNECTIONS = 400  # 20 officers, and browsers that open six each; Windows looks after 512 at most
_IDLE = 60  # seconds after which a connection without a request is closed
_MEGABYTE = 1024 * 1024
_MORE = 32 * _MEGABYTE  # so much beyond the limit of an upload is still answered in words of ours
_END = 8.0  # seconds for requests under way; the supervisor of `monitor serve` waits ten
_LEAVE = 2.0  # seconds for their answers to leave
_WAKE = 1.0  # seconds; a wait without end cannot be interrupted by Ctrl+C on Windows
_ASK = 20.0  # seconds within which a desk that lives answers itself
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what people write, and how the desk asks itself then


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that is being served."""

    address: str  # as people type it
    host: str  # where this machine reaches it
    port: int
    prefix: str
    loop: threading.Thread

    def answers(self) -> bool:
        """Whether it really answers a request within some seconds."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=_ASK)
        try:
            connection.request("GET", f"{self.prefix}/static/icon.svg", headers={"Connection": "close"})
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


@contextmanager
def serving(app: Flask, rules: DeskRules, heard: Tell | None = None) -> Iterator[Served]:
    """Within it *app* answers requests; *heard* gets a line for each. Ends in order, within some seconds.

    Raises InputError where it cannot listen.
    """
    logging.getLogger("waitress").setLevel(logging.ERROR)  # requests that wait for a thread are nobody's business
    if heard:
        _tell_requests(app, heard)
    listener = _listener(rules)
    host, port = listener.getsockname()[:2]
    server = create_server(
        app,
        sockets=[listener],
        threads=_THREADS,
        ident=None,
        connection_limit=_CONNECTIONS,
        channel_timeout=_IDLE,
        asyncore_use_poll=True,
        max_request_body_size=rules.upload_megabytes * _MEGABYTE + _MORE,
        clear_untrusted_proxy_headers=not rules.proxies,
    )
    loop = threading.Thread(target=server.run, name="desk", daemon=True)
    loop.start()
    shown = socket.gethostname() if host in _EVERYWHERE else rules.host
    try:
        with warming(app):
            yield Served(rules.address(shown, port), _EVERYWHERE.get(host, host), port, rules.prefix, loop)
    finally:
        _end(server, loop)


def serve_until(stop: threading.Event, app: Flask, rules: DeskRules, tell: Tell, heard: Tell | None = None) -> None:
    """Answer requests until *stop* is set; *tell* hears the address, *heard* a line for each request.

    Raises InputError where it cannot listen.
    """
    with serving(app, rules, heard) as served:
        tell(served.address)
        while not stop.wait(_WAKE):
            pass


def _listener(rules: DeskRules) -> socket.socket:
    """A socket of our own: waitress would let a second desk on Windows take the same port."""
    try:
        found = socket.getaddrinfo(rules.host, rules.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, address = found[0][0], found[0][4]
        return socket.create_server(address, family=family, backlog=128)
    except OSError as error:
        raise InputError(f"the desk cannot listen at {rules.host}, port {rules.port}: {_why(error)}") from error


def _why(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return "no machine of this name is known; put an address of this machine (--host, or host in rules/desk.toml)"
    if error.errno == errno.EADDRINUSE:
        return (
            "another program has this port; the desk of `monitor serve` perhaps, else choose another one (--port, or port "
            "in rules/desk.toml)"
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return "this machine has no such address; put one of its own (--host, or host in rules/desk.toml)"
    if error.errno == errno.EACCES:
        return "the system does not let this account use that port; choose one above 1023"
    return f"{error.strerror or error}; change host or port in rules/desk.toml"


def _tell_requests(app: Flask, heard: Tell) -> None:
    """A line for each request: without what was searched for, and without those for its own parts of a page."""

    @app.after_request
    def tell(response: Response) -> Response:
        if request.endpoint != "static":
            heard(f"{request.remote_addr} {request.method} {request.path} {response.status_code}")
        return response


def _end(server: Any, loop: threading.Thread) -> None:
    """Take no more requests, let those under way be answered, then close every connection."""
    in_loop = server.trigger.pull_trigger  # calls a function in the thread to which the connections belong
    in_loop(lambda: wasyncore.dispatcher.close(server))
    server.task_dispatcher.shutdown(timeout=_END)
    deadline = time.monotonic() + _LEAVE
    while any(each.total_outbufs_len for each in list(server.active_channels.values())):
        if time.monotonic() > deadline:
            break
        time.sleep(0.02)
    with suppress(OSError):  # a loop that was awake closes everything before it is called
        in_loop(lambda: wasyncore.close_all(server._map))  # noqa: SLF001 - waitress has no other way
    loop.join(timeout=_LEAVE)
