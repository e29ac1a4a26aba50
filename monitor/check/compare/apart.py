"""Words right beside two slots that make them two things: a caption's day, a source, a home, a birth, a session of every day.

What stands so on one side only is no other value of what stands otherwise on the other. Not here: words farther around,
which only weigh (surroundings.py).
"""

import re
from typing import Final

from monitor.check.compare.figure import COUNT, Figure
from monitor.check.compare.moments import Moment
from monitor.check.compare.sides import Slot
from monitor.check.compare.surroundings import planned
from monitor.vietnamese.proper_names import ProperName

_BEFORE, _BEHIND = 60, 36  # letters that are looked at
_TORN, _SHORT = 2, 5
_POST_FORMS = {
    "hlv": "huấn luyện viên",
    "người phát ngôn": "phát ngôn viên",
    "nghị sỹ": "nghị sĩ",
    "thượng nghị sỹ": "thượng nghị sĩ",
}

_CAPTION = re.compile(r"[^\n.]{0,60}[.)]?\s*\(?(?:Ảnh|Nguồn|Clip|Video|Đồ họa)(?: minh họa)?\s?[:.]")
_SOURCE = re.compile(
    r"(?<!\w)(?:tờ|báo|tạp chí|nhật báo|hãng tin|hãng thông tấn|kênh|kênh truyền hình|đài truyền hình|trang|trang tin|website|theo"
    r"|trả lời|nói với|ảnh ?:|nguồn ?:|ttxvn/)(?: (?:tờ|báo|tạp chí|hãng tin|kênh|trang|phỏng vấn|của|nguồn tin))* ?[\"“]?$",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?<!\w)(?:trú|ngụ|quê|quê quán|tạm trú|thường trú|trú quán|hộ khẩu|nguyên quán|sống)(?: tại| ở|:)?[^();.]{0,40}$"
    r"|\((?:[^()]{0,30}(?:tuổi|sn|sinh)[^()]{0,30}|ở [^()]{0,20})$",
    re.IGNORECASE,
)
_LIVES = re.compile(r"(?<!\w)(?:nhà|người|sống)(?: tại| ở)? (?:\w+ )?$", re.IGNORECASE)
_BORN = re.compile(r"(?<!\w)(?:sn|sinh|sinh năm|sinh ngày|sinh vào)[:.]? ?$", re.IGNORECASE)
_EVERY_DAY = re.compile(
    r"(?<!\w)(?:phiên|kỳ quay|xổ số|tỷ giá|tỉ giá|giá \w+|dự báo|thời tiết|âm lịch|dương lịch)(?:[^.;\n]{0,16})\(?$",
    re.IGNORECASE,
)
_TODAY = re.compile(r"(?<!\w)(?:nay|ngày mai|hôm qua),? ?(?:ngày )?\(?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?<!\w)(?:so với|cùng kỳ|hơn|bằng|thay vì)(?: (?:cùng kỳ|hồi|của|mức|cuối|đầu|cả))*(?: năm| tháng| ngày)? ?$",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?<!\w)(?:trước|tính đến|tính tới|tính từ|chậm nhất)(?: hết| khoảng| cuối| lúc| trước)*(?: ngày| năm| tháng)? ?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới|sau)(?: khoảng| gần| lúc)* ?$", re.IGNORECASE)
_SAME_DAY = re.compile(r"(?: phút)?,? (?:cùng|hôm sau|sau đó)(?!\w)", re.IGNORECASE)
_SAID = re.compile(
    r"(?<!\w)(?:công bố|cho biết|cho hay|thông báo|đưa tin|tuyên bố|xác nhận|phát biểu|phỏng vấn[^,.;]{0,24})(?: vào| hôm| trong)*"
    r"(?: ngày)? ?$",
    re.IGNORECASE,
)
_COMING = re.compile(r" (?:tới|sắp tới|tới đây)(?!\w)", re.IGNORECASE)
_PROPER_YEAR = re.compile(r"(?:[^\W\d_]\w*|\)) $")
_YEAR_WORD = re.compile(
    r"(?<!\w)(?:năm|trong|từ|đến|tới|vào|của|hồi|và|là|cho|giai đoạn|niên khóa|mùa|khóa|xuân|hè|thu|đông) $",
    re.IGNORECASE,
)

