"""Which address an article stands at, and whether a page is what was asked for. Decides by what the store holds.

A redirect and a `rel=canonical` are claims of a server. A night of maintenance redirects every article to one page, and
some systems print the section's address as the canonical one of every article: believed blindly, either makes one
article of many, and the rest is lost. So a claim is believed when nothing else stands there, or when what stands there
has a headline like ours; and a notice in the place of an article is asked for again.
"""

from urllib.parse import urlsplit

from monitor.addresses import canonical, is_http, key
from monitor.model import Article, Page, Pending, ReadFault
from monitor.pipeline.incoming.judge import Judged
from monitor.pipeline.session import Session
from monitor.read import replaced
from monitor.vietnamese.alike import alike, unlike

DOUBTS = 5  # tries, about five hours: then a page that may be another one is taken as it is
_CONFIRMS = 3  # words: a shorter headline ("Thông báo") is like any other
_STUB = 500  # characters: a notice says little, an article under another headline says more
ERROR_PAGE = "it is an error page"  # as read says it
# What stands in an article's place for a while, and says nothing of the article.
PASSING = (
    ERROR_PAGE,
    "it is a challenge page",
    "it is a login page",
    "it is a redirect page",
    "it is the page of a server that is down",
)


def moved(page: Page, *own: str) -> bool:
    """Whether a redirect led *page* to another article's address than any of *own*."""
    return key(page.final_url) not in {key(url) for url in own}


def doubt(session: Session, address: Pending, page: Page, result: Judged | ReadFault) -> str:
    """Why *page* is not what *address* was listed as, so that it is asked again later; "" when it may well be."""
    away, young = moved(page, address.url), address.attempts < DOUBTS
    if isinstance(result, ReadFault):
        if away and (young or _is_home(page.final_url)):
            return f"redirected to {_short(page.final_url)}, which is no article ({result.reason})"
        return result.reason if young and result.reason.startswith(PASSING) else ""
    title, stub = result.article.title, len(result.article.text) < _STUB
    if away and (_is_notice(address, title, young=young, stub=stub) or _is_anothers(session, address, page, title)):
        return f"redirected to {_short(page.final_url)}, whose headline is “{title[:80]}”"
    if young and stub and unlike(address.title, title):
        return f"the page says “{title[:80]}”, not what was listed"
    return ""


def _is_notice(address: Pending, title: str, *, young: bool, stub: bool) -> bool:
    """Whether what a redirect led to may be a notice: a few words, and not under the headline that was listed."""
    confirms = address.title and len(title.split()) >= _CONFIRMS
    return stub and (not alike(address.title, title) or (young and not confirms))


def _is_anothers(session: Session, address: Pending, page: Page, title: str) -> bool:
    """Whether a redirect led to an article that stands there already and has another headline than was listed."""
    holder = session.store.holder(key(page.final_url))
    return holder is not None and holder[0] != address.id and not alike(address.title, title)


def stands_at(session: Session, address: Pending, page: Page, article: Article) -> str:
    """The canonical address of *article*: the one it declares, else where it was found, else as it was listed."""
    for claim in (article.canonical, page.final_url):
        if is_http(claim) and _is_free(session, address, canonical(claim), article):
            return canonical(claim)
    return canonical(address.url)


def _is_free(session: Session, address: Pending, url: str, article: Article) -> bool:
    """Whether nothing stands at *url*, or the same article."""
    holder = session.store.holder(key(url))
    if holder is None or holder[0] == address.id:
        return True
    if alike(holder[1], article.title) or (address.title and alike(holder[1], address.title)):
        return True
    kept = session.store.clip_of(holder[0])
    return kept is not None and not replaced(session.store.revisits.newest_words(kept)[0], article)


def _is_home(url: str) -> bool:
    return urlsplit(url).path.strip("/") == ""


def _short(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"[:120]
