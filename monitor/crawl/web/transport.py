"""The connections beneath httpx: checked as they are made, HTTP/2 where the server offers it, proxies.

Not here: the request and its limits (fetch). httpx 0.28 is given a transport of our own because only there the
connected address can be checked; httpcore and h2 are known here and in `safety` only.
"""

import contextlib
import ssl
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NamedTuple

import h2.exceptions
import httpcore
import httpx
import truststore

from monitor.crawl.web.proxies import Proxies
from monitor.crawl.web.safety import Backend

_KEEP_SECONDS = 4.0  # an idle connection older than this is often just being closed by the server
_CONNECTIONS = 100
_NO_HEADER = (b"\r", b"\n", b"\0")  # HTTP/1.1 is checked by h11; httpcore lets HTTP/2 headers with them through


class Profile(NamedTuple):
    """What makes two sources need different connections."""

    allow_private: bool = False
    ca_bundle: str | None = None
    proxy: str | None = None  # the source's own


class Transport(httpx.AsyncBaseTransport):
    """Connections of one profile: direct ones, checked as they are made, and one pool for each proxy."""

    def __init__(self, profile: Profile, proxies: Proxies, folder: Path) -> None:
        """A relative ca_bundle starts at *folder*. Raises OSError when it cannot be read."""
        self._profile = profile
        self._proxies = proxies
        self._context = _tls(profile.ca_bundle, folder)
        self._backend = Backend(allow_private=profile.allow_private)
        self._pools: dict[str | None, httpcore.AsyncConnectionPool] = {}
        self._streams: dict[str, httpcore.AsyncNetworkStream] = {}  # the last one to each server

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask once. Raises httpx's errors for whatever goes wrong, UnsafeAddressError, OSError."""
        inner = httpcore.Request(
            request.method,
            _url(request.url),
            headers=request.headers.raw,
            content=request.content,
            extensions=request.extensions,
        )
        await self._renew(request.url)
        with _translated():
            response = await self._pool(request.url).handle_async_request(inner)
            self._streams[str(inner.url.origin)] = response.extensions["network_stream"]
            if any(sign in text for pair in response.headers for text in pair for sign in _NO_HEADER):
                await response.aclose()
                raise httpcore.RemoteProtocolError("a header holds a line break")
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=dict(response.extensions)
        )

    async def _renew(self, url: httpx.URL) -> None:
        """Close a connection that the server has closed meanwhile; httpcore looks for that with HTTP/1.1 only."""
        stream = self._streams.get(str(_url(url).origin))
        if stream is not None and stream.get_extra_info("is_readable"):
            await self.drop(url)

    async def drop(self, url: httpx.URL) -> None:
        """Close the connections to the server of *url*, after an answer that was not read to its end.

        HTTP/2 would keep the rest of it coming, before the next answer on the same connection. Nobody else is using
        them: a host is asked one thing at a time.
        """
        origin = _url(url).origin
        for connection in self._pool(url).connections:
            if connection.can_handle_request(origin):
                with contextlib.suppress(httpcore.NetworkError, h2.exceptions.H2Error, OSError):
                    await connection.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.aclose()

    def _pool(self, url: httpx.URL) -> httpcore.AsyncConnectionPool:
        proxy = self._proxies.for_url(str(url), self._profile.proxy)
        if proxy not in self._pools:
            self._pools[proxy] = self._direct() if proxy is None else self._through(proxy)
        return self._pools[proxy]

    def _direct(self) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=self._context,
            max_connections=_CONNECTIONS,
            keepalive_expiry=_KEEP_SECONDS,
            http2=True,
            network_backend=self._backend,
        )

    def _through(self, proxy: str) -> httpcore.AsyncConnectionPool:
        """Connections through *proxy*, which the operator chose and which may well be private."""
        parts = httpx.URL(proxy)
        return httpcore.AsyncHTTPProxy(
            proxy_url=httpcore.URL(scheme=parts.raw_scheme, host=parts.raw_host, port=parts.port, target=b"/"),
            proxy_auth=(parts.username, parts.password) if parts.username else None,
            ssl_context=self._context,
            # A context of its own: httpcore writes into it which protocols it offers, to a proxy HTTP/1.1 only.
            proxy_ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if parts.scheme == "https" else None,
            max_connections=_CONNECTIONS,
            keepalive_expiry=_KEEP_SECONDS,
            http2=True,
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
        with _translated():
            await self._response.aclose()


def _url(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


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


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """Errors of httpcore as those of httpx: the names are the same (httpx 0.28).

    httpcore lets those of h2 through while a body is read, and a ValueError for a status that is no number.
    """
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
        kind: type[httpx.TransportError] = getattr(httpx, type(error).__name__)
        raise kind(str(error)) from error
    except (h2.exceptions.H2Error, ValueError) as error:
        raise httpx.RemoteProtocolError(str(error)) from error
