"""What the CSS selectors of sources.toml find in a page; they win over everything the program finds by itself.

Not here: whether a selector still fits its site (`sources check`).
"""

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from lxml import html
from lxml.etree import _Element
from soupsieve import SelectorSyntaxError

from monitor.config import Selectors
from monitor.read.page.blocks import cut
from monitor.read.page.tree import parse, strip_machinery
from monitor.vietnamese.clean import one_line

_STAMPS = ("datetime", "content", "title")


@dataclass(frozen=True, slots=True)
class Selected:
    """What was found; "" for a selector that is not set or finds nothing."""

    title: str = ""
    lead: str = ""
    text: str = ""
    date: str = ""


def select(tree: _Element, selectors: Selectors) -> tuple[Selected, _Element]:
    """What *selectors* find in *tree*, and the tree without what `remove` names."""
    if not selectors.of_article:
        return Selected(), tree
    soup = BeautifulSoup(html.tostring(tree, encoding="unicode"), "lxml")
    for css in selectors.remove:
        for element in _find(soup, css):
            element.decompose()
    found = Selected(
        title=_first(soup, selectors.title),
        lead=_first(soup, selectors.lead),
        text="\n".join(line for element in _find(soup, selectors.text) for line in _lines(element)),
        date=_date(soup, selectors.date),
    )
    rest = parse(str(soup)) if selectors.remove else tree
    return found, tree if rest is None else rest


def _find(soup: BeautifulSoup, css: str | None) -> list[Tag]:
    try:
        return list(soup.select(css)) if css else []
    except SelectorSyntaxError:
        return []


def _first(soup: BeautifulSoup, css: str | None) -> str:
    return next((text for element in _find(soup, css) if (text := one_line(element.get_text(" ")))), "")


def _lines(element: Tag) -> list[str]:
    """The blocks of *element*, which may be a paragraph or the whole container of the text."""
    tree = parse(str(element))
    if tree is None:
        return []
    strip_machinery(tree)
    return [block.text for block in cut(tree)]


def _date(soup: BeautifulSoup, css: str | None) -> str:
    for element in _find(soup, css):
        for raw in (*(element.get(name) for name in _STAMPS), element.get_text(" ")):
            if isinstance(raw, str) and one_line(raw):
                return one_line(raw)
    return ""
