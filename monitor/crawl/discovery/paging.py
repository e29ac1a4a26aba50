"""Where a listing goes on: which link of a page leads to its next page.

Not here: asking for that page and when to stop (pipeline), finding the links (listing). It must rather find
nothing than something wrong, for a wrong page fills the ledger with what is none of the list's: a link counts
only when its address is that of the page with the next number, or when the page itself swears that it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, urlsplit, urlunsplit

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

    path: str  # with the host, as key writes it
    query: frozenset[str]  # parameters but that of the page
    number: int | None = None
    step: bool = True  # False: the number counts articles, so the next one is any larger one


# Parameters that hold the number of a page, also behind a prefix (`_101_INSTANCE_cur`), and those that hold the
# number of an article in the list.
_PAGE_NAME = re.compile(r"(?:.*[-_.])?(?:page|trang|p|pg|paged|cur|page_?(?:index|no|num|number))", re.IGNORECASE)
_NO_PAGE_NAME = re.compile(r"comment|binh|per[-_.]?page", re.IGNORECASE)
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
        "xem tiếp",
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
    """Whether anything at *link* says "next" or a number; most links of a page say neither and are soon told."""
    spoken = any(_says(text, _SAYS_PAGE) or _says_next(text) or _NUMBER.fullmatch(text) for text in link.texts)
    return link.next or "next" in link.names or spoken


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
            if _PAGE_NAME.fullmatch(name) and not _NO_PAGE_NAME.search(name):
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
    return _Place(_list_path(parts, path), frozenset(kept) - {""}, number, step)


def _list_path(parts: SplitResult, path: str) -> str:
    """The list's own path: /tin.html and /tin/ are one, for its pages are /tin/trang-2.html."""
    return key(urlunsplit((parts.scheme, parts.netloc, _EXTENSION.sub("", path.rstrip("/")), "", "")))


def _follows(here: _Place, page_url: str, url: str, *, sure: bool) -> bool:
    """Whether *url* may be the page after *page_url*; *sure*: the link says so in words that mean nothing else."""
    there = _place(url)
    if there.number is None:
        return sure and (_goes_on_in_query(here, there) or _is_next_bare(here, page_url, url))
    if _is_same_list(here, there) or (sure and _is_written_out(here, there)):
        return _is_next_number(here, there, sure=sure)
    # A front page whose list goes on in its section: from / to /tin/?page=2.
    below = there.path.startswith(here.path.rstrip("/") + "/")
    return sure and here.number is None and below and there.step and there.number == 2


def _is_same_list(here: _Place, there: _Place) -> bool:
    return (there.path, there.query) == (here.path, here.query)


def _is_written_out(here: _Place, there: _Place) -> bool:
    """Whether *there* only says more of the list than the address of its first page did: /tin to /tin?rows=20&page=2."""
    return there.path == here.path and here.number is None and here.query < there.query


def _is_next_number(here: _Place, there: _Place, *, sure: bool) -> bool:
    number = there.number or 0
    if not there.step:
        return number > (here.number or 0)
    if here.number is not None:
        return number == here.number + 1
    # Some sites count from 0: their second page is number 1. Only words that mean nothing else tell it.
    return number == 2 or (sure and number == 1)


def _goes_on_in_query(here: _Place, there: _Place) -> bool:
    """The list may also go on behind a mark of its own: ?after=…"""
    return there.path == here.path and here.number is None and not there.query <= here.query


def _is_next_bare(here: _Place, page_url: str, url: str) -> bool:
    return _bare_place(url) in _expected(here, _bare_place(page_url))


def _expected(here: _Place, before: _Place) -> set[_Place]:
    """Where a list without a word before its numbers may go on: /tin to /tin/2, /tin/2 to /tin/3."""
    later = {replace(before, number=before.number + 1)} if before.number is not None else set()
    return {replace(here, number=2), *later}


# -- pages with numbers only -------------------------------------------------------------------------------------


def _numbered(links: Sequence[Link], page_url: str, here: _Place) -> str | None:
    """The address behind the number after that of the page, among links that differ only in a number."""
    bare: dict[_Place, str] = {}
    for link in links:
        text = link.texts[0] if link.texts else ""
        if not _NUMBER.fullmatch(text):
            continue
        there = _place(link.url)
        if there.number is None:
            there = _bare_place(link.url)
            if there.number == int(text):
                bare.setdefault(there, link.url)
        elif there.step and there.number == int(text) == (here.number or 1) + 1 and _is_same_section(here, there):
            return link.url
    # A number alone proves little: another number must stand beside it for the same list.
    beside = Counter((place.path, place.query) for place in bare)
    expected = _expected(here, _bare_place(page_url))
    return next((url for place, url in bare.items() if place in expected and beside[place.path, place.query] > 1), None)


def _is_same_section(here: _Place, there: _Place) -> bool:
    # Never on a front page: its boxes have pages of their own.
    return _is_same_list(here, there) or (_is_written_out(here, there) and not here.path.endswith("/"))


def _bare_place(url: str) -> _Place:
    """As _place, for lists whose pages are /tin/2 and the like: a number without a word before it."""
    parts = urlsplit(canonical(url))
    mark = _PATH_NUMBER.search(parts.path)
    path = parts.path[: mark.start()] + parts.path[mark.end() :] if mark else parts.path
    query = frozenset(parts.query.split("&")) - {""}
    return _Place(_list_path(parts, path), query, int(mark[1]) if mark else None)
