"""What the other files of rules/ may hold: topics, province, places, people, tone, junk.

Not here: documents and what is checked against them (facts.py, check.py), how rules are matched (tag). A phrase is whole syllables, compared folded; never a regular expression.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, StringConstraints, model_validator

from monitor.config.toml_file import Strict
from monitor.errors import QueryError
from monitor.query.fields import RULE_FIELDS
from monitor.query.parse import parse
from monitor.query.tree import Node
from monitor.vietnamese.syllables import keys

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Weight = Literal["strong", "weak", "anchored"]
_LEARNED_MOST = 2  # syllables of a learned phrase (tag.topics.learned)
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


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


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a rule as written, and its tree, parsed once when the file is read."""

    text: str
    tree: Node


def _query(value: object) -> Query:
    if isinstance(value, Query):
        return value
    if not isinstance(value, str):
        raise ValueError("must be a text")  # noqa: TRY004  (pydantic gathers ValueError)
    try:
        return Query(value, parse(value, RULE_FIELDS))
    except QueryError as error:
        raise ValueError(str(error)) from error


class QueryRule(Strict):
    """One query of a topic: an article of its language for which it holds gets the points."""

    query: Annotated[Query, PlainValidator(_query)]
    points: float = Field(default=3.0, gt=0, allow_inf_nan=False)  # as much as a strong phrase in the headline
    language: str = Field(default="vi", pattern=r"^[a-z]{2}$")
    note: str = ""


class WeightedPhrase(Strict):
    """A phrase with a weight of its own: a strong one has 1, a weak one 0.5 (and needs company, which this does not)."""

    text: Phrase
    weight: float = Field(gt=0, le=5, allow_inf_nan=False)


