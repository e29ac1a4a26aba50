"""What prints dates that are not the article's: other news, comments, notes of pictures, the date of a change.

Not here: what is no text of the article (chrome.py): a date may stand in a bar of buttons.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from lxml.etree import _Element

from monitor.read.page.blocks import Block
from monitor.read.page.tree import classes
from monitor.read.text.phrases import opens_comments
from monitor.vietnamese.clean import one_line
from monitor.vietnamese.fold import unaccented

_TAGS = frozenset(["figcaption", "aside"])
_NAMES = re.compile(
    r" (?:relat\w*|\w*lien ?quan|lq|\w*tin ?khac|cung (?:chuyen )?muc|other\w*|\w?comment\w*|\w*binh ?luan|y ?kien|phan hoi"
    r"|feedbacks?|disqus|sidebar|widget|\w*caption|chu ?thich|(?:img|image|photo|pic|picture) \w+|tin ?moi|tin nong|most \w+"
    r"|popular\w*|hot ?news|recommend\w*|suggest\w*|xem ?(?:them|nhieu)|doc ?them|see ?(?:more|also)|read ?(?:more|next)|trending) "
)
_OF_ARTICLE = re.compile(
    r" (?:article|detail|post|entry|story|meta|info|date|time) "
)  # such an aside dates the article
_HEADING = re.compile(
    r"\W*(?:(?:các |những )?(?:tin|bài|bài viết|tin bài|tin tức) (?:liên quan|khác|cùng (?:chuyên mục|chủ đề|mục|loại)|mới|cũ|đọc nhiều|xem nhiều|nổi bật)"
    r"|cùng (?:chuyên mục|chủ đề|tác giả)|xem thêm|đọc thêm|đọc nhiều|xem nhiều|có thể bạn quan tâm|đừng bỏ lỡ|mới nhất"
    r"|related|most (?:read|viewed)|read (?:next|more|also)|相关新闻|관련기사)\b.{0,20}",
    re.IGNORECASE,
)
_CARD = 20  # characters of a link that is a headline
_LOOKED_AT = 12  # elements of a line


def is_of_others(element: _Element) -> bool:
    """Whether *element* holds other news, comments or the note of a picture; its tag must still be its own."""
    names = classes(element)
    return (element.tag in _TAGS and not _OF_ARTICLE.search(names)) or _is_named(names)


@lru_cache(maxsize=1 << 14)
def _is_named(names: str) -> bool:
    return _NAMES.search(unaccented(names)) is not None


def opens_others(text: str) -> bool:
    """Whether *text* is the heading over other news or over comments."""
    return bool(_HEADING.fullmatch(text)) or opens_comments(text)


def in_cards(blocks: Sequence[Block], n: int) -> bool:
    """Whether the *n*-th of *blocks* stands beside a headline that is a link, and so dates that."""
    beside = (blocks[at] for at in (n - 1, n + 1) if 0 <= at < len(blocks))
    return any(block.linked > 0.5 and len(block.text) >= _CARD for block in beside)


def _beginning(element: _Element) -> str:
    """The text that *element* begins with, clean; a line needs no more, and an element may hold a whole page."""
    return one_line("".join(str(piece) for piece in islice(element.itertext(), 2 * _LOOKED_AT)))


def is_named_change(block: Block, day: str) -> bool:
    """Whether the element of *block* that prints *day* is named as that of the date of a change."""
    for element in islice(block.element.iter("*"), _LOOKED_AT):
        names = f"{classes(element)}{(element.get('itemprop') or '').lower()} "
        if ("modif" in names or " update" in names) and "publish" not in names and day in _beginning(element):
            return True
    return False
