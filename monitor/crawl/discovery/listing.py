"""Reads listing pages: which links of a section page are articles, with title, date and summary of each.

Not here: article pages (read). It must rather miss a link than take a menu for news, for every address that is
taken ends in the ledger; what it misses on one site, `selectors.links` in sources.toml finds.
Without a selector a link earns points: an address shaped like an article's, words enough for a headline, a
place among others of its kind; menus and footers lose them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from monitor.addresses import absolute, canonical, is_http, key, same_site
from monitor.config import Selectors
from monitor.crawl.discovery.autodiscovery import feeds_in
from monitor.crawl.discovery.charset import decode
from monitor.crawl.discovery.dates import Dates
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
_NEAR = 6  # levels around a link that may hold its date
_DATE_WORDS = 7  # "Thứ Hai, ngày 20 tháng 7 năm 2026 | 06:18 (GMT+7)"; a text with more words is a sentence

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
_DATE = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\btháng\s+\d|[年년]\s?\d", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # Thai, Lao, kana, Han


@dataclass(slots=True)
class _Candidate:
    url: str
    links: list[Tag]
    title: str = ""


def read_listing(body: bytes, content_type: str, url: str, dates: Dates, selectors: Selectors = _NONE) -> Harvest:
    """The articles that the page *body*, got from *url*, links to, in its order, and its next page; or why none.

    `selectors.links` (CSS) names the links, or elements around them; without it they are told by shape and
    repetition. `selectors.next` names the link to the next page; without it that is told by paging.
    """
    if not body.strip():
        return Harvest(fault="the address answers an empty body, not a page")
    # HTML has no "<?": where a page has one, BeautifulSoup warns that it may be XML.
    soup = BeautifulSoup(decode(body, content_type).replace("<?", "&lt;?"), "lxml")
    base = absolute(url, str(tag["href"])) if (tag := soup.select_one("base[href]")) else url
    try:
        links = _selected(soup, selectors.links) if selectors.links else soup.select("a[href]")
    except SelectorSyntaxError as error:
        return Harvest(fault=f"selectors.links is no CSS selector: {one_line(str(error))[:120]}")
    candidates = _candidates(links, base)
    chosen = candidates if selectors.links else _articles(candidates, url)
    if not chosen:
        return Harvest(fault=_nothing(selectors.links), feeds=feeds_in(soup, url))
    owners = {id(link): key(candidate.url) for candidate in chosen for link in candidate.links}
    found = tuple(_found(candidate, owners, dates) for candidate in chosen)
    further, note = _further(soup, base, url, found, selectors.next)
    return Harvest(found, note=note, further=further, feeds=feeds_in(soup, url))


def _nothing(selector: str | None) -> str:
    if selector:
        return f"selectors.links ({selector}) matches no link with an address on this page"
    return "no article links can be told from the others on this page; name them in selectors.links"


def _selected(soup: BeautifulSoup, selector: str) -> list[Tag]:
    links: list[Tag] = []
    for tag in soup.select(selector):
        links += [tag] if tag.name in ("a", "link") else tag.select("a[href]")
    return links


def _candidates(links: list[Tag], base: str) -> list[_Candidate]:
    """*links* by the article they lead to, in the page's order, each with its headline."""
    table: dict[str, _Candidate] = {}
    for link in links:
        address = absolute(base, str(link.get("href", ""))).partition("#")[0]
        if is_http(address):
            table.setdefault(key(address), _Candidate(address, [])).links.append(link)
    for candidate in table.values():
        candidate.title = _title(candidate.links)
    return list(table.values())


def _title(links: list[Tag]) -> str:
    """The headline among the texts of *links* that lead to one article: picture, headline and summary."""
    texts = [(link, text) for link in links if (text := _link_text(link)) and _is_headline(text)]
    for link, text in texts:
        if link.find_parent(re.compile("^h[1-6]$")) or link.find(re.compile("^h[1-6]$")):
            return text
    if texts:
        return texts[0][1]
    return next((t for link in links if (t := title(str(link.get("title", ""))))), _link_text(links[0]))


def _link_text(link: Tag) -> str:
    """A heading inside *link*, for whole cards may be links; else all its text."""
    heading = link.find(re.compile("^h[1-6]$"))
    text: str = (heading if isinstance(heading, Tag) else link).get_text(" ")
    return one_line(text)


def _is_headline(text: str) -> bool:
    return _word_count(text) >= _WORDS and len(text) <= _LONGEST_TITLE


def _word_count(text: str) -> int:
    """Words by blanks; in scripts without them, two characters count as one."""
    return len(text.split()) + len(_SPACELESS.findall(text)) // 2


# -- where the list goes on ----------------------------------------------------------------------------------------


def _further(
    soup: BeautifulSoup, base: str, url: str, found: tuple[Found, ...], selector: str | None
) -> tuple[tuple[Further, ...], str]:
    """The next page, if there is one, and what a person should know of it."""
    if not selector:
        address = next_page(
            [_link(tag, base) for tag in soup.select("a[href], link[href]")], url, [f.url for f in found]
        )
        return ((Further(address),) if address else ()), ""
    try:
        named = [
            canonical(absolute(base, str(tag["href"]))) for tag in _selected(soup, selector) if tag.has_attr("href")
        ]
    except SelectorSyntaxError as error:
        return (), f"selectors.next is no CSS selector: {one_line(str(error))[:120]}"
    usable = [address for address in named if same_site(address, url) and key(address) != key(url)]
    return tuple(Further(address) for address in usable[:1]), ""


