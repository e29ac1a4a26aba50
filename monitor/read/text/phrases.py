"""Paragraphs that are no part of an article by their words: captions, share bars, "see also", bylines.

Only whole paragraphs, and only wordings that nobody uses in a sentence: a paragraph too many is better than a
lost one. The words are those of Vietnamese sites (DOMAIN.md 8.6).
"""

import re

_CAPTION = re.compile(
    r"\(?(?:ảnh|ảnh minh (?:họa|hoạ)|nguồn (?:ảnh|clip|video|hình)|hình|hình ảnh|photo|đồ họa|video|clip|nguồn)\s*:.{1,80}|\(?ảnh minh (?:họa|hoạ)\W*",
    re.IGNORECASE,
)
_CHROME = re.compile(
    r"\W*(?:lượt xem|views?|in bài(?: này| viết)?|gửi bài(?: này| viết)?|cỡ chữ|tin liên quan|tin (?:tức )?cùng chuyên mục"
    r"|(?:các )?tin khác|(?:tin )?bài liên quan|xem thêm|đọc thêm|đọc tiếp|xem tiếp|đọc báo in|(?:gửi )?bình luận"
    r"|chia sẻ(?: facebook| zalo| bài viết| bài này)?|theo dõi .{0,40} trên (?:\w+ ){0,2}(?:google|facebook|zalo|youtube|tiktok|telegram)\b.{0,20}|\[?quảng cáo\]?|advertisement\b.{0,30}"
    r"|share|tags?|từ (?:khóa|khoá)|lưu bài(?: viết)?|copy link|sao chép liên kết|(?:về|lên) đầu trang"
    r"|ý kiến(?: của)? bạn(?: đọc)?|phản hồi|thích|tweet|google\+?|facebook|zalo|print|e?mail|đừng bỏ lỡ|tin (?:mới|nổi bật)"
    r"|(?:tin )?đọc nhiều(?: nhất)?|xem nhiều|có thể bạn quan tâm|read next|most read|related(?: news| articles| stories| coverage| posts)?"
    r"|đăng ký nhận (?:bản )?tin.{0,40}|シェア|ツイート|有料記事|分享|相关新闻|관련기사|공유)\s*:?\s*[\d.,]*\W*",
    re.IGNORECASE,
)
_SEE_ALSO = re.compile(
    r"\W*(?:xem thêm|đọc thêm|tin liên quan|bài liên quan|mời xem)\W.{0,160}|(?:>>|»).{0,160}", re.IGNORECASE
)
# Where the pointer has a colon or a call of its own, no link is needed to tell it.
_POINTER = re.compile(
    r"(?:xem thêm|đọc thêm|bài liên quan|tin liên quan|xem ngay|à lire aussi|lire aussi|read (?:also|more)|also read|related)"
    r"\s*:.{3,160}|>>+.{3,160}|(?:để lại|nhập|đăng ký) (?:địa chỉ )?email.{0,160}|(?:xem thêm|đọc thêm) [^.!?]{10,100}"
    r"|\W*(?:kính )?mời (?:quý )?(?:độc giả|bạn đọc|khán giả|quý vị|các bạn)\b.{0,200}"
    r"\b(?:theo dõi|đón xem|xem|nghe|đón đọc|tìm đọc|tham khảo|bấm|click)\b.{0,200}",
    re.IGNORECASE,
)
# Where readers' comments begin: a heading of its own line.
_COMMENTS = re.compile(
    r"\W*(?:(?:các |gửi )?(?:ý kiến|bình luận|phản hồi|nhận xét)(?: của)?(?: bạn(?: đọc)?| độc giả)?|(?:bạn đọc|độc giả) (?:bình luận|phản hồi)"
    r"|ý kiến phản hồi|\d+ (?:bình luận|ý kiến|phản hồi|comments?)|(?:reader )?comments?|viết bình luận)\s*:?\s*(?:\(\s*\d+.{0,12}\)|\d{1,5})?\W*",
    re.IGNORECASE,
)
# What stands behind the last paragraph only: notices of the publisher, calls to subscribe, sources of pictures. Each
# wording goes on as only a notice does: "Giấy phép hoạt động của mỏ đã hết hạn." is a paragraph.
_DESK = r"(?:tòa soạn|toà soạn|ban biên tập|bbt)"
# Offices call readers too, and mines have licences: only the newsroom's own calls and the licences of the press go.
_LICENCE = (
    r"giấy phép\b(?!.*\b(?:thu hồi|tước|hết hạn|đình bản)\b)(?:.{0,80}\d\W{0,3}gp\W{0,3}(?:[bs]?tt|bvh|c?bc|ptth|xb)"
    r"| (?:hoạt động|thiết lập) (?:báo|tạp chí|trang (?:tin|thông tin|web|điện tử))\b.{0,60}\bsố\W*\d| số\W*\d[\w/.-]*\W*$)"
)
_ON_PAPER = r"(?:\b(?:trên|ở|tại|mua|đọc) (?:các |trang )?(?:số |chuyên )?(?:báo|tạp chí|ấn phẩm|mục)\b|\btại đây\W*$)"
_NOTICE = re.compile(
    r"\W*(?:©|\(c\)\W|copyright\b|bản quyền (?:bài viết|nội dung|\W*\d)|bản quyền (?:thuộc|của)\b.{0,30}(?:báo|tạp chí|đài|cổng|trang|công ty|\w\.(?:vn|com|net))\b"
    rf"|{_LICENCE}"
    rf"|(?:độc giả|bạn đọc) có thể (?=tìm đọc|tìm mua|đọc thêm|xem thêm|theo dõi thêm).{{0,80}}{_ON_PAPER}"
    rf"|ghi rõ nguồn (?!gốc)|nội dung đầy đủ của bài viết|tin,? bài .{{0,20}}gửi về.{{0,60}}\b(?:{_DESK}|chúng tôi)"
    r"|theo dõi .{0,60}\b(?:trên|tại) (?:\w+ ){0,2}(?:google|facebook|zalo|youtube|tiktok|telegram|kênh|fanpage|mạng xã hội)"
    rf"|mọi (?:ý kiến|thông tin|bài vở|đóng góp).{{0,60}}(?:gửi về|liên hệ).{{0,60}}\b{_DESK}"
    r"|(?:ý kiến|bài vở|bài viết|tin,? bài|bài cộng tác)(?!.{0,150}(?:dự thi|ban tổ chức)).{0,60}\b(?:xin|mời|vui lòng|hãy) gửi (?:về|đến|cho|qua)"
    rf".{{0,60}}(?:\b{_DESK}|chúng tôi|@)"
    r"|(?:lts\b.{0,20}|[^.!?]{0,30}:\s*)?(?:kính |rất |xin )?(?:mời|mong) (?:quý )?(?:độc giả|bạn đọc)\b.{0,40}\b(?:gửi|chia sẻ|tham gia|đóng góp)\b"
    rf"|(?:nếu )?(?:bạn|bạn đọc|độc giả|quý vị) có (?:thông tin|hình ảnh|tin|câu chuyện|ý kiến).{{0,80}}\b(?:gửi|gọi|liên hệ)\b.{{0,60}}\b(?:{_DESK}|chúng tôi)"
    r"|tải (?:ngay )?ứng dụng\b[^.]{0,100}$|đánh giá(?: bài viết)?\s*:\s*\d[\d.,/ ]*(?!\w)|dòng sự kiện\s*:[^.]{3,80}$|tags?\s*:|từ kho[áa]\s*:"
    r"|(?:phó )?tổng biên tập\s*:\s*(?![\"“])|chịu trách nhiệm (?:nội dung|xuất bản|quản lý nội dung|chính\s*:)|nguồn ảnh\s*:[^.]{1,60}\.?$"
    r"|lần cập nhật cuối|sửa lần cuối|our standards\s*:|sign up (?:for|to|here)\b|subscribe (?:to|now|for|here)\b|follow us\b|reporting by\b"
    r"|.{0,160}contributed to this (?:report|story|article)|.{0,80}cơ quan chủ quản\s*:|[^.,]{0,80}cơ quan ngôn luận\b[^.,]{0,100}$"
    r"|.{0,120}tổng biên tập\s*:\s*(?![\"“])|网友评论|all rights reserved|tous droits réservés"
    r"|この記事は有料|残り\d+文字|无断转载|版权所有|责编|責編|责任编辑|저작권자|무단 전재).{0,200}",
    re.IGNORECASE,
)
_FILED = re.compile(r"\W*(?:sự kiện|chủ đề)\s*:[^.]{3,80}", re.IGNORECASE)  # a row of links; else an item of a notice
_PICTURE_NOTE = re.compile(r"\(?(?:nguồn )?(?:ảnh|video|clip|hình|photo|đồ họa)\s*:", re.IGNORECASE)
# The note under a picture that names its photographer.
_CREDITED = re.compile(
    r".{5,300}\b(?:ảnh|video|clip|nguồn|photo|image|đồ họa)\s*:\s*[^.!?]{2,60}\)?\.?|.{5,300}摄", re.IGNORECASE
)
_ROLES = r"(?:tin|bài|ảnh|clip|video|bài viết|đồ họa|đồ hoạ|thiết kế|trình bày|kỹ thuật|nội dung|biên tập)"
_BYLINE = re.compile(
    rf"\W*(?:{_ROLES}|t/h|thực hiện|biên dịch|tổng hợp|tác giả|nguồn|viết bởi|đăng bởi|người đăng|người viết|ຂ່າວ|ภาพ|by|par)"
    rf"(?:\s*(?:(?:,|và|-|–|/|&)\s*)?{_ROLES})*\s*:\s*(?P<name>(?:[^.!?:;]|\.(?=\w)|[-–,;/|.] {_ROLES}\s*:\s?){{2,80}})\W*"
    r"|(?:viết bởi|đăng bởi|(?:bút ký|phóng sự|ghi chép|ký sự|tản văn|bài viết) của) (?P<by>[^.!?:;]{2,60})",
    re.IGNORECASE,
)
_SIGNERS = rf"(?:{_ROLES}|t/h|thực hiện|biên dịch|tổng hợp|tác giả|nguồn|theo|viết bởi|đăng bởi|người đăng|người viết)"
_BYLINE_LABEL = re.compile(rf"\W*(?!nội dung)(?:{_SIGNERS}\s?(?:(?:,|và|-|–|/|&)\s?)?)+:", re.IGNORECASE)
_AFTER = re.compile(r"\(?\s*Theo (?P<name>[^!?:;]{2,60}?)\)?")
_ROLE_NAMES = re.compile(
    r"(?:administrator|admin|quản trị(?: viên)?|ban biên tập|ban quản trị|tòa soạn|toà soạn|toasoan|webmaster|editor|super user"
    r"|biên tập viên|btv|root|user)",
    re.IGNORECASE,
)
# What stands behind "Ảnh:" in small letters where nobody is named.
_NOBODY = re.compile(
    r"(?:internet|sưu tầm|minh (?:họa|hoạ)|tư liệu|nhân vật|gia đình|người dân|dân|bạn đọc|chụp|cắt|do|tác giả|tổng hợp|nvcc|st|tl"
    r"|facebook|fb|getty|\S+\.\w{2,4})\b",
    re.IGNORECASE,
)
# Who is a source without capitals in the name; else "Nguồn: ngân sách tỉnh" is the line of a plan.
_BODIES = re.compile(
    r"(?:báo|tạp chí|cổng|trang|đài|bản tin|trung tâm|sở|ubnd|ủy ban|ban|phòng|công an|hội|bộ|viện|tổng cục|cục|chi cục|đoàn"
    r"|thông tấn xã|website|fanpage)\b",
    re.IGNORECASE,
)
_NEEDS_NAME = re.compile(r"\W*(?:nguồn|nội dung)\s*:", re.IGNORECASE)
_CHANNEL = re.compile(r"(?:facebook|zalo|google|youtube|tiktok|twitter|telegram|e?mail)", re.IGNORECASE)
_NO_NAME = re.compile(r"[!?\"“”…]|^\W*hết\W*$", re.IGNORECASE)
_FEW_WORDS = 3  # of a paper's name with small letters in it
_LONGEST_NOTICE = 250  # characters
_FILED_LINK = 0.3  # share of "Sự kiện: …" that is its link; less is a word in a sentence
_LONGEST_LABEL = 40  # characters of roles without a name
_LONGEST_HEADING = 60  # characters of a heading over comments
_LONGEST_NAMES = 60  # characters of a line of names
# Words between names, and those that stand before them.
_SMALL = frozenset(["và", "thực", "hiện", "tổng", "hợp", "theo", "&", "-", "–", "|"])


