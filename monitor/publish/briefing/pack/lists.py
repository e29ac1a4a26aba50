"""Lists of the pack: who speaks for the units, what is coming, questions that stay open afterwards. Not here: questions.py."""

from typing import Any

from monitor.publish.briefing.pack.given import Given, paper_title
from monitor.publish.briefing.telling.wording import period_name
from monitor.publish.word.paragraphs import body
from monitor.publish.word.tables import grid
from monitor.publish.word.values import fill_in
from monitor.vietnamese.case_words import UNVERIFIED
from monitor.vietnamese.wording import long_day

_NO_SPEAKER = (
    "Chưa có danh sách người phát ngôn đã công bố trong hệ thống; đề nghị bổ sung trước khi phát hành tài liệu."
)
_KINDS = {"holiday": "ngày nghỉ", "working": "ngày làm bù", "reminder": ""}
_OPEN_ROWS = 12  # blank, to be written in


def speakers(document: Any, given: Given) -> None:
    """Danh sách người phát ngôn."""
    paper_title(document, "Danh sách người phát ngôn", "Cung cấp thông tin cho báo chí")
    told = given.briefing.spokespersons
    if not told:
        body(document, _NO_SPEAKER)
        return
    rows = [
        (str(n), each.unit, each.name, each.post, each.phone, each.email, UNVERIFIED if each.unverified else "")
        for n, each in enumerate(told, start=1)
    ]
    headings = ("TT", "Đơn vị", "Họ và tên", "Chức vụ", "Điện thoại", "Thư điện tử", "Ghi chú")
    grid(document, headings, rows, (12, 60, 42, 38, 30, 48, 22), centred=(0,))


def calendar(document: Any, given: Given) -> None:
    """Lịch sự kiện kỳ tới."""
    coming = given.briefing.period.after
    paper_title(document, "Lịch sự kiện, ngày kỷ niệm", f"Kỳ tới: {period_name(coming)}")
    rows = [
        (
            str(n),
            long_day(note.day),
            note.text.strip().rstrip("."),
            "; ".join(filter(None, (_KINDS[note.kind], UNVERIFIED if note.unverified else ""))),
        )
        for n, note in enumerate(given.briefing.coming, start=1)
    ]
    rows.append((str(len(rows) + 1), fill_in("ngày"), fill_in("sự kiện của tỉnh, đơn vị chủ trì"), ""))
    grid(document, ("TT", "Ngày", "Nội dung", "Ghi chú"), rows, (12, 50, 68, 35), centred=(0,))


def open_questions(document: Any, given: Given) -> None:
    """Bảng câu hỏi chưa trả lời: filled in after the meeting."""
    paper_title(document, "Bảng câu hỏi chưa trả lời", f"Sau {given.meeting}")
    headings = ("TT", "Nội dung câu hỏi", "Cơ quan báo chí, phóng viên", "Đơn vị trả lời", "Thời hạn", "Kết quả")
    rows = [(str(n), "", "", "", "", "") for n in range(1, _OPEN_ROWS + 1)]
    grid(document, headings, rows, (12, 80, 50, 45, 30, 35), centred=(0,))
