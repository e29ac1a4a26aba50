"""What the facts register holds: figures and other facts of documents, refuted claims, arguments; in files and in the database.

Rows of rules/facts/*.toml and rows that people enter have one shape, so that one check refuses what is impossible. Not here:
how a value is read (row_values.py), what people entered (store), what contradicts what (register.py).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo, field_validator

from monitor.config.row_values import (
    Day,
    Number,
    YesNo,
    cleaned,
    cleaned_text,
    no_list_mark,
    no_phrase_mark,
    read_value,
    unit_of,
    wrong,
)
from monitor.config.rules import Dated
from monitor.config.toml_file import Strict
from monitor.vietnamese.syllables import keys

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,99}$"), BeforeValidator(cleaned)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2000), BeforeValidator(cleaned)]
Wording = Annotated[Words, AfterValidator(no_phrase_mark)]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=200), BeforeValidator(cleaned)]
FactKind = Literal["figure", "date", "place", "name", "yes-no"]


def _with_words(phrase: str) -> str:
    if not keys(phrase):
        raise wrong("no-word", "`{given}` holds no word", given=phrase)
    return phrase


def _counting(phrase: str) -> str:
    unit = unit_of(phrase)
    if not (unit.words or unit.percent or unit.factor != 1):
        raise wrong("no-word", "`{given}` holds no word", given=phrase)
    return phrase


Named = Annotated[Phrase, AfterValidator(_with_words), AfterValidator(no_phrase_mark)]  # found in a text by its words
Subject = Annotated[Named, AfterValidator(no_list_mark)]
Unit = Annotated[Phrase, AfterValidator(_counting), AfterValidator(no_phrase_mark)]
_Many = Field(default=(), max_length=200)


class Documented(Dated):
    """Something that a document says; nothing is entered without one."""

    valid_from: Day | None = Field(default=None, alias="from")
    valid_to: Day | None = Field(default=None, alias="to")
    id: Id
    issuer: Words  # the body that issued the document
    document: Words  # kind, number and date of the document, as it is cited
    document_date: Day | None = None
    page: Annotated[str, StringConstraints(max_length=100), BeforeValidator(cleaned)] = ""
    source: Words  # where it can be looked up: an address, an archive number
    unverified: YesNo = False  # the office has not seen the document itself
    supersedes: Annotated[str, BeforeValidator(cleaned)] = (
        ""  # id of the row that ends on the day before this one begins
    )

    @field_validator("valid_to")
    @classmethod
    def _after_its_beginning(cls, value: date | None, info: ValidationInfo) -> date | None:
        begins = info.data.get("valid_from")
        if value and begins and begins > value:
            raise wrong("order", "`from` is later than `to`")
        return value

    @field_validator("supersedes")
    @classmethod
    def _supersedes_since(cls, value: str, info: ValidationInfo) -> str:
        if value and "valid_from" in info.data and not info.data["valid_from"]:
            raise wrong(
                "since", "a row that supersedes another needs `from`: the day before it is the last of the other one"
            )
        if value and value == info.data.get("id"):
            raise wrong("itself", "a row cannot supersede itself")
        return value


class FactRow(Documented):
    """One fact with its document: a figure with its unit, a day, a place, a name, or whether something is so."""

    statement: Words  # the fact as a sentence
    kind: FactKind = "figure"
    # A sentence must name one phrase of each list.
    subject: tuple[Annotated[tuple[Subject, ...], Field(max_length=200)], ...] = Field(min_length=1, max_length=20)
    value: Decimal | date | bool | str  # as `kind` says
    # What follows the number, in any of these wordings; of figures only.
    unit: Annotated[tuple[Unit, ...], Field(validate_default=True, max_length=200)] = ()
    tolerance: Annotated[Number, Field(ge=0)] = Decimal(0)  # a difference up to this is none; of figures only
    other: tuple[Named, ...] = _Many  # other wordings of the same name or place; of yes-no: what says the opposite
    unless: tuple[Named, ...] = _Many  # a sentence with one of these speaks of something else

    @field_validator("subject")
    @classmethod
    def _no_empty_list(cls, value: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        if not all(value):
            raise wrong("empty-list", "a list of `subject` holds no phrase")
        return value

    @field_validator("value", mode="before")
    @classmethod
    def _as_its_kind(cls, value: Any, info: ValidationInfo) -> Any:
        return read_value(info.data.get("kind", "figure"), value)  # without a kind that is one, that is told

    @field_validator("unit")
    @classmethod
    def _of_figures(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        kind = info.data.get("kind")
        if kind == "figure" and not value:
            raise wrong("no-unit", 'a figure needs `unit`: what follows the number, such as ["xã"] or ["%"]')
        if kind not in ("figure", None) and value:
            raise wrong("figures-only", "goes with figures only")
        return value

    @field_validator("tolerance")
    @classmethod
    def _of_figures_only(cls, value: Decimal, info: ValidationInfo) -> Decimal:
        if value and info.data.get("kind", "figure") != "figure":
            raise wrong("figures-only", "goes with figures only")
        return value

    @property
    def figure(self) -> Decimal:
        """The number of a figure. Raises TypeError for any other kind."""
        if not isinstance(self.value, Decimal):
            raise TypeError(f"{self.id} is no figure")
        return self.value


class ClaimRow(Documented):
    """A claim that a document has refuted."""

    claim: Words  # as it was spread, one sentence
    wordings: tuple[Wording, ...] = _Many  # other ways in which it was told
    refutation: Words  # what the document says instead
    topics: tuple[Id, ...] = _Many


class ArgumentRow(Documented):
    """An argument or a material, so that what was said before is found again."""

    title: Words
    text: Annotated[str, StringConstraints(min_length=1, max_length=20_000), BeforeValidator(cleaned_text)]
    topics: tuple[Id, ...] = _Many


Row = FactRow | ClaimRow | ArgumentRow
RegisterName = Literal["fact", "claim", "argument"]


class FactsFile(Strict):
    """rules/facts/*.toml"""

    fact: tuple[FactRow, ...] = ()
    claim: tuple[ClaimRow, ...] = ()
    argument: tuple[ArgumentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """All rows of the three registers that are known, of files and entered ones."""

    facts: tuple[FactRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    arguments: tuple[ArgumentRow, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Facts, then claims, then arguments."""
        return (*self.facts, *self.claims, *self.arguments)

    def row(self, id_: str) -> Row | None:
        """The row called *id_*."""
        return next((row for row in self.rows if row.id == id_), None)


def register_of(row: Row) -> RegisterName:
    """Which of the three registers *row* belongs to."""
    if isinstance(row, FactRow):
        return "fact"
    return "claim" if isinstance(row, ClaimRow) else "argument"
