"""Reads sitemaps, above all those for news: the only place that parses XML with lxml.

Not here: feeds; asking the sitemaps of an index (pipeline). The parser knows no entities, opens nothing and stays
small (LIBRARIES.md 4). The date of a last change is not one of publication, so a plain sitemap gives addresses
with `changed` and without `published`.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree

from monitor.addresses import absolute, is_http, key, same_site
from monitor.crawl.discovery.charset import decode
from monitor.crawl.discovery.dates import Dates
from monitor.crawl.discovery.plain import title
from monitor.crawl.web.answers import Harvest
from monitor.crawl.web.unpack import BodyError, unpack_gzip
from monitor.model import Found, Further
from monitor.vietnamese.dates import says_hour

_MOST = 2000  # addresses of one sitemap, as Media Cloud takes; a news sitemap may hold 1,000
_LONGEST = 50_000  # entries of one file that the protocol allows; what stands behind them is not looked at
_REST_OF_DAY = timedelta(days=1, seconds=-1)
_MOST_SITEMAPS = 50  # of one index; those for news and the newest are among them, the rest are archives
_ROOT = re.compile(r"<(?:\w+:)?(urlset|sitemapindex)\b", re.IGNORECASE)
_END = re.compile(r"</(?:\w+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:\w+:)?(?:url|sitemap)\s*>", re.IGNORECASE)
_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{0,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_NEWS = "sitemap-news"  # in the namespace's name, whichever of its years
_HTML = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)


def read_sitemap(body: bytes, content_type: str, url: str, dates: Dates) -> Harvest:
    """The articles that the sitemap *body* (XML, gzip allowed), got from *url*, names, in its order; or why none.

    An index of sitemaps gives no articles but `further`: its sitemaps of the same registered site, those for news
    first, then those changed last, at most 50. One that is cut off gives its whole entries; of a very long one
    only the 2,000 addresses changed last are taken.
    """
    try:
        text = decode(unpack_gzip(body), content_type)
    except BodyError as error:
        return Harvest(fault=f"the sitemap cannot be unpacked: {error}")
    if not text.strip():
        return Harvest(fault="the address answers an empty body, not a sitemap")
    root = _ROOT.search(text)
    if root is None:
        what = "an HTML page" if _HTML.search(text) else "no XML with <urlset>"
        return Harvest(fault=f"the address answers {what}, not a sitemap")
    is_index = root[1].lower() == "sitemapindex"
    whole = _END.search(text) is not None
    if not whole:  # a last address that is cut off in the middle must not get out
        text = text[: max((end.end() for end in _ENTRY_END.finditer(text)), default=0)]
    if is_index:
        return _index(_nodes(text, "sitemap"), url, dates, whole=whole)
    return _harvest((_found(node, url, dates) for node in _nodes(text, "url")), whole=whole)


def _index(nodes: Iterable[etree._Element], url: str, dates: Dates, *, whole: bool) -> Harvest:
    table: dict[str, Further] = {}
    listed = 0
    for texts in map(_texts, nodes):
        listed += 1
        child = absolute(url, texts.get(("loc", ""), ""))
        if same_site(child, url) and key(child) != key(url):
            table.setdefault(child, Further(child, _changed(texts, dates)))
    if not table:
        if not whole:
            return Harvest(fault="the index of sitemaps is cut off before its first sitemap")
        what = "names only sitemaps of other sites" if listed else "names no sitemap"
        return Harvest(fault=f"the index of sitemaps {what}")
    children = sorted(table.values(), key=lambda child: (not _is_for_news(child.url), -_seconds(child.changed)))
    notes = [] if whole else [f"the index of sitemaps is cut off after {len(children)} sitemaps"]
    notes += [f"only {_MOST_SITEMAPS} of {len(children)} sitemaps are taken"] if len(children) > _MOST_SITEMAPS else []
    return Harvest(note="; ".join(notes), whole=whole, further=tuple(children[:_MOST_SITEMAPS]))


def _is_for_news(url: str) -> bool:
    return "news" in urlsplit(url).path.lower()


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


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
    if len(found) > _MOST:
        dated = any(row.changed or row.published for row in found)
        which = f"the {_MOST} addresses changed last" if dated else f"the first {_MOST}"
        notes.append(f"only {which} of {len(found)} are taken")
        found = _newest(found)
    return Harvest(found, note="; ".join(notes), whole=whole)


def _newest(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The 2,000 of *found* changed last, still in their order: some files begin with the oldest."""
    ranked = sorted(range(len(found)), key=lambda at: -_seconds(found[at].changed or found[at].published))
    return tuple(found[at] for at in sorted(ranked[:_MOST]))


def _nodes(text: str, name: str) -> Iterable[etree._Element]:
    # recover=True damages a bare "&" in silence ("?a=1&b=2" became "?a=1=2"), so it is escaped before.
    safe = _BARE_AMPERSAND.sub("&amp;", text)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    root = etree.fromstring(safe.encode("utf-8", errors="replace"), parser) if safe.strip() else None
    return () if root is None else islice(root.iter(f"{{*}}{name}"), _LONGEST)


def _found(node: etree._Element, url: str, dates: Dates) -> Found:
    texts = _texts(node)
    location = texts.get(("loc", ""), "")
    published, raw = dates.read(texts.get(("publication_date", _NEWS), ""))
    changed = _changed(texts, dates)
    headline = title(texts.get(("title", _NEWS), ""))
    return Found(absolute(url, location) if location else "", headline, "", published, raw, changed)


def _changed(texts: dict[tuple[str, str], str], dates: Dates) -> datetime | None:
    """The last moment that `lastmod` may mean: of a day without an hour its end, or that day's changes would be old."""
    moment, raw = dates.read(texts.get(("lastmod", ""), ""))
    return moment + _REST_OF_DAY if moment and not says_hour(raw) else moment


def _texts(node: etree._Element) -> dict[tuple[str, str], str]:
    """The texts of the elements inside *node* by local name and kind: "" for the sitemap's own, or those for news.

    `image:loc` and `video:title` have the same local names, hence the look at the namespace.
    """
    texts: dict[tuple[str, str], str] = {}
    for child in node.iter("{*}*"):
        space, _, name = str(child.tag).rpartition("}")
        if _NEWS in space:
            texts.setdefault((name, _NEWS), (child.text or "").strip())
        elif not space or "/sitemap/0." in space:
            texts.setdefault((name, ""), (child.text or "").strip())
    return texts
