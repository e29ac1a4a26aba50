"""Which address an article stands at, and whether a page is what was asked for. Decides by what the store holds.

A redirect and a `rel=canonical` are claims of a server. A night of maintenance redirects every article to one page, and
some systems print the section's address as the canonical one of every article: believed blindly, either makes one
article of many, and the rest is lost. So a claim is believed when nothing else stands there, or when what stands there
has a headline like ours; and a page behind a redirect counts only when its headline is like the one that was listed.
"""

from urllib.parse import urlsplit

from monitor.addresses import canonical, is_http, key
from monitor.model import Article, Page, Pending, ReadFault
from monitor.pipeline.judge import Judged
from monitor.pipeline.session import Session
from monitor.vietnamese.alike import alike, unlike

DOUBTS = 6  # tries, about five hours: then a page that is not as it was listed is taken as it is
_STUB = 500  # characters: a notice says little, an article under another headline says more
ERROR_PAGE = "it is an error page"  # as read says it


def moved(page: Page, *own: str) -> bool:
    """Whether a redirect led *page* to another article's address than any of *own*."""
    return key(page.final_url) not in {key(url) for url in own}


def doubt(address: Pending, page: Page, result: Judged | ReadFault) -> str:
    """Why *page* is not what *address* was listed as, so that it is asked again later; "" when it may well be."""
    away = moved(page, address.url)
    if isinstance(result, ReadFault):
        if away:
            return f"redirected to {_short(page.final_url)}, which is no article ({result.reason})"
        return result.reason if result.reason.startswith(ERROR_PAGE) and address.attempts < DOUBTS else ""
    title = result.article.title
    if away and not alike(address.title, title):
        return f"redirected to {_short(page.final_url)}, whose headline is “{title[:80]}”"
    if unlike(address.title, title) and len(result.article.text) < _STUB and address.attempts < DOUBTS:
        return f"the page says “{title[:80]}”, not what was listed"
    return ""


def stands_at(session: Session, address: Pending, page: Page, article: Article) -> str:
    """The canonical address of *article*: the one it declares, else where it was found, else as it was listed."""
    for claim in (article.canonical, page.final_url):
        if is_http(claim) and _is_free(session, address.id, canonical(claim), article):
            return canonical(claim)
    return canonical(address.url)


def _is_free(session: Session, address_id: int, url: str, article: Article) -> bool:
    """Whether nothing stands at *url*, or the same article."""
    holder = session.store.holder(key(url))
    return holder is None or holder[0] == address_id or alike(holder[1], article.title)


def _short(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"[:120]
