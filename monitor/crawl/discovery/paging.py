"""Where a listing goes on: which link of a page leads to its next page.

Not here: asking for that page and when to stop (pipeline), finding the links (listing). It must rather find
nothing than something wrong, for a wrong page fills the ledger with what is none of the list's: a link counts
only when its address is that of the page with the next number, or when the page itself swears that it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from monitor.addresses import canonical, is_http, key, same_site


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page, its address absolute."""

    url: str
    texts: tuple[str, ...] = ()  # what a reader sees or is told: text, title, aria-label
    names: frozenset[str] = frozenset()  # words of the classes and ids of the link and of the element around it
    next: bool = False  # rel="next"


@dataclass(frozen=True, slots=True)
class _Place:
    """An address split into the list it belongs to and the number of its page."""

    stem: str
    number: int | None = None
    step: bool = True  # False: the number counts articles, so the next one is any larger one


# Names of parameters that hold the number of a page, and those that hold the number of an article in the list.
_PAGE_NAMES = frozenset(
    ["page", "trang", "p", "pg", "paged", "pageindex", "page_index", "pageno", "page_no", "pagenumber", "pagenum"]
)
_OFFSET_NAMES = frozenset(["start", "offset", "from", "skip"])
_PATH_MARK = re.compile(r"(?:^|[-/_.])(?:trang|page|pages|pg|p)[-/_.]?(\d{1,4})(?=/?$|\.[a-z]{2,5}$)", re.IGNORECASE)
_PATH_NUMBER = re.compile(r"[-/_](\d{1,4})(?=/?$|\.[a-z]{2,5}$)", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}")
_LARGEST_OFFSET = 6  # digits

_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_ARROWS = frozenset("›»>→❯▶")
_SAYS_PAGE = re.compile(r"\btrang (?:sau|tiếp|kế|tới)\b|\bnext page\b", re.IGNORECASE)
_SAYS_NEXT = frozenset(
    [
        "tiếp",
        "tiếp theo",
        "kế tiếp",
        "sau",
        "next",
        "xem thêm",
        "tải thêm",
        "older",
        "older posts",
        "cũ hơn",
        "tin cũ hơn",
    ]
)
_LONGEST = 40  # characters of such a text; a longer one is a headline
_NOT_NOW = frozenset(["disabled", "prev", "previous"])


def next_page(links: Sequence[Link], page_url: str, articles: Iterable[str]) -> str | None:
    """The address of the page after *page_url*, or None where no link surely leads there.

    *articles* are the addresses that the page lists; none of them is a page of the list.
    """
    taken = {key(page_url), *(key(url) for url in articles)}
    usable = [link for link in links if _claims(link) and _usable(link, page_url, taken)]
    here = _place(page_url)
    for sure, chosen in _by_strength(usable):
        for link in chosen:
            if _follows(here, page_url, link.url, sure=sure):
                return canonical(link.url)
    numbered = _numbered(usable, page_url, here)
    return canonical(numbered) if numbered else None


def _claims(link: Link) -> bool:
    return link.next or "next" in link.names or any(text and len(text) <= _LONGEST for text in link.texts)


def _usable(link: Link, page_url: str, taken: set[str]) -> bool:
    return (
        is_http(link.url)
        and same_site(link.url, page_url)
        and key(link.url) not in taken
        and not (link.names & _NOT_NOW)
    )


def _by_strength(links: Sequence[Link]) -> Iterator[tuple[bool, list[Link]]]:
    """*links* that claim to lead on, the surest first, and whether the claim alone is nearly enough."""
    yield True, [link for link in links if link.next]
    yield True, [link for link in links if any(_says(text, _SAYS_PAGE) for text in link.texts)]
    yield False, [link for link in links if "next" in link.names or any(_says_next(text) for text in link.texts)]


def _says(text: str, words: re.Pattern[str]) -> bool:
    return len(text) <= _LONGEST and words.search(text) is not None


def _says_next(text: str) -> bool:
    if text and len(text) <= 3 and set(text) <= _ARROWS:
        return True
    return len(text) <= _LONGEST and _EDGES.sub("", text).lower() in _SAYS_NEXT


# -- addresses ---------------------------------------------------------------------------------------------------


