"""Finds the days and times that a Vietnamese text speaks of: "chiều 12/8", "lúc 17h30", "hôm qua", "tuần trước".

It is careful: a score, a fraction, a number of a document, a telephone, a price is no day, and a lunar day is never
taken for one of the sun. Not here: the date of publication (dates.py), which these days are reckoned from.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import chain
from typing import Literal

from monitor.vietnamese.clocks import Clock, find_clocks, full_hour
from monitor.vietnamese.days import find_days, is_lunar

Exactness = Literal["minute", "part", "day", "week", "understood"]


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """A day that text[start:end] speaks of, in the zone of the publication.

    `exactness`: "minute" a day and its time, "part" of a day ("sáng"), "day", "week" (`day` is its Monday),
    "understood" a time whose day is the one spoken of before it, or that of publication.
    """

    start: int
    end: int
    day: date
    clock: time | None
    exactness: Exactness
    about: bool = False  # "khoảng", "gần"


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words that may name a day, before it is known which."""

    start: int
    end: int
    day: date | None = None  # where it is printed in full
    figures: tuple[int, int] | None = None  # day and month without a year
    word: str = ""  # "nay", "qua" …; "cùng ngày", "rạng sáng"; "tuần trước" …
    weekday: int | None = None
    part: str = ""
    clock: Clock | None = None


_PART = r"rạng sáng|sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm|khuya"
_WEEKDAY = r"(?:thứ\s?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|T[2-7]|chủ nhật|CN)(?!\w)"
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "bẩy": 5, "7": 5,
    "nhật": 6, "cn": 6,
}  # fmt: skip
_NAMED = r"(?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)(?!\w)"
_MONTH_WORDS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_AGAIN_NO_DAY = r"(?![\w/+%°]|[.,/-]\d)"
# "mỗi ngày 2-3 lần" counts.
_COUNTED = (
    r"(?!\s*(?:lần|bữa|tiếng|giờ|viên|người|con|lít|kg|km|ha|m|triệu|tỷ|tỉ|nghìn|ngàn|đồng|tuổi|điểm|ca|hộ|xã|suất)\b)"
)

_FIGURES = re.compile(
    rf"(?<!\w)(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )"
    rf"(?:(?P<part>{_PART})(?:\s+(?:hôm\s+)?(?:nay|qua|mai|ngày|{_WEEKDAY}))?|(?:ngày\s+)?hôm\s+(?:nay|qua|kia)|ngày|{_WEEKDAY})"
    r"[\s,(]+(?:ngày\s+)?(?:(?P<before>\d{1,2})\s?(?:-|–|,|đến|và)\s?(?:ngày\s+)?)?(?P<day>\d{1,2})"
    rf"(?:\s?[-/.]\s?(?P<month>\d{{1,2}})|\s+tháng\s+(?:(?P<number>\d{{1,2}})|(?P<named>{_NAMED}))){_AGAIN_NO_DAY}{_COUNTED}",
    re.IGNORECASE,
)
# Without such words only what can hardly be a score or a fraction: 14-4 after "vào", in brackets, on its own.
_BARE = re.compile(
    r"(?:^|(?<=\()|(?<=\bvào )|(?<=\btừ )|(?<=\bđến )|(?<=\btới )|(?<=\bvà )|(?<=\btrước )|(?<=\bsau )|(?<=\bhết )"
    r"|(?<=\bdiễn ra )|(?<=\bdịp ))(?P<day>1[3-9]|2\d|3[01])[-/](?P<month>\d{1,2})"
    rf"{_AGAIN_NO_DAY}(?=\s*(?:$|[,;:.)]|(?:tại|ở|đến|tới|và|là|này|vừa|theo|do|đã|sẽ|khi)\b))"
)
_ALL_HOURS = {(24, 7)}  # "hỗ trợ 24/7"
_RELATIVE = re.compile(
    rf"(?<!\w)(?:(?:(?P<part>{_PART})\s+(?:ngày\s+)?(?:hôm\s+)?(?P<of>nay|qua|mai)"
    rf"|(?:(?P<part2>{_PART})\s+)?(?:ngày\s+)?hôm\s+(?P<day>nay|qua|kia|sau)|ngày\s+(?P<to>mai|kia)"
    rf"|(?:(?P<part3>{_PART})\s+)?(?P<same>cùng ngày)|(?P<dawn>rạng sáng))(?!\w)"
    rf"|(?<!\d )(?<!một )(?<!hai )(?<!ba )(?<!mấy )(?<!vài )(?<!nhiều )(?:(?P<weekday>{_WEEKDAY})\s+)?"
    r"(?P<week>tuần\s+(?:trước|này|tới|sau))(?!\w))",
    re.IGNORECASE,
)
_DAY_LEAD = re.compile(rf"(?<!\w)(?:(?P<part>{_PART})\s+)?(?:ngày\s+)?$", re.IGNORECASE)
_STEPS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}
_WEEKS = {"trước": -1, "này": 0, "tới": 1, "sau": 1}

