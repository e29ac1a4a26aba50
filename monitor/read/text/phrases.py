"""Paragraphs that are no part of an article by their words: captions, share bars, "see also", bylines.

Only whole paragraphs, and only wordings that nobody uses in a sentence: a paragraph too many is better than a
lost one. The words are those of Vietnamese sites (DOMAIN.md 8.6).
"""

import re

_CAPTION = re.compile(
    r"\(?(?:ảnh|ảnh minh (?:họa|hoạ)|nguồn ảnh|hình|hình ảnh|photo|đồ họa|video|clip)\s*:.{1,80}|\(?ảnh minh (?:họa|hoạ)\W*",
    re.IGNORECASE,
)
_CHROME = re.compile(
    r"\W*(?:lượt xem|views?|in bài(?: này| viết)?|gửi bài(?: này| viết)?|cỡ chữ|tin liên quan|tin cùng chuyên mục"
    r"|(?:các )?tin khác|(?:tin )?bài liên quan|xem thêm|đọc thêm|đọc tiếp|xem tiếp|đọc báo in|(?:gửi )?bình luận"
    r"|chia sẻ(?: facebook| zalo| bài viết)?|theo dõi .{2,40} trên .{2,40}|\[?quảng cáo\]?|advertisement|share|tags?"
    r"|từ (?:khóa|khoá)|lưu bài(?: viết)?|copy link|sao chép liên kết|(?:về|lên) đầu trang|ý kiến(?: của)? bạn(?: đọc)?"
    r"|phản hồi|thích|tweet|google\+?|facebook|zalo|print|e?mail)\s*:?\s*[\d.,]*\W*",
    re.IGNORECASE,
)
_SEE_ALSO = re.compile(
    r"\W*(?:xem thêm|đọc thêm|tin liên quan|bài liên quan|mời xem)\W.{0,160}|(?:>>|»).{0,160}", re.IGNORECASE
)
_BYLINE = re.compile(
    r"\W*(?:tin|bài|t/h|thực hiện|biên dịch|tổng hợp|tác giả|nguồn)(?:\s*(?:,|và|-|/)\s*(?:tin|bài|ảnh|clip|video))*\s*:"
    r"\s*(?P<name>[^.!?:;]{2,60})\W*",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\(?\s*Theo (?P<name>[^!?:;]{2,60}?)\)?")
# Words between names, and those that stand before them.
_SMALL = frozenset(["và", "thực", "hiện", "tổng", "hợp", "theo", "&", "-", "–", "|"])


def is_caption(text: str) -> bool:
    """Whether *text* is the note under a picture, such as "Ảnh: …" or "(Ảnh minh họa)"."""
    return bool(_CAPTION.fullmatch(text))


def is_chrome(text: str, linked: float) -> bool:
    """Whether *text*, of which the share *linked* is a link, is a button, a counter or a pointer to other news."""
    return bool(_CHROME.fullmatch(text)) or (linked > 0.4 and bool(_SEE_ALSO.fullmatch(text)))


def byline_name(text: str) -> str:
    """Who wrote, where *text* is a paragraph that says only that ("Tin, ảnh: A", "Theo B"); else ""."""
    match = _BYLINE.fullmatch(text) or _AFTER.fullmatch(text) if len(text) <= 100 else None
    name = match["name"].strip(" )") if match else ""
    return name if name[:1].isupper() and not text.endswith(".") else ""


def is_name(text: str) -> bool:
    """Whether *text* looks like the name of one or several people, as it stands under an article."""
    words = [w for w in re.split(r"[\s,/()]+", text.strip(" .()")) if w]
    names = [w for w in words if w.casefold() not in _SMALL]
    return 1 <= len(names) <= 8 and len(text) <= 60 and all(w[0].isupper() and not w.isdigit() for w in names)
