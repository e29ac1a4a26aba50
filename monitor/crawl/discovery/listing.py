"""Reads listing pages: which links of a section page are articles, with title, date and summary of each.

Not here: article pages (read). It must rather miss a link than take a menu for news, for every address that is
taken ends in the ledger; what it misses on one site, `selectors.links` in sources.toml finds.
Without a selector a link earns points: an address shaped like an article's, words enough for a headline, a
place among others of its kind; menus and footers lose them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from monitor.addresses import canonical, is_http, key, same_site
from monitor.config import Selectors
from monitor.crawl.discovery.autodiscovery import feeds_in
from monitor.crawl.discovery.card import Candidate, read_cards
from monitor.crawl.discovery.dates import Dates
from monitor.crawl.discovery.page import (
    LONGEST_LINK,
    addressed,
    base_of,
    heading_in,
    is_heading,
    link_text,
    names_of,
    parts_of,
    text_of,
    tree,
    word_count,
)
from monitor.crawl.discovery.paging import Link, next_page
from monitor.crawl.discovery.plain import title
from monitor.crawl.web.answers import Harvest
from monitor.model import Found, Further
from monitor.vietnamese.clean import one_line

_NONE = Selectors()
_ENOUGH = 3  # points
_REPEATED = 3  # links in the same kind of container
_WORDS = 4  # of a headline
_LONGEST_TITLE = 300
_FAR = 30  # levels around a link that may be a menu
_DEEPEST_SECTION = 10  # parts of a path

_LONG_NUMBER = re.compile(r"\d{5,}")
_DATE_PATH = re.compile(r"/(?:19|20)\d{2}(?:/\d{1,2}|[01]\d|-\d{1,2})(?:/|-|$)")
_NUMBER_PARAMETER = re.compile(r"(?:^|&)\w*id=[A-Za-z]*\d+", re.IGNORECASE)
_SLUG_WORDS = 5
_MENU = {"menu", "nav", "navbar", "navigation", "footer", "breadcrumb", "breadcrumbs", "pagination", "paging", "tags"}
_MENU_SPLIT = re.compile(r"[-_\s]+")
# First parts of a path that lead to anything but articles.
_NO_NEWS = re.compile(
    r"^/(?:[a-z]{2}/)?(?:tags?|tu-khoa|chu-de|topics?|su-kien|search|tim-kiem|tac-gia|authors?|multimedia|truyen-hinh"
    r"|podcasts?|videos?|doc-bao-in|rss|lien-he|contact|login|dang-nhap)(?:/|\.|$)",
    re.IGNORECASE,
)


def read_listing(body: bytes, content_type: str, url: str, dates: Dates, selectors: Selectors = _NONE) -> Harvest:
    """The articles that the page *body*, got from *url*, links to, in its order, and its next page; or why none.

    `selectors.links` (CSS) names the links, or elements around them; without it they are told by shape and
    repetition. `selectors.next` names the link to the next page; without it that is told by paging.
    Of a page far longer than any real one the beginning is read, and a note says so (page).
    """
    if not body.strip():
        return Harvest(fault="the address answers an empty body, not a page")
    soup, cut = tree(body, content_type)
    base = base_of(soup, url)
    try:
        links, more = addressed(_selected(soup, selectors.links or "a[href]"), base)
    except SelectorSyntaxError as error:
        return Harvest(fault=f"selectors.links is no CSS selector: {one_line(str(error))[:120]}")
    candidates = _candidates(links)
    chosen = candidates if selectors.links else _articles(candidates, url, _menus(soup))
    if not chosen:
        return Harvest(fault=_nothing(selectors.links), note=_notes(cut, more), feeds=feeds_in(soup, url))
    found = read_cards(chosen, dates)
    further, wrong = _further(soup, base, url, found, selectors.next)
    return Harvest(found, note=_notes(cut, more, wrong), further=further, feeds=feeds_in(soup, url))


def _notes(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def _nothing(selector: str | None) -> str:
    if selector:
        return f"selectors.links ({selector}) matches no link with an address on this page"
    return "no article links can be told from the others on this page; name them in selectors.links"


def _selected(soup: BeautifulSoup, selector: str) -> list[Tag]:
    """The links that *selector* names, or that stand in elements it names."""
    links: list[Tag] = []
    searched: set[int] = set()  # what stands in an element is not searched again in those within it
    for tag in soup.select(selector):
        if tag.name in ("a", "link"):
            links.append(tag)
        elif id(tag) not in searched:
            inside = [each for each in parts_of(tag) if isinstance(each, Tag)]
            searched.update(map(id, inside))
            links += [each for each in inside if each.name == "a" and each.has_attr("href")]
    return links


def _candidates(links: list[tuple[Tag, str]]) -> list[Candidate]:
    """*links* by the article they lead to, in the page's order, each with its headline."""
    table: dict[str, Candidate] = {}
    for link, whole in links:
        address = whole.partition("#")[0]
        if is_http(address):
            same = key(address)
            table.setdefault(same, Candidate(address, same, [])).links.append(link)
    for candidate in table.values():
        candidate.title = _title(candidate.links)
    return list(table.values())


