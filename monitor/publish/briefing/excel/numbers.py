"""A number as a document prints it, back as a number, so that Excel can compute with it. Not for reading the press."""

import re
from dataclasses import dataclass
from decimal import Decimal

COUNT = "[=0]0;[<10]00;#,##0"  # as the document prints it: 0, 05, 1.234
_NUMBER = re.compile(r"(?P<sign>[+\-−]?)(?P<whole>0\d?|[1-9]\d{0,2}(?:\.\d{3})*)(?:,(?P<decimals>\d+))?(?P<share>%?)")
_MINUS = ("-", "−")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and the format in which Excel shows it as the document does."""

    value: float
    shown: str


def number_in(text: str) -> Number | None:
    """The number that is all of *text*: "05", "+1.234", "19,03%"; None for other words, a year, a telephone number."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    sign, decimals, share = found["sign"], found["decimals"], found["share"]
    value = Decimal(found["whole"].replace(".", "") + (f".{decimals}" if decimals else "")) / (100 if share else 1)
    if not decimals and not share:
        # Excel knows two conditions in a format: a sign and a zero before a digit cannot both be among them.
        shown = _signed("00" if value < 10 else "#,##0") if sign else COUNT
        return Number(-int(value) if sign in _MINUS else int(value), shown)
    places = "0." + "0" * len(decimals) if decimals else "0"
    shown = _signed(places + share) if sign else places + share
    return Number(-float(value) if sign in _MINUS else float(value), shown)


def _signed(shown: str) -> str:
    return f"+{shown};-{shown};{shown}"
