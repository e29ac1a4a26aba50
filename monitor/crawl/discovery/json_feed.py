"""Reads JSON Feed 1.0 and 1.1 (jsonfeed.org).

Not here: RSS and Atom (feeds), any other JSON: what an outlet's own programs answer is no feed. Whatever stands in
the file, it is a list or a fault, never an exception: one item of a wrong form costs that item only.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from monitor.addresses import absolute, is_http
from monitor.crawl.discovery.dates import Dates
from monitor.crawl.discovery.plain import plain, title
from monitor.crawl.web.answers import Harvest
from monitor.model import Found

_MOST = 2000  # items, as of every other feed
_MOST_PARTS = 500_000  # values; 10 MB of "{}," would become 300 MB of memory
_VERSION = re.compile(r"jsonfeed\.org/version/1(?:\.\d)?/?$")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # JSON may name half a character


def is_json(text: str) -> bool:
    """Whether *text* begins as a JSON object does."""
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def read_json_feed(text: str, url: str, dates: Dates) -> Harvest:
    """The articles that the JSON Feed *text*, got from *url*, names, in its order; or why there are none.

    At most 2,000 are taken. One that is cut off is a fault, for nothing in it can be read.
    """
    if sum(text.count(mark) for mark in "{[,") > _MOST_PARTS:
        return Harvest(fault="the JSON feed has too many parts to be read")
    try:
        feed = json.loads(text.lstrip("\ufeff \t\r\n"))
    except RecursionError:
        return Harvest(fault="the JSON feed is nested too deeply to be read")
    except ValueError:  # also a number of thousands of digits
        return Harvest(fault="the address answers JSON that is cut off or damaged")
    if not isinstance(feed, dict) or not _VERSION.search(_text(feed, "version").strip()):
        return Harvest(fault="the address answers JSON that is no JSON Feed (version 1 or 1.1)")
    items = feed.get("items")
    found = _unique(items if isinstance(items, list) else [], url, dates)
    return Harvest(found) if found else Harvest(fault="the feed has no entries")


def _unique(items: list[Any], url: str, dates: Dates) -> tuple[Found, ...]:
    table: dict[str, Found] = {}
    for item in items:
        if len(table) == _MOST:
            break
        if isinstance(item, dict) and (address := next(_addresses(item, url), "")) and address not in table:
            table[address] = _found(item, address, dates)
    return tuple(table.values())


def _addresses(item: dict[str, Any], url: str) -> Iterator[str]:
    """Usable addresses of *item*, the best first. An id is often the address, but never one to be completed."""
    for name in ("url", "external_url", "id"):
        raw = _text(item, name).strip()
        address = raw if name == "id" else absolute(url, raw) if raw else ""
        if is_http(address):
            yield address


def _found(item: dict[str, Any], address: str, dates: Dates) -> Found:
    published, raw = dates.read(_text(item, "date_published") or _text(item, "date_modified"))
    words = _text(item, "summary") or _text(item, "content_text")
    return Found(
        url=address,
        title=title(_text(item, "title")),
        summary=plain(html.escape(words) if words.strip() else _text(item, "content_html")),
        published=published,
        published_raw=raw,
    )


def _text(values: dict[str, Any], name: str) -> str:
    """The text *name* of *values*; empty where it is missing or no text."""
    value = values.get(name)
    return _NO_TEXT.sub("", value) if isinstance(value, str) else ""
