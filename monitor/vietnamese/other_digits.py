"""Finds the digits that count nothing: dates, times, document numbers, roads, telephones, scores.

Not here: what the remaining digits are worth (numbers.py), nor which day a date means (dates.py).
"""

import re

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)[0-9]{2}"
_DASH = r" ?[-–—.] ?"

# What makes of a pair such as 8-10 a range: a measure, a scale or a percent sign after it.
_MEASURED = r"(?: ?(?:%|phần trăm|percent|per cent|nghìn|ngàn|vạn|triệu|tỷ|tỉ|thousand|million|billion|trillion|ha|km²?|km2|m²?|m2|m3|mm|cm|kg|tấn|tạ|độ|lít|°c)(?!\w))"
# ... or a word of estimation before it. Lookbehinds have a fixed width each.
_ESTIMATED = r"(?<!khoảng )(?<!chừng )(?<!gần )(?<!trên )(?<!hơn )(?<!about )(?<!around )"

_SHARED = (
    # 28/2, 10-14/8, 1/7/2025, 41/KH-UBND, 30/2020/QĐ-M; also shares such as 119/124, two numbers in one
    r"(?<![\w.,/])[0-9][0-9.,]*+(?: ?[-–—] ?[0-9]++)?+(?:/[\w.-]++)++",
    # 1-7-2025, 1.7.2025; years 2020-2025
    rf"(?<![\w.,]){_DAY}{_DASH}{_MONTH}{_DASH}{_YEAR}(?!\w)",
    rf"(?<![\w.,]){_YEAR} ?[-–—] ?{_YEAR}(?!\w)",
    # 14-1 is a day of the month unless measured or estimated; 2-0 and 28-2 are never ranges: they fall
    rf"{_ESTIMATED}(?<![\w.,]){_DAY} ?[-–—] ?{_MONTH}(?![\w,.]?[0-9])(?!{_MEASURED})",
    r"(?<![\w.,])[0-9]+:[0-9]+(?::[0-9]+)?",  # 16:30, 16:30:05; scores 2:1
    r"(?<![\w.,])[0-9]{1,2} ?h ?(?:[0-9]{1,2})?(?!\w)",  # 16h30, 7h
    r"(?<![\w.,])(?:\+84|0)(?:[ .-]?[0-9]){8,10}(?![0-9])",  # telephones begin with 0 or +84
    r"(?<![\w.,])1[89]00[ .]?[0-9]{4,6}(?![0-9])",  # service lines 1800…, 1900…
    r"(?<!\w)km ?[0-9]+(?: ?\+ ?[0-9]+)?(?!\w)",  # a place on a road: Km 12+500
    r"(?m:^)[0-9]{1,2}[.)](?= )",  # the heading's number at the beginning of a line
)

# A number after one of these names one thing: tháng 9, điều 42, tổ 5.
_ORDINALS = (
    "ngày|mùng|mồng|tháng|quý|quí|thứ|điều|khoản|điểm|mục|chương|phụ lục|số|trang|thế kỷ|thế kỉ|khóa|khoá|hạng|top"
    "|lớp|quận|tổ|thôn|xóm|bản|khu phố|khu vực|tổ dân phố|phường|lần|vành đai|báo động|tuổi"
)
_VIETNAMESE = (
    r"(?<![\w.,])[0-9]{1,2}g[0-9]{2}(?!\w)",  # 14g30
    r"(?<![\w.,])[0-9]{1,2} giờ(?: [0-9]{1,2}(?: phút)?| (?:sáng|trưa|chiều|tối|đêm|ngày)(?!\w))",
    r"(?<!\w)(?:lúc|hồi|đến|từ|trước|sau|khoảng) [0-9]{1,2} giờ(?!\w)",
    rf"(?<!\w)(?:{_ORDINALS}) [0-9]++(?:[-–][0-9]++)*+(?![.,][0-9])(?!{_MEASURED})",
    rf"(?<!\w)(?:năm|tết|xuân|vụ|niên khóa|giai đoạn|nhiệm kỳ) {_YEAR}(?![\w.,]?[0-9])",
    r"(?<!\w)(?:ql|đt|tl|đh|hl|quốc lộ|tỉnh lộ|huyện lộ|hương lộ|đường tỉnh|đường số) ?[0-9]+\w*+(?:\.[0-9]+)?",
)

_NAMES = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_ENGLISH = (
    rf"(?<!\w){_NAMES}\.? [0-9]{{1,2}}(?!\w)(?:, {_YEAR})?",
    rf"(?<![\w.,])[0-9]{{1,2}} {_NAMES}(?!\w)(?: {_YEAR})?",
    r"(?<![\w.,])[0-9]{1,2} ?[ap]\.?m(?!\w)",
    r"(?<!\w)(?:no\.?|number|article|clause|chapter|page|highway|route|road|district|ward|group|grade) [0-9]++(?![.,][0-9])",
)


def _one(parts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_PATTERNS = {False: _one(_SHARED + _VIETNAMESE), True: _one(_SHARED + _ENGLISH)}


def other_digits(text: str, *, english: bool = False) -> bytes:
    """One byte for each character of *text*: 1 where it belongs to digits that count nothing."""
    marks = bytearray(len(text))
    for match in _PATTERNS[english].finditer(text):
        marks[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return bytes(marks)
