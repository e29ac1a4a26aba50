"""How single values of a row of the facts register are read, from TOML, JSON, a form or a table: numbers, days, yes or no, units.

A number in words people type has one reading or is refused: 1.865.270 and 19,03 are read as written here, 1.500 may be
either. Not here: which values a row has (facts.py).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from monitor.vietnamese.clean import clean, one_line
from monitor.vietnamese.numbers import quantities
from monitor.vietnamese.syllables import keys

_YES_NO = {"có": True, "không": False, "yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
_PLAIN = re.compile(r"([-+]?\d+)(?:[.,](\d+))?")
_GROUPED = re.compile(r"([-+]?\d{1,3}(?:([., ])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?")
_WHOLE_DIGITS, _DECIMALS = 18, 9
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_SHOWN = 40
_YEARS = range(1000, 3000)


def wrong(code: str, message: str, **given: str) -> PydanticCustomError:
    """A fault of a value, by *code* (row_words.py has each in Vietnamese); *given* stands in the message."""
    return PydanticCustomError(code, message, given or None)


def cleaned(value: Any) -> Any:
    """A text on one line, NFC, without what cannot be seen; anything else as it is."""
    return one_line(value) if isinstance(value, str) else value


def cleaned_text(value: Any) -> Any:
    """The same of a text of several lines."""
    return clean(value) if isinstance(value, str) else value


def no_phrase_mark(text: str) -> str:
    """Refuse a sign that separates phrases in a table."""
    if "|" in text:
        raise wrong(
            "mark", "`{given}` holds a sign that separates phrases in a table: {mark}", given=text[:_SHOWN], mark="|"
        )
    return text


def no_list_mark(text: str) -> str:
    """Refuse a sign that separates lists of phrases in a table; inside a word it does not."""
    if "&" in text.split():
        raise wrong(
            "mark", "`{given}` holds a sign that separates phrases in a table: {mark}", given=text[:_SHOWN], mark="&"
        )
    return text


def read_value(kind: str, value: Any) -> Any:
    """The value of a fact as its *kind* has it."""
    if kind == "figure":
        return read_number(value)
    if kind == "date":
        return read_day(value)
    if kind == "yes-no":
        return read_yes_no(value)
    text = cleaned(value)
    if not isinstance(text, str) or not keys(text) or len(text) > 200:
        raise wrong("name", "the value of a place or a name is its text, of at most 200 letters")
    return text


def read_yes_no(value: Any) -> Any:
    """Yes or no, in Vietnamese or English."""
    if isinstance(value, bool):
        return value
    said = str(cleaned(value)).casefold()
    if said not in _YES_NO:
        raise wrong("yes-no", "`{given}` is neither `có` nor `không` (in TOML true or false)", given=said[:_SHOWN])
    return _YES_NO[said]


def read_day(value: Any) -> date:
    """A day: 2026-03-31, or 31/3/2026 with the day first as it is written here."""
    if isinstance(value, date) and not isinstance(value, datetime):
        day: date | None = value
    else:
        text = str(cleaned(value))
        found = _DAY_FIRST.fullmatch(text)
        day = _day(f"{found[4]}-{found[3]:0>2}-{found[1]:0>2}" if found else text)
    if day is None or day.year not in _YEARS:
        raise wrong("day", "`{given}` is no day of the calendar; write 2026-03-31", given=str(value)[:_SHOWN])
    return day


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_number(value: Any) -> Decimal:
    """A number; in a text with the point or comma of either language, where only one reading is possible."""
    if isinstance(value, bool):
        raise _no_number(value)
    if isinstance(value, str):
        return _from_text(" ".join(value.replace("−", "-").split()))
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise _no_number(value) from error
    return _of_size(number)


def _from_text(text: str) -> Decimal:
    grouped = _GROUPED.fullmatch(text)
    if grouped and not grouped[1].lstrip("-+").startswith("0"):
        whole, mark, decimals = grouped.groups()
        if mark != " " and whole.count(mark) == 1 and decimals is None:
            digits = whole.replace(mark, "")
            raise wrong(
                "ambiguous",
                "`{given}` has two readings; write {whole}, or {part} with a nought behind its decimals",
                given=text[:_SHOWN],
                whole=digits,
                part=f"{whole.replace(mark, '.')}0",
            )
        return _of_size(Decimal(f"{whole.replace(mark, '')}.{decimals or '0'}"))
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        raise _no_number(text)
    return _of_size(Decimal(f"{plain[1]}.{plain[2] or '0'}"))


def _of_size(number: Decimal) -> Decimal:
    if not number.is_finite() or abs(number) >= 10**_WHOLE_DIGITS:
        raise _no_number(number)
    rounded = round(number, _DECIMALS)
    if rounded != number:
        raise _no_number(number)
    return rounded.normalize() + 0  # without noughts behind, and without the sign of a nought


def _no_number(value: Any) -> PydanticCustomError:
    return wrong(
        "number",
        "`{given}` is no number of at most 18 digits and 9 decimals; write 1234.5, and what is counted in `unit`",
        given=str(value)[:_SHOWN],
    )


def number_text(number: Decimal) -> str:
    """*number* as `read_number` reads it again: 3.125 is written 3.1250, which cannot be taken for 3125."""
    text = f"{number.normalize():f}"
    return f"{text}0" if _GROUPED.fullmatch(text) and not text.lstrip("-").startswith("0") else text


Day = Annotated[date, BeforeValidator(read_day)]
YesNo = Annotated[bool, BeforeValidator(read_yes_no)]
Number = Annotated[Decimal, BeforeValidator(read_number)]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What a unit counts, without its scale: "tỷ đồng" is "đồng", a thousand million times."""

    words: tuple[str, ...]  # folded
    factor: Decimal
    percent: bool


@lru_cache(maxsize=1 << 12)
def unit_of(phrase: str) -> UnitWords:
    """Cut scale and percent sign off a unit, by reading it after a number."""
    text = f"1 {phrase}"
    found = quantities(text)
    if not found:
        return UnitWords(keys(phrase), Decimal(1), percent=False)
    return UnitWords(keys(text[found[0].end :]), found[0].value, found[0].percent)
