"""Finds the days that a short text prints in full: figures, names of months, years of several calendars.

Read are Vietnamese, English, French, Thai, Lao, Chinese, Japanese and Korean writing. A lunar day is no day, and an
impossible one is none, never a neighbour of it. Not here: the time of day and its zone (clocks.py), days without
a year (spoken.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Order = Literal["dmy", "mdy"]

YEARS = range(1900, 2200)  # others are slips, and the ends of the calendar cannot change zone
_BUDDHIST = 543  # years that Thai and some Lao calendars are ahead

_NAMES = (
    "jan january janvier janv มกราคม ม.ค. ມັງກອນ",
    "feb february février fevrier févr fév กุมภาพันธ์ ก.พ. ກຸມພາ",
    "mar march mars มีนาคม มี.ค. ມີນາ",
    "apr april avril avr เมษายน เม.ย. ເມສາ",
    "may mai พฤษภาคม พ.ค. ພຶດສະພາ",
    "jun june juin มิถุนายน มิ.ย. ມິຖຸນາ",
    "jul july juillet juil กรกฎาคม ก.ค. ກໍລະກົດ",
    "aug august août aout สิงหาคม ส.ค. ສິງຫາ",
    "sep sept september septembre กันยายน ก.ย. ກັນຍາ",
    "oct october octobre ตุลาคม ต.ค. ຕຸລາ",
    "nov november novembre พฤศจิกายน พ.ย. ພະຈິກ",
    "dec december décembre decembre déc ธันวาคม ธ.ค. ທັນວາ",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
# Counted months; "tháng giêng" and "tháng chạp" are lunar and so are missing.
_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip


def _any_of(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_MONTH = rf"(?P<name>{_any_of(_MONTHS)})\.?"
_THANG = rf"(?:tháng|thg\.?|th\.?)\s?(?:(?P<month>\d{{1,2}})(?!\d)|(?P<word>{_any_of(_WORDS)})(?!\w))"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_SHORT_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d|[:h.]\d)"
_NUMBER_BEFORE = r"(?<![\d/.])(?<!\d-)"
_ORDINAL = r"(?:st|nd|rd|th|er)?"

_FIGURES = (
    rf"{_NUMBER_BEFORE}(?P<first>\d{{1,2}})\s?(?P<sign>[-/.])\s?(?P<second>\d{{1,2}})\s?(?P=sign)\s?"
    r"(?P<year>\d{4}|\d{2})(?![\d/]|-(?!\s?\d{1,2}\s?[:h]\s?\d{2}))"
)

# The forms of a day, the surest first.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})(?P<sign>[-/.])\s?(?P<month>\d{1,2})(?P=sign)\s?(?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<year>\d{{4}})\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?{_DAY}\s?[日号號일]",
        _FIGURES,
        rf"(?<!\d){_DAY}\s*[-/,]?\s*{_THANG}\s*(?:,|\.|năm|-|/)?\s*{_YEAR}",
        rf"(?<!\w){_THANG}\s+{_DAY}(?:\s*,\s*|\s+){_YEAR}",
        rf"(?<!\d){_DAY}{_ORDINAL}[ ./-]*(?:of |de )?{_MONTH}[ ,./-]*(?:พ\.ศ\. ?|ค\.ศ\. ?)?{_SHORT_YEAR}",
        rf"\b{_MONTH}\s*{_DAY}{_ORDINAL},?\s+{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY}(?=\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?.*?\s{_YEAR}$)",
        r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?=$|T?\d{4}(?:\d{2})?(?:\D|$))",
    )
)

_LUNAR_AFTER = re.compile(r"\s*(?:\(\s*)?(?:âl\b|âm\s?l(?:ịch)?\b|(?:theo )?(?:lịch âm|nông lịch)\b)", re.IGNORECASE)
_LUNAR_BEFORE = re.compile(r"(?:\bâl|âm lịch|lịch âm|nông lịch|ngày âm)[\s:,(]*(?:ngày\s)?$", re.IGNORECASE)

# What an en-US clock prints and a Vietnamese hand does not: slashes, then a 12-hour time, and nothing else.
_AMERICAN = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?::\d{2})? ?[AP]M", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A printed day, at its midnight without a zone, and where it stands.

    `swapped` is the day that the same figures name when day and month change places, where there is one.
    """

    value: datetime
    start: int
    end: int
    swapped: datetime | None = None


def find_days(text: str, order: Order | None) -> Iterator[Day]:
    """The days in the clean line *text*, the surest form first; nothing after an impossible one.

    *order* is that of numeric days; None: a bare American clock is month/day, every other day/month, unless only
    the other order is possible.
    """
    for pattern in _FORMS:
        for match in pattern.finditer(text):
            if is_lunar(text, match.start(), match.end()):
                continue
            value, swapped = _value(match, text, order)
            if value is None:
                return
            yield Day(value, match.start(), match.end(), swapped)


def is_lunar(text: str, start: int, end: int) -> bool:
    """Whether the words around text[start:end] say that this day is one of the lunar calendar."""
    before = text[max(0, start - 20) : start]
    return bool(_LUNAR_AFTER.match(text, end) or _LUNAR_BEFORE.search(before))


def _value(match: re.Match[str], text: str, order: Order | None) -> tuple[datetime | None, datetime | None]:
    """The day of *match* and its other reading; (None, None) when it is impossible."""
    parts = match.groupdict()
    if parts.get("first"):
        return _numeric(parts, text, order)
    name, word = parts.get("name"), parts.get("word")
    month = _MONTHS[name.lower()] if name else _WORDS[word.lower()] if word else int(parts["month"])
    short_buddhist = name and "\u0e00" < name[0] < "\u0e7f" and len(parts["year"]) == 2
    year = f"25{parts['year']}" if short_buddhist else parts["year"]
    return build_day(year, month, int(parts["day"])), None


def _numeric(parts: dict[str, str], text: str, order: Order | None) -> tuple[datetime | None, datetime | None]:
    first, second, year = int(parts["first"]), int(parts["second"]), parts["year"]
    by_day, by_month = build_day(year, second, first), build_day(year, first, second)
    if order is not None:
        return (by_month, by_day) if order == "mdy" else (by_day, by_month)
    month_first = by_month and _AMERICAN.fullmatch(text)
    value, other = (by_month, by_day) if month_first or not by_day else (by_day, by_month)
    return value, other if other != value else None


def build_day(year: str, month: int, day: int) -> datetime | None:
    """The day that these figures name, or None. Two digits of a year are read as RFC 2822 does, but from 70 on."""
    full = int(year)
    if len(year) == 2:
        full += 1900 if full >= 70 else 2000
    if full - _BUDDHIST in YEARS and full not in YEARS:
        full -= _BUDDHIST
    if full not in YEARS:
        return None
    try:
        return datetime(full, month, day)  # noqa: DTZ001 - the zone follows in the string
    except ValueError:
        return None