def is_caption(text: str) -> bool:
    """Whether *text* is the note under a picture, such as "Ảnh: …" or "(Ảnh minh họa)"."""
    return is_caption_behind_picture(text) and _names_someone(text, text.partition(":")[2])


def is_caption_behind_picture(text: str) -> bool:
    """As `is_caption`, where a picture stands before *text*: then it need not name anybody ("Ảnh: cầu bị cuốn")."""
    return bool(_CAPTION.fullmatch(text))


def _names_someone(text: str, who: str) -> bool:
    """Whether *who*, which the line *text* names behind a colon, is a name or stands for one ("internet")."""
    who = who.strip(' (["“')
    if _NEEDS_NAME.match(text) and not (_BODIES.match(who) or _NOBODY.match(who)):
        words = [word for word in who.split() if word[0].isalpha()]
        few = len(words) <= _FEW_WORDS and not who[:1].islower()  # "Nguồn: Người lao động"
        return few or 2 * sum(not word[0].islower() for word in words) >= len(words)
    foreign = who.isascii() or " " not in who  # agencies and sites: "Ảnh: weibo"
    return foreign or not who[:1].islower() or bool(_NOBODY.match(who) or _BODIES.match(who))


def is_picture_note(text: str) -> bool:
    """Whether *text* says only who took a picture or what it shows ("Ảnh: …"), not who wrote."""
    return bool(_PICTURE_NOTE.match(text))


