"""Turns the answer of an article's address into a Page, or says why there is none.

Not here: getting the answer (visit), reading the page (read).
"""

from datetime import datetime
from typing import Literal

from monitor.crawl.web.answers import Answer, Trouble
from monitor.model import FetchFault, Page
from monitor.vietnamese.clean import one_line

_GONE = (404, 410)
_SHOWN = 100  # characters of a Content-Type that a reason prints
# What is no text for people to read; an article is HTML, whatever a sloppy server calls it.
_NO_ARTICLE = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip", "application/msword")


def page(url: str, answer: Answer | Trouble, fetched_at: datetime) -> Page | FetchFault:
    """What *answer* says to the question for *url*, asked at *fetched_at*.

    401, 403, 451, 429, 5xx and everything unclear are temporary: servers refuse today what they show tomorrow.
    """
    if isinstance(answer, Trouble):
        kind = "unreadable" if answer.kind == "unsafe" else answer.kind
        return FetchFault(url, kind, answer.reason, answer.retry_after, answer.robots)

    def fault(kind: Literal["temporary", "gone", "not-an-article"], what: str) -> FetchFault:
        wait = answer.retry_after if kind == "temporary" else None
        return FetchFault(url, kind, f"the address answers {what}", wait, answer.robots)

    if answer.status in _GONE:
        return fault("gone", answer.status_line)
    if not 200 <= answer.status < 300:
        return fault("temporary", answer.status_line)
    if answer.content_type.lower().startswith(_NO_ARTICLE):
        return fault("not-an-article", f"{one_line(answer.content_type)[:_SHOWN]}, not a page")
    if not answer.body.strip():
        return fault("temporary", "an empty page")
    return Page(
        url,
        answer.url,
        answer.redirects,
        answer.content_type,
        answer.body,
        fetched_at,
        exchange=answer.exchange,
        robots=answer.robots,
    )
