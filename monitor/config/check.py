"""How each kind of flag is tuned: rules/check.toml. Not here: what a flag is (model), how it is found (check)."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from monitor.config.rules import Phrase
from monitor.config.toml_file import Strict

FlagKind = Literal[
    "figure-differs",
    "date-differs",
    "place-differs",
    "name-differs",
    "refuted-claim",
    "outlets-disagree",
    "headline-beyond-text",
    "no-named-source",
    "old-event-as-new",
    "wrong-place",
    "silently-edited",
    "removed",
    "correction-published",
]
Score = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class KindRow(Strict):
    """One kind of flag."""

    kind: FlagKind
    enabled: bool = True
    weight: Score = 1.0  # its scores are multiplied by this: its place in the queue
    least: Score = 0.0  # below this score nothing is flagged, after the weight
    words: tuple[Phrase, ...] = ()  # what the kind looks for, as README says of each
    unless: tuple[Phrase, ...] = ()  # an article or a sentence with one of these is not flagged
    hedges: tuple[Phrase, ...] = ()  # what makes a statement uncertain: of headline-beyond-text
    wide: tuple[Phrase, ...] = ()  # what speaks of the whole province: of headline-beyond-text
    vague: tuple[Phrase, ...] = ()  # sources that nobody can ask: of no-named-source
    days: int = Field(default=0, ge=0, le=3660)  # a span that the kind needs; 0: its own default


class Check(Strict):
    """rules/check.toml; a kind without a row is as the defaults say."""

    recheck_days: int = Field(default=60, ge=1, le=3660)  # articles published within so many days are looked at again
    kind: tuple[KindRow, ...] = ()

    @field_validator("kind")
    @classmethod
    def _each_once(cls, value: tuple[KindRow, ...]) -> tuple[KindRow, ...]:
        kinds = [row.kind for row in value]
        if twice := next((kind for kind in kinds if kinds.count(kind) > 1), None):
            raise ValueError(f"`{twice}` stands twice; one row tunes a kind, and a second one would count for nothing")
        return value

    def of(self, kind: str) -> KindRow:
        """How *kind* is tuned."""
        return next((row for row in self.kind if row.kind == kind), KindRow.model_construct(kind=kind))
