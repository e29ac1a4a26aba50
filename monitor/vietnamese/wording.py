"""How official Vietnamese documents write days, hours and numbers. Not for: reading them (dates.py, numbers.py).

The conventions are those of DOMAIN.md 1.3: numbers below ten get a leading zero, days are dd/mm/yyyy,
thousands are parted by a point and decimals by a comma.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

_MARKS = (("“", "”"), ("«", "»"), ("‹", "›"))
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def weekday(day: date) -> str:
    """As "Thứ Hai" … "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]


def short_day(day: date) -> str:
    """As "28/02/2022"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_day(day: date) -> str:
    """As "Thứ Hai, ngày 28/02/2022"."""
    return f"{weekday(day)}, ngày {short_day(day)}"


def day_month(day: date, year: int) -> str:
    """As "28/02"; with its year when that is not *year*."""
    return short_day(day) if day.year != year else f"{day.day:02d}/{day.month:02d}"


def hour(at: datetime | time) -> str:
    """As "07 giờ 00", of the clock that *at* carries (convert to the office's zone first)."""
    return f"{at.hour:02d} giờ {at.minute:02d}"


def clock(at: datetime | time) -> str:
    """As "07:00", likewise."""
    return f"{at.hour:02d}:{at.minute:02d}"


def padded(number: int) -> str:
    """As "05", "12", "1.234"; zero stays "0". Not for negative numbers."""
    if number < 0:
        raise ValueError("a count is never negative")
    return f"{number:02d}" if 0 < number < 10 else f"{number:,}".replace(",", ".")


def decimal(value: Decimal, places: int) -> str:
    """As "1.234,5": *value* rounded half up to *places* digits after the comma."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))


def percent(part: int, whole: int) -> str:
    """As "19,03%": two decimals, as the ministry prints them. Raises ValueError for a *whole* of zero."""
    if whole <= 0:
        raise ValueError("a share needs a whole above zero")
    return decimal(Decimal(100 * part) / whole, 2) + "%"


def change(now: int, before: int) -> str:
    """As "tăng 02", "giảm 12" or "không thay đổi"."""
    if now == before:
        return "không thay đổi"
    return f"{'tăng' if now > before else 'giảm'} {padded(abs(now - before))}"


def listed(names: Sequence[str], limit: int, noun: str) -> str:
    """As "A, B, C và 02 báo khác": at most *limit* names, the rest counted as *noun*."""
    shown = ", ".join(names[:limit])
    rest = len(names) - limit
    return f"{shown} và {padded(rest)} {noun} khác" if rest > 0 else shown


def marks_around(text: str) -> tuple[str, str]:
    """The two marks to print around *text*: “ ”, or « » where it has such marks of its own, and nobody should take those for the end."""
    own = set(text) | (set("“”") if text.startswith('"') or text.endswith('"') else set())  # “" reads as one mark
    return next((pair for pair in _MARKS if not own & set(pair)), _MARKS[1])


def in_marks(text: str) -> str:
    """As “text”; as «text» where it has such marks of its own. No letter of *text* is changed."""
    opening, closing = marks_around(text)
    return f"{opening}{text}{closing}"


def shortened(text: str, limit: int) -> str:
    """*text* with at most *limit* letters; what is longer is cut behind a word, and ends in "…"."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    kept = head.rpartition(" ")[0] if len(head.rpartition(" ")[0]) > limit // 2 else head
    return kept.rstrip(" ,;:") + "…"