def _link(tag: Tag, base: str) -> Link:
    around = tag.parent if tag.parent is not None and tag.parent.name == "li" else None
    names = " ".join(_names(each) for each in (tag, around) if each is not None)
    texts = (one_line(tag.get_text(" ")), str(tag.get("title", "")), str(tag.get("aria-label", "")))
    return Link(
        absolute(base, str(tag["href"])),
        tuple(texts) if tag.name == "a" else (),
        frozenset(_MENU_SPLIT.split(names.lower())) if tag.name == "a" else frozenset(),
        "next" in tag.get_attribute_list("rel"),
    )


# -- article links told from the others --------------------------------------------------------------------------


def _articles(candidates: list[_Candidate], page_url: str) -> list[_Candidate]:
    possible = [c for c in candidates if _is_possible(c, page_url)]
    shapes = Counter(shape for c in possible for shape in {_shape(link) for link in c.links})
    sections = {part for c in candidates for part in _parents(c.url)}
    chosen = [c for c in possible if _points(c, shapes) >= _ENOUGH and key(c.url) not in sections]
    numbered = [c for c in chosen if _is_numbered(c.url)]
    # Where nearly every article has a number in its address, one without is a section with a long name.
    return numbered if len(numbered) >= max(_REPEATED, 0.7 * len(chosen)) else chosen


def _is_possible(candidate: _Candidate, page_url: str) -> bool:
    return (
        _is_headline(candidate.title)
        and same_site(candidate.url, page_url)
        and key(candidate.url) != key(page_url)
        and not _NO_NEWS.match(urlsplit(candidate.url).path)
    )


def _points(candidate: _Candidate, shapes: Counter[str]) -> int:
    points = 2 * _is_numbered(candidate.url)
    points += _slug_words(candidate.url) >= _SLUG_WORDS
    points += _word_count(candidate.title) >= 6
    points += max(shapes[_shape(link)] for link in candidate.links) >= _REPEATED
    return points - 3 * all(_in_menu(link) for link in candidate.links)


def _is_numbered(url: str) -> bool:
    """Whether the address carries a number or a day, as those of articles do."""
    parts = urlsplit(url)
    return bool(
        _LONG_NUMBER.search(parts.path) or _DATE_PATH.search(parts.path) or _NUMBER_PARAMETER.search(parts.query)
    )


def _slug_words(url: str) -> int:
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    return len([word for word in re.split(r"[-_.]+", last) if word])


def _parents(url: str) -> Iterator[str]:
    """The keys of every section the path of *url* passes through."""
    parts = urlsplit(url)
    names = parts.path.strip("/").split("/")
    for depth in range(1, len(names)):
        yield key(f"{parts.scheme}://{parts.netloc}/{'/'.join(names[:depth])}")


def _shape(link: Tag) -> str:
    """Names and first classes of a link and of the three elements around it."""
    around = [link, *islice(link.parents, 3)]
    return ">".join(f"{tag.name}.{(tag.get_attribute_list('class') or [''])[0]}" for tag in around)


def _in_menu(link: Tag) -> bool:
    return any(
        tag.name in ("nav", "footer") or _MENU & set(_MENU_SPLIT.split(_names(tag).lower()))
        for tag in islice(link.parents, _FAR)
    )


def _names(tag: Tag) -> str:
    return " ".join(str(part) for name in ("class", "id", "role") for part in tag.get_attribute_list(name) if part)


# -- what stands around an article link ---------------------------------------------------------------------------


def _found(candidate: _Candidate, owners: dict[int, str], dates: Dates) -> Found:
    card = _card(candidate, owners)
    texts = _date_texts(card, candidate.title)
    published, raw = next((read for text in texts if (read := dates.read(text))[0]), (None, ""))
    return Found(candidate.url, candidate.title, _summary(card, candidate.title), published, raw)


def _card(candidate: _Candidate, owners: dict[int, str]) -> Tag:
    """The largest element near the link that holds no link of another article."""
    own = key(candidate.url)
    card = next((each for each in candidate.links if _link_text(each) == candidate.title), candidate.links[0])
    for parent in list(islice(card.parents, _NEAR)):
        # Lazily, for the first parent too many is the whole list.
        if any(owners.get(id(tag), own) != own for tag in parent.descendants) or parent.name in ("body", "html"):
            break
        card = parent
    return card


def _date_texts(card: Tag, headline: str) -> Iterator[str]:
    """Texts of *card* that may be its date, and are not its headline: machine-readable ones first."""
    for tag in card.select("[datetime]"):
        yield str(tag["datetime"])
    for text in card.stripped_strings:
        if _DATE.search(text) and len(_LETTERS.findall(text)) <= _DATE_WORDS and text not in headline:
            yield text


def _summary(card: Tag, headline: str) -> str:
    texts = [one_line(tag.get_text(" ")) for tag in card.select("p, .sapo, .summary, .description")]
    longest = max((t for t in texts if t != headline), key=len, default="")
    return longest if _word_count(longest) > _word_count(headline) // 2 and not _DATE.fullmatch(longest) else ""
