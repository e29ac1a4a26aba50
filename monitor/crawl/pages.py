"""Turns the answer of an article's address into a Page, or says why there is none.

Not here: getting the answer (visit), reading the page (read).
"""

from datetime import datetime

from monitor.crawl.web.answers import Answer, Trouble
from monitor.model import FetchFault, Page

_GONE = (404, 410)
# What is no text for people to read; an article is HTML, whatever a sloppy server calls it.
_NO_ARTICLE = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip", "application/msword")


def page(url: str, answer: Answer | Trouble, fetched_at: datetime) -> Page | FetchFault:
    """What *answer* says to the question for *url*, asked at *fetched_at*.

    401, 403, 451, 429, 5xx and everything unclear are temporary: servers refuse today what they show tomorrow.
    """
    if isinstance(answer, Trouble):
        kind = "unreadable" if answer.kind == "unsafe" else answer.kind
        return FetchFault(url, kind, answer.reason, answer.retry_after)
    if answer.status in _GONE:
        return FetchFault(url, "gone", f"the address answers {answer.status_line}")
    if not 200 <= answer.status < 300:
        return FetchFault(url, "temporary", f"the address answers {answer.status_line}", answer.retry_after)
    if answer.content_type.lower().startswith(_NO_ARTICLE):
        return FetchFault(url, "not-an-article", f"the address answers {answer.content_type}, not a page")
    if not answer.body.strip():
        return FetchFault(url, "temporary", "the address answers an empty page")
    return Page(url, answer.url, answer.redirects, answer.content_type, answer.body, fetched_at)
