"""Reads RSS 0.9x, 1.0, 2.0 and Atom: the only door to feedparser. JSON feeds it hands on (json_feed).

Not here: sitemaps and listing pages. What a person must never get from here: an address that was cut off, a
date that feedparser made up (it loses "+07" and takes a missing zone for UTC, FEEDS.md 2), a file of this
machine (a feed is given to feedparser as a stream, never as text it might open).
"""

import io
import re
from collections.abc import Iterable
from itertools import accumulate, islice
from typing import Any

import feedparser

from monitor.addresses import absolute, is_http
from monitor.crawl.discovery.autodiscovery import feeds_of
from monitor.crawl.discovery.charset import decode
from monitor.crawl.discovery.dates import Dates
from monitor.crawl.discovery.json_feed import is_json, read_json_feed
from monitor.crawl.discovery.plain import plain, title
from monitor.crawl.web.answers import DAY, Harvest
from monitor.errors import ReadError
from monitor.model import Found
from monitor.vietnamese.clean import one_line

_ROOT = re.compile(r"<(?:\w+:)?(rss|rdf|feed)\b", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_END = re.compile(r"</(?:\w+:)?(?:rss|rdf|feed)\s*>", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What feedparser lets through from its parsers at broken references, declarations and nesting (tried by fuzzing).
_DAMAGED = (ValueError, OverflowError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
_MOST = 2000  # entries; the longest feed in use has 1,000, and feedparser takes a second for them
_DEEPEST = 5000  # open elements: what feedparser does with them grows with the square
_TAG = re.compile(r"<!\[CDATA\[(?:.*?\]\]>|.*)|<(/?)[A-Za-z][^<>]*?(/?)>", re.DOTALL)
_PAGE = "the address answers an HTML page, not a feed"
# Seconds; other words, such as "always", name no period.
_PERIODS = {"hourly": 3600, "daily": DAY, "weekly": 7 * DAY, "monthly": 30 * DAY, "yearly": 365 * DAY}
_LONGEST_NUMBER = 9  # digits; more than any wait has
_DATE_FIELDS = ("published", "updated", "created")


def read_feed(body: bytes, content_type: str, url: str, dates: Dates) -> Harvest:
    """The articles that the feed *body*, got from *url*, names, in its order; or why there are none.

    A feed that is cut off gives its whole entries. *content_type* is only a hint at the charset.
    """
    text = decode(body, content_type)
    if is_json(text):
        return read_json_feed(text, url, dates)
    if fault := _no_feed(text):
        return Harvest(fault=fault, feeds=feeds_of(body, content_type, url) if fault == _PAGE else ())
    whole = _END.search(text) is not None
    ends = [match.end() for match in islice(_ENTRY_END.finditer(text), _MOST)]
    if not whole or len(ends) == _MOST:  # a last address that is cut off in the middle must not get out
        text = text[: ends[-1]] if ends else ""
    try:
        parsed = _parsed(text, url)
        found = _unique(_found(entry, url, dates) for entry in parsed.entries)
    except ReadError as error:
        return Harvest(fault=str(error))
    if not found:
        return Harvest(fault="the feed is cut off before its first entry" if not whole else "the feed has no entries")
    wait, why = _wait(parsed.feed)
    note = "" if whole else f"the feed is cut off after {len(found)} entries"
    return Harvest(found, note=note, whole=whole, wait=wait, wait_why=why)


def _no_feed(text: str) -> str:
    """Why *text* is no feed, or empty."""
    if not text.strip():
        return "the address answers an empty body, not a feed"
    if _depth(text) > _DEEPEST:
        return "the feed is nested too deeply to be read"
    root, page = _ROOT.search(text), _HTML.search(text)
    if root and not (page and page.start() < root.start()):
        return ""
    return _PAGE if page else "the address answers neither RSS nor Atom, not a feed"


def _depth(text: str) -> int:
    """How many elements of *text* are at most open at once."""
    opened = (0 if tag[1] is None or tag[2] else -1 if tag[1] else 1 for tag in _TAG.finditer(text))
    return max(accumulate(opened), default=0)


def _parsed(text: str, url: str) -> Any:
    """*text* as feedparser reads it. Raises ReadError when it is too damaged even for feedparser."""
    # Decoded before and handed over as UTF-8, for feedparser believes a header's wrong charset.
    stream = io.BytesIO(_NO_XML.sub("", text).encode())
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except _DAMAGED as error:
        raise ReadError(f"the feed is damaged ({type(error).__name__}: {one_line(str(error))[:80]})") from error


def _wait(feed: Any) -> tuple[int, str]:
    """Seconds that the feed asks to leave between two polls, at most a day, and the element that says so."""
    minutes, period = str(feed.get("ttl") or ""), str(feed.get("sy_updateperiod") or "")
    times = str(feed.get("sy_updatefrequency") or "1").strip()
    asked = [(_whole(minutes) * 60, "ttl")]
    if often := _whole(times):
        asked.append((_PERIODS.get(period.strip().lower(), 0) // often, "updatePeriod"))
    seconds, why = max(asked, key=lambda each: each[0])
    return (min(seconds, DAY), why) if seconds else (0, "")


def _whole(digits: str) -> int:
    """A whole number from 0 up; 0 for what is none."""
    digits = digits.strip()
    return int(digits[:_LONGEST_NUMBER]) if digits.isascii() and digits.isdecimal() else 0


def _found(entry: Any, url: str, dates: Dates) -> Found:
    # Asked for with "in", for `get("updated")` of an entry without one gives its `published`, and warns.
    stamps = (entry[name] for name in _DATE_FIELDS if name in entry)
    published, raw = dates.read(next((stamp for stamp in stamps if stamp), ""))
    link = entry.get("link") or entry.get("id") or ""
    content = entry.get("content") or [{}]
    return Found(
        url=absolute(url, link) if link else "",
        title=title(entry.get("title") or ""),
        summary=plain(entry.get("summary") or content[0].get("value") or ""),
        published=published,
        published_raw=raw,
    )


def _unique(entries: Iterable[Found]) -> tuple[Found, ...]:
    """*entries* with a usable address, each address once."""
    table: dict[str, Found] = {}
    for entry in entries:
        if is_http(entry.url):
            table.setdefault(entry.url, entry)
    return tuple(table.values())
