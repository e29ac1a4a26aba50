"""Asks one address once: the only door to httpx, and to httpcore beneath it.

Not here: redirects, robots.txt and manners (visit), what an answer means (polls, pages). httpx 0.28 is kept
behind this module; the transport is our own because only there the connected address can be checked.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpcore
import httpx
import truststore

from monitor.addresses import same_site
from monitor.config import Source
from monitor.crawl.web.answers import Answer, Trouble
from monitor.crawl.web.proxies import Proxies
from monitor.crawl.web.safety import Backend, UnsafeAddressError, refusal
from monitor.crawl.web.unpack import BodyError, Unpacker
from monitor.vietnamese.clean import one_line

TOTAL_SECONDS = 60.0  # for one request, body included: httpx's own limits never end a slow drip
_TIMEOUT = httpx.Timeout(connect=15.0, read=20.0, write=20.0, pool=30.0)
_KEEP_SECONDS = 4.0  # an idle connection older than this is often just being closed by the server
_CONNECTIONS = 100
_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (httpx.ConnectTimeout, f"no connection within {_TIMEOUT.connect:.0f} s"),
    (httpx.TimeoutException, f"no answer within {_TIMEOUT.read:.0f} s"),
    (TimeoutError, f"the answer took longer than {TOTAL_SECONDS:.0f} s"),
    (httpx.ConnectError, "no connection"),
    (httpx.ProxyError, "the proxy does not let us through"),
    (httpx.RemoteProtocolError, "the answer is cut off or is no HTTP"),
    (httpx.NetworkError, "the connection broke"),
    (OSError, "cannot be asked"),
)
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "vi,en;q=0.7,*;q=0.3",
    "Accept-Encoding": "gzip, deflate",
}


class _Profile(NamedTuple):
    """What makes two sources need different connections."""

    allow_private: bool
    ca_bundle: str | None


class Web:
    """Clients for every profile of sources, made when first needed. Lives in one event loop."""

    def __init__(self, agent: str, proxies: Proxies, folder: Path) -> None:
        """*agent* is the User-Agent; relative ca_bundle paths start at *folder*."""
        self._headers = {**_HEADERS, "User-Agent": agent}
        self._proxies = proxies
        self._folder = folder
        self._clients: dict[_Profile, httpx.AsyncClient] = {}

    async def ask(self, url: str, source: Source | None, headers: Mapping[str, str]) -> Answer | Trouble:
        """Ask *url* once, as *source* wants it (None: with the defaults), without following redirects."""
        try:
            request = httpx.Request("GET", url, headers={**self._headers, **headers, **_own_headers(url, source)})
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            return Trouble("unreadable", f"the address cannot be asked: {one_line(str(error))}")
        profile = _Profile(bool(source and source.allow_private), source.ca_bundle if source else None)
        proxy = self._proxies.for_url(url)
        if unsafe := refusal(url, request.url.host, by_name=proxy is not None and not profile.allow_private):
            return Trouble("unsafe", unsafe)
        try:
            async with asyncio.timeout(TOTAL_SECONDS):
                return await self._answer(self._client(profile), request)
        except (TimeoutError, UnsafeAddressError, BodyError, httpx.HTTPError, OSError) as error:
            return _trouble(error)

    async def aclose(self) -> None:
        """Close every connection."""
        for client in self._clients.values():
            await client.aclose()

    def _client(self, profile: _Profile) -> httpx.AsyncClient:
        if profile not in self._clients:
            transport = _Transport(profile, self._proxies, _tls(profile.ca_bundle, self._folder))
            self._clients[profile] = httpx.AsyncClient(transport=transport, timeout=_TIMEOUT, trust_env=False)
        return self._clients[profile]

    async def _answer(self, client: httpx.AsyncClient, request: httpx.Request) -> Answer:
        request.extensions = {"timeout": _TIMEOUT.as_dict()}
        response = await client.send(request, stream=True, follow_redirects=False)
        try:
            unpacker = Unpacker(response.headers.get("content-encoding", ""))
            async for piece in response.aiter_raw():
                unpacker.feed(piece)
        finally:
            await response.aclose()
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(str(request.url), (), response.status_code, headers, unpacker.close())


def _own_headers(url: str, source: Source | None) -> Mapping[str, str]:
    """The headers a source asks for. They may hold a password, so they go to its own site only."""
    return source.headers if source and same_site(url, source.url) else {}


def _tls(ca_bundle: str | None, folder: Path) -> ssl.SSLContext:
    """Certificates of the operating system, and those of *ca_bundle* too. Raises OSError when it is unreadable."""
    if ca_bundle is None:
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # On Windows truststore cannot take more certificates, so a bundle goes with Python's own context.
    try:
        context = ssl.create_default_context(cafile=str(folder / ca_bundle))
    except OSError as error:
        raise OSError(f"ca_bundle {ca_bundle} cannot be read ({error.strerror or error})") from error
    context.load_default_certs()
    return context


class _Transport(httpx.AsyncBaseTransport):
    """Connections of one profile: direct ones, checked as they are made, and one pool for each proxy."""

    def __init__(self, profile: _Profile, proxies: Proxies, context: ssl.SSLContext) -> None:
        self._proxies = proxies
        self._context = context
        self._backend = Backend(allow_private=profile.allow_private)
        self._pools: dict[str | None, httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        inner = httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        with _translated():
            response = await self._pool(self._proxies.for_url(str(request.url))).handle_async_request(inner)
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    async def aclose(self) -> None:
        for pool in self._pools.values():
            await pool.aclose()

    def _pool(self, proxy: str | None) -> httpcore.AsyncConnectionPool:
        if proxy not in self._pools:
            self._pools[proxy] = self._direct() if proxy is None else self._through(proxy)
        return self._pools[proxy]

    def _direct(self) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=self._context,
            max_connections=_CONNECTIONS,
            keepalive_expiry=_KEEP_SECONDS,
            network_backend=self._backend,
        )

    def _through(self, proxy: str) -> httpcore.AsyncConnectionPool:
        """Connections through *proxy*, which the operator chose and which may well be private."""
        parts = httpx.URL(proxy)
        return httpcore.AsyncHTTPProxy(
            proxy_url=httpcore.URL(scheme=parts.raw_scheme, host=parts.raw_host, port=parts.port, target=b"/"),
            proxy_auth=(parts.username, parts.password) if parts.username else None,
            ssl_context=self._context,
            max_connections=_CONNECTIONS,
            keepalive_expiry=_KEEP_SECONDS,
        )


class _Body(httpx.AsyncByteStream):
    """The body of an httpcore answer, as httpx wants it."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _translated():
            async for piece in self._response.aiter_stream():
                yield piece

    async def aclose(self) -> None:
        await self._response.aclose()


@contextmanager
def _translated() -> Iterator[None]:
    """Errors of httpcore as those of httpx: the names are the same (httpx 0.28)."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
        kind: type[httpx.TransportError] = getattr(httpx, type(error).__name__)
        raise kind(str(error)) from error


def _trouble(error: Exception) -> Trouble:
    """The error of one request in words."""
    if isinstance(error, UnsafeAddressError):
        return Trouble("unsafe", str(error))
    if isinstance(error, BodyError):
        return Trouble("temporary" if error.temporary else "unreadable", str(error))
    words = next((text for kind, text in _WORDS if isinstance(error, kind)), "the connection failed")
    detail = one_line(str(error))[:200]
    return Trouble("temporary", f"{words} ({detail})" if detail else words)
