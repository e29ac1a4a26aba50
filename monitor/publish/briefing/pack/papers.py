"""The papers with a letterhead: invitation, press release, minutes, notice of what was concluded. All of them are drafts.

Not here: tables that go with them (meeting.py, questions.py, lists.py).
"""

from dataclasses import replace
from typing import Any

from monitor.case_line import CaseLine
from monitor.publish.briefing.pack.given import DRAFT, Given
from monitor.publish.briefing.telling.wording import capital
from monitor.publish.digest.cases import limit_words
from monitor.publish.word.letterhead import addressees, letterhead, title
from monitor.publish.word.paragraphs import body, clause, gap, items, part
from monitor.publish.word.signing import sign, signed_by
from monitor.publish.word.tables import grid
from monitor.publish.word.values import fill_in

_TASKS = (12, 68, 50, 35)  # millimetres
_END = "./."


def invitation(document: Any, given: Given) -> None:
    """Giấy mời."""
    _head(document, given, "GM", "Giấy mời", f"Dự {given.meeting}")
    addressees(document, (fill_in("đại biểu, cơ quan báo chí được mời"),))
    body(document, f"{given.briefing.office} trân trọng kính mời đại biểu dự {given.meeting}, cụ thể như sau:")
    body(document, f"{fill_in('giờ, ngày, tháng, năm')}.", label="1. Thời gian:")
    body(document, f"{fill_in('địa điểm')}.", label="2. Địa điểm:")
    body(document, f"{fill_in('họ tên, chức vụ')}.", label="3. Chủ trì:")
    body(document, "theo danh sách kèm theo.", label="4. Thành phần:")
    body(document, "theo chương trình kèm theo.", label="5. Nội dung:")
    contact = given.contact or fill_in("họ tên, điện thoại, thư điện tử của đầu mối")
    body(document, f"Đề nghị đại biểu xác nhận tham dự với {contact} trước {fill_in('giờ, ngày')}.")
    body(document, f"Trân trọng{_END}")
    gap(document)
    sign(document, given.head.post, ("Như trên", *given.recipients), given.kept)


def release(document: Any, given: Given) -> None:
    """Thông cáo báo chí: only its frame; what is told the public is for people to say."""
    _head(document, given, "TC", "Thông cáo báo chí", capital(given.meeting))
    part(document, 1, "Kết quả nổi bật")
    body(
        document,
        fill_in("kết quả kinh tế - xã hội, văn hóa, du lịch, đối ngoại, an sinh xã hội trong kỳ, kèm nguồn số liệu"),
    )
    part(document, 2, "Nội dung báo chí, dư luận quan tâm")
    body(document, fill_in("nội dung được phép cung cấp, đã có kết quả kiểm tra hoặc ý kiến của cơ quan có thẩm quyền"))
    part(document, 3, "Nhiệm vụ, sự kiện kỳ tới")
    body(document, fill_in("nhiệm vụ trọng tâm, sự kiện sẽ diễn ra"))
    part(document, 4, "Đầu mối cung cấp thông tin")
    body(document, f"{given.contact or fill_in('họ tên, điện thoại, thư điện tử')}{_END}")
    gap(document)
    sign(document, given.head.post, ("Các cơ quan báo chí", *given.recipients), given.kept)


def minutes(document: Any, given: Given) -> None:
    """Biên bản: written at the meeting."""
    _head(document, given, "BB", "Biên bản", capital(given.meeting))
    part(document, 1, "Thời gian, địa điểm, thành phần")
    for name in (
        "Thời gian bắt đầu",
        "Địa điểm",
        "Chủ trì",
        "Thư ký",
        "Số cơ quan báo chí, phóng viên tham dự",
        "Vắng mặt",
    ):
        body(document, f"{name}: {fill_in()}.")
    part(document, 2, "Nội dung trình bày")
    body(document, fill_in("người trình bày, nội dung chính"))
    part(document, 3, "Câu hỏi của báo chí và trả lời")
    body(
        document,
        fill_in(
            "cơ quan báo chí, câu hỏi, người trả lời, nội dung trả lời; câu hỏi chưa trả lời ghi vào bảng kèm theo"
        ),
    )
    part(document, 4, "Kết luận của người chủ trì")
    body(document, fill_in("nội dung kết luận"))
    body(document, f"Họp báo kết thúc vào {fill_in('giờ, ngày')}{_END}")
    gap(document)
    signed_by(document, ("THƯ KÝ", ""), ("CHỦ TRÌ", ""))


def notice(document: Any, given: Given) -> None:
    """Thông báo kết luận: tasks and their limits; open cases stand in it with the limits that run."""
    _head(document, given, "TB", "Thông báo", f"Kết luận của người chủ trì tại {given.meeting}")
    body(
        document,
        f"Ngày {fill_in()}, {given.briefing.office} tổ chức {given.meeting}. Sau khi nghe ý kiến của đại biểu, người chủ trì kết luận như sau:",
    )
    clause(document, 1, "Đánh giá chung")
    body(document, fill_in("đánh giá của người chủ trì"))
    clause(document, 2, "Nhiệm vụ giao các đơn vị")
    rows = [
        (
            str(n),
            f"Vụ việc số {case.id}: {case.title}. {fill_in('nhiệm vụ')}",
            case.unit or fill_in("đơn vị"),
            _limit(case, given),
        )
        for n, case in enumerate(given.running_cases, start=1)
    ]
    rows.append((str(len(rows) + 1), fill_in("nhiệm vụ khác"), fill_in("đơn vị"), fill_in("thời hạn")))
    grid(document, ("TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời hạn"), rows, _TASKS, centred=(0,))
    gap(document)
    clause(document, 3, "Chế độ báo cáo")
    items(document, (f"Các đơn vị báo cáo kết quả về {given.briefing.office} trước {fill_in('ngày')}{_END}",))
    gap(document)
    sign(document, given.head.post, ("Các đơn vị được giao nhiệm vụ", *given.recipients), given.kept)


def _limit(case: CaseLine, given: Given) -> str:
    """The limit that runs; one that has passed is set anew by who concludes."""
    return fill_in("thời hạn") if case.due is None or case.overdue else limit_words(case, given.zone)


def _head(document: Any, given: Given, short: str, kind: str, about: str) -> None:
    letterhead(document, replace(given.head, symbol=given.symbol(short)), mark=DRAFT)
    title(document, kind, about)
    gap(document)
