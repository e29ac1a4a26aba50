"""Asks one address once: the request, its limits, and what went wrong in words.

Not here: redirects, robots.txt and manners (visit), what an answer means (polls, pages), connections (transport).
httpx 0.28 is known here and in `transport` only.
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import httpx

from monitor.addresses import same_site
from monitor.config import Source
from monitor.crawl.web.answers import Answer, Trouble
from monitor.crawl.web.proxies import Proxies
from monitor.crawl.web.safety import UnsafeAddressError, refusal
from monitor.crawl.web.transport import Profile, Transport
from monitor.crawl.web.unpack import BodyError, Unpacker
from monitor.model import Exchange
from monitor.vietnamese.clean import one_line

_SHOWN = 200  # characters of a library's or a server's words that a reason prints
TOTAL_SECONDS = 60.0  # for one request, body included: httpx's own limits never end a slow drip
_TIMEOUT = httpx.Timeout(connect=15.0, read=20.0, write=20.0, pool=30.0)
_SECRET = frozenset({"authorization", "cookie", "proxy-authorization"})  # httpx makes the first of an address' password
_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (httpx.ConnectTimeout, f"no connection within {_TIMEOUT.connect:.0f} s"),
    (httpx.TimeoutException, f"no answer within {_TIMEOUT.read:.0f} s"),
    (TimeoutError, f"the answer took longer than {TOTAL_SECONDS:.0f} s"),
    (httpx.ConnectError, "no connection"),
    (httpx.ProxyError, "the proxy does not let us through"),
    (httpx.ProtocolError, "the answer is cut off or is no HTTP"),
    (httpx.NetworkError, "the connection broke"),
    (OSError, "cannot be asked"),
)
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "vi,en;q=0.7,*;q=0.3",
    "Accept-Encoding": "gzip, deflate",
}


class Web:
    """Clients for every profile of sources, made when first needed. Lives in one event loop."""

    def __init__(self, agent: str, proxies: Proxies, folder: Path) -> None:
        """*agent* is the User-Agent; relative ca_bundle paths start at *folder*."""
        self._headers = {**_HEADERS, "User-Agent": agent}
        self._proxies = proxies
        self._folder = folder
        self._clients: dict[Profile, tuple[httpx.AsyncClient, Transport]] = {}

    async def ask(self, url: str, source: Source | None, headers: Mapping[str, str]) -> Answer | Trouble:
        """Ask *url* once, as *source* wants it (None: with the defaults), without following redirects."""
        own = _own_headers(url, source)
        profile = Profile(source.allow_private, source.ca_bundle, source.proxy) if source else Profile()
        return await self._once("GET", url, profile, {**headers, **own}, own=own)

    async def send(self, url: str, kind: str, body: bytes) -> Answer | Trouble:
        """Send *body*, of the media type *kind*, to a service that the operator chose and which may well be private."""
        return await self._once("POST", url, Profile(allow_private=True), {"Accept": "*/*", "Content-Type": kind}, body)

    async def _once(  # noqa: PLR0913, PLR0917 -- all that makes one request
        self,
        method: str,
        url: str,
        profile: Profile,
        headers: Mapping[str, str],
        body: bytes | None = None,
        own: Mapping[str, str] = MappingProxyType({}),
    ) -> Answer | Trouble:
        """Make one request; the values of *own* headers stay out of the evidence."""
        try:
            request = httpx.Request(method, url, headers={**self._headers, **headers}, content=body)
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            return Trouble("unreadable", f"the address cannot be asked: {one_line(str(error))[:_SHOWN]}")
        proxy = self._proxies.for_url(url, profile.proxy)
        if unsafe := refusal(url, request.url.host, by_name=proxy is not None and not profile.allow_private):
            return Trouble("unsafe", unsafe)
        try:
            async with asyncio.timeout(TOTAL_SECONDS):
                return await self._answer(profile, request, own)
        except (TimeoutError, UnsafeAddressError, BodyError, httpx.HTTPError, OSError) as error:
            return _trouble(error)

    async def aclose(self) -> None:
        """Close every connection."""
        for client, _ in self._clients.values():
            await client.aclose()

    def _client(self, profile: Profile) -> tuple[httpx.AsyncClient, Transport]:
        if profile not in self._clients:
            transport = Transport(profile, self._proxies, self._folder)
            client = httpx.AsyncClient(transport=transport, timeout=_TIMEOUT, trust_env=False)
            self._clients[profile] = (client, transport)
        return self._clients[profile]

    async def _answer(self, profile: Profile, request: httpx.Request, own: Mapping[str, str]) -> Answer:
        client, transport = self._client(profile)
        request.extensions = {"timeout": _TIMEOUT.as_dict()}
        whole = False
        try:
            response = await client.send(request, stream=True, follow_redirects=False)
            try:
                unpacker = Unpacker(response.headers.get("content-encoding", ""))
                async for piece in response.aiter_raw():
                    unpacker.feed(piece)
                body = unpacker.close()
                whole = True
            finally:
                await response.aclose()
        finally:
            if not whole:
                await transport.drop(request.url)
        headers = {name.lower(): value for name, value in response.headers.items()}
        exchange = _exchange(request, response, own)
        return Answer(str(request.url), (), response.status_code, headers, body, exchange=exchange)


def _own_headers(url: str, source: Source | None) -> Mapping[str, str]:
    """The headers a source asks for. They may hold a password, so they go to its own site only."""
    return source.headers if source and same_site(url, source.url) else {}


def _exchange(request: httpx.Request, response: httpx.Response, secret: Mapping[str, str]) -> Exchange:
    """What went over the wire. The values of *secret* headers, and of those that carry passwords, are left out."""
    withheld = _SECRET | {name.lower() for name in secret}
    version = _latin(response.extensions.get("http_version", b""))
    sent = [(_latin(name), _latin(value)) for name, value in request.headers.raw]
    if version == "HTTP/2":  # which knows lower-case names only; Host goes as :authority
        sent = [(name.lower(), value) for name, value in sent]
    return Exchange(
        request=tuple((name, "(withheld)" if name.lower() in withheld else value) for name, value in sent),
        version=version,
        status=response.status_code,
        phrase=_latin(response.extensions.get("reason_phrase", b"")),
        headers=tuple((_latin(name), _latin(value)) for name, value in response.headers.raw),
    )


def _latin(raw: bytes) -> str:
    """Bytes of a header as text in which every byte is one character, so that none is lost."""
    return raw.decode("latin-1")


def _trouble(error: Exception) -> Trouble:
    """The error of one request in words."""
    if isinstance(error, UnsafeAddressError):
        return Trouble("unsafe", str(error))
    if isinstance(error, BodyError):
        return Trouble("temporary" if error.temporary else "unreadable", str(error))
    words = next((text for kind, text in _WORDS if isinstance(error, kind)), "the connection failed")
    detail = one_line(str(error))[:_SHOWN]
    return Trouble("temporary", f"{words} ({detail})" if detail else words)