class Unless(Strict):
    """A context that voids phrases: one of `near` in the same sentence, with at most `within` syllables between."""

    near: tuple[Phrase, ...] = Field(min_length=1)
    within: int = Field(default=6, ge=0, le=100)
    of: tuple[Phrase, ...] = ()  # only these phrases of the topic; empty: all
    note: str = ""


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
    phrase: tuple[WeightedPhrase, ...] = ()
    unless: tuple[Unless, ...] = ()
    query: tuple[QueryRule, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _of_known(self) -> "Topic":
        known = {keys(text) for text in (*self.strong, *self.weak, *(each.text for each in self.phrase))}
        for rule in self.unless:
            for text in rule.of:
                if keys(text) not in known:
                    raise ValueError(f"`unless` is of “{text}”, which is no phrase of this topic")
        return self


class Name(Dated):
    """One way to write the province's name, or that of a body or event which stands for it."""

    text: Phrase
    weight: Weight = "strong"
    language: str = Field(default="vi", pattern=r"^[a-z]{2}$")


class Former(Strict):
    """Words of an older map: `enough` of them in an undated article tell that it is not younger than `until`."""

    until: date
    enough: int = Field(default=2, ge=1)  # so many different phrases
    phrases: tuple[Phrase, ...] = Field(min_length=1)


class Central(Strict):
    """How many points each sign is worth that the province is the subject, and how many are needed."""

    needed: int = Field(default=8, ge=1)
    headline: int = 8  # named in the headline
    headline_shared: int = 0  # there beside other provinces
    headline_elsewhere: int = -3  # only others are named there
    round_up: int = -12  # the headline opens a round-up of many subjects
    first_sentence: int = 3
    speaks_first: int = 1  # a body of the province opens the text
    opening: int = 4  # named in the lead
    summary: int = 3  # the article is no more than its lead
    region: int = -3  # the headline names a larger part of the country and not us
    twice: int = 4  # sentences that name it; the three add up
    thrice: int = 4
    often: int = 2  # five
    two_places: int = 2  # two different places of ours
    office_holder: int = 2
    many_elsewhere: int = -4  # three other provinces or more in the text
    elsewhere_oftener: int = -3  # one other is named oftener than ours


class ProvinceFile(Strict):
    """rules/province.toml"""

    name: str = Field(min_length=1)
    code: str = Field(min_length=1)
    names: tuple[Name, ...] = Field(min_length=1)
    other: tuple[Phrase, ...] = ()  # readings that are not the province: streets, bylines, other places
    home: tuple[Phrase, ...] = ()  # a name in the sentence behind one of these is somebody's address
    label: tuple[Phrase, ...] = ()  # a name just behind one of these is a label: "voters of", "aged 32,"
    background: tuple[Phrase, ...] = ()  # a name in the sentence behind one of these tells of an earlier affair
    region: tuple[Phrase, ...] = ()  # parts of the country that are larger than a province
    round_up: tuple[Phrase, ...] = ()  # how a headline opens that goes through the news of the day
    central: Central = Central()
    elsewhere: tuple[Phrase, ...] = ()  # names of other provinces: many of them make a list, not a subject
    former: tuple[Former, ...] = ()  # only for articles without a date
    now: tuple[Phrase, ...] = ()  # words of today's map: an undated article that has one is of today


class Place(Dated):
    """A unit, river, sight or village inside the province."""

    name: Phrase
    kind: str = Field(min_length=1)
    code: str = ""
    also: tuple[Phrase, ...] = ()  # other spellings
    foreign: dict[LanguageCode, tuple[Phrase, ...]] = Field(default_factory=dict)  # in other scripts, by language
    weight: Weight
    with_unit: bool = False  # counts only behind its unit word ("xã X") or before its district or province
    listed: bool = True  # false: speaks for the province, but is no place in a list of places
    inner: bool = False  # a list of places names it by the name inside ("nghĩa trang X" is X)
    ended: date | None = None  # last day of the unit itself, where its name came to us when it had ended
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


class ToneKind(Strict):
    """One kind of praise or criticism: words that say it alone, or an act together with its target."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    tone: Literal["positive", "negative"]
    order: Literal["any", "object"] = "any"  # where the target stands: in the sentence, or as what the act is done to
    alone: tuple[Phrase, ...] = ()
    act: tuple[Phrase, ...] = ()
    target: tuple[Phrase, ...] = ()
    unless: tuple[Phrase, ...] = ()  # in the sentence of an act it cancels it: a flood explains the broken road

    @model_validator(mode="after")
    def _whole(self) -> "ToneKind":
        if bool(self.act) != bool(self.target):
            raise ValueError("`act` and `target` need each other")
        if not self.act and not self.alone:
            raise ValueError("needs `alone`, or `act` with `target`")
        return self


class ToneFile(Strict):
    """rules/tone.toml"""

    kind: tuple[ToneKind, ...] = Field(min_length=1)
    negation: tuple[Phrase, ...] = ()  # just before an act it cancels it: "not", "to prevent", "no longer"
    goal: tuple[Phrase, ...] = ()  # just before praise it cancels it: "to", "aims at"
    denial: tuple[Phrase, ...] = ()  # in the sentence of an act it cancels it: "rejects", "rumour"
    private: tuple[Phrase, ...] = ()  # an act done to one of these is no matter of the authorities
    passive: tuple[Phrase, ...] = ()  # before an act: whom it is done to stands in front
    plain: tuple[Phrase, ...] = ()  # in the headline: what went before is told, not reported
    exclude: tuple[Phrase, ...] = ()  # a reading that cancels an act it covers or touches
    lean: dict[str, Annotated[float, Field(gt=0, allow_inf_nan=False)]] = Field(default_factory=dict)  # by main topic
    threshold: float = Field(default=1.5, gt=0)


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


class UnlearnedFile(Strict):
    """rules/unlearned.toml"""

    phrases: tuple[Phrase, ...] = ()  # that no learned weight may hang on

    @model_validator(mode="after")
    def _short(self) -> "UnlearnedFile":
        for phrase in self.phrases:
            if len(keys(phrase)) > _LEARNED_MOST:
                raise ValueError(
                    f"“{phrase}” has more than {_LEARNED_MOST} syllables, which are never learned together"
                )
        return self
