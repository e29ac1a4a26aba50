"""By which address people reach the desk: its names, and the path under which a reverse proxy shows it.

Not here: where it listens (serving.py), who may do what (doors).
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted

from monitor.config.desk import DeskRules
from monitor.desk.doors.faults import DeskError

_PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)*")
_PORT = re.compile(r":\d*$")
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63}){0,20}\.?)(:\d{0,5})?")
_NOBODY = "invalid"  # a name that nobody can have (RFC 2606)

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


def behind_proxies(app: Flask, rules: DeskRules) -> None:
    """Let *app* see the address, scheme, host and path by which people reach it through its reverse proxies."""
    inner: Wsgi = _under(app.wsgi_app, rules.prefix)
    if rules.proxies:
        count = rules.proxies
        # Where the rules name the path, nobody else's word on it counts.
        named = 0 if rules.prefix else count
        inner = ProxyFix(inner, x_for=count, x_proto=count, x_host=count, x_prefix=named)
    app.wsgi_app = inner  # type: ignore[assignment, method-assign] # Flask's own way


def _under(inner: Wsgi, prefix: str) -> Wsgi:
    """Show *inner* under *prefix*, whether a proxy has taken it off the path or not."""

    def wsgi(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if prefix:
            environ["SCRIPT_NAME"] = prefix
        elif not _PREFIX.fullmatch(environ.get("SCRIPT_NAME", "")):
            environ["SCRIPT_NAME"] = ""
        if not _HOST.fullmatch(environ.get("HTTP_HOST", _NOBODY)):
            # Under what cannot be a name no address can be made, and the page that says so has some.
            environ["HTTP_HOST"] = _NOBODY
        root, path = environ.get("SCRIPT_NAME", ""), environ.get("PATH_INFO", "")
        if root and (path == root or path.startswith(root + "/")):
            environ["PATH_INFO"] = path[len(root) :] or "/"
        return inner(environ, start)

    return wsgi


def guard_names(app: Flask, rules: DeskRules) -> None:
    """Answer only who calls the desk by one of its names, and only forms of its own pages.

    So a stranger's page cannot pass itself off as the desk.

    A number (192.168.1.5) is no name that a stranger could point here, so it is let through.
    """
    names = {"localhost", *own_names(), *(name.lower() for name in rules.hosts)}

    @app.before_request
    def look() -> None:
        host = request.host.lower()
        if not (host_is_trusted(host, names) or _is_number(host)):
            raise DeskError(
                400,
                "Địa chỉ không đúng",
                "Bàn làm việc không nhận tên máy chủ mà trình duyệt vừa gọi.",
                "Dùng địa chỉ do quản trị viên cung cấp. Quản trị viên: thêm tên này vào mục hosts trong rules/desk.toml.",
            )
        if request.method == "POST" and not _from_here(names):
            raise DeskError(
                400,
                "Biểu mẫu từ trang khác",
                "Trình duyệt cho biết biểu mẫu này không do trang của bàn làm việc gửi, nên chưa có gì được ghi.",
                "Mở trang của bàn làm việc rồi gửi lại. Quản trị viên: tên mà mọi người gọi cần có trong mục hosts của "
                "rules/desk.toml.",
            )


def _from_here(names: set[str]) -> bool:
    """Whether a form can have come from a page of the desk, as far as the browser says where from."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site:  # it knows better than we do behind which proxies we are
        return site in {"same-origin", "none"}
    if not origin:
        return True
    host = _PORT.sub("", origin.lower().partition("://")[2])  # some proxies leave the port out
    return host == _PORT.sub("", request.host.lower()) or host_is_trusted(host, names)


def own_names() -> tuple[str, ...]:
    """The names of this machine, without asking a name server."""
    name = socket.gethostname().lower()
    short = name.partition(".")[0]
    return tuple(dict.fromkeys((name, short, f"{short}.local")))


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(_PORT.sub("", host).strip("[]"))
    except ValueError:
        return False
    return True