_POST = re.compile(
    r"(?<!\w)((?:nguyên |cựu |phó |tổng )*)(chủ tịch|thủ tướng|tổng thống|bộ trưởng|thứ trưởng|ngoại trưởng|bí thư|giám đốc|cục trưởng|vụ trưởng"
    r"|chánh án|viện trưởng|hiệu trưởng|trưởng \w+|tổng thư ký|người phát ngôn|phát ngôn viên|đại sứ|thống đốc|tư lệnh|đại tướng|tham mưu trưởng"
    r"|huấn luyện viên|hlv|trọng tài|tiền đạo|tiền vệ|hậu vệ|thủ môn|trung vệ|luật sư|bác sĩ|giáo sư|ca sĩ|diễn viên|đạo diễn|giám khảo|thí sinh"
    r"|thị trưởng|nghị sĩ|nghị sỹ|thượng nghị sĩ|thượng nghị sỹ|quốc vương|hạt trưởng|bị cáo|nạn nhân|nghi phạm|đại biểu|ông chủ)(?!\w)",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"(?:hai|2) (?:nước|bên|phía|miền|chiều|nhà lãnh đạo|quốc gia)(?!\w)", re.IGNORECASE)

_OF_A_DOCUMENT = re.compile(
    r"(?<!\w)(?:(?:nghị quyết|quyết định|nghị định|thông tư|chỉ thị|công văn|văn bản|tờ trình|công điện|giấy phép)"
    r"(?: số)?(?: [\w./-]*[0-9][\w./-]*)?|số [\w./-]*[0-9][\w./-]*),? (?:ra |ký |đề )?(?:ngày )?$",
    re.IGNORECASE,
)
_BEFORE_THAT = re.compile(r"(?<!\w)(?:trước đó|trước đây|hồi trước)(?!\w)[^.;\n]{0,24}$", re.IGNORECASE)
_ABOUT = r"(?: (?:khoảng|gần|hơn|trên|tới|chừng|ngót|được|tất cả))*"
_ADDED = re.compile(rf"(?<!\w)(?:thêm|bổ sung|tăng cường){_ABOUT} ?$", re.IGNORECASE)
_HELD = re.compile(rf"(?<!\w)(?:có|còn|gồm|đủ|tổng số|tổng cộng|tổng cộng có){_ABOUT} ?$", re.IGNORECASE)
_OUT_OF = re.compile(r"(?<!\w)(?:trong|trong số|trên tổng số|trong tổng số) $", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<!\w)(?:kỳ|tập|phần|bài|chương|điều|khoản|chỉ thị|nghị quyết|nghị định|quyết định|thông tư|trận|(?<!trong )vòng|bảng|lần thứ|khóa|khoá)"
    r"(?: số)? $",
    re.IGNORECASE,
)
_ONE_SIDED: Final = (_BORN, _EVERY_DAY, _COMPARED, _SAID, _OF_A_DOCUMENT, _BEFORE_THAT)
_TERM = re.compile(r"(?<!\w)(?:hết hạn|hạn chót|hạn cuối|thời hạn|kết thúc|chậm nhất|muộn nhất)(?!\w)", re.IGNORECASE)


def apart(told_text: str, told: Slot, given_text: str, given: Slot) -> bool:
    """Whether the words right beside *told* and *given* make them two things."""
    if isinstance(told, Figure) or isinstance(given, Figure):
        return (
            isinstance(given, Figure) and isinstance(told, Figure) and _counts_apart(told_text, told, given_text, given)
        )
    here, there = _before(told_text, told), _before(given_text, given)
    if bool(_CAPTION.match(told_text, told.end)) != bool(_CAPTION.match(given_text, given.end)):
        return True
    if isinstance(told, Moment) and isinstance(given, Moment):
        return _days_apart(told_text, told, given_text, given)
    if _SOURCE.search(here) or _SOURCE.search(there):
        return True  # one thing is told by many outlets
    if (
        _torn(told_text, told)
        or _torn(given_text, given)
        or (
            not (isinstance(told, ProperName) and told.kind == "place")
            and _other_post(told_text, told, given_text, given)
        )
    ):
        return True
    return bool(_HOME.search(there)) and not (_HOME.search(here) or _LIVES.search(here))


