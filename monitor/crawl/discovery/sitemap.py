"""Reads sitemaps, above all those for news: the only place that parses XML with lxml.

Not here: feeds. The parser knows no entities, opens nothing and stays small (LIBRARIES.md 4). The date of a
last change is not one of publication, so a plain sitemap gives addresses without dates.
"""

import re
from collections.abc import Iterable

from lxml import etree

from monitor.addresses import absolute, is_http
from monitor.crawl.discovery.charset import decode
from monitor.crawl.discovery.dates import Dates
from monitor.crawl.discovery.plain import title
from monitor.crawl.web.answers import Harvest
from monitor.crawl.web.unpack import BodyError, unpack_gzip
from monitor.model import Found

_MOST = 2000  # addresses of one sitemap, as Media Cloud takes; a news sitemap may hold 1,000
_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{0,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_NEWS = "sitemap-news"  # in the namespace's name, whichever of its years
_HTML = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)


def read_sitemap(body: bytes, content_type: str, url: str, dates: Dates) -> Harvest:
    """The articles that the sitemap *body* (XML, gzip allowed), got from *url*, names, in its order; or why none.

    A sitemap that is cut off gives its whole entries; of a very long one only the first 2,000 are taken.
    """
    try:
        text = decode(unpack_gzip(body), content_type)
    except BodyError as error:
        return Harvest(fault=f"the sitemap cannot be unpacked: {error}")
    if not text.strip():
        return Harvest(fault="the address answers an empty body, not a sitemap")
    if "<sitemapindex" in text:
        return Harvest(
            fault="the address answers an index of sitemaps; list the sitemaps themselves as `url` and `more`"
        )
    if "<urlset" not in text:
        what = "an HTML page" if _HTML.search(text) else "no XML with <urlset>"
        return Harvest(fault=f"the address answers {what}, not a sitemap")
    whole = "</urlset" in text
    return _harvest(_rows(text if whole else text[: text.rfind("</url>") + 6], url, dates), whole=whole)


def _harvest(rows: Iterable[Found], *, whole: bool) -> Harvest:
    table: dict[str, Found] = {}
    for row in rows:
        if is_http(row.url):
            table.setdefault(row.url, row)
    found = tuple(table.values())
    if not found and not whole:
        return Harvest(fault="the sitemap is cut off before its first address")
    notes = [] if found else ["the sitemap lists no address"]
    notes += [] if whole else [f"the sitemap is cut off after {len(found)} addresses"]
    notes += [f"only the first {_MOST} of {len(found)} addresses are taken"] if len(found) > _MOST else []
    return Harvest(found[:_MOST], note="; ".join(notes), whole=whole)


def _rows(text: str, url: str, dates: Dates) -> list[Found]:
    # recover=True damages a bare "&" in silence ("?a=1&b=2" became "?a=1=2"), so it is escaped before.
    safe = _BARE_AMPERSAND.sub("&amp;", text)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    root = etree.fromstring(safe.encode("utf-8", errors="replace"), parser)
    if root is None:
        return []
    return [_found(node, url, dates) for node in root.iter("{*}url")]


def _found(node: etree._Element, url: str, dates: Dates) -> Found:
    location = _text(node, "loc", news=False)
    published, raw = dates.read(_text(node, "publication_date", news=True))
    headline = title(_text(node, "title", news=True))
    return Found(absolute(url, location) if location else "", headline, "", published, raw)


def _text(node: etree._Element, name: str, *, news: bool) -> str:
    """The text of the first element *name* inside *node* that is (or is not) of the news namespace.

    `image:loc` and `video:title` have the same local names, hence the look at the namespace.
    """
    for child in node.iter(f"{{*}}{name}"):
        space = etree.QName(child).namespace or ""
        if (_NEWS in space) if news else (space == "" or space.endswith("/sitemap/0.9") or "/sitemap/0." in space):
            return (child.text or "").strip()
    return ""
