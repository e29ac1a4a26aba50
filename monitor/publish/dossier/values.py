"""Everything that a dossier or a draft prints, frozen. Times are in the office's zone. What is "" nobody wrote yet.

Not here: where it comes from (the room cases), how it is printed (build.py, letter.py, statement.py).
"""

from dataclasses import dataclass
from datetime import datetime

from monitor.case import Option
from monitor.publish.word.values import Head


@dataclass(frozen=True, slots=True)
class Reprinted:
    """An appearance of an article at another outlet."""

    outlet: str
    group: str  # of the outlet, in words
    foreign: bool
    published: datetime
    url: str


@dataclass(frozen=True, slots=True)
class Piece:
    """An article of the case (B1)."""

    id: int
    outlet: str
    group: str
    foreign: bool
    owner: str  # the body that publishes the outlet
    title: str
    authors: tuple[str, ...]  # as printed
    section: str  # as printed
    published: datetime
    unsure: bool  # the time of publication is only that of first sight
    url: str
    reprints: tuple[Reprinted, ...]
    vanished: datetime | None
    repeats: str = ""  # the outlet whose article it reprints


@dataclass(frozen=True, slots=True)
class Copy:
    """A captured page (B2)."""

    piece: int  # place of the article among the pieces, from 1
    number: int
    at: datetime
    status: int  # what the server answered
    kind: str  # of the page
    sha256: str  # of the page as it came
    file: str  # of the archive; "" where it is not kept for ever
    found: str  # what the look found: "bài có sửa đổi" …


@dataclass(frozen=True, slots=True)
class Altered:
    """A paragraph that an outlet changed after publication (B2)."""

    piece: int
    version: int
    seen: datetime
    title: bool  # it is the headline
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in question and what stands against it (B3, C)."""

    number: int  # 1: N1
    piece: int
    version: int
    words: str  # verbatim
    claim: str
    truth: str
    paper: str
    source: str
    conclusion: str  # in words, as it may be told
    counts: bool  # it is found false or partly right: a letter answers it
    verifier: str
    wrong: bool = False  # two officers said that it is false


@dataclass(frozen=True, slots=True)
class Happening:
    """Something on the way from publication to today (B4)."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log (K)."""

    at: datetime
    text: str
    paper: str  # number and day
    proof: str  # file that goes with it
    note: str
    name: str  # of who wrote it down


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit and what became of it (K)."""

    name: str
    basis: str
    unverified: bool
    starts: datetime
    due: str
    result: str
    runs: bool
    outlet: str = ""  # whose limit it is; "": nobody's by itself


@dataclass(frozen=True, slots=True)
class Ground:
    """Words of law that hold on the day of the event (F)."""

    use: str  # id
    about: str  # what they are for, in words
    text: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class Texts:
    """What officers wrote."""

    summary: str
    course: str
    effect: str
    nature: str
    grounds: str
    right: str
    letter: str
    statement: str
    secrecy: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is held of the articles."""

    verdict: str  # in words, as it may be told
    ground: str
    proposed_by: str
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A whole dossier."""

    id: int
    made: datetime
    head: Head
    office: str  # as text has it
    contact: str  # of the office, in letters
    recipients: tuple[str, ...]  # who gets a copy of letters
    archive: str  # where a copy stays
    title: str
    level: str
    state: str
    unit: str
    opened: datetime
    opened_by: str
    event: datetime
    ready: bool  # it may leave the desk; else it is marked as a draft
    may_say_false: bool  # two officers said it
    texts: Texts
    asks: str
    directed: str
    finding: Finding | None
    options: tuple[Option, ...]
    pieces: tuple[Piece, ...]
    copies: tuple[Copy, ...]
    altered: tuple[Altered, ...]
    sentences: tuple[Sentence, ...]
    course: tuple[Happening, ...]
    grounds: tuple[Ground, ...]
    log: tuple[Entry, ...]
    limits: tuple[Limit, ...]
    outcome: str  # in words; "" while it is open

    def piece(self, number: int) -> Piece:
        """The article with the place *number*."""
        return self.pieces[number - 1]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets of its articles, each once."""
        return tuple(dict.fromkeys(piece.outlet for piece in self.pieces))

    @property
    def letter_outlets(self) -> tuple[str, ...]:
        """The outlets that letters go to: those whose sentences are answered; where none is yet, all."""
        answered = tuple(dict.fromkeys(self.piece(each.piece).outlet for each in self.sentences if each.counts))
        return answered or self.outlets
