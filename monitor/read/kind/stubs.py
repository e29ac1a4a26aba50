"""Pages that a server sends in an article's place: errors, maintenance, checks of the browser, logins, redirects.

Most of them pass, so who asks again later may get the article. All of them say little: what says more than a few
sentences is none of them, whatever it is called. Not here: walls before the rest of a text (wall.py).
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from lxml.etree import _Element

from monitor.read.kind.rhythm import paragraphs, said, size
from monitor.read.page.blocks import Block
from monitor.read.page.head import Head
from monitor.read.page.signs import read_signs
from monitor.vietnamese.clean import one_line

# Whole headlines only, and no wording that news could have ("500 học sinh …", "không tìm thấy nạn nhân").
_ERROR = re.compile(
    r"\W*(?:(?:lỗi|error|http)\W*(?:404|403|410)\b.{0,60}"
    r"|(?:404|403|410)\W*(?:(?:page )?not found|error|forbidden|lỗi|(?:trang )?không (?:tìm thấy|tồn tại)).{0,60}"
    r"|404|(?:page )?not found\b.{0,40}"
    r"|(?:xin lỗi\W+)?không tìm thấy (?:trang|bài viết|nội dung|đường dẫn|kết quả).{0,40}"
    r"|(?:xin lỗi\W+)?(?:trang|bài viết|nội dung|đường dẫn|liên kết)\b.{0,30}"
    r" (?:không (?:được )?(?:tìm thấy|tồn tại)|không còn tồn tại|đã bị (?:xóa|xoá)).{0,20})\W*",
    re.IGNORECASE,
)
# These say nothing of the article; it will be there again when the server is.
_DOWN = re.compile(
    r"\W*(?:(?:lỗi|error|http)\W*(?:500|502|503|504)\b.{0,60}"
    r"|(?:500|502|503|504)\W*(?:error|lỗi|bad gateway|(?:service (?:temporarily )?)?unavailable|internal server error|gateway time).{0,60}"
    r"|access denied\b.{0,40}|service (?:temporarily )?unavailable|bad gateway|request rejected|internal server error"
    r"|(?:trang web|website|hệ thống|cổng thông tin)(?: điện tử| này)? (?:đang|tạm) (?:được )?(?:bảo trì|nâng cấp|ngừng hoạt động).{0,20}"
    r"|(?:site |website )?(?:is )?(?:under|down for) maintenance.{0,20})\W*",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"\W*(?:just a moment|one moment,? please|please wait(?: while| for|\W*$).{0,60}|attention required.{0,30}"
    r"|checking (?:if the site connection is secure|your browser.{0,60})|ddos.guard|ddos protection by.{0,30}"
    r"|verif(?:y|ying) (?:that )?you are (?:not a robot|(?:a )?human).{0,40}|security (?:check|verification)|are you a robot"
    r"|human verification|enable javascript(?: and cookies)? to continue"
    r"|(?:vui lòng )?xác (?:minh|nhận|thực)(?: rằng)?(?: bạn)? (?:là con người|không phải (?:là )?(?:robot|người máy)).{0,40}"
    r"|đang kiểm tra (?:trình duyệt|bảo mật|kết nối)(?: của bạn)?)\W*",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\W*(?:đăng nhập|đăng ký(?: tài khoản| thành viên)?|log ?in|sign ?in|se connecter|登录|登入|ログイン)"
    r"(?:\W.{0,40}|(?: (?:tài khoản|hệ thống|thành viên|để tiếp tục|to continue|to your account).{0,30}))?\W*",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"(?:click|tap) here\b|redirecting|you are being redirected|(?:bấm|nhấn|nhấp|click)(?: chuột)? vào đây"
    r"|(?:đang|tự động) chuyển (?:hướng|trang)|object moved|(?:moved|found)\W+the document has moved",
    re.IGNORECASE,
)
# Scripts that set a cookie and load the page anew, or belong to the known services that check browsers.
_CHECK_SCRIPT = re.compile(
    r"document\.cookie\s*=[^<]{0,600}(?:location\.(?:reload|href|replace)|window\.location)|/cdn-cgi/challenge-platform/"
    r"|_cf_chl_opt|__ddg|captcha-delivery|_Incapsula_Resource",
    re.DOTALL,
)
_SCRIPT = 20_000  # characters of a script that are looked at
_LITTLE = 600  # characters: such a page says little, an article about errors says more
_NOTE = 300  # characters that a redirect says at most
_FEW_ELEMENTS = 200  # of a page that only checks or sends on; a news page has a thousand
_NAMED = range(7, 150)  # characters of a block that is such a page's headline
_TOP = 12  # blocks in which it stands


def why_stub(tree: _Element) -> str:
    """Why *tree*, which still holds its scripts, is a page that only checks the browser or sends it on; else ""."""
    if next(islice(tree.iter(), _FEW_ELEMENTS, None), None) is not None:
        return ""
    words = _words(tree)
    if size(words) >= _LITTLE:
        return ""
    scripts = (
        "".join(map(str, script.itertext()))[:_SCRIPT] + (script.get("src") or "") for script in tree.iter("script")
    )
    if any(_CHECK_SCRIPT.search(script) for script in scripts):
        return f"it is a challenge page, which checks the browser: {words[:80] or 'nothing is printed on it'}"
    refresh = read_signs(tree).refresh
    if refresh and size(words) < _NOTE:
        return f"it is a redirect page: it sends its reader to {refresh[:200]}"
    return ""


def _words(tree: _Element) -> str:
    """What the page *tree* prints, its scripts and the words for browsers without them left out."""
    body = tree.find("body")
    if body is None:
        return ""
    left_out = {text for e in body.iter("script", "style", "noscript") for text in e.itertext()}
    return one_line(" ".join(str(text) for text in body.itertext() if text not in left_out))


def why_in_place(title: str, head: Head, blocks: Sequence[Block], text: Sequence[Block]) -> str:
    """Why the page is an error, a check, a login or a redirect under the headline *title*; else "".

    *blocks* are all of the page that are not chrome, *text* those taken for the article's own.
    """
    if said(text) >= _LITTLE:
        return ""
    names = [name for name in (title, one_line(head.html_title)) if name]
    top = [b.text for b in blocks[:_TOP] if len(b.text) in _NAMED] if _may_be_other(head, text) else []
    if _any(_ERROR, (*names, *top)):
        return f"it is an error page: {title}"
    if _any(_DOWN, (*names, *top)):
        return f"it is the page of a server that is down: {title}"
    if _any(_CHECK, (*names, *top)):
        return f"it is a challenge page, which checks the browser: {title}"
    if head.signs.password and not head.is_article and _any(_LOGIN, names):
        return f"it is a login page: {title}"
    return "" if head.is_article else _onward(blocks)


def _onward(blocks: Sequence[Block]) -> str:
    """Why the page only points to another one: it says so, and has no other paragraph."""
    if said(blocks) >= _NOTE:
        return ""
    pointing = [block for block in blocks if _ONWARD.search(block.text)]
    others = [block for block in blocks if block not in pointing]
    return f"it is a redirect page: {pointing[0].text[:80]}" if pointing and not paragraphs(others) else ""


def _may_be_other(head: Head, text: Sequence[Block]) -> bool:
    """Whether the page may say in its blocks what it is: not where it declares an article or has a second paragraph."""
    return not head.is_article and paragraphs(text) <= 1


def _any(pattern: re.Pattern[str], names: Iterable[str]) -> bool:
    return any(pattern.fullmatch(name) for name in names)
