"""Every case in memory with its limits, kept fresh by the steps that came since. One a desk, for all its threads.

Not here: which of them a list shows and in which order (listing.py), pages (screens).
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor.case import Case, Clock, Step
from monitor.cases import case_of, clocks, office_of
from monitor.cases.limits import Office
from monitor.desk.desk import the_desk, the_store
from monitor.store import Store
from monitor.vietnamese.fold import fold, unaccented

_MAKING = threading.Lock()
_CLAIMING = ("partly", "false")  # verdicts that a letter to an outlet may stand on, once two officers said so


@dataclass(frozen=True, slots=True)
class Standing:
    """A case, and what follows from it whatever the hour is."""

    case: Case
    clocks: tuple[Clock, ...]
    next: Clock | None  # the earliest limit that runs
    words: str  # its title as it is searched for: small letters, with accents
    plain: str  # and without

    @property
    def open(self) -> bool:
        """Whether it has no final outcome yet."""
        return self.case.state != "closed"

    @property
    def waits(self) -> bool:
        """Whether a verdict waits for a second officer."""
        found = self.case.assessment
        return self.open and found is not None and found.verdict in _CLAIMING and not found.confirmed_by

    def waits_for(self, login: str) -> bool:
        """Whether it waits for *login*, who has not proposed it."""
        found = self.case.assessment
        return self.waits and found is not None and found.by != login

    def overdue(self, now: datetime) -> tuple[Clock, ...]:
        """The limits that run and have passed."""
        return tuple(each for each in self.clocks if each.runs and each.overdue(now)) if self.open else ()


class KeptCases:
    """Every case by number."""

    def __init__(self, file: str, office: Office) -> None:
        """Of the database *file*, as `store.listed.file` names it; empty until it is asked."""
        self.file = file
        self._office = office
        self._lock = threading.Lock()
        self._seen = 0  # the last step of all
        self._cases: dict[int, Standing] = {}
        self._by_article: Mapping[int, tuple[int, ...]] = {}

    def all(self, store: Store) -> tuple[Standing, ...]:
        """All there are by now, the first one first."""
        with self._lock:
            self._refresh(store)
            return tuple(self._cases.values())

    def of_articles(self, store: Store, articles: Iterable[int]) -> tuple[Standing, ...]:
        """The cases to which any of *articles* belongs now, the first one first."""
        with self._lock:
            self._refresh(store)
            found = {number for article in articles for number in self._by_article.get(article, ())}
            return tuple(self._cases[number] for number in sorted(found))

    def _refresh(self, store: Store) -> None:
        last, numbers = store.cases.changed(self._seen)
        if last == self._seen:
            return
        changed = store.cases.every() if not self._seen else tuple(map(store.cases.steps, numbers))
        for steps in changed:
            self._cases[steps[0].case] = _standing(steps, self._office)
        self._cases = dict(sorted(self._cases.items()))
        held = defaultdict(list)
        for number, each in self._cases.items():
            for article in each.case.articles:
                held[article].append(number)
        self._by_article = {article: tuple(those) for article, those in held.items()}
        self._seen = last


def _standing(steps: tuple[Step, ...], office: Office) -> Standing:
    case = case_of(steps)
    every = clocks(case, office)
    dated = [each for each in every if each.runs and each.due] if case.state != "closed" else []
    first = min(dated, key=lambda each: (each.due, each.started_by), default=None)
    return Standing(case, every, first, folded(case.title), folded(unaccented(case.title)))


def folded(text: str) -> str:
    """*text* as titles are compared by: case and the place of tone marks do not count."""
    return " ".join(map(fold, text.split()))


def all_cases() -> tuple[Standing, ...]:
    """Every case that the desk of the request knows, with what came since it was asked the last time."""
    return _kept().all(the_store())


def cases_of(articles: Iterable[int]) -> tuple[Standing, ...]:
    """The cases to which any of *articles* belongs."""
    return _kept().of_articles(the_store(), articles)


def _kept() -> KeptCases:
    desk, file = the_desk(), the_store().listed.file()
    with _MAKING:
        found = desk.kept.get("cases")
        if not isinstance(found, KeptCases) or found.file != file:
            found = desk.kept["cases"] = KeptCases(file, office_of(desk.settings))
    return found
