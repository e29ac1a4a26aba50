"""What goes with the invitation: programme and who is invited. Hours and names are for people. Not here: the invitation."""

from typing import Any

from monitor.publish.briefing.pack.given import Given, paper_title, with_invitation
from monitor.publish.briefing.telling.wording import capital
from monitor.publish.word.tables import grid
from monitor.publish.word.values import fill_in

_HOUR, _PERSON = fill_in("giờ"), fill_in("họ tên, chức vụ")
_STEPS = (
    ("Đón tiếp đại biểu, phát tài liệu", fill_in("đơn vị")),
    ("Tuyên bố lý do, giới thiệu đại biểu", _PERSON),
    ("Phát biểu khai mạc", "Người chủ trì"),
    ("Thông tin tình hình kinh tế - xã hội của tỉnh trong kỳ", _PERSON),
    ("Báo cáo công tác báo chí, thông tin đối ngoại trong kỳ", _PERSON),
    ("Thông tin chuyên đề", fill_in("đơn vị, nội dung")),
    ("Phóng viên đặt câu hỏi; người phát ngôn các đơn vị trả lời", "Người chủ trì điều hành"),
    ("Định hướng thông tin kỳ tới", _PERSON),
    ("Kết luận, bế mạc", "Người chủ trì"),
)
_INVITED = (
    "Lãnh đạo Ủy ban nhân dân tỉnh",
    "Lãnh đạo cơ quan tuyên giáo của Tỉnh ủy",
    "Người phát ngôn các sở, ban, ngành, địa phương",
    "Cơ quan báo chí của tỉnh",
    "Văn phòng đại diện, phóng viên thường trú của báo chí Trung ương và địa phương khác",
    "Ban biên tập cổng, trang thông tin điện tử của cơ quan nhà nước",
)


def programme(document: Any, given: Given) -> None:
    """Chương trình."""
    paper_title(document, "Chương trình", capital(given.meeting), with_invitation(given))
    rows = [(str(n), _HOUR, what, who) for n, (what, who) in enumerate(_STEPS, start=1)]
    grid(document, ("TT", "Thời gian", "Nội dung", "Người thực hiện"), rows, (12, 33, 72, 48), centred=(0, 1))


def attendance(document: Any, given: Given) -> None:
    """Thành phần; the units with open cases are told, so that who answers for them is there."""
    paper_title(document, "Thành phần", f"Dự {given.meeting}", with_invitation(given))
    units = tuple(dict.fromkeys(case.unit for case in given.running_cases if case.unit))
    rows = [(str(n), name, fill_in("số lượng, họ tên"), "") for n, name in enumerate(_INVITED, start=1)]
    rows += [
        (str(n), f"Người phát ngôn: {unit}", _speaker(given, unit), "Có vụ việc đang xử lý")
        for n, unit in enumerate(units, start=len(rows) + 1)
    ]
    grid(document, ("TT", "Thành phần", "Đại biểu", "Ghi chú"), rows, (12, 75, 48, 30), centred=(0,))


def _speaker(given: Given, unit: str) -> str:
    person = given.speaker_of(unit)
    return f"{person.name}, {person.post}" if person else fill_in("họ tên, chức vụ")
