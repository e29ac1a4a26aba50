"""A row of the queue of flags as a page shows it: words, marks, what stands beside it, what a form says it saw.

Not here: finding rows (store), what stands beside them (beside.py), deciding (deciding.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from monitor.config.flag_kinds import KindWords, kind_words
from monitor.desk.deciding import choices
from monitor.desk.desk import the_store
from monitor.desk.flags.beside import Beside, beside_all
from monitor.desk.flags.words import score_level, score_words
from monitor.store.flag_values import FlagAct, QueuedFlag, StandingFlag

_NAMED = 5  # other articles that are named at once


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a text, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody decided, in the words of a page."""

    act: FlagAct
    who: str  # the name


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list."""

    lead: StandingFlag
    kind: KindWords
    score: str
    level: str  # "high", "middle", "low"
    sentence: tuple[Part, ...]
    beside: Beside | None
    told: tuple[Part, ...]  # what the document or the other article says, where that is one text
    others: tuple[StandingFlag, ...]  # on other articles, named at once
    folded: tuple[StandingFlag, ...]  # and those that are not
    copies: int  # how many of all of them are reprints
    again: int  # further sentences of the same article that say the same
    last: Told | None
    before: Told | None
    decided: Told | None
    cases: tuple[int, ...]  # that were opened from it
    seen: tuple[str, ...]  # fields of a form: each member as the page shows it

    @property
    def key(self) -> str:
        """By which the page leads to it."""
        return f"co-{self.lead.article}-{self.lead.number}"


def rows_of(queued: Sequence[QueuedFlag]) -> tuple[Row, ...]:
    """The rows of *queued*, as a page shows them."""
    beside, names = beside_all([each.lead for each in queued]), choices.names()
    cases = _cases(queued)

    def told(act: FlagAct | None) -> Told | None:
        return Told(act, names.get(act.by, act.by)) if act else None

    def row(queue: QueuedFlag) -> Row:
        lead, near = queue.lead, beside.get((queue.lead.article, queue.lead.number))
        others = list(_other_articles(queue))
        return Row(
            lead=lead,
            kind=kind_words(lead.flag.kind),
            score=score_words(lead.flag.score),
            level=score_level(lead.flag.score),
            sentence=marked(lead.flag.sentence, lead.flag.found),
            beside=near,
            told=marked(_text_of(near), lead.flag.expected),
            others=tuple(others[:_NAMED]),
            folded=tuple(others[_NAMED:]),
            copies=sum(each.copy_of is not None for each in others),
            again=sum(each.article == lead.article for each in queue.others),
            last=told(lead.last),
            before=told(lead.before),
            decided=told(queue.decided),
            cases=tuple(dict.fromkeys(case for each in queue.members for case in cases.get(each.seen, ()))),
            seen=tuple(map(seen_of, queue.members)),
        )

    return tuple(map(row, queued))


def _cases(queued: Sequence[QueuedFlag]) -> Mapping[int, tuple[int, ...]]:
    """The cases that were opened from the newest acts on them, by act."""
    acts = [each.seen for queue in queued for each in queue.members if each.state == "cased"]
    return the_store().cases.of_acts(acts) if acts else {}


def seen_of(flag: StandingFlag) -> str:
    """What a form says of a flag that the page shows: "article:revision:newest act:which flag"."""
    return f"{flag.article}:{flag.revision}:{flag.seen}:{flag.key.digest}"


def marked(text: str, words: str) -> tuple[Part, ...]:
    """*text* with the first place of *words* marked."""
    at = text.find(words) if words else -1
    if at < 0:
        return (Part(text, False),) if text else ()
    parts = ((text[:at], False), (text[at : at + len(words)], True), (text[at + len(words) :], False))
    return tuple(Part(each, is_marked) for each, is_marked in parts if each)


def _other_articles(queue: QueuedFlag) -> Iterator[StandingFlag]:
    """Each other article once."""
    named = {queue.lead.article}
    for each in queue.others:
        if each.article not in named:
            named.add(each.article)
            yield each


def _text_of(beside: Beside | None) -> str:
    return getattr(beside, "told", "") or getattr(beside, "sentence", "")