# A sentence, or as much of one as anybody writes.
_SENTENCE = re.compile(r"[^\n]{1,1000}?(?:[.!?…;](?=\s)|(?=\n)|$)|[^\n]{1,1000}")
_LOOK_BACK = 30  # characters
_AHEAD = re.compile(r"\b(?:sẽ|dự kiến|sắp|chuẩn bị|từ nay đến|hạn chót)\b", re.IGNORECASE)
_HALF_A_YEAR = timedelta(days=183)
_LUNAR_RANGE = re.compile(r"\s*(?:đến|tới|-|–|và)\s*(?:hết\s+)?(?:ngày\s*)?", re.IGNORECASE)

_CLOCK_LEAD = re.compile(r"(?:lúc|hồi|khoảng|vào|tầm|từ|đến|trước|sau|gần|hơn)\s+$", re.IGNORECASE)
_DURATION = re.compile(
    r"(?:trong|suốt|mất|kéo dài|liên tục|đủ|mỗi|cả|được|thêm|hơn|sau)(?: khoảng| gần| hơn)?\s+$", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:khoảng|gần|tầm|hơn)\s+$", re.IGNORECASE)
_CLOCK_WORDS = r"[\s,('’]*(?:(?:vào|lúc|hồi|khoảng|gần|tầm|của)\s+)*"
_TO_CLOCK = re.compile(rf"{_CLOCK_WORDS}$", re.IGNORECASE)
_FROM_CLOCK = re.compile(rf"[\s,'’]*(?:(?:vào|của|ngày|{_PART})[\s,]*)*$", re.IGNORECASE)


def events(text: str, published: datetime, zone: tzinfo) -> tuple[SpokenDay, ...]:
    """The days and times that *text* speaks of, in its order, reckoned from *published* (aware) in *zone*.

    A day without a year is the nearest one that is not after publication; where its sentence speaks of what will be,
    the next one within half a year. Offsets count code points of *text*, which is NFC. Never raises.
    """
    today = published.astimezone(zone).date()
    found: list[SpokenDay] = []
    known, here = None, None  # the last day spoken of, in the text and in this paragraph
    for piece in _SENTENCE.finditer(text):
        if text[piece.start() - 1 : piece.start()] == "\n":
            here = None
        for each in _of_sentence(piece[0], today, known, here):
            found.append(replace(each, start=each.start + piece.start(), end=each.end + piece.start()))
            if each.exactness not in ("week", "understood"):
                known = here = each.day
    return tuple(found)


def weekday(name: str) -> int | None:
    """The day of the week that *name* begins with, Monday is 0: "Thứ Hai", "thứ 2", "T2", "Chủ nhật", "CN"."""
    match = re.match(_WEEKDAY, name.strip(), re.IGNORECASE)
    if not match:
        return None
    word = match[0].lower().removeprefix("thứ").removeprefix("chủ").strip()
    return _WEEKDAYS[word.removeprefix("t") if len(word) == 2 and word not in ("tư", "cn") else word]


def _of_sentence(line: str, today: date, known: date | None, here: date | None) -> Iterator[SpokenDay]:
    """The days of one sentence; *known* is the last day spoken of before it, *here* that of its paragraph."""
    for each in _mentions(line):
        alone = each == _Mention(each.start, each.end, clock=each.clock)
        day = (here or today) if alone else _resolve(each, line, today, known)
        if day is None:
            continue
        exactness = "understood" if alone else _exactness(each)
        if exactness not in ("week", "understood"):
            known = here = day
        about = each.clock is not None and _ABOUT.search(_before(line, each.clock.start)) is not None
        yield SpokenDay(each.start, each.end, day, _time(each), exactness, about)


def _before(line: str, at: int) -> str:
    """The words just before a place."""
    return line[max(0, at - _LOOK_BACK) : at]


def _exactness(each: _Mention) -> Exactness:
    if each.clock:
        return "minute"
    if each.word.startswith("tuần") and each.weekday is None:
        return "week"
    return "part" if each.part else "day"


def _time(each: _Mention) -> time | None:
    if each.clock is None:
        return None
    half = "chiều" if each.part == "chiều tối" else each.part
    return time(full_hour(each.clock.hour, half.lower()), each.clock.minute)


def _mentions(line: str) -> list[_Mention]:
    """What may name a day in *line*, in its order, each joined with the time beside it."""
    if not line:
        return []
    taken: list[_Mention] = []
    for each in chain(_full(line), _short(line), _relative(line)):
        if not any(each.start < other.end and other.start < each.end for other in taken):
            taken.append(each)
    days = sorted((m for m in taken if not _lunar_range(m, taken, line)), key=lambda m: m.start)
    return sorted(_with_clocks(days, line), key=lambda m: m.start)


