"""Which articles an address of a source names: picks the reader for its kind.

Not here: reading feeds, sitemaps and listings (their own files); getting the bytes (visit).
"""

import re

from monitor.config import Selectors, Source
from monitor.crawl.discovery.dates import dates_of
from monitor.crawl.discovery.feeds import read_feed
from monitor.crawl.discovery.listing import read_listing
from monitor.crawl.discovery.sitemap import read_sitemap
from monitor.crawl.web.answers import Harvest
from monitor.model import SourceKind

_HEAD = 4096  # bytes in which the root element of a feed or sitemap stands
_KINDS: dict[bytes, SourceKind] = {
    b"urlset": "sitemap",
    b"sitemapindex": "sitemap",
    b"rss": "feed",
    b"feed": "feed",
    b"rdf": "feed",
}
_ROOT = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex|rss|feed|rdf)[\s>/]")
_JSON = re.compile(rb"[^\w<]*\{")  # an object, behind blanks or a byte order mark


def recognise(body: bytes) -> SourceKind:
    """The kind of a saved page, by its root element: a feed (JSON too), a sitemap, else a listing."""
    head = body[:_HEAD].replace(b"\0", b"").lower()  # without the zero bytes of UTF-16
    if _JSON.match(head):
        return "feed"
    root = _ROOT.search(head)
    return _KINDS[root[1]] if root else "listing"


def discover(kind: SourceKind, body: bytes, content_type: str, url: str, source: Source | None = None) -> Harvest:
    """What *body*, got from *url*, lists, read as *kind* with the dates and selectors of *source*."""
    dates = dates_of(source)
    if kind == "feed":
        return read_feed(body, content_type, url, dates)
    if kind == "sitemap":
        return read_sitemap(body, content_type, url, dates)
    return read_listing(body, content_type, url, dates, source.selectors if source else Selectors())
