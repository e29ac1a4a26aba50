"""Home pages, sections, pages of a tag and answers of a search: pages that list articles.

A page counts as a listing only by the rhythm of its blocks; its address alone says nothing, since portals file
articles under "/su-kien/" too. Not here: pages with one thing on them (media.py, stubs.py).
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from monitor.read.kind.rhythm import rhythm
from monitor.read.page.blocks import Block
from monitor.read.page.head import Head

_HOME = re.compile(r"/?(?:(?:index|default|home|trang-chu)(?:\.\w{2,5})?)?/?", re.IGNORECASE)
_TAGS = frozenset(["tag", "tags", "chu-de", "topic", "topics", "tu-khoa", "keyword", "su-kien", "dong-su-kien"])
_SEARCH = frozenset(["tim-kiem", "timkiem", "search", "ket-qua-tim-kiem"])
_SEARCHED = re.compile(r"\W*(?:kết quả )?(?:tìm kiếm|tìm thấy \d+)\b.{0,120}|\W*search(?: results?)?\b.{0,120}", re.IGNORECASE)  # fmt: skip
_NOTHING = re.compile(r"(?:không (?:tìm thấy|có)|chưa có) (?:kết quả|bài viết|tin(?: bài)?)\b|no results? (?:found|for)\b", re.IGNORECASE)  # fmt: skip
_CARDS = 8  # an article may be followed by a few
_FEW_CARDS = 4  # of a page whose address says that it lists


def is_home(url: str) -> bool:
    """Whether *url* is the address of a site's home page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(_HOME.fullmatch(parts.path)) and not parts.query


def why_listing(parts: frozenset[str], title: str, head: Head, blocks: Sequence[Block]) -> str:
    """Why the page is a list, or ""; *parts* are those of its address, *blocks* all that are not chrome.

    Sections print a paragraph under each headline; only articles go on for a second one. One or two lone paragraphs
    may be the lead of an article whose text cannot be read: no listing.
    """
    seen = rhythm(blocks)
    if max(seen.rows, default=0) > 1:
        return ""
    if why := _searched(parts, title, head, blocks, seen.cards):
        return why
    if len(seen.rows) in (1, 2):
        return ""
    many = f"{seen.cards} headlines with links, {len(seen.rows)} paragraphs apart from one another"
    if parts & _TAGS and seen.cards >= _FEW_CARDS:
        return f"it is the page of a tag or topic, a list: {many}"
    return f"it is a list: {many}" if seen.cards >= _CARDS else ""


def _searched(parts: frozenset[str], title: str, head: Head, blocks: Sequence[Block], cards: int) -> str:
    """Why the page is the answer of a search: its address says so, and something on it does too."""
    if not (parts & _SEARCH or "searchresultspage" in head.signs.types):
        return ""
    nothing = any(_NOTHING.search(block.text) for block in blocks if len(block.text) < 150)
    if _SEARCHED.fullmatch(title) or nothing or cards >= _FEW_CARDS:
        return f"it is the answer of a search: {cards} headlines with links"
    return ""
