"""Which machines may be reached: public ones only, unless a source says `allow_private`.

Not here: names that are public but robots.txt forbids (robots). A name is judged when the connection is made,
so that neither a redirect nor a changed DNS answer gets around it; behind a proxy, which resolves names by
itself, only what the address shows can be judged.
"""

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import Iterable

import httpcore

from monitor.addresses import is_http

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa")
_ADDRESS_SECONDS = 8.0  # for each of a name's addresses, so that a dead first one does not cost all the time
_ADDRESSES = 4


class UnsafeAddressError(Exception):
    """A connection that must not be made; the text says where it would have led."""


def refusal(url: str, host: str, *, by_name: bool) -> str:
    """Why *url* must not be asked at all, or empty. *host* is its ASCII host.

    *by_name* is for requests through a proxy: literal private addresses and local names are refused.
    """
    if not is_http(url):
        return f"{url[:200]} is no http or https address"
    if by_name and _is_local(host):
        return f"{host} is a private address or a local name, and the source does not say allow_private"
    return ""


def is_public(address: str) -> bool:
    """Whether the IP *address* is one of the public internet, whatever it is wrapped in."""
    try:
        ip = _unwrapped(ipaddress.ip_address(address))
    except ValueError:  # a zone id, or no address
        return False
    return ip.is_global and not ip.is_multicast


def _unwrapped(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The IPv4 address inside mapped, 6to4, Teredo and NAT64 addresses: `is_global` does not look there."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64 or int(ip) >> 32 == 0:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def _is_local(host: str) -> bool:
    name = host.strip("[]").rstrip(".").lower()
    try:  # also 127.1, 0x7f.1 and 2130706433, as every connect() reads them
        return not is_public(socket.inet_ntoa(socket.inet_aton(name)))
    except (OSError, UnicodeError):
        pass
    if ":" in name:
        return not is_public(name)
    return "." not in name or any(name.endswith("." + local) for local in _LOCAL_NAMES)


class Backend(httpcore.AsyncNetworkBackend):
    """Opens connections to checked addresses: resolves a name once and connects to what it has checked."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of *host* that is allowed and answers.

        Raises UnsafeAddressError when it has none that is allowed, httpcore's errors as usual.
        """
        addresses = await _resolve(host, port)
        allowed = [a for a in addresses if self._allow_private or is_public(a)]
        if not allowed:
            what = host if host == addresses[0] else f"{host} ({addresses[0]})"
            raise UnsafeAddressError(f"{what} is not public; the source lacks allow_private")
        seconds = min(timeout or _ADDRESS_SECONDS, _ADDRESS_SECONDS)
        *others, last = allowed[:_ADDRESSES]
        for address in others:
            with contextlib.suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return await self._inner.connect_tcp(address, port, seconds, local_address, socket_options)
        return await self._inner.connect_tcp(last, port, seconds, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Wait; httpcore asks for it between its own retries."""
        await asyncio.sleep(seconds)


async def _resolve(host: str, port: int) -> list[str]:
    """Every address of *host*, in the system's order, each once. Raises httpcore.ConnectError when it has none."""
    loop = asyncio.get_running_loop()
    try:
        rows = await loop.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"the name {host} is not known") from error
    return list(dict.fromkeys(str(row[4][0]) for row in rows))
