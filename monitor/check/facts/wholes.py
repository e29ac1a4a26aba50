"""Says whether a number in a sentence is the whole of what is counted, and not a change, a part or a beginning.

Not here: whether it is the documented one (measure.py), whether the sentence speaks of the subject (question.py).
"""

from itertools import pairwise

from monitor.check.facts.guard_words import PART
from monitor.check.facts.lines import Line, folded, marks, places
from monitor.check.facts.question import Question, what_is_told
from monitor.vietnamese.numbers import Quantity
from monitor.vietnamese.syllables import BREAK

# Words of estimation between a number and what says how it is meant.
_ESTIMATES = frozenset(
    (
        *("chừng", "cỡ", "dưới", "gần", "hơn", "khoảng", "ngót", "trên", "tầm", "xấp", "xỉ", "ước", "quá"),
        *("nghét", "tận"),
    )
)
# Right before the number: a change ("tăng 5 xã"), a part ("tại 5 xã"), a beginning ("từ 60 %"), a negation.
_NEVER_BEFORE = frozenset(
    (
        *("bớt", "cho", "chênh", "chưa", "chẳng", "các", "cùng", "cắt", "của", "giảm", "giữa", "không", "khắp"),
        *("kém", "lại", "mất", "mỗi", "mới", "ngoài", "nhập", "phải", "qua", "riêng", "thiếu", "thuộc", "thêm"),
        *("thừa", "trong", "tăng", "tại", "tới", "từ", "vượt", "được", "đến", "ở"),
    )
)
# Right before the number: that so many are all of them.
_TOTAL = frozenset(
    (
        *("có", "còn", "gồm", "là", "với", "đạt", "thành", "lên", "xuống", "mức", "bằng", "tổng", "số", "cả"),
        *("mô", "hiện", "ước", "chiếm", "đủ", "tròn", "nay", "nâng", "cộng", "và"),
    )
)
_CHANGES = frozenset(("tăng", "giảm"))  # what a fact may state itself: "GRDP tăng 8,3 %"
_SAYS_LITTLE = frozenset(("của", "tỉnh", "toàn", "chỉ", "đã", "đạt", "là", "mức", "có"))
_TIMES = frozenset(("ngày", "tháng", "năm", "quý", "đầu", "khi", "nay", "đó", "trước", "sau"))
# Right behind the unit: what follows picks some of them out ("70 xã, phường có dịch").
_NEVER_BEHIND = frozenset(
    (
        *("bị", "chưa", "còn", "có", "hoàn", "khác", "không", "kia", "này", "nằm", "nữa", "thuộc", "tiêu"),
        *("trọng", "trở", "vùng", "xảy", "đang", "đã", "được", "đạt", "đầu"),
    )
)
# Right behind the unit: the sentence goes on about all of them.
_GOES_ON = frozenset(
    (
        *("với", "gồm", "bao", "trong", "sau", "từ", "kể", "và", "theo", "hiện", "tính", "của", "ở", "trên"),
        *("vận", "hoạt", "mới", "là", "nhưng", "song", "chứ", "cùng", "thay", "để", "nên", "khi", "do", "bởi"),
        *("vì", "mà", "năm", "tháng", "một", "mỗi", "người", "đến", "tới", "vào", "sinh", "tham", "du", "cao"),
        *("thấp", "nhiều", "ít", "tăng", "giảm", "bằng", "đứng", "xếp", "chiếm", "tương", "hàng", "cả", "toàn"),
        *("cấp", "sống", "dân", "lượt", "tức", "nhờ", "qua", "diện", "tổng", "số", "kết", "như", "thì", "nghỉ"),
        *("trải", "chia", "tại"),
    )
)


def is_whole(sentence: Line, quantity: Quantity, end: int, question: Question) -> bool:
    """Whether the number, whose unit ends at *end*, is the whole of what the fact counts."""
    at = next((i for i, each in enumerate(sentence.syllables) if each.end > quantity.start), len(sentence.syllables))
    if any(place.stop <= at for place in marks(sentence, PART)):
        return False
    return _is_total(sentence, at, question) and _ends_there(sentence, end, question.statement)


def _is_total(sentence: Line, at: int, question: Question) -> bool:
    """Whether the word before the number says "so many are there": one of being or having, or one that the fact has too."""
    last = next((each.key for each in reversed(sentence.syllables[:at]) if each.key not in _ESTIMATES), "")
    if (last in _NEVER_BEFORE and not _is_own_change(sentence, at, question)) or _is_from(sentence, at, question):
        return False
    stated = f" {last} " in question.statement.joined
    own = stated or any(last in folded(phrase) for phrase in question.subject)
    return own or last in _TOTAL or last == BREAK


def _is_own_change(sentence: Line, at: int, question: Question) -> bool:
    """Whether the fact itself states a change, "GRDP của tỉnh tăng 8,3 %", and no other word stands between it and the number."""
    told = [p for phrases in what_is_told(question.fact) for p in places(sentence, phrases) if p.stop <= at]
    if not told:
        return False
    between = [each.key for each in sentence.syllables[max(p.stop for p in told) : at] if each.key not in _ESTIMATES]
    stated = between[-1:] and between[-1] in _CHANGES and f" {between[-1]} " in question.statement.joined
    return bool(stated) and all(key in _SAYS_LITTLE or f" {key} " in question.statement.joined for key in between)


def _is_from(sentence: Line, at: int, question: Question) -> bool:
    """Whether what is counted comes from something, which is a part of all: "thu ngân sách từ đất"."""
    first = min((p.stop for phrases in what_is_told(question.fact) for p in places(sentence, phrases)), default=at)
    keys = [each.key for each in sentence.syllables[first : at + 1]]
    return any(key == "từ" and after not in _TIMES and after.isalpha() for key, after in pairwise(keys))


def _ends_there(sentence: Line, end: int, fact: Line) -> bool:
    """Whether nothing behind the unit picks some of them out: neither a name nor words of another thing."""
    following = next((each for each in sentence.syllables if each.start >= end), None)
    if following is None or following.key == BREAK:
        return True
    between = sentence.text[end : following.start]
    if following.key in _NEVER_BEHIND:
        return False
    if between.strip(" /"):
        return True
    if between == " " and sentence.text[following.start].isupper() and not sentence.text.isupper():
        return False  # "2 phường Minh Mẫu và Tân Mẫu" are two of them
    return following.key in _GOES_ON or f" {following.key} " in fact.joined