def _counts_apart(told_text: str, told: Figure, given_text: str, given: Figure) -> bool:
    """Whether one of both counts nothing, tells of what went before, or is the whole that a part is taken out of."""
    here, there = _before(told_text, told), _before(given_text, given)
    if _no_count(given_text, given) or _LABEL.search(here) or _LABEL.search(there):
        return True
    if told.kind == COUNT and told.value < given.value and _OUT_OF.search(there) and not _OUT_OF.search(here):
        return True
    if (_HELD.search(here) and _ADDED.search(there)) or (_ADDED.search(here) and _HELD.search(there)):
        return True  # what came to it, and what there is
    return bool(_BEFORE_THAT.search(here)) != bool(_BEFORE_THAT.search(there))


def _days_apart(told_text: str, told: Moment, given_text: str, given: Moment) -> bool:
    here, there = _before(told_text, told), _before(given_text, given)
    if any(bool(each.search(here)) != bool(each.search(there)) for each in _ONE_SIDED):
        return True
    if bool(_LIMIT.search(there)) != bool(_LIMIT.search(here) or _TERM.search(told_text)):
        return True
    if _EVERY_DAY.search(here) or (_TODAY.search(here) and _TODAY.search(there)):
        return True  # every day has its session, its price, its forecast
    if told.grade == "time":
        return _later(given_text, given, there) and not _later(told_text, told, here)
    if _COMING.match(given_text, given.end) and not planned(told_text):
        return True
    return _in_a_name(told_text, told, here) != _in_a_name(given_text, given, there)


def _no_count(text: str, figure: Figure) -> bool:
    """Whether it is part of a name, "Enterprise 600", or of a set phrase: "hai nước"."""
    before = (
        text[max(0, figure.start - _BEFORE) : figure.start].rsplit(None, 1)[-1:]
        if figure.kind == COUNT and not figure.noun
        else []
    )
    named = bool(before) and before[0][0].isupper() and len(before[0]) > 1 and text[figure.start].isdecimal()
    return (named and "." not in before[0]) or bool(_NO_COUNT.match(text, figure.start))


def _torn(text: str, name: Slot) -> bool:
    """Whether a name is the beginning of a phrase, "Sở y", or an abbreviation, that another text may write out."""
    words = text[name.start : name.end].split()
    if len(words) == 1:
        return len(words[0]) <= _SHORT and words[0].isupper()
    return len(words) == _TORN and words[1][0].islower()


def _other_post(told_text: str, told: Slot, given_text: str, given: Slot) -> bool:
    """Whether both are told with a post, and not with the same."""
    mine, theirs = posts(told_text, told), posts(given_text, given)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def posts(text: str, name: Slot) -> set[str]:
    """The post right before a name and the one right behind it."""
    before = re.split(r"[.;,\n]", _before(text, name))[-1]
    found = [match[0].lower() for match in _POST.finditer(before)][-1:]
    behind = _POST.search(text, name.end, name.end + _BEHIND)
    if behind and text[name.end : behind.start()].strip(" ") in ("-", "–", ",", "("):
        found.append(behind[0].lower())
    return {_POST_FORMS.get(each, each) for each in found}


def _later(text: str, time: Moment, before: str) -> bool:
    """Whether a time of day goes on from another: "đến 13 giờ cùng ngày"."""
    return bool(_UNTIL.search(before) or _SAME_DAY.match(text, time.end))


def _in_a_name(text: str, moment: Moment, before: str) -> bool:
    """Whether a year belongs to a name: "Luật Đất đai 2013", "World Cup 2018"."""
    if moment.grade != "year" or not text[moment.start].isdecimal():
        return False
    return bool(_PROPER_YEAR.search(before)) and not _YEAR_WORD.search(before)


def _before(text: str, slot: Slot) -> str:
    return text[max(0, slot.start - _BEFORE) : slot.start]
