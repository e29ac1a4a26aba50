"""What every official document of the office has at its head and its foot. Not here: how it is drawn (letterhead.py, signing.py)."""

from dataclasses import dataclass

BLANK = "……"  # where a person writes by hand
FILL_IN = "[cán bộ điền{}]"  # where an officer has something to say; the program never does it for them


@dataclass(frozen=True, slots=True)
class Head:
    """Who issues it. What is "" stays blank for people."""

    superior: str  # the body above, in capitals; "" prints no line
    body: str  # the issuing body, in capitals
    place: str
    symbol: str  # behind the number, such as "BC-X"
    post: str  # of who signs, in capitals
    year: int | str  # the document will bear, unless it is signed later; in a template, its placeholder


def fill_in(what: str = "") -> str:
    """As "[cán bộ điền: số, ngày]"."""
    return FILL_IN.format(f": {what}" if what else "")
