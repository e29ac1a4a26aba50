"""The tree of a parsed query: frozen values, nothing to do with how it is asked.

Not here: the language (parse.py) and the answer (evaluate.py for one text, the store for the archive).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Term:
    """Words to be found: in a row, or (`slop`) close together in any order.

    `keys` are the folded syllables, as `vietnamese.syllables.keys` gives them; never empty. With `slop` they stand
    in one stretch of text that holds at most so many other syllables. `field` is "" for all text fields.
    """

    text: str  # as written, without quotes and field
    keys: tuple[str, ...]
    field: str = ""
    slop: int | None = None
    start: int = 0  # where it stands in the query, in code points
    end: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """A field that holds a name out of a list, such as `topic:bien-gioi`; compared as a whole."""

    field: str
    value: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Between:
    """Days of a date field, both included, as people in the office count them; None is open."""

    field: str
    first: date | None
    last: date | None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; at least one of them is no `Not`."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One part holds."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold. Only ever a part of `And`, beside one that is none."""

    part: "Node"


Node = Term | Value | Between | And | Or | Not