def _place(url: str) -> _Place:
    """*url* without the number of its page, and that number."""
    parts = urlsplit(canonical(url))
    kept, number, step = [], None, True
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        if number is None and value.isascii() and value.isdecimal() and len(value) <= _LARGEST_OFFSET:
            if name.lower() in _PAGE_NAMES:
                number = int(value)
                continue
            if name.lower() in _OFFSET_NAMES:
                number, step = int(value), False
                continue
        kept.append(pair)
    path = parts.path
    if number is None and (mark := _PATH_MARK.search(path)):
        number = int(mark[1])
        path = path[: mark.start()] + path[mark.end() :]
    return _Place(_stem(parts.scheme, parts.netloc, path, kept), number, step)


def _stem(scheme: str, host: str, path: str, query: list[str]) -> str:
    """The list's own address: /tin.html and /tin/ are one, for its pages are /tin/trang-2.html."""
    bare = _EXTENSION.sub("", path.rstrip("/"))
    return key(urlunsplit((scheme, host, bare, "&".join(sorted(part for part in query if part)), "")))


def _follows(here: _Place, page_url: str, url: str, *, sure: bool) -> bool:
    """Whether *url* may be the page after *page_url*; *sure*: the link says so in words that mean nothing else."""
    there = _place(url)
    if there.number is None:
        return sure and (_is_same_path(page_url, url) or _is_next_bare(here, page_url, url))
    if there.stem == here.stem:
        return _is_next_number(here, there, sure=sure)
    # A front page whose list goes on in its section: from / to /tin/?page=2.
    below = there.stem.startswith(here.stem.partition("?")[0].rstrip("/") + "/")
    return sure and here.number is None and below and there.step and there.number == 2


def _is_next_number(here: _Place, there: _Place, *, sure: bool) -> bool:
    number = there.number or 0
    if not there.step:
        return number > (here.number or 0)
    if here.number is not None:
        return number == here.number + 1
    # Some sites count from 0: their second page is number 1. Only words that mean nothing else tell it.
    return number == 2 or (sure and number == 1)


def _is_same_path(one: str, other: str) -> bool:
    """The list may also go on behind a mark of its own in the query: ?after=…"""
    return key(one).partition("?")[0] == key(other).partition("?")[0]


def _is_next_bare(here: _Place, page_url: str, url: str) -> bool:
    there, before = _bare_place(url), _bare_place(page_url)
    return (there.stem, there.number) in _expected(here, before)


def _expected(here: _Place, before: _Place) -> set[tuple[str, int | None]]:
    """Where a list without a word before its numbers may go on: /tin to /tin/2, /tin/2 to /tin/3."""
    later = {(before.stem, before.number + 1)} if before.number is not None else set()
    return {(here.stem, 2), *later}


# -- pages with numbers only -------------------------------------------------------------------------------------


def _numbered(links: Sequence[Link], page_url: str, here: _Place) -> str | None:
    """The address behind the number after that of the page, among links that differ only in a number."""
    bare: dict[tuple[str, int | None], str] = {}
    for link in links:
        text = link.texts[0] if link.texts else ""
        if not _NUMBER.fullmatch(text):
            continue
        there = _place(link.url)
        if there.number is None:
            there = _bare_place(link.url)
            if there.number == int(text):
                bare.setdefault((there.stem, there.number), link.url)
        elif there.step and there.number == int(text) == (here.number or 1) + 1 and there.stem == here.stem:
            return link.url
    # A number alone proves little: another number must stand beside it for the same list.
    beside = Counter(stem for stem, _ in bare)
    expected = _expected(here, _bare_place(page_url))
    return next((url for place, url in bare.items() if place in expected and beside[place[0]] > 1), None)


def _bare_place(url: str) -> _Place:
    """As _place, for lists whose pages are /tin/2 and the like: a number without a word before it."""
    parts = urlsplit(canonical(url))
    mark = _PATH_NUMBER.search(parts.path)
    path = parts.path[: mark.start()] + parts.path[mark.end() :] if mark else parts.path
    stem = _stem(parts.scheme, parts.netloc, path, parts.query.split("&"))
    return _Place(stem, int(mark[1]) if mark else None)
