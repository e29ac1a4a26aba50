"""Moves the dates that a page prints, each in the form in which it stands. Not for: reading dates (monitor.vietnamese)."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/])(\d{2})\2(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})([:h])(\d{2})(?!\d)")
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_WEEKDAY = re.compile("|".join(_WEEKDAYS), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Move:
    """The moments of a page, local, and how far each is moved."""

    moments: Sequence[datetime]
    by: timedelta

    @property
    def moved(self) -> tuple[datetime, ...]:
        """The moments afterwards."""
        return tuple(moment + self.by for moment in self.moments)

    def text(self, text: str) -> str:
        """*text* with the moments in it moved; a clock alone or beside its day."""
        moved = _DAY_FIRST.sub(self._day_first, _YEAR_FIRST.sub(self._year_first, text))
        if moved != text:
            moved = _WEEKDAY.sub(self._weekday, moved)
        if moved != text or _CLOCK.fullmatch(text.strip()):
            moved = _CLOCK.sub(self._clock, moved)
        return moved

    def digits(self, number: str, rng: random.Random) -> str:
        """An article's *number*, of another article: with its day moved where it holds one."""
        same = max(1, len(number) - 6)  # what is in front may be a day or a section
        fresh = number[:same] + "".join(rng.choice("0123456789") for _ in number[same:])
        for moment in self.moments:
            for form in ("%Y%m%d", "%y%m%d"):
                place = number.find(moment.strftime(form))
                if place >= 0 and len(number) > 11:
                    day = (moment + self.by).strftime(form)
                    return number[:place] + day + number[place + len(day) : -4] + fresh[-4:]
        return fresh

    def _date(self, year: int, month: int, day: int) -> date | None:
        """The moved day when these numbers are a day of the page."""
        for moment in self.moments:
            if (moment.year, moment.month, moment.day) == (year, month, day):
                return (moment + self.by).date()
        return None

    def _year_first(self, match: re.Match[str]) -> str:
        day = self._date(int(match[1]), int(match[3]), int(match[4]))
        return day.strftime(f"%Y{match[2]}%m{match[2]}%d") if day else match[0]

    def _day_first(self, match: re.Match[str]) -> str:
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        moved = self._date(year, int(match[3]), int(match[1]))
        if not moved:
            return match[0]
        bare = len(match[1]) == 1 or len(match[3]) == 1  # printed without noughts
        day, month = (str(moved.day), str(moved.month)) if bare else (f"{moved.day:02}", f"{moved.month:02}")
        return match[2].join((day, month, f"{moved.year}"[-len(match[4]) :]))

    def _weekday(self, match: re.Match[str]) -> str:
        name = _WEEKDAYS[self.moved[0].weekday()]
        first, second = name.split()
        first = first if match[0][0].isupper() else first.lower()
        return f"{first} {second if match[0].split()[1][0].isupper() else second.lower()}"

    def _clock(self, match: re.Match[str]) -> str:
        hour, minute = int(match[1]), int(match[3])
        for moment in self.moments:
            if moment.minute == minute and hour in (moment.hour, moment.hour % 12 or 12):
                moved = moment + self.by
                shown = moved.hour if hour == moment.hour else moved.hour % 12 or 12
                return f"{f'{shown:02}' if len(match[1]) == 2 else shown}{match[2]}{moved.minute:02}"
        return match[0]


def any_move(moments: Sequence[datetime], rng: random.Random) -> Move:
    """A move by some days and minutes that leaves each moment in its half of the day, so that AM stays AM."""
    days = rng.choice([-1, 1]) * rng.randint(2, 200)
    while True:
        by = timedelta(days=days, minutes=rng.randint(-600, 600))
        halves = [(moment + by).hour // 12 == moment.hour // 12 for moment in moments]
        dates = [(moment + by).date() == (moment + timedelta(days=days)).date() for moment in moments]
        plain = [(moment + by).hour % 12 > 0 for moment in moments]  # 12 and 0 are printed in too many ways
        if all(halves) and all(dates) and all(plain):
            return Move(moments, by)
