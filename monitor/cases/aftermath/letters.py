"""The letters of a case that reached an outlet, what answered them, and how often its articles are looked at meanwhile.

    case is open                     once a day
    a letter was delivered           every three hours, until the outlet published or refused
    the article is removed           every three days: it may come back
    case is closed                   as every other article (pipeline.incoming.revisits)

Pure: cases in, times out. Not here: the looks themselves (pipeline), until when an outlet must answer (limits.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.case import Case, Marked, Step
from monitor.store import Looks

DAILY = timedelta(days=1)
AFTER_LETTER = timedelta(hours=3)
REMOVED = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of ours that an outlet has received."""

    step: int
    article: int | None  # whose outlet; None: of every article of the case
    at: datetime  # when it was received
    answered: datetime | None  # when the outlet published or refused

    def concerns(self, article: int) -> bool:
        """Whether it went to the outlet of *article*."""
        return self.article in (None, article)


def letters(case: Case) -> tuple[Letter, ...]:
    """The letters of *case*, the first one received first."""
    found = (_letter(case, step, step.body) for step in case.steps if isinstance(step.body, Marked))
    return tuple(sorted((each for each in found if each), key=lambda each: (each.at, each.step)))


def pauses(cases: Iterable[Case]) -> Mapping[int, timedelta]:
    """How long each article of an open case is left alone between two looks; of several cases the shortest time."""
    found: dict[int, timedelta] = {}
    for case in cases:
        for article, pause in _pauses(case):
            found[article] = min(pause, found.get(article, pause))
    return found


def following(look: Looks, pause: timedelta) -> datetime | None:
    """When an article that is left alone for *pause* is looked at again; None where it cannot be.

    What is planned sooner stays, and so does the next try at a page that failed.
    """
    if not look.planned:
        return None
    wanted = look.last + (max(pause, REMOVED) if look.vanished_at else pause)
    if look.next_at and (look.tries or look.next_at < wanted):
        return look.next_at
    return wanted


def _pauses(case: Case) -> Iterator[tuple[int, timedelta]]:
    if case.state == "closed":
        return
    waiting = [each for each in letters(case) if each.answered is None]
    for article in case.articles:
        yield article, AFTER_LETTER if any(each.concerns(article) for each in waiting) else DAILY


def _letter(case: Case, step: Step, body: Marked) -> Letter | None:
    if body.what != "delivered":
        return None
    answers = (
        each.at
        for each in case.steps
        if isinstance(each.body, Marked)
        and each.body.what in ("published", "refused")
        and (each.id > step.id or each.at > step.at)
        and (body.article is None or each.body.article in (None, body.article))
    )
    return Letter(step.id, body.article, step.at, min(answers, default=None))
