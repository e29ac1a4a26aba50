"""Other ways in which the press writes a number or a day: "sáu trăm" and 600, 1.500 and "1,5 nghìn", "12 tháng 8" and 12/8.

Only forms of exactly the same worth. Not here: reading them (numbers.py, number_words.py, day_parts.py), rounding (check).
"""

from collections.abc import Iterator
from decimal import Decimal

from monitor.vietnamese.numbers import written

_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
# What a scale is worth, its word, and how many of it are written at most: 50.000 tỷ, but not 50.000 triệu.
_SCALES = (
    (Decimal(1), "", 10**15),
    (Decimal(10**3), " nghìn", 10**4),
    (Decimal(10**3), " ngàn", 10**4),
    (Decimal(10**6), " triệu", 10**4),
    (Decimal(10**9), " tỷ", 10**6),
    (Decimal(10**12), " nghìn tỷ", 10**4),
)
_PLAIN = 10**9  # round numbers that are larger are written with a scale


def number_forms(value: Decimal) -> tuple[str, ...]:
    """The ways to write *value*, in digits and in words; () for what is no number of the press: below zero, endless."""
    if not 0 <= value < 10**15 or value != value.quantize(Decimal("0.001")):
        return ()
    return tuple(dict.fromkeys(form for scale in _SCALES for form in _scaled(value, *scale)))


def day_forms(day: int, month: int) -> tuple[str, ...]:
    """The ways to write a day of a month without its year."""
    months, days = dict.fromkeys((f"{month}", f"{month:02}")), dict.fromkeys((f"{day}", f"{day:02}"))
    return tuple(f"{one}{sign}{other}" for sign in ("/", ".", " tháng ") for one in days for other in months)


def in_words(number: int) -> str:
    """*number*, from 0 to 999, as it is spoken: "sáu mươi lăm", "một trăm linh năm"."""
    if number <= 10:
        return _ONES[number]
    if number < 20:
        return f"mười {'lăm' if number == 15 else _ONES[number - 10]}"
    if number < 100:
        tens, ones = divmod(number, 10)
        last = {0: "", 1: " mốt", 5: " lăm"}.get(ones, f" {_ONES[ones]}")
        return f"{_ONES[tens]} mươi{last}"
    hundreds, rest = divmod(number, 100)
    between = " linh" if 0 < rest < 10 else ""
    return f"{_ONES[hundreds]} trăm{between}{f' {in_words(rest)}' if rest else ''}"


def _scaled(value: Decimal, factor: Decimal, scale: str, most: int) -> Iterator[str]:
    number = value / factor
    if scale and not 1 <= number < most:
        return
    if not scale and value >= _PLAIN and value % 10**6 == 0:
        return
    if number != number.quantize(Decimal("0.001")):
        return
    number = number.normalize()
    digits = written(number)
    yield f"{digits}{scale}"
    if "." in digits and number < 10_000:
        yield f"{digits.replace('.', '')}{scale}"
    if number == number.to_integral_value() and number < 1000:
        yield f"{in_words(int(number))}{scale}"
