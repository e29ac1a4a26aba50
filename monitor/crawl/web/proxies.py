"""Which proxy an address is asked through.

Not here: talking to it (transport). A source's own `proxy` wins over everything; `crawl.proxy` of sources.toml wins
over HTTP_PROXY and HTTPS_PROXY; NO_PROXY holds for these two.
"""

import ipaddress
import urllib.request
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.addresses import is_http
from monitor.errors import InputError


@dataclass(frozen=True, slots=True)
class Proxies:
    """Proxy addresses by the scheme of what is asked ("http", "https"), and the exceptions ("no")."""

    by_scheme: dict[str, str]

    def for_url(self, url: str, own: str | None = None) -> str | None:
        """The proxy for *url*, or None to ask it directly. *own* is the proxy of the source it is asked for.

        A source's own proxy is used whatever the address, loopback and NO_PROXY included: the operator wrote it for
        this source, and what silently went another way would arrive from where it must not. Loopback then means the
        proxy's machine; without allow_private it is refused before (safety).
        """
        if own:
            return own
        parts = urlsplit(url)
        if _is_loopback(parts.hostname or ""):  # no proxy can reach this machine's own servers; as browsers do
            return None
        bypass = urllib.request.proxy_bypass_environment  # type: ignore[attr-defined]  # typeshed leaves it out
        if bypass(parts.netloc.rpartition("@")[2], self.by_scheme):
            return None
        return self.by_scheme.get(parts.scheme)


def proxies(configured: str | None) -> Proxies:
    """The proxies of the environment, with *configured* in their place where it is given.

    Raises InputError for a proxy that is not http or https (SOCKS is not spoken here).
    """
    table = urllib.request.getproxies_environment()
    if configured:
        table = {"http": configured, "https": configured, "no": table.get("no", "")}
    for scheme in ("http", "https"):
        if scheme in table:
            table[scheme] = _checked(table[scheme], scheme)
    return Proxies(table)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _checked(proxy: str, scheme: str) -> str:
    whole = proxy if "://" in proxy else f"http://{proxy}"
    if not is_http(whole):
        raise InputError(
            f"the proxy for {scheme} addresses is no http:// or https:// address; correct {scheme.upper()}_PROXY"
        )
    return whole
