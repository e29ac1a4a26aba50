"""How documents and mails name the values of a case: states, levels, verdicts, outcomes, hours (DOMAIN.md 1.3, 2.4).

Not here: the desk's own words (desk), what a case is (case), days and numbers (wording.py).
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from monitor.case import Body, CaseState, Check, Event, Level, Marked, Outcome, Verdict
from monitor.vietnamese.wording import hour, short_day

STATE_WORDS: Mapping[CaseState, str] = {
    "new": "mới",
    "sent": "đã chuyển đơn vị",
    "reported": "đơn vị đã báo cáo",
    "answered": "đã phản hồi báo chí",
    "correction": "đề nghị cải chính",
    "escalated": "kiến nghị cơ quan cấp trên",
    "outside": "không thuộc thẩm quyền",
    "closed": "kết thúc",
}
LEVEL_WORDS: Mapping[Level, str] = {1: "thông thường", 2: "cần lưu ý", 3: "cần xử lý", 4: "khẩn"}
VERDICT_WORDS: Mapping[Verdict, str] = {
    "unchecked": "chưa kiểm chứng",
    "checking": "đang xác minh",
    "right": "đúng",
    "partly": "đúng một phần",
    "false": "sai sự thật",
    "unproven": "không đủ căn cứ kết luận",
}
OUTCOME_WORDS: Mapping[Outcome, str] = {
    "": "",
    "right": "báo nêu đúng, vụ việc đã được xử lý",
    "corrected": "đã cải chính đúng quy định",
    "corrected-partly": "đã cải chính, chưa đủ nội dung quy định",
    "reply-published": "báo đã đăng phản hồi",
    "removed": "báo đã gỡ bài",
    "answered": "đã trả lời báo chí",
    "not-corrected": "báo không cải chính, đã thực hiện các bước theo quy định",
    "handed-over": "đã chuyển cơ quan có thẩm quyền",
    "no-ground": "không có căn cứ xử lý tiếp",
    "same": "trùng với vụ việc khác",
}
EVENT_WORDS: Mapping[Event, str] = {
    "asked": "nhận yêu cầu trả lời của cơ quan báo chí",
    "notified": "nhận thông báo của cơ quan cấp trên",
    "supplied": "đã gửi tài liệu giải trình",
    "informed": "người phát ngôn đã cung cấp thông tin ban đầu",
    "delivered": "cơ quan báo chí đã nhận văn bản",
    "published": "báo đã đăng phản hồi, cải chính",
    "refused": "báo trả lời không đăng, không cải chính",
}
CHECK_WORDS: Mapping[Check, str] = {
    "heading": "có đề mục “Cải chính, xin lỗi”",
    "work": "nêu tên tác phẩm, ngày đăng",
    "both-contents": "nêu nội dung đã đăng và nội dung đúng",
    "apology": "có lời xin lỗi",
    "own-column": "đăng ở chuyên mục riêng",
    "removed-kept": "gỡ nội dung không đúng, lưu trên máy chủ",
    "reposted": "các nơi đăng lại đã sửa theo",
}
UNVERIFIED = "chưa xác nhận"
_MOMENT = timedelta(seconds=1)


def outcome_words(outcome: Outcome, same: int | None) -> str:
    """How a case ended; of one that was opened twice, which the other is."""
    return f"trùng với vụ việc số {same}" if outcome == "same" and same else OUTCOME_WORDS[outcome]


def held_words(held: Sequence[int]) -> str:
    """Which cases were opened of the same matter, and are not counted; "" where none was."""
    numbers = ", ".join(map(str, held))
    return f"vụ việc số {numbers} trùng với vụ việc này, không tính riêng" if held else ""


def last_day(due: datetime, zone: tzinfo) -> date:
    """The day on which what is due at *due*, the first instant that is too late, can still be done."""
    return (due - _MOMENT).astimezone(zone).date()


def due_words(due: datetime, zone: ZoneInfo, *, whole_days: bool) -> str:
    """As "hết ngày 05/12/2026" for a limit of whole days, "16 giờ 30 ngày 05/12/2026" else."""
    if whole_days:
        return f"hết ngày {short_day(last_day(due, zone))}"
    local = due.astimezone(zone)
    return f"{hour(local)} ngày {short_day(local.date())}"


def paper_kind(body: Body) -> str:
    """What the document of a step is: an outlet that received a letter sends no letter back, the post a receipt."""
    return "giấy báo phát" if isinstance(body, Marked) and body.what == "delivered" else "văn bản"


def paper_words(number: str, day: date | None) -> str:
    """As "số 12/UBND-VX ngày 02/12/2026"; what is unknown is left out."""
    parts = [f"số {number}" if number else "", f"ngày {short_day(day)}" if day else ""]
    return " ".join(part for part in parts if part)
