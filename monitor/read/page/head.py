"""What a page declares about itself: JSON-LD, meta elements, the canonical link.

Everything here is a claim, kept as written; what is believed is decided in text/title.py, dates/published.py and kind/.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import Any

from lxml.etree import _Element

from monitor.read.about import About, read_about
from monitor.read.page.signs import Signs, read_signs
from monitor.read.page.tree import text_of
from monitor.vietnamese.clean import one_line

_ARTICLE_TYPES = re.compile(r"(News|Blog|Tech|Report|Opinion|Analysis|Review|Background)?(Article|Posting)$|^Report$")
# For JSON-LD that is no JSON, which is common (unescaped quotes, trailing commas): only what can be told apart.
_LOOSE = re.compile(r'"(headline|datePublished)"\s*:\s*"((?:[^"\\\n]|\\.)*)"')
_SAYS_ENOUGH = 15  # characters of a headline that is found inside of a title
_PARTS = re.compile(r"\s[-–—|•·»]\s")  # between a headline and the name of its site
_LANGUAGE = re.compile(r"([a-z]{2})(?![a-z])")
# What scripts call the date of an article when nothing else names it.
_IN_SCRIPT = re.compile(
    r"\b(?:publish(?:ed)?|pub)_?(?:date|at|time|on)[\\\"']{0,2}\s*[:=]\s*[\\\"']{0,2}(\d[^\\\"'\n<>{}]{5,39})",
    re.IGNORECASE,
)
_SCRIPT_LETTERS = 200_000  # of all scripts of a page that are looked through for it
_MOST_ARTICLES = 50  # of one page; more are a list of news
_MAX_NODES = 2000  # of one JSON-LD block; a page describes itself in far fewer


@dataclass(frozen=True, slots=True)
class Head:
    """The claims of a page; "" or () where it makes none."""

    meta: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by lower-case name, in page order
    headline: str = ""  # from JSON-LD, and so the following
    description: str = ""
    published: str = ""
    published_in_script: str = ""  # looked for only where neither JSON-LD nor a meta element dates the page
    body: str = ""
    authors: tuple[str, ...] = ()
    is_article: bool = False
    html_title: str = ""
    canonical: str = ""
    language: str = ""
    about: About = field(default_factory=About)
    signs: Signs = field(default_factory=Signs)  # of video, walls, galleries and the like

    def first(self, *names: str) -> str:
        """The first non-empty meta value among *names*, in the order of *names*."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), "")


def read_head(tree: _Element) -> Head:
    """Collect the claims of the page *tree*; it must still hold its scripts."""
    meta = _meta(tree)
    titles = [text_of(t) for t in tree.iter("title")]
    canonical = _canonical(tree)
    article, loose = _json_ld(tree, [*meta.get("og:title", ()), *titles], [canonical, *meta.get("og:url", ())])
    published = _moment(article.get("datePublished")) or loose.get("datePublished", "")
    return Head(
        meta=meta,
        headline=_text(article.get("headline") or article.get("name")) or loose.get("headline", ""),
        description=_text(article.get("description")),
        published=published,
        published_in_script="" if published or _dated(meta) else _in_script(tree),
        body=_text(article.get("articleBody"), keep_lines=True),
        authors=tuple(_names(article.get("author"))),
        is_article=bool(article),
        html_title=next((t for t in titles if t), ""),
        canonical=canonical,
        language=_language(tree),
        about=read_about(tree, meta, article),
        signs=read_signs(tree),
    )


def _meta(tree: _Element) -> dict[str, tuple[str, ...]]:
    """Every meta value by its name; microdata dates count, wherever in the page they stand."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = one_line(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and value:
                found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _dated(meta: dict[str, tuple[str, ...]]) -> bool:
    return any("publish" in name or "date" in name for name in meta)


def _in_script(tree: _Element) -> str:
    """The first date of publication, raw, that a script of the page names."""
    left = _SCRIPT_LETTERS
    for script in tree.iter("script"):
        code = (script.text or "")[:left]
        match = _IN_SCRIPT.search(code)
        if match:
            return one_line(match[1])
        left -= len(code)
    return ""


def _canonical(tree: _Element) -> str:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            return (element.get("href") or "").strip()
    return ""


def _language(tree: _Element) -> str:
    declared = _LANGUAGE.match((tree.get("lang") or tree.get("xml:lang") or "").strip().lower())
    return declared[1] if declared else ""


def _json_ld(tree: _Element, titles: Sequence[str], addresses: Sequence[str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The article that JSON-LD describes, and what a loose look finds in blocks that are no JSON.

    Of several articles, the first that has one of the page's own *titles* or *addresses*; others are related news.
    """
    articles: list[dict[str, Any]] = []
    loose: dict[str, str] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        raw = "".join(str(piece) for piece in script.itertext())
        try:
            data = json.loads(raw.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            loose |= {name: _text(value) for name, value in _LOOSE.findall(raw)}
            continue
        articles += islice(filter(_is_article, _nodes(data)), _MOST_ARTICLES - len(articles))
    if len(articles) < 2:
        return (articles[0] if articles else {}), loose
    own = max(articles, key=lambda node: _names_page(node, titles, addresses))  # the first of equals
    return own, loose


def _names_page(article: dict[str, Any], titles: Sequence[str], addresses: Sequence[str]) -> int:
    """How clearly *article* says that it is that of the page with these *titles* and *addresses*, from 0 to 3."""
    headline = _text(article.get("headline") or article.get("name")).casefold()
    folded = [title.casefold() for title in titles]
    if headline and any(headline in (title, *map(str.strip, _PARTS.split(title))) for title in folded):
        return 3
    page = article.get("mainEntityOfPage")
    found = (article.get("url"), article.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    if any(isinstance(url, str) and url and url in addresses for url in found):
        return 2
    return int(len(headline) >= _SAYS_ENOUGH and any(headline in title for title in folded))


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD block, outer ones first; lists (such as of related news) only at the top."""
    waiting, seen = [data], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[name] for name in ("@graph", "mainEntity") if name in node)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind.rpartition("/")[2]) for kind in kinds)


def _names(author: Any) -> Iterator[str]:
    for each in author if isinstance(author, list) else [author]:
        named = each.get("name") if isinstance(each, dict) else each
        yield from filter(None, map(_text, named if isinstance(named, list) else [named]))


def _moment(value: Any) -> str:
    """A date of JSON-LD, raw; some systems write it as a number of seconds or milliseconds since 1970."""
    return str(value) if type(value) is int else _text(value)


def _text(value: Any, *, keep_lines: bool = False) -> str:
    """A JSON-LD value as text; entities in it are undone, since many systems escape twice."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return ""
    return unescape(value) if keep_lines else one_line(unescape(value))
