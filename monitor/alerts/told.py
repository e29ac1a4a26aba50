"""The values that a mail told at once is made of. Not here: its words (wording.py), how they come about (pipeline)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from monitor.model import Clip, ToneValue


@dataclass(frozen=True, slots=True)
class Alerted:
    """One text that rules found, with what a reader needs to judge it."""

    clip: Clip  # the article that was found; of several appearances of a text the first published
    rules: tuple[str, ...]  # labels of the rules that found it
    words: tuple[str, ...]  # of their queries, that stand in it
    asked: frozenset[str] = frozenset()  # fields that their queries ask for: "tone", "topic" …
    tone_by_person: ToneValue | None = None  # what an officer decided; it stands over the machine's
    original: Clip | None = None  # whose text it repeats; None: it is no reprint
    others: tuple[Clip, ...] = ()  # further appearances that were found too
    outlets: int = 1  # that tell its event
    houses: int = 1  # their owners, each counted once
    earlier: datetime | None = None  # when the same person was last told of its event, in the last day


@dataclass(frozen=True, slots=True)
class Rise:
    """A topic with far more articles than before."""

    label: str
    count: int
    mean: Decimal
    days: int
    stories: int
    found_at: datetime
    newest: tuple[Clip, ...]  # some of the articles


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What is the same in every mail of the office."""

    office: str
    province: str
    timezone: str
    at: datetime
    quote_words: int
    topics: Mapping[str, str]  # labels by id


@dataclass(frozen=True, slots=True)
class Telling:
    """All that one mail tells."""

    alerted: Sequence[Alerted]  # the newest published first
    rises: Sequence[Rise] = ()
