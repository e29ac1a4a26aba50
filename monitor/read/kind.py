"""Tells pages that are no article: home pages, sections, listings, error pages served as if all were well.

A page wrongly called an article costs a look; an article wrongly called a listing is lost. So a page counts as
a listing only by the rhythm of its blocks, and when nothing in its head says "article".
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from monitor.read.page.blocks import Block
from monitor.read.page.head import Head
from monitor.vietnamese.clean import one_line

# Whole headlines only, and no wording that news could have ("500 học sinh …", "không tìm thấy nạn nhân").
_ERROR = re.compile(
    r"\W*(?:(?:lỗi|error|http)\W*(?:404|403|410|500|502|503)\b.{0,60}"
    r"|(?:404|403|410|500|502|503)\W*(?:(?:page )?not found|error|forbidden|lỗi|(?:trang )?không (?:tìm thấy|tồn tại)).{0,60}"
    r"|404|(?:page )?not found\b.{0,40}|access denied\b.{0,40}"
    r"|(?:xin lỗi\W+)?không tìm thấy (?:trang|bài viết|nội dung|đường dẫn|kết quả).{0,40}"
    r"|(?:xin lỗi\W+)?(?:trang|bài viết|nội dung|đường dẫn|liên kết)\b.{0,30}"
    r" (?:không (?:được )?(?:tìm thấy|tồn tại)|không còn tồn tại|đã bị (?:xóa|xoá)).{0,20})\W*",
    re.IGNORECASE,
)
_ERROR_TEXT = 600  # characters: an error page says little, an article about errors says more
_HOME = re.compile(r"/?(?:(?:index|default|home|trang-chu)(?:\.\w{2,5})?)?/?", re.IGNORECASE)
_CARD = 25  # characters of a link that is a headline
_PARAGRAPH = 60  # characters of a block that is a paragraph
_CARDS = 8  # an article may be followed by a few


def why_not_article(url: str, title: str, head: Head, blocks: Sequence[Block], text: Sequence[Block]) -> str:
    """Why the page at *url* is no article, or "".

    *blocks* are all of the page that are not chrome, *text* those taken for the article's own.
    """
    if _is_home(url):
        return "it is the home page of the site"
    said = sum(len(block.text) for block in text)
    if said < _ERROR_TEXT and any(_ERROR.fullmatch(name) for name in (title, one_line(head.html_title)) if name):
        return f"it is an error page: {title}"
    return "" if _says_article(head) else _listing(blocks)


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(_HOME.fullmatch(parts.path)) and not parts.query


def _says_article(head: Head) -> bool:
    """Claims that only articles make; `og:type` is not one, sections print "article" too."""
    return head.is_article or bool(head.first("article:published_time", "datepublished", "pubdate"))


def _listing(blocks: Sequence[Block]) -> str:
    """Sections print a paragraph under each headline; only articles go on for a second one.

    One or two lone paragraphs may be the lead of an article whose text cannot be read: no listing.
    """
    cards, runs = _rhythm(blocks)
    if cards >= _CARDS and max(runs, default=0) <= 1 and len(runs) not in (1, 2):
        return f"it is a list: {cards} headlines with links, {len(runs)} paragraphs apart from one another"
    return ""


def _rhythm(blocks: Sequence[Block]) -> tuple[int, list[int]]:
    """How many linked headlines stand in the page, and how many paragraphs in a row between them."""
    cards, row, rows = 0, 0, []
    for block in blocks:
        if block.linked > 0.8 and len(block.text) >= _CARD:
            cards += 1
            rows.append(row)
            row = 0
        elif block.linked < 0.3 and len(block.text) >= _PARAGRAPH:
            row += 1
    return cards, [each for each in (*rows, row) if each]
