"""What is seen on a page before its text is chosen: claims of the head, headline, blocks, and which are chrome.

Not here: which blocks are the text (text/body.py).
"""

from dataclasses import dataclass

from lxml.etree import _Element

from monitor.addresses import domain
from monitor.config import Selectors, Source
from monitor.model import Page, Pending
from monitor.read.page.blocks import Block, cut
from monitor.read.page.head import Head, read_head
from monitor.read.page.selected import Selected, select
from monitor.read.page.tree import strip_machinery
from monitor.read.shapes.places import Census
from monitor.read.text.aside.chrome import find_chrome, remove
from monitor.read.text.aside.others import is_of_others
from monitor.read.text.title import Title, find_title, site_names


@dataclass(frozen=True, slots=True)
class Given:
    """A page, what its source said of the address, and the source (None for an address that a person brought)."""

    page: Page
    listed: Pending
    source: Source | None


@dataclass(frozen=True, slots=True)
class View:
    """What is seen on one page before its text is chosen."""

    host: str
    head: Head
    selected: Selected
    title: Title
    body: _Element
    blocks: tuple[Block, ...]  # all of them
    plain: tuple[Block, ...]  # those that are not chrome
    dated: tuple[Block, ...]  # those that may print the article's date: chrome too, but none of other news and the like
    site: tuple[str, ...]
    census: Census | None  # where everything stood, if something is to be learned


def look(tree: _Element, given: Given, *, observing: bool = False) -> View | None:
    """What the page *tree* prints, chrome told apart and taken out; None when it prints nothing.

    *observing*: where everything stood is kept, to learn from it.
    """
    head = read_head(tree)
    strip_machinery(tree)
    selected, tree = select(tree, given.source.selectors if given.source else Selectors())
    body = tree.find("body")
    return None if body is None else view_of(body, head, selected, given, observing=observing)


def view_of(body: _Element, head: Head, selected: Selected, given: Given, *, observing: bool = False) -> View | None:
    """As `look`, of a *body* without machinery whose *head* was read before."""
    blocks = cut(body)
    if not blocks:
        return None
    url = given.page.final_url
    census = Census(body) if observing else None
    site = site_names(url, head, given.source.name if given.source else "")
    title = find_title(body, head, given.listed.title, site, blocks)
    chrome = find_chrome(body, title.element)
    inside = {inner for outer in chrome for inner in outer.iter()}
    plain = tuple(block for block in blocks if block.element not in inside)
    others = {inner for outer in chrome if is_of_others(outer) for inner in outer.iter()}
    dated = tuple(block for block in blocks if block.element not in others)
    remove(body, chrome)
    title = Title(selected.title) if selected.title else title
    return View(domain(url), head, selected, title, body, blocks, plain, dated, site, census)
