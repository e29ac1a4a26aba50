"""Decides what the demo's hosts answer to an address at a time of the demo's clock. Touches no network.

Not here: sockets (server.py), the words of pages and feeds (pages.py, feeds.py).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import urlsplit

from monitor.demo.feeds import atom, robots, rss, sitemap
from monitor.demo.pages import article_page, listing_page, on_page, related
from monitor.demo.press import Outlet, Press, PressArticle

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
FEEDS = {
    "rss": (rss, "application/rss+xml; charset=utf-8"),
    "atom": (atom, "application/atom+xml; charset=utf-8"),
    "sitemap": (sitemap, "application/xml; charset=utf-8"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: status, kind and body; `changed` where the server knows it."""

    status: int
    kind: str
    body: str
    changed: datetime | None = None

    @property
    def validators(self) -> dict[str, str]:
        """The headers that let a client ask later whether it changed."""
        if self.changed is None:
            return {}
        digest = hashlib.sha256(self.body.encode()).hexdigest()[:16]
        return {
            "ETag": f'"{digest}"',
            "Last-Modified": format_datetime(self.changed.astimezone(UTC), usegmt=True),
        }


def answer(press: Press, url: str, clock: datetime) -> Answer:
    """The answer to GET *url* (absolute) at *clock*."""
    parts = urlsplit(url)
    outlet = press.host(parts.hostname or "")
    if outlet is None:
        return Answer(502, TEXT, f"the demo's press has no host {parts.hostname}\n")
    if parts.path == "/robots.txt":
        return Answer(200, TEXT, robots(outlet))
    if outlet.about.down:
        return Answer(503, TEXT, "under maintenance\n")
    return _page(outlet, parts.path or "/", clock)


def unchanged(given: Answer, headers: Mapping[str, str]) -> bool:
    """Whether the client already holds *given*: If-None-Match decides where it is sent (RFC 9110, 13.2.2)."""
    validators = given.validators
    if not validators:
        return False
    tags = headers.get("If-None-Match")
    if tags is not None:
        return validators["ETag"] in (tag.strip().removeprefix("W/") for tag in tags.split(","))
    since = headers.get("If-Modified-Since")
    try:
        return since is not None and parsedate_to_datetime(validators["Last-Modified"]) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):  # a date that is none, or one without a zone: answer in full
        return False


def _page(outlet: Outlet, path: str, clock: datetime) -> Answer:
    article = next((a for a in outlet.published(clock) if a.row.path == path), None)
    if article is not None and article.row.expect != "gone":
        shown = (article, *related(outlet, article, clock))
        return Answer(200, HTML, article_page(outlet, article, clock), _newest(shown, clock))
    if path in outlet.about.entrances and outlet.about.door in FEEDS:
        write, kind = FEEDS[outlet.about.door]
        return Answer(200, kind, write(outlet, clock), _newest(outlet.published(clock), clock))
    if path in outlet.about.entrances or path in (menu for menu, _ in outlet.about.menu):
        return Answer(200, HTML, listing_page(outlet, path, clock), _newest(on_page(outlet, path, clock), clock))
    return Answer(404, HTML, "<!DOCTYPE html><title>404</title><h1>Không tìm thấy trang</h1>\n")


def _newest(articles: Iterable[PressArticle], clock: datetime) -> datetime | None:
    return max((a.changed(clock) for a in articles), default=None)