def _title(links: list[Tag]) -> str:
    """The headline among the texts of *links* that lead to one article: picture, headline and summary."""
    texts = [(link, text) for link in links if (text := link_text(link)) and _is_headline(text)]
    for link, text in texts:
        if any(map(is_heading, islice(link.parents, _FAR))) or heading_in(link):
            return text
    if texts:
        return texts[0][1]
    spoken = (title(str(link.get("title", ""))[:LONGEST_LINK]) for link in links)
    return next((text for text in spoken if text), link_text(links[0]))


def _is_headline(text: str) -> bool:
    return word_count(text) >= _WORDS and len(text) <= _LONGEST_TITLE


# -- where the list goes on ----------------------------------------------------------------------------------------


def _further(
    soup: BeautifulSoup, base: str, url: str, found: tuple[Found, ...], selector: str | None
) -> tuple[tuple[Further, ...], str]:
    """The next page, if there is one, and what a person should know of it."""
    if not selector:
        links, _ = addressed(soup.select("a[href], link[href]"), base)
        address = next_page([_link(*link) for link in links], url, [f.url for f in found])
        return ((Further(address),) if address else ()), ""
    try:
        links, _ = addressed((tag for tag in _selected(soup, selector) if tag.has_attr("href")), base)
    except SelectorSyntaxError as error:
        return (), f"selectors.next is no CSS selector: {one_line(str(error))[:120]}"
    named = (canonical(address) for _, address in links)
    usable = (address for address in named if same_site(address, url) and key(address) != key(url))
    return tuple(Further(address) for address in islice(usable, 1)), ""


def _link(tag: Tag, address: str) -> Link:
    around = tag.parent if tag.parent is not None and tag.parent.name == "li" else None
    names = " ".join(names_of(each) for each in (tag, around) if each is not None)
    texts = (text_of(tag, LONGEST_LINK), str(tag.get("title", "")), str(tag.get("aria-label", "")))
    return Link(
        address,
        tuple(texts) if tag.name == "a" else (),
        frozenset(_MENU_SPLIT.split(names.lower())) if tag.name == "a" else frozenset(),
        "next" in tag.get_attribute_list("rel"),
    )


# -- article links told from the others --------------------------------------------------------------------------


def _articles(candidates: list[Candidate], page_url: str, menus: set[int]) -> list[Candidate]:
    possible = [c for c in candidates if _is_possible(c, page_url)]
    shapes = Counter(shape for c in possible for shape in {_shape(link) for link in c.links})
    sections = {part for c in candidates for part in _parents(c.key)}
    chosen = [c for c in possible if _points(c, shapes, menus) >= _ENOUGH and c.key not in sections]
    numbered = [c for c in chosen if _is_numbered(c.url)]
    # Where nearly every article has a number in its address, one without is a section with a long name.
    return numbered if len(numbered) >= max(_REPEATED, 0.7 * len(chosen)) else chosen


def _is_possible(candidate: Candidate, page_url: str) -> bool:
    return (
        _is_headline(candidate.title)
        and same_site(candidate.url, page_url)
        and candidate.key != key(page_url)
        and not _NO_NEWS.match(urlsplit(candidate.url).path)
    )


def _points(candidate: Candidate, shapes: Counter[str], menus: set[int]) -> int:
    points = 2 * _is_numbered(candidate.url)
    points += _slug_words(candidate.url) >= _SLUG_WORDS
    points += word_count(candidate.title) >= 6
    points += max(shapes[_shape(link)] for link in candidate.links) >= _REPEATED
    return points - 3 * all(_in_menu(link, menus) for link in candidate.links)


def _is_numbered(url: str) -> bool:
    """Whether the address carries a number or a day, as those of articles do."""
    parts = urlsplit(url)
    return bool(
        _LONG_NUMBER.search(parts.path) or _DATE_PATH.search(parts.path) or _NUMBER_PARAMETER.search(parts.query)
    )


def _slug_words(url: str) -> int:
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    return len([word for word in re.split(r"[-_.]+", last) if word])


def _parents(same: str) -> Iterator[str]:
    """The keys of the sections that an address with the key *same* passes through."""
    host, *names = same.partition("?")[0].split("/", _DEEPEST_SECTION)
    for depth in range(1, len(names)):
        yield "/".join([host, *names[:depth]])


def _shape(link: Tag) -> str:
    """Names and first classes of a link and of the three elements around it."""
    around = [link, *islice(link.parents, 3)]
    return ">".join(f"{tag.name}.{str((tag.get_attribute_list('class') or [''])[0])[:100]}" for tag in around)


def _menus(soup: BeautifulSoup) -> set[int]:
    """The ids of the elements that are menus, footers and the like."""
    return {
        id(tag)
        for tag in soup.find_all(name=True)
        if tag.name in ("nav", "footer") or _MENU & set(_MENU_SPLIT.split(names_of(tag).lower()))
    }


def _in_menu(link: Tag, menus: set[int]) -> bool:
    return any(id(tag) in menus for tag in islice(link.parents, _FAR))
