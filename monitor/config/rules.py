"""What the other files of rules/ may hold: topics, province, places, people, tone, junk, facts.

Not here: how rules are matched (tag, check). Every phrase is a sequence of whole syllables, compared after
folding (vietnamese.fold), never a regular expression.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from monitor.config.toml_file import Strict

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Weight = Literal["strong", "weak", "anchored"]


class Dated(Strict):
    """Something that holds from a day to a day, both included; an absent end is open."""

    valid_from: date | None = Field(default=None, alias="from")
    valid_to: date | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> "Dated":
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError("`from` is later than `to`")
        return self

    def holds(self, day: date) -> bool:
        """Whether it holds on *day*."""
        return not (self.valid_from and day < self.valid_from) and not (self.valid_to and day > self.valid_to)


class Topic(Strict):
    """rules/topics/<id>.toml"""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    label: str = Field(min_length=1)
    plan: str = ""  # clause of the plan that asks for it
    owner: tuple[str, ...] = ()  # units that usually answer for it
    threshold: float = Field(default=3.0, gt=0)
    strong: tuple[Phrase, ...] = Field(min_length=1)
    weak: tuple[Phrase, ...] = ()
    exclude: tuple[Phrase, ...] = ()  # cancels a phrase it covers or touches
    inside: tuple[Phrase, ...] = ()  # words of the segmenter that may be cut by a phrase of this topic
    english: tuple[Phrase, ...] = ()
    note: str = ""


class Name(Dated):
    """One way to write the province's name, or that of a body or event which stands for it."""

    text: Phrase
    weight: Weight = "strong"
    language: str = Field(default="vi", pattern=r"^[a-z]{2}$")


class Former(Strict):
    """Words of an older map: two of them in an undated article tell that it is not younger than `until`."""

    until: date
    phrases: tuple[Phrase, ...] = Field(min_length=2)


class ProvinceFile(Strict):
    """rules/province.toml"""

    name: str = Field(min_length=1)
    code: str = Field(min_length=1)
    names: tuple[Name, ...] = Field(min_length=1)
    other: tuple[Phrase, ...] = ()  # readings that are not the province: streets, bylines, other places
    elsewhere: tuple[Phrase, ...] = ()  # names of other provinces: many of them make a list, not a subject
    former: tuple[Former, ...] = ()  # only for articles without a date


class Place(Dated):
    """A unit, river, sight or village inside the province."""

    name: Phrase
    kind: str = Field(min_length=1)
    code: str = ""
    also: tuple[Phrase, ...] = ()  # other spellings
    weight: Weight
    unverified: bool = False


class PlacesFile(Strict):
    """rules/places.toml"""

    place: tuple[Place, ...] = Field(min_length=1)
    other: tuple[Phrase, ...] = ()  # readings that are not a place of ours


class Person(Dated):
    """An office-holder, only as public documents support; never searched, never counted."""

    name: Phrase
    post: str
    body: str
    source: str = Field(min_length=1)


class PeopleFile(Strict):
    """rules/people.toml"""

    person: tuple[Person, ...] = ()


class ToneFile(Strict):
    """rules/tone.toml"""

    positive: tuple[Phrase, ...]
    negative: tuple[Phrase, ...]
    negation: tuple[Phrase, ...] = ()  # a negation just before a phrase cancels it
    exclude: tuple[Phrase, ...] = ()
    threshold: float = Field(default=2.0, gt=0)


class JunkRule(Strict):
    """One kind of page that no press officer wants to see."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    label: str
    title: tuple[Phrase, ...] = ()  # phrases in the title
    url: tuple[str, ...] = ()  # parts of the address
    unless: tuple[Phrase, ...] = ()  # phrases in the title that keep the article

    @model_validator(mode="after")
    def _something(self) -> "JunkRule":
        if not self.title and not self.url:
            raise ValueError("needs `title` or `url`")
        return self


class JunkFile(Strict):
    """rules/junk.toml"""

    junk: tuple[JunkRule, ...] = ()


class FactRow(Dated):
    """One official figure with its document."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    statement: str = Field(min_length=1)
    subject: tuple[tuple[Phrase, ...], ...] = Field(min_length=1)  # a sentence must name one of each list
    value: Decimal  # nan and inf are refused
    unit: tuple[Phrase, ...] = Field(min_length=1)  # what follows the number, in any of these wordings
    tolerance: Annotated[Decimal, Field(ge=0)] = Decimal(0)  # a difference up to this is none
    unless: tuple[Phrase, ...] = ()  # a sentence with one of these speaks of something else
    issuer: str = Field(min_length=1)
    document: str = Field(min_length=1)  # kind, number and date of the document
    source: str = Field(min_length=1)  # where it can be looked up
    unverified: bool = False


class FactsFile(Strict):
    """rules/facts/*.toml"""

    fact: tuple[FactRow, ...] = ()
