"""The parts a digest is made of, in words, before it is text or HTML. Not here: how the words come about."""

from dataclasses import dataclass
from typing import Literal

from monitor.vietnamese.wording import marks_around, shortened

LONGEST = 300  # letters of a title or of names on a page; exports hold them whole


@dataclass(frozen=True, slots=True)
class Line:
    """One line below an item's headline."""

    kind: Literal["story", "author", "quote", "words", "flag", "tags", "note"]  # "words": of an officer
    text: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """Where an item appeared again."""

    text: str
    link: str  # "" when the address is none that may be opened


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: told in full; or pointing to where it is (`title` is then empty and `told` says where); or in short.

    In short, because another item tells its event, where `kin` says so; `under`: that one stands right above.
    """

    number: int
    mark: str  # "[Bổ sung] ", "[Tiếp theo] ", both or ""
    head: str  # outlet, domain and hour
    title: str
    note: str  # " (chưa dịch)", the translation, or ""
    lines: tuple[Line, ...]
    link: str  # "" when there is none that may be opened
    told: str
    reprints: tuple[Reprint, ...]
    above: str = ""  # what a person calls the event, printed over its items
    kin: str = ""
    under: bool = False
    anchor: str = ""  # by which the page leads to it; "" where nothing does

    @property
    def shown(self) -> str:
        """The title as a page prints it."""
        return shortened(self.title, LONGEST)

    @property
    def marks(self) -> tuple[str, str]:
        """The two marks to print around it."""
        return marks_around(self.shown)


@dataclass(frozen=True, slots=True)
class Record:
    """A matter with what is said of it: a table of seven columns, stood on its side so that a telephone can show it."""

    number: int
    title: str
    rows: tuple[tuple[str, str], ...]  # what it is, and what is said; none is empty
    anchor: str = ""  # by which the page leads to it


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences, then matters, then items, under a heading that may be empty."""

    heading: str
    sentences: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    anchor: str = ""  # likewise
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Figures: a heading per column, the first of each row names it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    anchors: tuple[str, ...] = ()  # per row: where what it counts stands; "" or none: nowhere on the page


@dataclass(frozen=True, slots=True)
class Section:
    """One of the ten sections, or a part of another page; without a title no heading is printed."""

    numeral: str  # "" for one without a number
    title: str
    parts: tuple[Part, ...]
    table: Table | None = None
    listing: bool = False  # a full list: it gives way first where a page is too long


@dataclass(frozen=True, slots=True)
class View:
    """A whole digest, or another page of that form. What is "" is not printed."""

    office: str
    name: str
    masthead: str
    review: str
    summary: str
    sections: tuple[Section, ...]
    closing: str
    note: str = ""  # what an officer says at the head
