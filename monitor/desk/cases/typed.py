"""The fields of a form of a case, read one by one; what cannot be read is a CaseError in words.

Not here: which fields a form has (forms.py, table.py), what a case allows (the room cases).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from monitor.errors import CaseError

_LONGEST = 20_000  # letters of one text
_LONGEST_LINE = 1_000  # of a field of one line
LONGEST_TITLE = 300  # of what a case is called
_EARLIEST, _LATEST = 1945, 9999  # years
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person sent."""

    form: MultiDict[str, str]
    zone: ZoneInfo  # in which hours are typed

    def text(self, name: str) -> str:
        """A text of several lines."""
        text = plain(self.form.get(name, ""))
        if len(text) > _LONGEST:
            raise CaseError.of(f"{name} is too long", f"Nội dung dài quá {_LONGEST} ký tự; phần dài hãy gửi thành tệp.")
        return text

    def line(self, name: str) -> str:
        """A text of one line."""
        line = " ".join(self.text(name).split())
        if len(line) > _LONGEST_LINE:
            raise CaseError.of(f"{name} is too long", f"Một ô chỉ ghi được {_LONGEST_LINE} ký tự.")
        return line

    def day(self, name: str) -> date | None:
        """A day; None where nothing is typed."""
        text = self.line(name)
        try:
            found = date.fromisoformat(text) if text else None
        except ValueError as error:
            raise _no_day(name) from error
        if found and not _EARLIEST <= found.year < _LATEST:
            raise _no_day(name)
        return found

    def moment(self, name: str) -> datetime | None:
        """A day with its hour in the office's zone, as UTC; None where nothing is typed."""
        text = self.line(name)
        try:
            found = datetime.fromisoformat(text) if text else None
        except ValueError as error:
            raise _no_day(name) from error
        if found is None:
            return None
        if not _EARLIEST <= found.year < _LATEST:
            raise _no_day(name)
        return found.replace(tzinfo=self.zone).astimezone(UTC)

    def until(self, name: str) -> datetime | None:
        """The first instant that is too late: the hour typed beside the day *name*; where none is, the end of that day."""
        day, hour = self.day(name), self.line(f"{name}-hour")
        if day is None:
            return None
        try:
            at = time.fromisoformat(hour) if hour else time()
        except ValueError as error:
            raise _no_day(name) from error
        whole = timedelta(days=0 if hour else 1)
        return datetime.combine(day + whole, at.replace(tzinfo=None), tzinfo=self.zone).astimezone(UTC)

    def number(self, name: str) -> int | None:
        """A number from 1 on; None where none is typed."""
        text = self.form.get(name, "").strip()
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 and int(text) else None

    def one(self, name: str, allowed: Collection[T], words: str) -> T:
        """The one of *allowed* that is chosen; *words* name the field where it is none."""
        chosen = self.form.get(name, "")
        found = next((each for each in allowed if str(each) == chosen), None)
        if found is None:
            raise CaseError.of(f"{name} is none of {', '.join(map(str, allowed))}", f"Chưa chọn {words}.")
        return found

    def some(self, name: str, allowed: Iterable[T]) -> tuple[T, ...]:
        """Those of *allowed* that are ticked, in their own order."""
        ticked = set(self.form.getlist(name))
        return tuple(each for each in allowed if str(each) in ticked)


def plain(text: str) -> str:
    """*text* with plain ends of lines, without blanks around it and without what a keyboard cannot type."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines if letter in "\n\t" or _typed(letter)).strip()


def _typed(letter: str) -> bool:
    """Whether people write *letter*; some control characters, such as that of a page break, count as blanks in Python."""
    return letter.isprintable() or (letter.isspace() and letter >= " " and letter != "\x85")


def _no_day(name: str) -> CaseError:
    return CaseError.of(f"{name} is no day or no hour", "Ngày, giờ chưa đúng; ghi theo dạng ngày/tháng/năm, giờ:phút.")
