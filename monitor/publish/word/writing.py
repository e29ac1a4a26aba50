"""How official documents write days, numerals and letters of points (DOMAIN.md 3.2). Not here: other forms of days (vietnamese)."""

from datetime import date

_LETTERS = "abcdđeghiklmnopqrstuvxy"  # the Vietnamese alphabet; the decree counts points by it
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def official_day(day: date) -> str:
    """As "ngày 05 tháng 01 năm 2020", "ngày 29 tháng 6 năm 2019": a zero before days below 10, and months 1 and 2 only."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def letter(number: int) -> str:
    """Of the point *number* (1: a) in the order a, b, c, d, đ, e, g; past the last one aa, ab. Raises ValueError below 1."""
    if number < 1:
        raise ValueError("points are counted from 1")
    rest, place = divmod(number - 1, len(_LETTERS))
    return (letter(rest) if rest else "") + _LETTERS[place]


def roman(number: int) -> str:
    """As "IV". Raises ValueError below 1."""
    if number < 1:
        raise ValueError("parts are counted from 1")
    text = ""
    for value, sign in _ROMAN:
        many, number = divmod(number, value)
        text += sign * many
    return text


def document_number(number: int, symbol: str) -> str:
    """As "05/BC-X": a zero before numbers below 10, no blanks."""
    return f"{number:02d}/{symbol}"


def typed_symbol(kind: str, letters: str) -> str:
    """Of a document with a type, as "BC-X", from the symbol of the office's letters, "X-Y" (Y: who wrote it); "" without one."""
    office = letters.removeprefix(f"{kind}-").partition("-")[0].strip()
    return f"{kind}-{office}" if office else ""
