"""Walls: the notice that the rest of a text is for those who pay or log in.

What stands before a wall is the publisher's own and makes a clip, marked. Not here: pages with a wall alone, which
are told with the other pages that are no article (told.py).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.read.kind.rhythm import size
from monitor.read.page.blocks import Block
from monitor.read.page.head import Head

# Whole blocks, and only what no report says: who must do what *to read on*.
_WALL = re.compile(
    r".{0,120}?(?:"
    r"(?:đăng nhập|đăng ký|mua (?:gói|thuê bao|báo)|nâng cấp|trở thành|trả phí|nạp tiền|thanh toán)\b.{0,60}? để"
    r" (?:tiếp tục )?(?:đọc|xem|truy cập) (?:tiếp|toàn bộ|trọn|đầy đủ|nội dung|bài (?:viết|này)|hết)"
    r"|(?:nội dung|bài(?: viết)?|chuyên mục)(?: này)?(?: chỉ)? dành (?:riêng )?cho (?:\w+ ){0,2}?(?:thuê bao|hội viên|thành viên|"
    r"(?:độc giả|bạn đọc|tài khoản|người dùng) (?:trả phí|đăng ký|đã đăng|đặt mua|premium|vip|pro))"
    r"|để (?:đọc|xem) (?:tiếp|toàn bộ|trọn vẹn|đầy đủ)(?: \w+){0,4}?,? (?:vui lòng|mời|xin|bạn cần|quý (?:độc giả|bạn đọc))"
    r"|(?:subscribe|sign up|log in|sign in|register)\b.{0,40}? to (?:continue|keep|read (?:on|more|the (?:full|rest)))"
    r"|this (?:article|content|story) is (?:\w+ )?(?:for|available to|reserved for) (?:\w+ ){0,2}?(?:subscribers|members)"
    r"|to continue reading,? |(?:article|contenu) réservé (?:à nos|aux) abonnés|il vous reste \d+\s?% de cet article"
    r"|登录后(?:继续|查看)|(?:会员|會員|订阅者|訂戶)(?:专享|專享|可读)|(?:有料)?会員限定|会員登録(?:して|すると)続き|この記事は有料"
    r").{0,160}",
    re.IGNORECASE,
)
# One of these is in every such notice; looking for them first costs a tenth of the search.
_HINTS = ("để đọc", "để xem", "để tiếp", "để truy", "dành cho", "dành riêng", "to continue", "to keep", "to read",
    "subscribers", "members", "réservé", "il vous", "登录后", "专享", "專享", "可读", "会員", "有料")  # fmt: skip
_LONGEST = 300  # characters of such a notice
_FEW = 3  # paragraphs: title and lead, more or less; with more, a good part of the text is there
_RUNNING = 60  # characters of a paragraph


def is_wall(block: Block) -> bool:
    """Whether *block* is the notice of a wall."""
    return len(block.text) <= _LONGEST and _says_wall(block.text)


@lru_cache(maxsize=1 << 12)  # each block of a page is asked twice or three times
def _says_wall(text: str) -> bool:
    folded = text.casefold()
    return any(hint in folded for hint in _HINTS) and bool(_WALL.fullmatch(text))


def has_wall(head: Head, blocks: Sequence[Block]) -> bool:
    """Whether the page says that its text is not free, in its claims or in one of *blocks*."""
    return head.signs.paid or any(map(is_wall, blocks))


def walled(head: Head, blocks: Sequence[Block], text: Sequence[str]) -> tuple[str, bool]:
    """What a wall leaves of the paragraphs *text*, in words ("" without one), and whether it is hardly more than a lead.

    *blocks* are all of the page that are not chrome. Where only the claims of the page speak of a wall, a longer text
    is taken for whole: many sites claim it of every article.
    """
    running = sum(size(p) >= _RUNNING for p in text)
    if any(map(is_wall, blocks)):
        return "the rest of the text stands behind a paywall or login", running <= _FEW
    if head.signs.paid and running < _FEW:
        return "the page says that its text is not free; the rest may be missing", True
    return "", False
