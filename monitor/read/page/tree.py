"""Turns a fetched page into a tree, or says why it is no HTML page.

Not here: whether the page is an article (kind.py) and what it says (the other files of this room).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from lxml import etree, html
from lxml.etree import _Element

from monitor.model import Page, ReadFault
from monitor.read.page.decode import decode
from monitor.vietnamese.clean import one_line

_HTML_TYPES = ("", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream")
_XML_TYPES = ("application/xml", "text/xml")
# What servers send under the name of HTML: the first bytes tell.
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "an image or a recording",
    b"PK\x03\x04": "an Office document or archive",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"\x1f\x8b": "an archive",
}
_FEED_ROOT = re.compile(r"<(rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z!]")
_WORD_ENDS = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
_PROLOG = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)+")
# Characters that XML forbids: lxml reads them, but what is built on it may not write them back. As bytes of UTF-8,
# because a pattern over a large page takes a millisecond.
_CONTROLS = bytes((*range(9), *range(14, 32)))
_BREAKS_AS_BLANKS = bytes.maketrans(b"\v\f", b"  ")
_NONCHARACTERS = tuple(c.encode() for c in "\ufffe\uffff")
_ELEMENTS = etree.XPath("count(//*)")
_MOST_ELEMENTS = 60_000  # real pages have some thousands; ten times as many are a trap that takes seconds
# Never text of an article; `noscript` repeats for machines without scripts what is shown anyway.
_MACHINERY = ("script", "style", "template", "svg", "iframe", "object", "embed", "canvas", "noscript")


@dataclass(frozen=True, slots=True)
class Opened:
    """The tree of a page, comments removed, scripts still in it (JSON-LD), and what was mended of its characters."""

    tree: _Element
    repairs: tuple[str, ...]


def open_page(page: Page) -> Opened | ReadFault:
    """The tree of *page*, or why there is none."""
    wrong = _not_html(page)
    if wrong:
        return ReadFault(page.url, "not-an-article", f"the address holds {wrong}, not an HTML page")
    decoded = decode(page.body, page.content_type)
    text = decoded.text
    if not text.strip():
        return ReadFault(page.url, "unreadable", "the page is empty")
    if _FEED_ROOT.search(text[:1000]) and "<html" not in text[:1000].lower():
        return ReadFault(page.url, "not-an-article", "the address holds a feed or sitemap")
    tree = parse(text) if _TAG.search(text) else None
    if tree is None:
        return ReadFault(page.url, "unreadable", "there is no HTML in what was served")
    if cast("float", _ELEMENTS(tree)) > _MOST_ELEMENTS:
        return ReadFault(page.url, "unreadable", f"the page has over {_MOST_ELEMENTS} elements; no article has")
    return Opened(tree, decoded.repairs)


def parse(text: str) -> _Element | None:
    """*text* as a tree with `html` at its root, or None when nothing of it can be parsed."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(_bytes(_PROLOG.sub("", text)), parser=parser)
    except (etree.LxmlError, ValueError):  # lxml's words for "nothing in it"
        return None
    return tree if isinstance(tree.tag, str) and tree.tag == "html" else None


def _bytes(text: str) -> bytes:
    body = text.encode("utf-8", "replace").translate(_BREAKS_AS_BLANKS, _CONTROLS)
    for each in _NONCHARACTERS:
        body = body.replace(each, b"")
    return body


def strip_machinery(tree: _Element) -> None:
    """Remove scripts and everything else that is never text, in place."""
    etree.strip_elements(tree, *_MACHINERY, with_tail=False)


def classes(element: _Element) -> str:
    """Class and id of *element* in lower case, words of camel case and snake case apart: " related news "."""
    return words_of(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(maxsize=1 << 14)  # a page has some hundred different ones, and so have the next pages of its site
def words_of(names: str) -> str:
    """The words of the attributes *names*, in lower case, each with a blank on both sides."""
    return " " + _WORD_ENDS.sub(" ", names).lower() + " "


def text_of(element: _Element) -> str:
    """All text of *element*, clean, on one line."""
    return one_line("".join(str(piece) for piece in element.itertext()))


def start_of(element: _Element, most: int) -> str:
    """As `text_of`, of no more than the first *most* characters as they are written: a link may hold a whole page."""
    pieces, size = [], 0
    for piece in element.itertext():
        pieces.append(str(piece))
        size += len(piece)
        if size >= most:
            break
    return one_line("".join(pieces)[:most])


def ancestors(element: _Element) -> Iterator[_Element]:
    """*element* and what it stands in, from the inside out."""
    yield element
    yield from element.iterancestors()


def _not_html(page: Page) -> str:
    """What *page* is instead of HTML; "" when it may be HTML."""
    kind = page.content_type.partition(";")[0].strip().lower()
    start = page.body[:1000].lstrip()
    magic = next((name for first, name in _MAGIC.items() if start.startswith(first)), "")
    if magic or kind in _HTML_TYPES:
        return magic
    if kind in _XML_TYPES and b"<html" in start.lower():
        return ""
    return kind