def _full(line: str) -> Iterator[_Mention]:
    for day in find_days(line, "dmy"):
        before = _before(line, day.start)
        lead = _DAY_LEAD.search(before)
        start = day.start - len(before) + lead.start() if lead else day.start
        yield _Mention(start, day.end, day=day.value.date(), part=(lead["part"] or "").lower() if lead else "")


def _short(line: str) -> Iterator[_Mention]:
    for match in chain(_FIGURES.finditer(line), _BARE.finditer(line)):
        parts = match.groupdict()
        named, part = parts.get("named"), (parts.get("part") or "").lower()
        month = _MONTH_WORDS.index(named.lower()) + 1 if named else int(parts["month"] or parts["number"])
        figures = (int(parts["day"]), month)
        led = match.group()[:1].isalpha()  # "Sáng 24/7", "ngày 24 tháng 7"
        if month > 12 or (figures in _ALL_HOURS and not led):
            continue
        at = match.start("day")
        if parts.get("before"):
            yield _Mention(match.start(), match.end("before"), figures=(int(parts["before"]), month), part=part)
        yield _Mention(at if parts.get("before") else match.start(), match.end(), figures=figures, part=part)


def _relative(line: str) -> Iterator[_Mention]:
    for match in _RELATIVE.finditer(line):
        parts = match.groupdict()
        part = parts["part"] or parts["part2"] or parts["part3"] or parts["dawn"] or ""
        word = parts["of"] or parts["day"] or parts["to"] or parts["same"] or parts["week"] or parts["dawn"]
        of_week = weekday(parts["weekday"]) if parts["weekday"] else None
        word = " ".join(word.lower().split())
        yield _Mention(match.start(), match.end(), word=word, weekday=of_week, part=part.lower())


def _lunar_range(each: _Mention, taken: list[_Mention], line: str) -> bool:
    """Whether *each* is a lunar day, or begins a range that ends with one."""
    if is_lunar(line, each.start, each.end):
        return True
    to = _LUNAR_RANGE.match(line, each.end)
    if not to or not each.figures:
        return False
    return any(m.figures and each.end < m.end and m.start <= to.end() and is_lunar(line, m.start, m.end) for m in taken)


def _with_clocks(days: list[_Mention], line: str) -> Iterator[_Mention]:
    """*days* with the times beside them, and the times that stand alone."""
    left = list(days)
    for clock in find_clocks(line):
        if any(m.day or m.figures for m in days if _inside(clock, m)) or _DURATION.search(_before(line, clock.start)):
            continue
        owner = next((m for m in left if _belong(m, clock, line)), None)
        if owner:
            left.remove(owner)
            start, end = min(owner.start, clock.start), max(owner.end, clock.end)
            yield replace(owner, start=start, end=end, clock=clock)
        elif _stands_alone(clock, line):
            yield _Mention(clock.start, clock.end, clock=clock)
    yield from left


def _inside(clock: Clock, each: _Mention) -> bool:
    return each.start < clock.start and clock.end <= each.end


def _belong(each: _Mention, clock: Clock, line: str) -> bool:
    """Whether *clock* is the time of the day *each*: nothing but small words between them."""
    if clock.start <= each.start:
        return _FROM_CLOCK.match(line[clock.end : max(clock.end, each.start)]) is not None
    return clock.start >= each.end and _TO_CLOCK.match(line[each.end : clock.start]) is not None


def _stands_alone(clock: Clock, line: str) -> bool:
    """Whether it can only be a time: a colon may be a score, a whole hour a duration."""
    printed = line[clock.start : clock.end]
    if _CLOCK_LEAD.search(_before(line, clock.start)) or re.search(rf"(?:{_PART})$", printed):
        return True
    return ":" not in printed and re.search(r"(?:h|giờ|g)\s?\d", printed) is not None


def _resolve(each: _Mention, line: str, today: date, known: date | None) -> date | None:
    """The day that *each* means; None when there is none such."""
    if each.day or each.figures:
        return each.day or _nearest(each, line, today)
    if each.word in ("cùng ngày", "rạng sáng"):
        return known if known and each.word == "cùng ngày" else today
    if each.word == "sau":
        return _moved(known, 1) if known else None
    if each.word.startswith("tuần"):
        monday = _moved(today, 7 * _WEEKS[each.word.split()[1]] - today.weekday())
        return _moved(monday, each.weekday or 0) if monday else None
    return _moved(today, _STEPS.get(each.word, 0))


def _nearest(each: _Mention, line: str, today: date) -> date | None:
    """The day and month of *each* in the year that brings it nearest, not after *today* unless it is still to come."""
    if not each.figures:
        return None
    day, month = each.figures
    if _AHEAD.search(line):
        ahead = [d for year in (today.year, today.year + 1) if (d := _date(year, month, day)) and d >= today]
        if ahead and ahead[0] - today <= _HALF_A_YEAR:
            return ahead[0]
    years = range(today.year, today.year - 9, -1)  # a 29 February may be eight years ago
    return next((d for year in years if (d := _date(year, month, day)) and d <= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
