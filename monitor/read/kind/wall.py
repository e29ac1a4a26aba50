"""Walls: the notice that the rest of a text is for those who pay or log in.

What stands before a wall is the publisher's own and makes a clip, marked. A notice is told by its object, *this
article*: people log in to read many other things, and reports say so. Not here: pages with a wall alone, which are
told with the other pages that are no article (told.py).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from monitor.read.kind.rhythm import is_paragraph, size
from monitor.read.page.blocks import Block
from monitor.read.page.head import Head
from monitor.read.page.tree import ancestors, classes

_ENTER = r"(?:đăng nhập|đăng ký|mua (?:gói|thuê bao|báo)|nâng cấp|trở thành|trả phí|nạp tiền|thanh toán)\b"
_ALL = r"(?:tiếp |toàn bộ |toàn văn |trọn (?:vẹn )?|đầy đủ |hết )?"
_THIS = rf"{_ALL}(?:nội dung (?:của )?)?bài(?: (?:viết|báo|này)\b|\W*$)|{_ALL}nội dung(?: này\b|\W*$)"
_READ_ON = rf"(?:(?:tiếp tục đọc|đọc tiếp)\b|(?:(?:tiếp tục )?(?:xem|truy cập)|đọc) (?:{_THIS})|xem tiếp\W*$)"
_PAYERS = r"(?:độc giả|bạn đọc|tài khoản|người dùng|hội viên|thành viên|thuê bao) (?:trả phí|đăng ký|đã đăng|đặt mua|premium|vip|pro)\b"
# Whole blocks, and only what no report says: who must do what *to read on*.
_WALL = re.compile(
    r".{0,120}?(?:"
    rf"{_ENTER}.{{0,60}}? để {_READ_ON}"
    rf"|để {_READ_ON}(?: \w+){{0,4}}?,? (?:vui lòng|mời|xin|bạn (?:cần|hãy)|quý (?:độc giả|bạn đọc)).{{0,40}}?{_ENTER}"
    rf"|(?:nội dung|bài(?: viết| báo)?)(?: này)?(?: chỉ)? dành (?:riêng )?cho (?:\w+ ){{0,2}}?(?:{_PAYERS}|(?:thuê bao|hội viên|thành viên)(?:[.!]|$))"
    r"|(?:subscribe|sign up|log in|sign in|register)\b.{0,40}? to (?:(?:continue|keep) reading|read (?:on|more|the (?:full|rest)))"
    r"|this (?:article|content|story) is (?:\w+ )?(?:for|available to|reserved for) (?:\w+ ){0,2}?(?:subscribers|members)"
    r"|to continue reading,? |(?:article|contenu) réservé (?:à nos|aux) abonnés|il vous reste \d+\s?% de cet article"
    r"|登录后(?:继续|查看)(?:阅读|全文|更多|内容|完整|$)|(?:会员|會員|订阅者|訂戶)(?:专享|專享|可读)(?:文章|内容|內容|\W|$)"
    r"|(?:有料)?会員限定(?:記事|コンテンツ|です|\W|$)|会員登録(?:して|すると)続き|この記事は有料"
    r").{0,160}",
    re.IGNORECASE,
)
# Words of walls that reports use too; they count where the page says otherwise that it is one.
_MAYBE = re.compile(
    rf".{{0,120}}?(?:{_ENTER}.{{0,60}}? để (?:tiếp tục )?(?:đọc|xem|truy cập) (?:tiếp|toàn bộ|trọn|đầy đủ|nội dung|hết)"
    r"|(?:nội dung|bài(?: viết)?|chuyên mục)(?: này)?(?: chỉ)? dành (?:riêng )?cho (?:\w+ ){0,2}?(?:thuê bao|hội viên|thành viên)"
    r"|để (?:đọc|xem) (?:tiếp|toàn bộ|trọn vẹn|đầy đủ)(?: \w+){0,4}?,? (?:vui lòng|mời|xin|bạn cần|quý (?:độc giả|bạn đọc))"
    r"|(?:subscribe|sign up|log in|sign in|register)\b.{0,40}? to (?:continue|keep)).{0,160}",
    re.IGNORECASE,
)
_NAMES = re.compile(r" (?:\w*pay ?wall|\w*wall|subscri\w*|regwall|log ?in|sign ?in|dang ?nhap|upsell|mua ?goi) ")
_AROUND = 3  # elements, the innermost first, that may be named as a wall
# One of these is in every such notice; looking for them first costs a tenth of the search.
_HINTS = ("để đọc", "để xem", "để tiếp", "để truy", "dành cho", "dành riêng", "to continue", "to keep", "to read",
    "subscribers", "members", "réservé", "il vous", "登录后", "专享", "專享", "可读", "会員", "有料")  # fmt: skip
_LONGEST = 300  # characters of such a notice
_FEW = 3  # paragraphs: title and lead, more or less; with more, a good part of the text is there
_RUNNING = 60  # characters of a paragraph


def is_wall(block: Block, *, paid: bool) -> bool:
    """Whether *block* is the notice of a wall; *paid*: the head of its page says that the text is not free."""
    if len(block.text) > _LONGEST:
        return False
    says, may_say = _says_wall(block.text)
    return says or (may_say and (paid or _is_named(block)))


@lru_cache(maxsize=1 << 12)  # each block of a page is asked twice or three times
def _says_wall(text: str) -> tuple[bool, bool]:
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS):
        return False, False
    return bool(_WALL.fullmatch(text)), bool(_MAYBE.fullmatch(text))


def _is_named(block: Block) -> bool:
    return any(_NAMES.search(classes(element)) for element in islice(ancestors(block.element), _AROUND))


def before_wall(head: Head, chosen: Sequence[Block]) -> tuple[Block, ...]:
    """*chosen*, the text's blocks, without the notice of a wall at their end; behind a true wall no text goes on."""
    last = max(
        (n for n, b in enumerate(chosen) if is_paragraph(b) and not is_wall(b, paid=head.signs.paid)), default=-1
    )
    return tuple(b for n, b in enumerate(chosen) if n < last or not is_wall(b, paid=head.signs.paid))


def has_wall(head: Head, blocks: Sequence[Block]) -> bool:
    """Whether the page says that its text is not free, in its claims or in one of *blocks*."""
    return head.signs.paid or any(is_wall(block, paid=False) for block in blocks)


def walled(head: Head, blocks: Sequence[Block], text: Sequence[str]) -> tuple[str, bool]:
    """What a wall leaves of the paragraphs *text*, in words ("" without one), and whether it is hardly more than a lead.

    *blocks* are all of the page that are not chrome; a notice that stayed in the text is none. Where only the claims
    of the page speak of a wall, a longer text is taken for whole: many sites claim it of every article.
    """
    running = sum(size(p) >= _RUNNING for p in text)
    if any(is_wall(block, paid=head.signs.paid) and block.text not in text for block in blocks):
        return "the rest of the text stands behind a paywall or login", running <= _FEW
    if head.signs.paid and running < _FEW:
        return "the page says that its text is not free; the rest may be missing", True
    return "", False
