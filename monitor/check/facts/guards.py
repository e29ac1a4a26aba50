"""Says when a sentence with another figure is no contradiction: denied, past, planned, a change, a part, elsewhere.

Not here: which figures are compared (figures.py). Each list errs on the side of silence. They hold words of the
language only; names of provinces come from rules/.
"""

from collections.abc import Iterable

from monitor.check.facts.lines import Line, names, places
from monitor.vietnamese.numbers import Quantity
from monitor.vietnamese.syllables import BREAK

_DENIAL = (
    *("bác bỏ", "phủ nhận", "đính chính", "cải chính", "bịa đặt", "xuyên tạc", "tin giả", "tin đồn", "thất thiệt"),
    *("không phải", "không chính xác", "không đúng", "không có chuyện", "không có việc", "không đúng sự thật"),
    *("chưa chính xác", "chưa được kiểm chứng", "thông tin sai", "sai sự thật", "sai lệch", "nhầm", "nhầm lẫn"),
)
_PAST = (
    *("trước đây", "trước kia", "trước khi", "trước sáp nhập", "trước hợp nhất", "trước thời điểm", "trước ngày"),
    *("năm ngoái", "năm trước", "năm kia", "khi đó", "lúc đó", "hồi đó", "lúc bấy giờ", "thời điểm đó", "cùng kỳ"),
    *("cũ", "từng", "xưa", "ban đầu", "thời kỳ", "giai đoạn", "nhiệm kỳ", "thập niên", "thế kỷ", "những năm"),
)
_PLAN = (
    *("dự kiến", "dự báo", "dự thảo", "đề xuất", "đề án", "phương án", "quy hoạch", "kế hoạch", "chỉ tiêu", "mục tiêu"),
    *("phấn đấu", "kỳ vọng", "hướng tới", "đến năm", "sẽ", "nếu", "giả sử", "có thể", "tầm nhìn"),
)
_PERIOD = (
    *("tháng đầu năm", "tháng cuối năm", "đầu năm", "cuối năm", "quý", "mỗi năm", "mỗi tháng", "mỗi ngày", "hằng năm"),
    *("hàng năm", "bình quân", "trung bình", "trong tuần", "trong tháng", "lũy kế"),
)
_ELSEWHERE = (
    *("cả nước", "toàn quốc", "toàn vùng", "cả vùng", "khu vực", "các tỉnh", "các địa phương", "hai tỉnh", "thế giới"),
    *("so với", "gấp"),
)
# What follows one of these is a part of what stood before it.
_PART = ("trong đó", "trong số", "số còn lại", "riêng", "bao gồm", "gồm có")
_SENTENCE = (*_DENIAL, *_PAST, *_PLAN, *_PERIOD, *_ELSEWHERE)

# Right before the number: a change ("tăng 5 xã"), a part ("tại 5 xã"), a beginning ("từ 60 %"), a negation.
_JUST_BEFORE = frozenset(
    (
        *("tăng", "giảm", "thêm", "bớt", "mất", "thiếu", "vượt", "kém", "thừa", "cắt", "chênh", "từ", "tại", "ở"),
        *("cho", "thuộc", "mỗi", "riêng", "các", "không", "chưa", "chẳng", "phải", "nhập", "mới", "lại", "được"),
    )
)
# Right after the unit: what follows picks some of them out ("70 xã, phường có dịch").
_JUST_AFTER = frozenset(("có", "bị", "đạt", "chưa", "không", "đang", "thuộc", "nằm", "xảy", "hoàn", "trở", "vùng"))
_ESTIMATES = frozenset(("gần", "khoảng", "hơn", "trên", "dưới", "chừng", "ngót", "tầm", "cỡ", "ước"))

# A name with one of these before it is a place of its own, smaller than the province or another one.
_UNITS = (
    *("tỉnh", "thành phố", "tp", "thị xã", "thị trấn", "huyện", "quận", "xã", "phường", "đặc khu"),
    *("thôn", "bản", "xóm", "tổ dân phố", "khu phố", "làng"),
)
_PROVINCE = "tỉnh"


def denies(sentence: Line) -> bool:
    """Whether the sentence denies or corrects what somebody said."""
    return names(sentence, _DENIAL)


def is_other(sentence: Line, subject: Iterable[str], unless: Iterable[str]) -> bool:
    """Whether the sentence asks, denies, looks back or ahead, compares, or holds a phrase of *unless*.

    Words inside a phrase of the *subject* do not count: "thu nhập bình quân" is no average of something else.
    """
    covered = _covered(sentence, subject)
    other = any(not covered.issuperset(place) for place in places(sentence, _SENTENCE))
    return other or sentence.text.rstrip("\"'”’) ").endswith("?") or names(sentence, unless)


def is_change_or_part(sentence: Line, quantity: Quantity, end: int) -> bool:
    """Whether the words around make it a change, a part or a beginning; *end*: where its unit ends."""
    before = [each for each in sentence.syllables if each.end <= quantity.start]
    if any(place.stop <= len(before) for place in places(sentence, _PART)):
        return True
    last = next((each.key for each in reversed(before) if each.key not in _ESTIMATES), "")
    following = next((each.key for each in sentence.syllables if each.start >= end), "")
    return last in _JUST_BEFORE or following in _JUST_AFTER


def is_elsewhere(sentence: Line, subject: Iterable[str], elsewhere: Iterable[str]) -> bool:
    """Whether the sentence names a place that is not the *subject*: another province, a district, a village."""
    covered = _covered(sentence, subject)
    others = list(places(sentence, elsewhere))
    if any(not covered.issuperset(place) for place in others):
        return True
    return any(_is_named_unit(sentence, place, covered) for place in places(sentence, _UNITS))


def _covered(sentence: Line, subject: Iterable[str]) -> set[int]:
    return {index for place in places(sentence, subject) for index in place}


def _is_named_unit(sentence: Line, unit: range, covered: set[int]) -> bool:
    after = unit.stop
    if after >= len(sentence.syllables) or sentence.syllables[after].key == BREAK:
        return False
    start, before = sentence.syllables[after].start, sentence.syllables[after - 1].end
    if not sentence.text[start].isupper() or "," in sentence.text[before:start]:
        return False
    is_province = sentence.syllables[unit.start].key == _PROVINCE
    return not (after in covered and (is_province or covered.issuperset(unit)))