def names_photographer(text: str) -> bool:
    """Whether *text*, which stands behind a picture, ends with who took it ("Cầu mới. Ảnh: …")."""
    return bool(_CREDITED.fullmatch(text)) and (":" not in text or _names_someone("", text.rpartition(":")[2]))


def names_body(text: str) -> bool:
    """Whether *text* begins as the name of an office, a paper or a broadcaster does ("Chi cục Thủy lợi")."""
    return bool(_BODIES.match(text))


def is_channel(text: str) -> bool:
    """Whether *text* is only the name of a network; as a heading over paragraphs it is no button."""
    return bool(_CHANNEL.fullmatch(text))


def is_chrome(text: str, linked: float) -> bool:
    """Whether *text*, of which the share *linked* is a link, is a button, a counter or a pointer to other news."""
    if len(text) > _LONGEST_NOTICE:  # and the patterns take long over long rows of dots
        return False
    pointer = linked > 0.4 and _SEE_ALSO.fullmatch(text)
    return bool(_CHROME.fullmatch(text) or pointer or _POINTER.fullmatch(text))


def is_notice(text: str, linked: float = 0.0) -> bool:
    """Whether *text*, which stands behind the text, is a notice of the publisher rather than the last paragraph.

    *linked* is the share of it that is a link, from 0 to 1.
    """
    if len(text) > _LONGEST_NOTICE:
        return False
    return bool(_NOTICE.match(text)) or (linked > _FILED_LINK and bool(_FILED.fullmatch(text)))


