"""The desk's words for the values of a case, as DOMAIN.md 1.3 and 2.4 have them. Not here: words of documents (publish)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from monitor.case import (
    Body,
    CaseState,
    Check,
    Conclusion,
    Event,
    Level,
    Marked,
    Moved,
    Option,
    Outcome,
    Periodical,
    Proposed,
    TextName,
    Verdict,
    Wrote,
)
from monitor.vietnamese import case_words
from monitor.vietnamese.case_words import CHECK_WORDS, LEVEL_WORDS, STATE_WORDS, VERDICT_WORDS
from monitor.vietnamese.wording import padded

Value = TypeVar("Value")


def _capitals(words: Mapping[Value, str]) -> Mapping[Value, str]:
    """The words of documents, as they begin a line of the desk."""
    return {value: said[:1].upper() + said[1:] for value, said in words.items()}


STATES: Mapping[CaseState, str] = _capitals(STATE_WORDS)
LEVELS: Mapping[Level, str] = _capitals(LEVEL_WORDS)
VERDICTS: Mapping[Verdict, str] = _capitals(VERDICT_WORDS)
CHECKS: Mapping[Check, str] = _capitals(CHECK_WORDS)
CONCLUSIONS: Mapping[Conclusion, str] = {
    "": "Chưa kết luận",
    "right": VERDICTS["right"],
    "partly": VERDICTS["partly"],
    "false": VERDICTS["false"],
    "unproven": VERDICTS["unproven"],
}
OUTCOMES: Mapping[Outcome, str] = {
    "": "Chưa có kết quả",
    "right": "Báo nêu đúng; vụ việc đã được xử lý",
    "corrected": "Đã cải chính đúng quy định",
    "corrected-partly": "Đã cải chính, chưa đủ nội dung quy định",
    "reply-published": "Đã đăng phản hồi",
    "removed": "Đã gỡ bài",
    "answered": "Đã trả lời báo chí",
    "not-corrected": "Không cải chính; đã áp dụng mọi bước",
    "handed-over": "Đã chuyển cơ quan có thẩm quyền",
    "no-ground": "Không có căn cứ xử lý tiếp",
    "same": "Trùng với vụ việc khác",
}


def outcome_of(outcome: Outcome, same: int | None) -> str:
    """How a case ended; of one that was opened twice, which the other is. "" while it is open."""
    if outcome == "same" and same:
        return f"Trùng với vụ việc số {same}"
    return OUTCOMES[outcome] if outcome else ""


EVENTS: Mapping[Event, str] = {
    "asked": "Nhận yêu cầu trả lời của cơ quan báo chí",
    "notified": "Nhận thông báo của cơ quan cấp trên",
    "supplied": "Đã gửi tài liệu giải trình",
    "informed": "Người phát ngôn đã cung cấp thông tin ban đầu",
    "delivered": "Cơ quan báo chí đã nhận văn bản (giấy báo phát)",
    "published": "Cơ quan báo chí đã đăng phản hồi, cải chính",
    "refused": "Cơ quan báo chí trả lời không đăng, không cải chính",
}
OPTIONS: Mapping[Option, str] = {
    "watch": "Không phản hồi, tiếp tục theo dõi",
    "inform": "Cung cấp thông tin cho cơ quan báo chí",
    "release": "Ra thông cáo báo chí",
    "conference": "Họp báo đột xuất",
    "reply": "Gửi văn bản đề nghị đăng phản hồi",
    "correction": "Đề nghị cải chính",
    "authority": "Kiến nghị cơ quan quản lý báo chí",
    "competent": "Chuyển cơ quan có thẩm quyền",
    "fake-news-centre": "Gửi cơ quan xử lý tin giả",
}
TEXTS: Mapping[TextName, str] = {
    "title": "Tên vụ việc (nội dung báo nêu, một câu)",
    "summary": "A. Tóm tắt",
    "course": "B. Diễn biến",
    "effect": "D. Tác động",
    "nature": "E. Bản chất sự việc",
    "grounds": "F. Căn cứ pháp lý, tiền lệ",
    "right": "H. Nội dung báo nêu đúng và việc xử lý",
    "letter": "I. Dự thảo văn bản gửi cơ quan báo chí",
    "statement": "I. Dự thảo phát ngôn",
    "secrecy": "Độ mật",
}
PERIODICALS: Mapping[Periodical, str] = {
    "": "Chưa rõ",
    "bao-dien-tu": "Báo điện tử",
    "bao-in": "Báo in hằng ngày",
    "bao-tuan": "Báo in hằng tuần",
    "tap-chi": "Tạp chí",
    "phat-thanh": "Phát thanh",
    "truyen-hinh": "Truyền hình",
}
# The short name of each kind of step, for lines of the log and of the list.
STEPS: Mapping[str, str] = {
    "Opened": "Lập vụ việc",
    "Linked": "Thêm bài vào vụ việc",
    "Unlinked": "Đưa bài ra khỏi vụ việc",
    "Wrote": "Ghi nội dung",
    "Chose": "Chọn phương án",
    "Rated": "Đổi mức độ",
    "Timed": "Sửa thời điểm sự việc",
    "RowSet": "Ghi bảng đối chiếu",
    "RowDropped": "Bỏ câu khỏi bảng đối chiếu",
    "Moved": "Chuyển trạng thái",
    "Marked": "Ghi sự kiện",
    "Asked": "Xin ý kiến chỉ đạo",
    "Directed": "Ghi ý kiến chỉ đạo",
    "Proposed": "Đề xuất kết luận",
    "Confirmed": "Xác nhận kết luận",
    "Rejected": "Không xác nhận kết luận",
    "Examined": "Kiểm tra nội dung cải chính",
    "Noted": "Ghi chú",
    "Packed": "Lập hồ sơ",
}
UNVERIFIED = case_words.UNVERIFIED  # for the templates
counted = padded  # how many, for the templates
# A limit of whole days is due at the midnight after its last day; people are told the day.
_MOMENT = timedelta(seconds=1)


def level_words(level: Level) -> str:
    """Such as "3. Cần xử lý"."""
    return f"{level}. {LEVELS[level]}"


def step_words(body: Body) -> str:
    """What a step is, in one line."""
    match body:
        case Moved(to=to):
            return f"{STEPS['Moved']}: {STATE_WORDS[to]}"
        case Marked(what=what):
            return EVENTS[what]
        case Proposed(verdict=verdict):
            return f"{STEPS['Proposed']}: {VERDICTS[verdict].lower()}"
        case Wrote(what=what):
            return f"{STEPS['Wrote']}: {TEXTS[what]}"
    return STEPS[type(body).__name__]


def within(words: str) -> str:
    """*words* as they stand within a sentence: the letter of a part of the dossier stays a capital."""
    return words[:1].lower() + words[1:]


def due_words(due: datetime, whole_days: bool, zone: ZoneInfo) -> str:
    """Until when: "hết ngày 05/12/2026" for a limit of whole days, "16:30 ngày 05/12/2026" else."""
    if whole_days:
        return f"hết ngày {(due - _MOMENT).astimezone(zone):%d/%m/%Y}"
    return f"{due.astimezone(zone):%H:%M} ngày {due.astimezone(zone):%d/%m/%Y}"


def last_moment(due: datetime, zone: ZoneInfo) -> datetime:
    """The last moment that is in time, in the office's zone: on its day a limit of whole days is due."""
    return (due - _MOMENT).astimezone(zone)
