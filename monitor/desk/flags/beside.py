"""What stands beside a flagged sentence: the document, the other article, the earlier words, with what differs marked.

Not here: the rest of a row (rows.py), how it looks (templates).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from flask import current_app, url_for

from monitor.addresses import is_http
from monitor.config.facts import ClaimRow, FactRow
from monitor.config.row_words import name_of, value_words
from monitor.desk.deciding import choices
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import may_go
from monitor.desk.shown.difference import Piece, pieces
from monitor.model import Change, Flag
from monitor.registers.stored import Stored, stored_rows
from monitor.store.flag_values import StandingFlag

_ROW = "facts.one"  # the page of one row of the registers
_CHANGES = 2  # paragraphs of a revision that are shown
_LONGEST = 800  # letters of one


@dataclass(frozen=True, slots=True)
class Document:
    """A row of the registers; only `id` where it stands there no more, or today's program cannot read it."""

    what: ClassVar[str] = "document"  # by which templates tell them apart
    id: str
    told: str = ""  # the fact, or the claim, as a sentence
    claim: bool = False  # it is a claim that the document refutes
    says: str = ""  # of a claim: what the document says instead; of a fact: its value
    document: str = ""
    day: date | None = None  # of the document, where its citation does not say it
    issuer: str = ""
    page: str = ""
    source: str = ""
    address: str = ""  # the source, where it can be opened
    unverified: bool = False
    first: date | None = None
    last: date | None = None
    withdrawn: str = ""  # by whom, when and why it was taken back
    link: str = ""  # its page, where that is open to who asks


@dataclass(frozen=True, slots=True)
class OtherArticle:
    """What another article says."""

    what: ClassVar[str] = "article"
    article: int
    title: str
    outlet: str
    published: datetime
    sentence: str  # "" where nothing is known but the figure


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the article itself said before."""

    what: ClassVar[str] = "revision"
    revision: int
    changes: tuple[tuple[Piece, ...], ...]
    more: int  # further paragraphs that changed


Beside = Document | OtherArticle | Earlier


def beside_all(flags: Sequence[StandingFlag]) -> Mapping[tuple[int, int], Beside]:
    """What stands beside each of *flags*, by article and number; nothing where nothing is held against it."""
    rows = _registers([flag.flag for flag in flags])
    found = ((flag, _beside(flag, rows)) for flag in flags)
    return {(flag.article, flag.number): each for flag, each in found if each is not None}


def _beside(flag: StandingFlag, rows: Mapping[str, Stored]) -> Beside | None:
    kind, _, number = flag.flag.fact.partition(":")
    if not flag.flag.fact:
        return None
    if kind == "article" and number.isdecimal():
        return _other(flag, int(number))
    if kind == "revision" and number.isdecimal():
        return _earlier(flag, int(number))
    return _document(flag.flag.fact, rows)


# -- a document --------------------------------------------------------------------------------------------


def _registers(flags: Sequence[Flag]) -> Mapping[str, Stored]:
    """The rows of the registers, where one of *flags* is held against any."""
    if not any(flag.fact and ":" not in flag.fact for flag in flags):
        return {}
    return {row.id: row for row in stored_rows(the_desk().settings.rules, the_store())}


def _document(id_: str, rows: Mapping[str, Stored]) -> Document:
    stored = rows.get(id_)
    if stored is None:
        return Document(id_)
    row = stored.row
    if row is None:
        return Document(id_, withdrawn=_withdrawn(stored), link=_link(id_))
    says = value_words(row) if isinstance(row, FactRow) else row.refutation if isinstance(row, ClaimRow) else ""
    return Document(
        id=id_,
        told=name_of(row),
        claim=isinstance(row, ClaimRow),
        says=says,
        document=row.document,
        day=None if row.document_date and str(row.document_date.year) in row.document else row.document_date,
        issuer=row.issuer,
        page=row.page,
        source=row.source,
        address=row.source if is_http(row.source) else "",
        unverified=row.unverified,
        first=row.valid_from,
        last=row.valid_to,
        withdrawn=_withdrawn(stored),
        link=_link(id_),
    )


def _withdrawn(stored: Stored) -> str:
    back = stored.kept.withdrawn if stored.kept else None
    if back is None:
        return ""
    who, at = choices.names().get(back.by, back.by), back.at.astimezone(the_desk().zone)
    return f"{who} rút khỏi sổ ngày {at:%d/%m/%Y}: {back.reason}"


def _link(id_: str) -> str:
    return url_for(_ROW, id_=id_) if _ROW in current_app.view_functions and may_go(_ROW) else ""


# -- another article, and earlier words --------------------------------------------------------------------


def _other(flag: StandingFlag, article: int) -> OtherArticle | None:
    clip = the_store().clip(article)
    if clip is None:
        return None
    mirrored = (each.flag for each in the_store().flags.standing(article))
    sentence = next((each.sentence for each in mirrored if each.fact == f"article:{flag.article}"), "")
    if not sentence:
        sentence = _naming(clip.article.text, flag.flag.expected)
    return OtherArticle(article, clip.article.title, clip.outlet, clip.article.published, sentence)


def _naming(text: str, words: str) -> str:
    """The paragraph of *text* that has *words*; "" where none or more than one has."""
    found = [paragraph for paragraph in text.split("\n") if words and words in paragraph]
    return _cut(found[0]) if len(found) == 1 else ""


def _earlier(flag: StandingFlag, revision: int) -> Earlier | None:
    changes = [
        change
        for number, _, each in the_store().revisits.differences(flag.article)
        if number > revision
        for change in each
    ]
    told = ([change for change in changes if _tells(change, flag.flag)] or changes)[:_CHANGES]
    if not told:
        return None
    shown = tuple(pieces(_cut(each.before), _cut(each.after)) for each in told)
    return Earlier(revision, shown, len(changes) - len(shown))


def _tells(change: Change, flag: Flag) -> bool:
    return bool(flag.sentence) and flag.sentence in change.after and flag.expected in change.before


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"