def opens_comments(text: str) -> bool:
    """Whether *text* is the heading over readers' comments ("Ý kiến bạn đọc (3)")."""
    return len(text) <= _LONGEST_HEADING and bool(_COMMENTS.fullmatch(text))


def is_role(name: str) -> bool:
    """Whether *name* is no person's but a role's in the system of the site ("Administrator", "Ban biên tập")."""
    return bool(_ROLE_NAMES.fullmatch(name))


def byline_name(text: str) -> str:
    """Who wrote, where *text* is a paragraph that says only that ("Tin, ảnh: A", "Theo B"); else ""."""
    text = text.lstrip("-–— ")
    match = _BYLINE.fullmatch(text) or _AFTER.fullmatch(text) if len(text) <= 100 else None
    name = (match["name"] or match.groupdict().get("by") or "").strip(" )") if match else ""
    named = name[:1].isupper() or (name[:1].isalpha() and name[:1].upper() == name[:1].lower())  # no capitals there
    return name if named and not text.endswith(".") and _names_someone(text, name) else ""


def is_byline_label(text: str) -> bool:
    """Whether *text* is only the roles before a name that stands in a line of its own ("Thực hiện:", "Tin, ảnh:")."""
    return len(text) <= _LONGEST_LABEL and bool(_BYLINE_LABEL.fullmatch(text))


def is_name(text: str) -> bool:
    """Whether *text* looks like the name of one or several people, as it stands under an article."""
    said = text.endswith(".") and not text.isupper() and text[:-1].isalpha()  # "Thật.", but "PV." signs
    if said or len(text) > _LONGEST_NAMES or ":" in text or _NO_NAME.search(text) or _CHROME.fullmatch(text):
        return False
    words = [w for w in re.split(r"[\s,/()]+", text.strip(" .()-–—")) if w]
    names = [w for w in words if w.casefold() not in _SMALL]
    return 1 <= len(names) <= 8 and all(w[0].isupper() and not w.isdigit() for w in names)
