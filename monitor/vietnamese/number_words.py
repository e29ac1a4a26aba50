"""Finds the numbers that a text writes in words, and all its quantities: "ba trăm linh năm", "hai chục", "nửa triệu".

Not here: numbers in digits (numbers.py), units of measure (measures.py). Words that are more often something else
than a number (năm, ba, chín) count only before a word for what is counted; "hàng trăm", "vài chục" tell no number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitor.vietnamese.numbers import Quantity, quantities

_DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_LAST = _DIGITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}  # the last digit after a ten
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_ROUND = {"chục": 10, "tá": 12, "trăm": 100}
_HALVES = ("rưỡi", "rưởi")  # the second after a hundred
_ALL = sorted(
    {*_LAST, *SCALES, *_ROUND, "mười", "mươi", "linh", "lẻ", "rưỡi", "rưởi", "phẩy", "nửa"}, key=len, reverse=True
)
_WORD = "|".join(_ALL)
_RUN = re.compile(rf"(?<![\w-])(?:{_WORD})(?!\w)(?: (?:{_WORD})(?!\w)){{0,15}}+(?!-)", re.IGNORECASE)
_PARTS = _DIGITS | {"tư": 4, "mười": 10}
_SHARES = re.compile(
    rf"(?<!\w)(?:(?P<part>{'|'.join(_DIGITS)}) phần (?P<whole>{'|'.join(_PARTS)})|(?:một|quá|già|hơn|gần) nửa)(?! (?:triệu|tỷ|tỉ|nghìn|ngàn|tiếng|năm|tháng|ngày))(?!\w)",
    re.IGNORECASE,
)
_EACH = re.compile(r"\w+")

# What is counted or measures, by its first syllable: behind it "năm" is five and "ba" three.
_COUNTED = """
người con chiếc cái cuốn quyển bé cháu em ông bà anh chị cô vị nhà hộ gia xã huyện tỉnh thành phường quận thôn
bản địa nước quốc ngày tuần tháng năm giờ phút giây tiếng lần lượt ca vụ trận bàn điểm đội đoàn tàu xe máy phòng
căn tòa ngôi cây quả trái bức tấm tờ bài câu phim tập đồng phần tấn tạ yến cân ký kí lạng km m mét lít khối ha
héc sào mẫu độ tuổi đứa tên đối nạn học sinh cán bộ sở trường lớp môn loại loài giống dự đợt mùa giải huy bước
cấp khẩu viên thùng hộp chai bao gói túi đại phiếu ghế chuyến chặng vòng hiệp nhóm khu vùng miền chính đảng
doanh thập thế mũi quỹ trụ cầu đoạn tuyến đập hồ suất mâm đôi cặp nhân nghi thanh thiếu công kiện bị thuyền sà
xà bệnh trẻ phụ chủ
"""
COUNTED = frozenset(_COUNTED.split())
_DOUBTFUL = frozenset(("năm", "ba", "chín", "tư"))
# Behind these a number names one thing, and does not count.
_ORDINAL_BEFORE = re.compile(
    r"(?:thứ|tháng|ngày|mùng|mồng|rằm|lớp|số|quý|quí|khóa|khoá|hạng|bà|chủ nhật|bậc|cấp|loại|top)[ ]$", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"(?:mỗi|hằng|hàng|trong|cả|đầu|cuối|giữa|nhiều|vài|mấy|qua|suốt|nửa|các|những|từng|theo|một|hai|bốn|sáu|bảy|tám|mười|[0-9])[ ]$",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(r" học(?! (?:sinh|viên|trò|phần|kỳ|kì|bổng)(?!\w))(?!\w)", re.IGNORECASE)
_VAGUE_BEFORE = re.compile(r"(?:hàng|vài|mấy|nhiều|dăm|bao|đôi|những|các|hằng)[ ]$", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:^|[^\w])(?:gần|khoảng|hơn|trên|dưới|chừng|ngót|ngót nghét|xấp xỉ|tầm|cỡ|quãng|độ|ước|ước tính|ước chừng|ít nhất|tối thiểu|tối đa"
    r"|không quá|suýt soát|non|chưa đầy|chưa đến|chưa tới|quá|già)[ ](?:cả )?$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r" ?(?:%|phần trăm(?!\w))", re.IGNORECASE)
_NEXT = re.compile(r" ([^\W\d_]+)")
_HALF_BEHIND = re.compile(r" (giờ|tiếng|năm|tháng|tuần|cân|ký|kí|mét|lít|tạ|tấn|mẫu|sào) rưỡi(?!\w)", re.IGNORECASE)
# What "nửa" halves.
_HALVED = "tiếng giờ năm tháng ngày triệu tỷ tỉ nghìn ngàn vạn tá trăm cân ký kí lít tạ tấn mét cây thế thập"


@dataclass(frozen=True, slots=True)
class _Read:
    """A number made of words: what it is worth, and what its last word is worth."""

    value: Decimal
    step: Decimal
    scale: Decimal = Decimal(1)


def spelled(text: str) -> tuple[Quantity, ...]:
    """The quantities of *text* written in words only, in order; `end` includes "phần trăm". Never raises.

    Shares, "một nửa", "hai phần ba", are percents and approximate.
    """
    shares = [_share(match) for match in _SHARES.finditer(text)]
    taken = {at for each in shares for at in range(each.start, each.end)}
    numbers = (_spelled(text, match) for match in _RUN.finditer(text) if match.start() not in taken)
    apart = (each for each in numbers if each and taken.isdisjoint(range(each.start, each.end)))
    return tuple(sorted((*shares, *apart), key=lambda each: each.start))


def all_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of *text* in digits and in words, in order, none inside another. Never raises."""
    digits = quantities(text)
    taken = bytearray(len(text))
    for each in digits:
        taken[each.start : each.end] = b"\x01" * (each.end - each.start)
    words = [each for each in spelled(text) if not any(taken[each.start : each.end])]
    return tuple(sorted((*digits, *words), key=lambda each: each.start))


