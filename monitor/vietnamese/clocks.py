"""Finds times of day and offsets from Greenwich as feeds, page heads and bylines print them.

Not here: days (days.py). A printed "13:03 PM" is 13:03, and "GMT+7" lies east of Greenwich, as people mean it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from typing import Literal

Offset = Literal["", "utc", "named"]  # none; Z, GMT, +00:00; any other

_HALF = r"am|pm|a\.m\.|p\.m\.|sa|ch|rạng sáng|sáng|trưa|chiều|tối|đêm"
_HALF_BEFORE = r"오전|오후|午前|午後|上午|下午|早上|晚上|中午|凌晨"
_TO_THE_MINUTE = (
    rf"(?:(?P<before>{_HALF_BEFORE})\s?)?(?<![\d:])(?P<hour>\d{{1,2}})\s?(?::|h|giờ|g|時|时|点|點|시)\s?"
    r"(?:(?P<minute>\d{2})(?!\d)\s?(?:phút|分|분)?|(?P<few>\d)\s?(?:phút|分|분|['’′])|(?P<half>rưỡi)(?!\w))"
    r"(?::(?P<second>\d{2})(?!\d)(?:[.,]\d+)?)?['’′]?"
    rf"(?:\s?(?P<after>{_HALF})(?!\w))?"
)
_THAI = r"(?<![\d.:])(?P<hour>\d{1,2})\.(?P<minute>\d{2})\s?น(?!\w)"
_WHOLE_HOUR = (
    rf"(?:(?P<before>{_HALF_BEFORE})\s?)?(?<![\d:])(?P<hour>[01]?\d|2[0-3])\s?"
    rf"(?:(?:h|giờ|時|时|点|點|시)(?!\w)(?:\s(?P<after>{_HALF})(?!\w))?|(?P<only>am|pm|a\.m\.|p\.m\.)(?!\w))"
)
_CLOCKS = tuple(re.compile(form, re.IGNORECASE) for form in (_TO_THE_MINUTE, _THAI, _WHOLE_HOUR))
_COMPACT = re.compile(r"T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?!\d)")
_REACH = 30  # a time further from the day than this many characters belongs to something else

_AFTERNOON = {"pm", "p.m.", "ch", "chiều", "tối", "오후", "午後", "下午", "晚上"}
_MORNING = {"am", "a.m.", "sa", "sáng", "rạng sáng", "오전", "午前", "上午", "早上", "凌晨"}
_NOON = {"trưa", "中午"}

_OFFSET = re.compile(r"\s?([+-])(\d{2})(?::?(\d{2}))?(?![\d/.:-])")
_NAMED_OFFSET = re.compile(r"\b(?:gmt|utc)\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?(?!\d)", re.IGNORECASE)
_ZULU = re.compile(r"\s?Z\b|\s\(?(?:GMT|UTC|UT)\b")
# RFC 822 names, and those of the neighbours; CST and IST mean several zones and so are none.
_ZONE_NAMES = {"ICT": 7, "JST": 9, "KST": 9, "SGT": 8, "HKT": 8, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7}
_ZONE_NAME = re.compile(rf"\b({'|'.join(_ZONE_NAMES)})\b")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as printed, possible or not, and where it stands; a zone may follow at `end`."""

    hour: int
    minute: int
    second: int
    start: int
    end: int

    @property
    def possible(self) -> bool:
        """Whether a day has such a time."""
        return self.hour < 24 and self.minute < 60 and self.second < 60


def clock_beside(text: str, start: int, end: int) -> Clock | None:
    """The time that belongs to the day text[start:end]: the nearest one, on either side."""
    compact = _COMPACT.match(text, end)
    if compact:
        return _made(compact)
    for pattern in _CLOCKS:
        near = []
        for match in pattern.finditer(text):
            gap = max(match.start() - end, start - match.end())  # negative where they overlap
            if 0 <= gap <= _REACH:
                near.append((gap, match))
        if near:
            return _made(min(near, key=lambda each: each[0])[1])
    return None


def find_clocks(text: str) -> Iterator[Clock]:
    """Every possible time of day in *text*, in its order; of overlapping ones the fuller."""
    taken: list[Clock] = []
    for pattern in _CLOCKS:
        for match in pattern.finditer(text):
            made = _made(match)
            if made.possible and not any(made.start < other.end and other.start < made.end for other in taken):
                taken.append(made)
    yield from sorted(taken, key=lambda clock: clock.start)


def offset_of(text: str, clock_end: int | None) -> tuple[tzinfo | None, Offset]:
    """The offset that *text* names, or None, and its kind. *clock_end* is where its time ends, if it has one."""
    named = _NAMED_OFFSET.search(text)
    beside = _OFFSET.match(text, clock_end) if clock_end is not None else None
    match = named or beside
    if match:
        zone = _fixed(match)
        return zone, "" if zone is None else "named" if int(match[2]) or int(match[3] or 0) else "utc"
    if clock_end is not None and _ZULU.match(text, clock_end):
        return UTC, "utc"
    name = _ZONE_NAME.search(text)
    return (timezone(timedelta(hours=_ZONE_NAMES[name[1]])), "named") if name else (None, "")


def _made(match: re.Match[str]) -> Clock:
    parts = match.groupdict()
    half = parts.get("after") or parts.get("before") or parts.get("only") or ""
    minute = 30 if parts.get("half") else int(parts.get("minute") or parts.get("few") or 0)
    hour = full_hour(int(parts["hour"]), half.lower())
    return Clock(hour, minute, int(parts.get("second") or 0), match.start(), match.end())


def full_hour(hour: int, half: str) -> int:
    """24-hour form; a clock that already counts to 24 ignores its "PM" (DOMAIN.md 8.4: "13:03 PM")."""
    if hour > 12:
        return hour
    if half in _AFTERNOON or (half in _NOON and hour < 3) or (half == "đêm" and 6 < hour < 12):
        return hour % 12 + 12
    return 0 if hour == 12 and half in _MORNING | {"đêm"} else hour


def _fixed(match: re.Match[str]) -> tzinfo | None:
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours > 14 or minutes > 59:  # no zone on earth is further from Greenwich
        return None
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if match[1] == "-" else size)
