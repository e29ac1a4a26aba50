"""The dossier's own words: headings, options, what is said where there is nothing. Not here: words of a case (vietnamese)."""

from collections.abc import Mapping
from datetime import datetime

from monitor.case import Conclusion, Option
from monitor.vietnamese.wording import clock, short_day

DRAFT = "DỰ THẢO – CHƯA XÁC NHẬN"
LETTER_DRAFT = "DỰ THẢO"
WAITING = "chờ cán bộ thứ hai xác nhận"
UNCONFIRMED = "(chưa xác nhận)"
CONCLUSIONS: Mapping[Conclusion, str] = {
    "": "chưa kết luận",
    "right": "đúng",
    "partly": "đúng một phần",
    "false": "sai",
    "unproven": "chưa đủ căn cứ",
}
OPTIONS: Mapping[Option, str] = {
    "watch": "không phản hồi, tiếp tục theo dõi",
    "inform": "cung cấp thông tin",
    "release": "thông cáo báo chí",
    "conference": "họp báo đột xuất",
    "reply": "văn bản đề nghị đăng phản hồi",
    "correction": "đề nghị cải chính, xin lỗi, gỡ bỏ",
    "authority": "kiến nghị cơ quan quản lý nhà nước/cơ quan chủ quản báo chí",
    "competent": "chuyển cơ quan có thẩm quyền",
    "fake-news-centre": "gửi cơ quan xử lý tin giả",
}
USES: Mapping[str, str] = {
    "correction": "Cải chính, xin lỗi",
    "reply": "Phản hồi thông tin",
    "provide": "Cung cấp thông tin, trả lời báo chí",
    "escalate": "Kiến nghị",
    "spokesperson": "Phát ngôn",
}


def moment(at: datetime) -> str:
    """As "13:20 ngày 15/09/2026"."""
    return f"{clock(at)} ngày {short_day(at.date())}"


def quoted_name(number: int) -> str:
    """As "N1"."""
    return f"N{number}"


def capital(text: str) -> str:
    """As a sentence begins."""
    return text[:1].upper() + text[1:]
