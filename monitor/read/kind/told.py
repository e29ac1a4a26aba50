"""Why a page is no article: asks the other files of this room in order. Not here: the signs themselves."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from monitor.read.kind.listing import is_home, why_listing
from monitor.read.kind.media import Shown, why_media
from monitor.read.kind.rhythm import paragraphs
from monitor.read.kind.stubs import why_in_place
from monitor.read.kind.wall import has_wall
from monitor.read.page.blocks import Block
from monitor.read.page.head import Head


def why_not_article(url: str, title: str, head: Head, blocks: Sequence[Block], text: Sequence[Block]) -> str:
    """Why the page at *url* is no article, as "it is a …: …", or "".

    *blocks* are all of the page that are not chrome, *text* those taken for the article's own, without the notice of
    a wall.
    """
    if is_home(url):
        return "it is the home page of the site"
    page = Shown(_parts(url), title, head, text)
    if why := why_in_place(title, head, blocks, text) or why_media(page):
        return why
    if not paragraphs(text) and has_wall(head, blocks) and not _described(head):
        return "it is a paywall: no word of the article stands before it"
    return "" if page.says_news else why_listing(page.parts, title, head, blocks)


def _described(head: Head) -> bool:
    return bool(head.first("og:description", "description") or head.description or head.body)


def _parts(url: str) -> frozenset[str]:
    """The parts of the path of *url* between slashes and of its host between dots, in lower case, without ".html"."""
    try:
        found = urlsplit(url.lower())
    except ValueError:
        return frozenset()
    path = (part.partition(".")[0] for part in found.path.split("/"))
    return frozenset((*path, *found.netloc.split(".")[:-1])) - {""}
