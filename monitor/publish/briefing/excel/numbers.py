"""A number as a document prints it, back as a number, so that Excel can compute with it. Not for reading the press."""

import re
from dataclasses import dataclass
from decimal import Decimal

COUNT = "[=0]0;[<10]00;#,##0"  # as the document prints it: 0, 05, 1.234
_NUMBER = re.compile(r"(?:0\d?|[1-9]\d{0,2}(?:\.\d{3})*)(,\d+)?(%)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and the format in which Excel shows it as the document does."""

    value: float
    shown: str


def number_in(text: str) -> Number | None:
    """The number that is all of *text*: "05", "1.234", "19,03%"; None for other words, a year, a telephone number."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    decimals, share = found[1], found[2]
    value = Decimal(text.rstrip("%").replace(".", "").replace(",", "."))
    if not decimals and not share:
        return Number(int(value), COUNT)
    places = "0" * (len(decimals) - 1 if decimals else 0)
    shown = f"#,##0.{places}" if places else "#,##0"
    return Number(float(value / 100), shown.replace("#,##0", "0") + "%") if share else Number(float(value), shown)
