"""Reads one printed moment: what feeds, page heads and bylines of the Vietnamese press write as a date.

It must never guess a day: relative words ("hôm qua"), days without a year and lunar days are no dates, and
an impossible day is None, never a neighbour of it. Measured on the recorded feeds, other libraries reverse
"GMT+7", lose "+07" or swap day and month, so the few forms are read here. Not here: which of several dates
of a page is believed (read/published.py), days spoken of inside a text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Literal

from monitor.vietnamese.clean import one_line

Order = Literal["dmy", "mdy"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)

# The forms of a day, the surest first: a pattern and what its groups are.
_DAY_FORMS = (
    (re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)"), "y-md"),
    (re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]"), "ymd"),
    (re.compile(r"(?<![\d/.])(?<!\d-)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-])"), "numeric"),
    (re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:,|năm|-|/)?\s*(\d{4})(?!\d)", re.IGNORECASE), "dmy"),
    (re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH}[ ,-]+(\d{{4}}|\d{{2}})(?!\d)", re.IGNORECASE), "dMy"),
    (re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE), "Mdy"),
    (re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?.*?\s(\d{{4}})$", re.IGNORECASE), "Mdy"),
    (re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?=$|T?\d{4}(?:\d{2})?(?:\D|$))"), "ymd"),
)
_LUNAR = re.compile(r"\s*\(?\s*(?:âl\b|âm\s?l)", re.IGNORECASE)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")

_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})\s?(?::|h|giờ|g|時|시)\s?(\d{2})(?!\d)\s?(?:phút|分|분)?(?::(\d{2})(?!\d)(?:[.,]\d+)?)?['’′]?"
    r"(?:\s?(am|pm|a\.m\.|p\.m\.|sa|ch|sáng|trưa|chiều|tối|đêm)(?!\w))?",
    re.IGNORECASE,
)
_WHOLE_HOUR = re.compile(
    r"(?<![\d:])([01]?\d|2[0-3])\s?(?:h|giờ)(?!\w)(?:\s(sáng|trưa|chiều|tối|đêm)(?!\w))?", re.IGNORECASE
)
_CLOCK_REACH = 30  # a time further from the day than this many characters belongs to something else
_COMPACT_CLOCK = re.compile(r"T?(\d{2})(\d{2})(\d{2})?(?!\d)")
_AFTERNOON = {"pm", "p.m.", "ch", "chiều", "tối"}
_MORNING = {"am", "a.m.", "sa", "sáng"}

_OFFSET = re.compile(r"\s?([+-])(\d{2})(?::?(\d{2}))?(?![\d/.:-])")
_NAMED_OFFSET = re.compile(r"\b(?:gmt|utc)\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?(?!\d)", re.IGNORECASE)
_ZULU = re.compile(r"\s?Z\b|\s(?:GMT|UTC|UT)\b")
_YEARS = range(1900, 2200)  # others are slips, and the ends of the calendar cannot change zone
# RFC 822 names, and those of the neighbours; CST and IST mean several zones and so are none.
_ZONE_NAMES = {"ICT": 7, "JST": 9, "KST": 9, "SGT": 8, "HKT": 8, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7}
_ZONE_NAME = re.compile(rf"\b({'|'.join(_ZONE_NAMES)})\b")

# What an en-US clock prints and a Vietnamese hand does not: slashes, then a 12-hour time, and nothing else.
_AMERICAN = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?::\d{2})? ?[AP]M", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    second: int
    end: int  # where a zone may follow

    def possible(self) -> bool:
        return self.hour < 24 and self.minute < 60 and self.second < 60


def parse_date(raw: str, *, zone: tzinfo, order: Order | None = None) -> datetime | None:
    """The first moment that *raw* prints, as aware UTC, or None when it prints none or an impossible one.

    *raw* is a date string of a feed, a page head or a byline, words around it allowed. Without an offset it
    is time of *zone*; without an hour it is midnight there. *order* is that of numeric dates; when None,
    a bare 12-hour date with slashes is month/day (FEEDS.md, section 2), every other day/month, unless only
    the other order is possible. Never raises.
    """
    text = one_line(raw)
    if _EPOCH.fullmatch(text):
        at = datetime.fromtimestamp(int(text[:10]), UTC)
        return at if at.year < _YEARS.stop else None
    day, span = next(_days(text, order), (None, (0, 0)))
    if day is None:
        return None
    clock = _clock(text, span)
    if clock is None:
        return day.replace(tzinfo=_zone(text, None) or zone).astimezone(UTC)
    if not clock.possible():
        return None
    moment = day.replace(hour=clock.hour, minute=clock.minute, second=clock.second)
    return moment.replace(tzinfo=_zone(text, clock.end) or zone).astimezone(UTC)


def says_hour(raw: str) -> bool:
    """Whether the date in *raw* comes with a time of day."""
    text = one_line(raw)
    found = next(_days(text, None), None)
    return bool(_EPOCH.fullmatch(text)) or (found is not None and _clock(text, found[1]) is not None)


def _days(text: str, order: Order | None) -> Iterator[tuple[datetime, tuple[int, int]]]:
    """Every day in *text* with where it stands, by form; nothing after an impossible one."""
    for pattern, form in _DAY_FORMS:
        for match in pattern.finditer(text):
            if _LUNAR.match(text, match.end()):
                continue
            day = _day(match, form, text, order)
            if day is None:
                return
            yield day, _day_span(match, form)


def _day_span(match: re.Match[str], form: str) -> tuple[int, int]:
    """Where the day stands; of `Jul 20 06:18:00 2026` only what comes before the time."""
    return (match.start(), match.end(2)) if form == "Mdy" else match.span()


def _day(match: re.Match[str], form: str, text: str, order: Order | None) -> datetime | None:
    groups = [g for g in match.groups() if g not in ("-", "/", ".")]
    if form == "numeric":
        return _numeric(groups, text, order)
    if form in ("y-md", "ymd"):
        return _build(groups[0], groups[1], groups[2])
    if form == "Mdy":
        return _build(groups[2], _month(groups[0]), groups[1])
    month = _month(groups[1]) if form == "dMy" else groups[1]
    return _build(groups[2], month, groups[0])


def _month(name: str) -> str:
    return str(_MONTHS.index(name[:3].lower()) + 1)


def _numeric(groups: list[str], text: str, order: Order | None) -> datetime | None:
    first, second, year = groups
    if order is not None:
        return _build(year, first, second) if order == "mdy" else _build(year, second, first)
    by_day, by_month = _build(year, second, first), _build(year, first, second)
    return (by_month or by_day) if _AMERICAN.fullmatch(text) else (by_day or by_month)


def _build(year: str, month: str, day: str) -> datetime | None:
    full = int(year)
    if len(year) == 2:  # as RFC 2822 reads two digits, but from 70 on
        full += 1900 if full >= 70 else 2000
    if full not in _YEARS:
        return None
    try:
        return datetime(full, int(month), int(day))  # noqa: DTZ001 - the zone follows in the string
    except ValueError:
        return None


def _clock(text: str, day: tuple[int, int]) -> _Clock | None:
    """The time that belongs to the day standing at *day*: the nearest one, on either side."""
    compact = _COMPACT_CLOCK.match(text, day[1])
    if compact:
        return _made_clock(compact, "")
    for pattern in (_CLOCK, _WHOLE_HOUR):
        near = [(gap, m) for m in pattern.finditer(text) if 0 <= (gap := _gap(m, day)) <= _CLOCK_REACH]
        if near:
            match = min(near, key=lambda each: each[0])[1]
            return _made_clock(match, match[match.re.groups] or "")
    return None


def _gap(match: re.Match[str], day: tuple[int, int]) -> int:
    """Characters between the two; negative where they overlap."""
    return max(match.start() - day[1], day[0] - match.end())


def _made_clock(match: re.Match[str], half: str) -> _Clock:
    hour, minute, second = (*(int(g) for g in match.groups() if g and g.isdigit()), 0, 0)[:3]
    return _Clock(_full_hour(hour, half.lower()), minute, second, match.end())


def _full_hour(hour: int, half: str) -> int:
    """24-hour form; a clock that already counts to 24 ignores its "PM" (DOMAIN.md 8.4: "13:03 PM")."""
    if hour > 12:
        return hour
    if half in _AFTERNOON or (half == "trưa" and hour < 3) or (half == "đêm" and 6 < hour < 12):
        return hour % 12 + 12
    return 0 if hour == 12 and half in _MORNING | {"đêm"} else hour


def _zone(text: str, clock_end: int | None) -> tzinfo | None:
    """The offset that *text* names, or None. "GMT+7" is east of Greenwich, as people mean it."""
    named = _NAMED_OFFSET.search(text)
    beside = _OFFSET.match(text, clock_end) if clock_end is not None else None
    match = named or beside
    if match:
        return _offset(match)
    if clock_end is not None and _ZULU.match(text, clock_end):
        return UTC
    name = _ZONE_NAME.search(text)
    return timezone(timedelta(hours=_ZONE_NAMES[name[1]])) if name else None


def _offset(match: re.Match[str]) -> tzinfo | None:
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours > 14 or minutes > 59:  # no zone on earth is further from Greenwich
        return None
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if match[1] == "-" else size)
