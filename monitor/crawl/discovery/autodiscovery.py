"""Which feeds an HTML page names: for a source whose feed has moved, and for one that is read page by page.

Not here: asking those feeds whether they live (sources check). What it names is an offer, never taken by itself.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from monitor.addresses import canonical, is_http, key, same_site
from monitor.crawl.discovery.page import addressed, base_of, tree

_MOST = 20  # feeds of one page; an outlet's page of all its feeds lists one for each section
_TYPES = frozenset(
    ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/rss+xml"]
)
# These types are also those of other things (the interface of WordPress), so the address must say it too.
_VAGUE_TYPES = frozenset(["application/json", "application/xml", "text/xml"])
_FEED_PATH = re.compile(
    r"(?:^|/)(?:rss|rss2|feeds?|atom)/?$|\.rss$|(?:^|/)(?:rss|atom|feed|index)\.(?:xml|rdf|json)$|/rss/.+\.xml$",
    re.IGNORECASE,
)
_FEED_QUERY = re.compile(
    r"(?:^|&)(?:feed=(?:rss2?|atom|rdf)|format=(?:feed|rss|atom)|type=(?:rss|atom))(?:&|$)", re.IGNORECASE
)
_SPEAKS_OF_FEEDS = re.compile(r"rss|feed|atom|rdf|index\.(?:xml|json)", re.IGNORECASE)
_COMMENTS = re.compile(r"/comments?/", re.IGNORECASE)


def feeds_of(body: bytes, content_type: str, url: str) -> tuple[str, ...]:
    """The addresses of the feeds that the HTML page *body*, got from *url*, names: see feeds_in. Never raises."""
    if b"<" not in body:
        return ()
    return feeds_in(tree(body, content_type)[0], url)


def feeds_in(soup: BeautifulSoup, url: str) -> tuple[str, ...]:
    """The feeds that the page *soup*, got from *url*, names: first as such, on any site, then by links of its site.

    Absolute addresses, at most 20, each once, in the page's order; feeds of comments are none.
    """
    base = base_of(soup, url)
    table: dict[str, str] = {}
    for address in (*_declared(soup, base), *_linked(soup, base, url)):
        if is_http(address) and key(address) != key(url) and not _COMMENTS.search(urlsplit(address).path):
            table.setdefault(key(address), canonical(address))
        if len(table) == _MOST:
            break
    return tuple(table.values())


def _declared(soup: BeautifulSoup, base: str) -> Iterator[str]:
    for tag, address in addressed(soup.select("link[href][type]"), base)[0]:
        kind = str(tag["type"]).partition(";")[0].strip().lower()
        if _is_alternate(tag) and (kind in _TYPES or (kind in _VAGUE_TYPES and _looks_like_feed(address))):
            yield address


def _is_alternate(tag: Tag) -> bool:
    relations = {str(relation).lower() for relation in tag.get_attribute_list("rel")}
    return "alternate" in relations and "stylesheet" not in relations


def _linked(soup: BeautifulSoup, base: str, url: str) -> Iterator[str]:
    # Nearly no link does, and completing an address takes longer than looking.
    speaking = (tag for tag in soup.select("a[href]") if _SPEAKS_OF_FEEDS.search(str(tag["href"])))
    for _, address in addressed(speaking, base)[0]:
        if _looks_like_feed(address) and same_site(address, url):
            yield address


def _looks_like_feed(address: str) -> bool:
    if not is_http(address):
        return False
    parts = urlsplit(address)
    return bool(_FEED_PATH.search(parts.path) or _FEED_QUERY.search(parts.query))
