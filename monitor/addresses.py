"""Addresses of articles: which are usable, how one is written, and when two are the same article.

Not here: asking an address for anything (crawl) or keeping it (store). Nothing here raises: `is_http` tells
what is no http(s) address, and the other functions leave such text as it is.
"""

import ipaddress
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit

# Parameters that say where a reader came from, never which article it is (ad networks, newsletters, BBC, Zalo).
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|zarsrc|gidzl"
    r"|at_(medium|campaign|campaign_type|link_id|link_type|link_origin|format|ptr_name|bbc_team)",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_TWINS = ("www.", "m.", "amp.")
# Labels under which a country registers names: bao.com.vn is a site, com.vn is not.
_SECOND_LEVEL = frozenset(
    ["com", "net", "org", "gov", "edu", "ac", "co", "or", "info", "biz", "name", "pro", "health", "int"]
)

_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "/%:@!$&'()*+,;=-._~"
_QUERY_SAFE = _PATH_SAFE + "?"
_HOME = re.compile(r"/(index|default|home|trang-chu)?(\.(html?|php|aspx?))?/?", re.IGNORECASE)
_SLASHES = re.compile(r"/+$")


@dataclass(frozen=True, slots=True)
class _Parts:
    scheme: str
    host: str  # ASCII, lower case, IPv6 in brackets
    port: str  # ":8080", or empty for the scheme's own
    path: str  # a trailing slash stays, one of many: servers may answer only with it
    query: str  # "?a=1" without tracking parameters, or empty


def is_http(url: str) -> bool:
    """Whether *url* is an absolute http or https address with a usable host."""
    return _split(url) is not None


def absolute(base: str, link: str) -> str:
    """*link* as found on the page *base*, made absolute; empty when the two make no address."""
    try:
        return urljoin(base, link.strip())
    except ValueError:  # brackets that hold no IPv6 address
        return ""


def canonical(url: str) -> str:
    """The one way to write *url*; idempotent.

    Lower-case ASCII host without user name, default port and final dot; no fragment, no tracking parameters. It
    still answers: parameters keep their order, a trailing slash stays. What is no http(s) address is only stripped.
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    return f"{parts.scheme}://{parts.host}{parts.port}{parts.path}{parts.query}"


def key(url: str) -> str:
    """What makes *url* the same article as another: scheme, www./m./amp. hosts, AMP marks and trailing slash left out."""
    parts = _split(url)
    if parts is None:
        return url.strip()
    path = parts.path.rstrip("/").removesuffix("/amp").rstrip("/") or "/"
    query = [part for part in parts.query[1:].split("&") if part and not _is_amp(part)]
    return _main_host(parts.host) + parts.port + path + ("?" + "&".join(query) if query else "")


def domain(url: str) -> str:
    """The host of *url* without "www.", as people name a site; empty for what is no http(s) address."""
    parts = _split(url)
    return parts.host.removeprefix("www.") if parts else ""


def same_site(one: str, other: str) -> bool:
    """Whether both addresses belong to one registered name (or, where there is no name, to one host and port)."""
    first, second = _split(one), _split(other)
    return first is not None and second is not None and _site(first) == _site(second)


def plausible_canonical(page_url: str, declared: str) -> bool:
    """Whether the canonical address that a page declares may be believed.

    It must be on the same registered site, have a path, and be neither the home page nor the section the page
    stands in: some portals print their section's address on every article, which would make all of them one.
    """
    parts = _split(declared)
    if parts is None or not same_site(page_url, declared) or _HOME.fullmatch(parts.path):
        return False
    return not key(page_url).startswith(key(declared).partition("?")[0] + "/")


@lru_cache(maxsize=4096)  # the addresses of sources are compared with each other again and again
def _split(url: str) -> _Parts | None:
    try:
        raw = urlsplit(url.strip())
        port = raw.port
    except ValueError:  # brackets that hold no IPv6 address, a port that is no number
        return None
    host = _ascii_host(raw.hostname or "")
    if raw.scheme not in _PORTS or not host:
        return None
    query = "&".join(part for part in _normal(raw.query, _QUERY_SAFE).split("&") if part and not _is_tracking(part))
    return _Parts(
        scheme=raw.scheme,
        host=host,
        port="" if port in (None, _PORTS[raw.scheme]) else f":{port}",
        path=_SLASHES.sub("/", _normal(raw.path, _PATH_SAFE)) or "/",
        query="?" + query if query else "",
    )


def _ascii_host(host: str) -> str:
    """*host* in lower-case ASCII, or empty when no machine can have that name."""
    if ":" in host:
        return _ipv6(host)
    if len(host) > 253:  # the longest name there is; and encoding a longer one takes quadratic time
        return ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    host = host.lower().removesuffix(".")
    return host if _HOST.fullmatch(host) else ""


def _ipv6(host: str) -> str:
    try:
        return "" if "%" in host else f"[{ipaddress.IPv6Address(host).compressed}]"
    except ValueError:
        return ""


def _normal(text: str, safe: str) -> str:
    """Percent escapes in one form: needed ones upper-case, unneeded ones undone (RFC 3986, 6.2.2)."""
    return _ESCAPE.sub(_escape, quote(_BAD_PERCENT.sub("%25", text), safe=safe, errors="replace"))


def _escape(found: re.Match[str]) -> str:
    character = chr(int(found[0][1:], 16))
    return character if character in _UNRESERVED else found[0].upper()


def _is_tracking(parameter: str) -> bool:
    return _TRACKING.fullmatch(parameter.partition("=")[0]) is not None


def _is_amp(parameter: str) -> bool:
    return parameter.lower() in ("amp", "amp=", "amp=1", "amp=true")


def _main_host(host: str) -> str:
    """*host* without the prefixes of its twins, as long as a registered name remains."""
    while twin := next((t for t in _TWINS if host.startswith(t)), None):
        rest = host.removeprefix(twin)
        if _registered(rest) is None:
            return host
        host = rest
    return host


def _site(parts: _Parts) -> str:
    return _registered(parts.host) or parts.host + parts.port


def _registered(host: str) -> str | None:
    """The registered name *host* belongs to; None for IP addresses, single labels and bare suffixes.

    A short rule instead of the public suffix list: a country's two letters, after com, gov, org and the like,
    take three labels; everything else takes two.
    """
    labels = host.split(".")
    if host.startswith("[") or labels[-1].isdigit():
        return None
    needed = 3 if len(labels[-1]) == 2 and len(labels) > 1 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-needed:]) if len(labels) >= needed else None
