"""Finds the days, months, quarters, years and times of day that a text writes, each with no more parts than it gives.

"12/8", "mùng 8 tháng 2", "7.7", "tháng 10 năm 2016", "quý I/2017", "năm 1986", "từ 4 đến 8/6", "16h30", "bốn giờ chiều".
Nothing is completed or reckoned from another day (spoken.py does that). Not here: whether two of them may be one (check).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from monitor.vietnamese.clocks import full_hour
from monitor.vietnamese.days import is_lunar
from monitor.vietnamese.number_words import number_of


@dataclass(frozen=True, slots=True)
class DayParts:
    """What `text[start:end]` gives of a day or of a span of days; None where it gives nothing."""

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    quarter: int | None = None
    lunar: bool = False
    ranged: bool = False  # one end of "từ 4 đến 8/6"


@dataclass(frozen=True, slots=True)
class TimeParts:
    """A time of day: `minute` is None in "16 giờ", `sure` False where morning or afternoon is left open."""

    start: int
    end: int
    hour: int
    minute: int | None
    sure: bool
    about: bool = False


_WORDS = (
    r"hai mươi (?:mốt|hai|ba|tư|bốn|lăm|nhăm|sáu|bảy|bẩy|tám|chín)|hai mươi|ba mươi mốt|ba mươi|mười (?:một|hai|ba|bốn|lăm|sáu|bảy|bẩy|tám|chín)|mười"
    r"|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
)
_D = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_M = r"(?:0?[1-9]|1[0-2])(?![0-9])"
_Y = r"(?:1[89]|20)[0-9]{2}(?![0-9])"
_MONTH_WORD = r"(?:mười một|mười hai|mười|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|giêng|chạp)(?!\w)"
_OF_YEAR = rf"(?:(?:[ ]?[/.-][ ]?|,? (?:của )?(?:năm )?)(?P<year>{_Y}))?"
_JOINT = r"(?:[ ]?[-–—][ ]?|,? (?:và|đến|tới|đến hết|đến ngày|tới ngày|cho đến|và ngày) (?:ngày )?)"
_LEAD = (
    r"(?:ngày|mùng|mồng|sáng|trưa|chiều|tối|đêm|khuya|hôm|nay|qua|mai|vào|từ|đến|tới|trước|sau|hết|dịp|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])"
    r"|nhật|và|diễn ra|phút|giờ|lễ|phiên|trận|hồi)[ ,]{1,2}[(]?|[(]"
)
_NOT_MORE = r"(?![\w%°]|[.,/-][0-9]|/[A-ZĐ])"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # 30/9/2016, 30.9.2016, 30-9-2016
        rf"(?<![\w.,/-])(?:(?P<from>{_D})(?:{_JOINT}))?(?P<day>{_D})[ ]?(?P<sign>[/.-])[ ]?(?P<month>{_M})[ ]?(?P=sign)[ ]?(?P<year>{_Y})(?![\w/])",
        # ngày 12 tháng 8 (năm 2017), mùng bảy tháng tám, 13 tháng Giêng
        (
            rf"(?<![\w.,/])(?:(?P<from>{_D})(?:{_JOINT}))?(?:(?P<day>{_D})|(?<=ngày )(?P<dword>{_WORDS})|(?<=m[ùồ]ng )(?P<dword2>{_WORDS}))(?:/| tháng )"
            rf"(?:(?<=tháng )(?:(?P<month>{_M})|(?P<mword>{_MONTH_WORD}))){_OF_YEAR}(?!\w)"
        ),
        # ngày 12/8, (12-8), chiều 7.7
        rf"(?<!\w)(?:{_LEAD})(?:(?P<from>{_D})(?:{_JOINT}))?(?P<day>{_D})[ ]?[/.-][ ]?(?P<month>{_M}){_NOT_MORE}(?! ?(?:số|dân|tổng|điểm|triệu|tỷ|tỉ|người|bàn|trận))",
        # 28/2, 15/6 on its own: what is no usual fraction
        rf"(?<![\w.,/+-])(?:(?P<from>{_D})(?:{_JOINT}))?(?P<day>{_D})/(?P<month>{_M}){_NOT_MORE}",
        rf"(?<!\w)qu[ýí] (?:(?P<quarter>[1-4]|IV|I{{1,3}})(?!\w)|(?P<qword>một|hai|ba|bốn|tư|cuối)(?!\w)){_OF_YEAR}(?!\w)",
        # tháng 10 năm 2016, tháng 8/2017, tháng ba
        rf"(?<!\w)tháng (?:(?P<month>{_M})|(?P<mword>{_MONTH_WORD})){_OF_YEAR}(?![\w%]|[.,][0-9])",
        rf"(?<![\w.,/-])(?P<month>{_M})[/.-](?P<year>{_Y})(?![\w/-])",
        rf"(?<![\w.,/])(?:năm )?(?P<year>{_Y})(?![\w/]|[.,][0-9]| ?(?:%|đồng|USD|người|m|km|ha|tấn|kg|tỷ|tỉ|triệu|mét|con|xe|chiếc|hộ|đô))",
    )
)  # fmt: skip
_BARE = 3  # the index of the form that may be a fraction
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "cuối": 4}

_PART = r"rạng sáng|sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm|khuya"
_HOUR = r"(?:[01]?[0-9]|2[0-4])(?![0-9])"
_CLOCKS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\w.,/:])(?P<hour>{_HOUR}) ?(?:h|g|giờ|:) ?(?P<minute>[0-5][0-9])(?![0-9])(?: ?(?:phút|'))?(?:\s(?P<part>{_PART})(?!\w))?",
        rf"(?<![\w.,/:])(?P<hour>{_HOUR}) ?(?:h|g|giờ) ?(?P<minute>[0-9]) ?phút(?:\s(?P<part>{_PART})(?!\w))?",
        rf"(?<!\w)(?:(?P<hour>{_HOUR})|(?P<hword>{_WORDS}|mười hai)) ?(?:giờ|h) (?:(?P<half>rưỡi)|(?P<mword>{_WORDS}|(?:hai|ba|bốn|năm) mươi(?: lăm)?) phút)(?:\s(?P<part>{_PART})(?!\w))?",
        rf"(?<!\w)(?P<hword>{_WORDS}) giờ (?P<part>{_PART})(?!\w)",
        rf"(?<![\w.,/:-])(?P<hour>{_HOUR}) ?(?:h|g|giờ)(?![\w])(?! đồng hồ)(?:\s(?P<part>{_PART})(?!\w))?",
    )
)  # fmt: skip
_WHOLE = 4  # the index of the form that may be a span of time
_LASTS = re.compile(
    r"(?:trong|suốt|mất|kéo dài|liên tục|đủ|mỗi|cả|được|thêm|sau|gần|hơn|khoảng|chừng|tới|suốt|dài|qua|dưới|trên|những|cách|vài)\s$",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:lúc|hồi|vào|từ|đến|trước|lúc khoảng|vào khoảng|lúc gần|lúc hơn|vào lúc)\s$", re.IGNORECASE)
_ON = re.compile(r"(?:,? (?:ngày|cùng ngày|hôm|sáng|chiều|tối|trưa|đêm|thứ|mùng))(?!\w)", re.IGNORECASE)
_ABOUT = re.compile(r"(?:khoảng|gần|tầm|hơn|chừng|quá)\s$", re.IGNORECASE)


def day_parts(text: str) -> tuple[DayParts, ...]:
    """The days, months, quarters and years that *text* writes, in order, none inside another. Never raises."""
    taken = bytearray(len(text))
    found: list[DayParts] = []
    for number, pattern in enumerate(_FORMS):
        for match in pattern.finditer(text):
            for each in _days(match, text, fraction=number == _BARE):
                if not any(taken[each.start : each.end]):
                    taken[each.start : each.end] = b"\x01" * (each.end - each.start)
                    found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def time_parts(text: str) -> tuple[TimeParts, ...]:
    """The times of day that *text* writes, in order; a span of hours is none. Never raises."""
    taken = bytearray(len(text))
    found: list[TimeParts] = []
    for number, pattern in enumerate(_CLOCKS):
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]) or (number == _WHOLE and _lasts(match, text)):
                continue
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            found.append(_time(match, text))
    return tuple(sorted(found, key=lambda each: each.start))


def _days(match: re.Match[str], text: str, *, fraction: bool) -> Iterator[DayParts]:
    parts = match.groupdict()
    day, month = _day_of(parts), _month_of(parts)
    if (day, month) == (24, 7) and fraction:
        return  # "trực 24/7"
    if fraction and day is not None and month is not None and (day < month or month == 1) and day <= 4 and month <= 10:
        return  # "2/3 số hộ", "1/4": a share, more often than a day
    start = match.start()
    for name in ("from", "day", "dword", "dword2"):
        if parts.get(name):
            start = match.start(name)
            break
    word = (parts.get("mword") or "").lower()
    quarter = parts.get("quarter") or parts.get("qword")
    each = DayParts(
        start=start,
        end=match.end(),
        day=day,
        month=month,
        year=int(parts["year"]) if parts.get("year") else None,
        quarter=(_QUARTERS.get(quarter.lower()) or int(quarter)) if quarter else None,
        lunar=word in ("giêng", "chạp") or is_lunar(text, start, match.end()),
    )
    if parts.get("from") and day:
        first = int(parts["from"])
        cut = match.end("from")
        yield replace(each, end=cut, day=first, ranged=True)
        yield replace(each, start=match.start("day"), ranged=True)
    else:
        yield each


def _day_of(parts: dict[str, str | None]) -> int | None:
    if day := parts.get("day"):
        return int(day)
    word = parts.get("dword") or parts.get("dword2")
    value = number_of(word) if word else None
    return None if value is None else int(value)


def _month_of(parts: dict[str, str | None]) -> int | None:
    if month := parts.get("month"):
        return int(month)
    word = (parts.get("mword") or "").lower()
    if not word:
        return None
    if word in ("giêng", "chạp", "tư"):
        return {"giêng": 1, "chạp": 12, "tư": 4}[word]
    value = number_of(word)
    return None if value is None else int(value)


def _lasts(match: re.Match[str], text: str) -> bool:
    """Whether a whole number of hours is a span: "trong 2 giờ", "3 giờ", but not "lúc 3 giờ", "3 giờ sáng", "20h"."""
    before = text[max(0, match.start() - 16) : match.start()]
    if match["part"] or _AT.search(before) or _ON.match(text, match.end()):
        return False
    return bool(_LASTS.search(before)) or "giờ" in match[0].lower()


def _time(match: re.Match[str], text: str) -> TimeParts:
    parts = match.groupdict()
    part = (parts.get("part") or "").lower()
    hour = int(parts["hour"]) if parts.get("hour") else int(number_of(parts.get("hword") or "") or 0)
    minute: int | None = None
    if parts.get("minute"):
        minute = int(parts["minute"])
    elif parts.get("half"):
        minute = 30
    elif parts.get("mword"):
        minute = int(number_of(parts["mword"]) or 0)
    half = "tối" if part == "chiều tối" else "đêm" if part == "khuya" else "sáng" if "sáng" in part else part
    about = bool(_ABOUT.search(text, max(0, match.start() - 12), match.start()))
    return TimeParts(
        match.start(), match.end(), full_hour(hour, half) % 24, minute, sure=bool(part) or hour > 12, about=about
    )