def number_of(words: str) -> Decimal | None:
    """What *words*, nothing but words of a number, are worth: "mười hai" is 12; None when they are no number."""
    read = _read([word.lower() for word in words.split()])
    return read.value if read else None


def _share(match: re.Match[str]) -> Quantity:
    whole = _PARTS[match["whole"].lower()] if match["whole"] else 2
    part = _DIGITS[match["part"].lower()] if match["part"] else 1
    value = (Decimal(100 * part) / whole).quantize(Decimal("0.1"))
    return Quantity(match.start(), match.end(), value, percent=True, approximate=True, step=Decimal(1))


def _spelled(text: str, match: re.Match[str]) -> Quantity | None:
    start = match.start()
    words = [(each[0], start + each.start(), start + each.end()) for each in _EACH.finditer(match[0])]
    if not _is_plain(text, words[0][0], words[0][1]):
        return None
    before = text[max(0, start - 24) : start]
    while words:
        read = _read([word.lower() for word, _, _ in words])
        if read and not _is_else(text, words, before):
            return _quantity(text, start, words[-1][2], read)
        words.pop()  # "hai năm" before a word that is not counted: two years
    return None


def _is_plain(text: str, word: str, start: int) -> bool:
    """Whether the word is not part of a name: small letters, or the beginning of a sentence."""
    if word.islower():
        return True
    before = text[max(0, start - 8) : start].rstrip(" \"'“‘(")[-1:]
    return word.istitle() and (not before or before in ".!?…\n:;-–—")


def _is_else(text: str, words: Sequence[tuple[str, int, int]], before: str) -> bool:
    """Whether these words are no number here: a year, a month, a name, "hàng trăm"."""
    first, last, end = words[0][0].lower(), words[-1][0].lower(), words[-1][2]
    if _ORDINAL_BEFORE.search(before) or (first in (*SCALES, *_ROUND) and _VAGUE_BEFORE.search(before)):
        return True
    following = _NEXT.match(text, end)
    after = following[1] if following else ""
    bare = all(word.lower() in (*SCALES, *_ROUND, "linh", "lẻ") for word, _, _ in words) or first in (
        "linh",
        "lẻ",
        *_HALVES,
    )
    if bare and not _ABOUT.search(before):  # "dự án nghìn tỷ"
        return True
    if last in _DOUBTFUL and after.lower() not in COUNTED and not _PERCENT.match(text, end):
        return len(words) == 1 or last == "năm"
    if len(words) == 1 and first == "năm" and (_YEAR_BEFORE.search(before) or _SCHOOL_YEAR.match(text, end)):
        return True
    return len(words) == 1 and first == "nửa" and after not in _HALVED.split()


def _quantity(text: str, start: int, end: int, read: _Read) -> Quantity:
    percent = _PERCENT.match(text, end)
    value, step = read.value, read.step
    if _HALF_BEHIND.match(text, end):
        value, step = value + Decimal("0.5"), Decimal("0.5")
    return Quantity(
        start=start,
        end=percent.end() if percent else end,
        value=value,
        percent=percent is not None,
        approximate=bool(_ABOUT.search(text, max(0, start - 24), start)),
        step=step,
        scale=read.scale,
    )


def _read(words: Sequence[str]) -> _Read | None:
    """The number that *words* make, all of them; None when they make none."""
    if words == ["nửa"]:
        return _Read(Decimal("0.5"), Decimal("0.5"))
    total, left, scale, rest = Decimal(0), Decimal(10) ** 15, Decimal(1), list(words)
    step = Decimal(1)
    while rest:
        group, size = _group(rest)
        if group is None:
            return None
        rest = rest[size:]
        factor = Decimal(1)
        while rest and rest[0] in SCALES:
            factor *= SCALES[rest.pop(0)]
        if factor >= left:
            return None
        total += group.value * factor
        step, left = group.step * factor, factor
        scale = max(scale, factor) if total == group.value * factor else scale
        if rest and rest[0] in _HALVES and len(rest) == 1 and factor > 1:
            return _Read(total + factor / 2, factor / 10, scale)
        if rest and rest[0] in ("linh", "lẻ"):
            rest.pop(0)
        if factor == 1 and rest:
            return None
    return _Read(total, step, scale)


def _group(words: Sequence[str]) -> tuple[_Read | None, int]:
    """The number below a thousand that *words* begin with, and how many of them it takes."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in SCALES:  # "gần nghìn người"
        return _Read(Decimal(1), Decimal(1)), 0
    if first == "nửa" and (second in SCALES or second in _ROUND):
        half = Decimal("0.5") * _ROUND.get(second, 1)
        return _Read(half, half), 2 if second in _ROUND else 1
    if first == "trăm" or (first in _DIGITS and second == "trăm"):
        return _hundred(words, 1 if first == "trăm" else 2, _DIGITS.get(first, 1))
    value, size, step = _ten(words)
    if size and size < len(words) - 1 and words[size] == "phẩy":
        return _with_decimals(words, size, value)
    return (_Read(Decimal(value), Decimal(step)), size) if size else (None, 0)


def _hundred(words: Sequence[str], used: int, hundreds: int) -> tuple[_Read, int]:
    value, rest = hundreds * 100, words[used:]
    if not rest or rest[0] in SCALES:
        return _Read(Decimal(value), Decimal(100)), used
    if rest[0] in _HALVES:
        return _Read(Decimal(value + 50), Decimal(10)), used + 1
    if rest[0] in ("linh", "lẻ") and len(rest) > 1 and rest[1] in _LAST:
        return _Read(Decimal(value + _LAST[rest[1]]), Decimal(1)), used + 2
    more, size, step = _ten(rest)
    if size and more >= 10:
        return _Read(Decimal(value + more), Decimal(step)), used + size
    if size and (len(rest) == 1 or rest[1] in SCALES):  # "trăm hai": a hundred and twenty
        return _Read(Decimal(value + more * 10), Decimal(10)), used + size
    return _Read(Decimal(value), Decimal(100)), used


def _ten(words: Sequence[str]) -> tuple[int, int, int]:
    """A number below a hundred: its value, how many of *words* it takes (0: none), what its last digit is worth."""
    first, second, third = (*words[:3], "", "", "")[:3]
    if first == "mười":
        return (10 + _LAST[second], 2, 1) if second in _LAST and second not in ("mốt", "tư") else (10, 1, 1)
    if first in ("chục", "tá"):
        return _ROUND[first], 1, _ROUND[first]
    return _of_digit(_DIGITS[first], second, third) if first in _DIGITS else (0, 0, 0)


def _of_digit(digit: int, second: str, third: str) -> tuple[int, int, int]:
    """As `_ten`, of a number that begins with *digit*."""
    if second == "mươi":
        return (digit * 10 + _LAST[third], 3, 1) if third in _LAST else (digit * 10, 2, 10)
    if second in ("chục", "tá"):
        return digit * _ROUND[second], 2, _ROUND[second]
    return (digit * 10 + _LAST[second], 2, 1) if second in ("mốt", "tư", "lăm", "nhăm") else (digit, 1, 1)


def _with_decimals(words: Sequence[str], size: int, whole: int) -> tuple[_Read | None, int]:
    """A number with a comma: "hai phẩy năm"."""
    digits = []
    for word in words[size + 1 :]:
        if word not in _LAST:
            break
        digits.append(str(_LAST[word]))
    if not digits:
        return None, 0
    step = Decimal(1).scaleb(-len(digits))
    return _Read(whole + Decimal("".join(digits)) * step, step), size + 1 + len(digits)
